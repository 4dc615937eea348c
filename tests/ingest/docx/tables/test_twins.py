from tests.ingest.office import cell, p, table


def row(*texts):
    return "".join(map(cell, texts))


HEADED = table(row("2012", "Anträge", "bewilligt"), row("Nord", "12", "4"), row("Süd", "9", "–"))
TWIN = table(row("Nord", "15", "6"), row("Süd", "7", "2"), row("West", "3", "1"))


def test_a_table_without_heads_has_those_of_its_twin_right_above(lines):
    found = lines(HEADED, TWIN)
    assert found[3:] == ["! 2012 | Anträge | bewilligt", "| Nord | 15 | 6", "| Süd | 7 | 2", "| West | 3 | 1"]


def test_a_text_between_or_other_rows_tell_another_table(lines):
    assert lines(HEADED, p("Im Jahr darauf:"), TWIN)[4] == "| Nord | 15 | 6"
    other = table(row("Amsel", "15", "6"), row("Star", "7", "2"))
    assert lines(HEADED, other)[3] == "| Amsel | 15 | 6"
    words = table(row("Nord", "offen", "Frau Star"), row("Süd", "zu", "Herr Fink"))
    assert lines(HEADED, words)[3] == "| Nord | offen | Frau Star"
