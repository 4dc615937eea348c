from ingest.block import Row, SectionEnd, Table
from ingest.passage import PassageKind
from tests.ingest.cut.test_cut import heading, listing, para, passages, text

ARTICLE = heading("Artikel 1 Änderung der Eselsatzung")
LEAD = "Die Eselsatzung vom 2. Mai 2011 wird wie folgt geändert:"


def items(passage):
    return [passage.slice(item) for item in passage.items]


def test_a_command_and_its_new_text_are_one_passage_below_what_it_belongs_to():
    """The reader took the numbers of the new text and those of the commands for one list."""
    found = passages(
        ARTICLE,
        para(LEAD),
        listing(("1.", "§ 4 wird wie folgt geändert:", 0), ("a)", "Absatz 1 erhält folgende Fassung:", 1)),
        para("„(1) Die Abgabe beträgt"),
        listing(
            ("1.", "für einen Esel 8 Euro,", 0),
            ("2.", "für jeden weiteren 4 Euro.“", 0),
            ("b)", "In Absatz 3 wird das Wort „Heu“ durch das Wort „Stroh“ ersetzt.", 0),
            ("c)", "Absatz 4 wird aufgehoben.", 0),
            ("2.", "§ 6 wird wie folgt gefasst:", 0),
        ),
        para("„§ 6 Weide"),
        para("(1) Jeder Esel hat Weide."),
        para("(2) Sie ist einzuzäunen.“"),
    )
    act, first, second, third = found
    assert act.text == LEAD
    assert {one.kind for one in found[1:]} == {PassageKind.LIST}
    assert first.lead_in == "1. § 4 wird wie folgt geändert:\na) Absatz 1 erhält folgende Fassung:"
    assert items(first) == ["„(1) Die Abgabe beträgt", "1. für einen Esel 8 Euro,", "2. für jeden weiteren 4 Euro.“"]
    assert second.lead_in == "1. § 4 wird wie folgt geändert:"
    assert [one[:2] for one in items(second)] == ["b)", "c)"]
    assert third.lead_in == "2. § 6 wird wie folgt gefasst:"
    assert items(third) == ["„§ 6 Weide", "(1) Jeder Esel hat Weide.", "(2) Sie ist einzuzäunen.“"]


def test_headings_of_a_new_text_open_no_section():
    found = passages(
        ARTICLE,
        para(LEAD),
        listing(("1.", "Nach § 6 wird folgender § 6a eingefügt:", 0)),
        heading("„§ 6a Tränke", 2),
        para("Jeder Esel hat Wasser."),
        SectionEnd(2),
        heading("§ 6b Futter", 2),
        para("Es gibt Heu.“"),
        listing(("2.", "§ 9 wird aufgehoben.", 0)),
        heading("Artikel 2 Inkrafttreten"),
        para("Diese Satzung tritt am 1. Mai in Kraft."),
    )
    assert [one.heading for one in found] == [
        ("Artikel 1 Änderung der Eselsatzung",),
        ("Artikel 1 Änderung der Eselsatzung",),
        ("Artikel 1 Änderung der Eselsatzung",),
        ("Artikel 2 Inkrafttreten",),
    ]
    assert items(found[1]) == ["„§ 6a Tränke", "Jeder Esel hat Wasser.", "§ 6b Futter", "Es gibt Heu.“"]
    assert found[2].text == "2. § 9 wird aufgehoben."


def test_a_new_text_in_the_line_of_its_command_is_set_apart_from_it_and_from_what_follows():
    (found,) = passages(
        ARTICLE, para("Dem § 5 wird folgender Satz angefügt: „Esel sind frei. Pferde nicht.“ Das gilt ab Mai.")
    )
    assert found.lead_in == "Dem § 5 wird folgender Satz angefügt:"
    assert items(found) == ["„Esel sind frei. Pferde nicht.“"]
    assert found.text.endswith("\nDas gilt ab Mai.")


def test_a_table_of_a_new_text_stands_below_the_command():
    table = Table(
        ("Tier", "Abgabe"), tuple(Row((text(a), text(b))) for a, b in (("Esel", "8 Euro"), ("Pferd", "9 Euro“")))
    )
    found, after = passages(
        ARTICLE,
        para("Die Anlage der Eselsatzung erhält folgende Fassung:"),
        heading("„Anlage", 2),
        para("Höhe der Abgabe"),
        table,
        para("Diese Satzung tritt am 1. Mai in Kraft."),
    )
    assert found.kind is PassageKind.TABLE
    assert found.heading == ("Artikel 1 Änderung der Eselsatzung",)
    assert found.lead_in == "Die Anlage der Eselsatzung erhält folgende Fassung:\n„Anlage\nHöhe der Abgabe"
    assert after.text == "Diese Satzung tritt am 1. Mai in Kraft."


def test_each_command_says_which_of_several_acts_it_changes():
    other = "Die Pferdesatzung wird wie folgt geändert:"
    command = listing(("1.", "§ 2 wird aufgehoben.", 0), ("2.", "§ 3 wird aufgehoben.", 0))
    found = passages(heading("Beschluss"), para(LEAD), command, para(other), command)
    assert [one.lead_in for one in found] == [LEAD, other]
    part = para("§ 7 der Eselsatzung wird wie folgt geändert:")
    (found,) = passages(heading("Beschluss"), part, command)  # the place is part of what each command changes
    assert found.lead_in == part.text.text


def test_a_numbered_command_goes_on_whatever_its_words_are():
    found = passages(
        ARTICLE,
        para(LEAD),
        listing(
            ("1.", "§ 2 wird aufgehoben.", 0),
            ("2.", "An die Stelle von Heu tritt Stroh.", 0),
            ("3.", "§ 8 entfällt.", 0),
        ),
    )
    assert [len(one.items) for one in found] == [0, 3]


def test_a_quotation_that_is_not_closed_changes_nothing():
    blocks = (
        ARTICLE,
        listing(("1.", "§ 6 wird wie folgt gefasst:", 0)),
        heading("„§ 6 Weide", 2),
        para("Jeder Esel hat Weide."),
    )
    assert passages(*blocks)[-1].heading == ("Artikel 1 Änderung der Eselsatzung", "„§ 6 Weide")


def test_a_new_text_that_is_not_quoted_is_cut_as_before():
    found = passages(ARTICLE, para("§ 6 wird wie folgt gefasst:"), listing(("1.", "Heu", 0), ("2.", "Stroh", 0)))
    assert [(one.lead_in, len(one.items)) for one in found] == [("§ 6 wird wie folgt gefasst:", 2)]


def test_what_is_said_of_an_amendment_is_prose():
    (found,) = passages(heading("Bericht"), para("§ 9 wird aufgehoben. Der Ausschuss hat dem zugestimmt."))
    assert found.kind is PassageKind.PARAGRAPH


def test_a_list_that_the_reader_puts_behind_the_new_text_belongs_to_it():
    found = passages(
        ARTICLE,
        listing(
            ("1.", "§ 6 erhält folgende Fassung:\n„(1) Es gibt:\n(2) Es ist frei.“", 0),
            ("1.", "Heu,", 1),
            ("2.", "Stroh.", 1),
            ("2.", "§ 7 wird wie folgt geändert:", 0),
            ("a)", "Absatz 1 wird aufgehoben.", 1),
        ),
    )
    assert [items(one) for one in found] == [
        ["„(1) Es gibt:\n(2) Es ist frei.“", "1. Heu,", "2. Stroh."],
        ["a) Absatz 1 wird aufgehoben."],
    ]
