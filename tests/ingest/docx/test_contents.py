from tests.ingest.office import p, run


def entry(text, page):
    return p(f"<w:r><w:t>{text}</w:t><w:tab/><w:t>{page}</w:t></w:r>")


def test_a_typed_table_of_contents_is_no_text(lines):
    contents = [
        p(run("Inhaltsübersicht", "<w:b/>")),
        entry("§ 1 Ort", 2),
        p("Zweiter Abschnitt"),
        entry("§ 2 Tag", 2),
        p("Anlage ........ 7"),
    ]
    assert lines(p("Satzung"), *contents, p("Die Stadt beschließt:"), p("Ein Satz.")) == [
        "Satzung",
        "Die Stadt beschließt:",
        "Ein Satz.",
    ]


def test_lines_with_numbers_under_another_head_are_text(lines):
    assert lines(p("Gebühren"), entry("Hund", 60), entry("Katze", 80)) == ["Gebühren", "Hund 60", "Katze 80"]
    assert lines(p("Inhalt"), entry("Karton", 12), p("Ein Satz."), p("Noch einer.")) == [
        "Inhalt",
        "Karton 12",
        "Ein Satz.",
        "Noch einer.",
    ]
