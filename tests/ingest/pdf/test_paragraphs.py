from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Leading, build_pieces


def test_a_line_of_no_width_is_survived() -> None:
    lines = [
        Line(f"Zeile {i}", 70, 70, 100 + 13 * i, 111 + 13 * i, 109 + 13 * i, 10, False, False, 1) for i in range(3)
    ]
    assert [line for piece in build_pieces(lines, Leading([lines])) for line in piece.lines] == lines


def test_a_hyphen_holds_lines_together_that_stand_wide_apart() -> None:
    narrow = [
        Line(f"Quelltext {i}.", 70, 300, 91 + 11 * i, 102 + 11 * i, 100 + 11 * i, 10, False, False, 1) for i in range(9)
    ]
    wide = [
        Line("Die Vorlage mit der Anlei-", 70, 300, 291, 302, 300, 10, False, False, 1),
        Line("tung ist umfangreich.", 70, 280, 307, 318, 316, 10, False, False, 1),
    ]
    pieces = build_pieces(wide, Leading([narrow]))
    assert [[line.text for line in piece.lines] for piece in pieces] == [[line.text for line in wide]]


def pieces_of(*texts: str) -> list[str]:
    """Pieces of short lines below one another in a wide column."""
    full = "Hier steht zuletzt eine Zeile, die den Satzspiegel ganz füllt."
    places = [(text, 60 + 5 * len(text)) for text in (*texts, full)]
    lines = [
        Line(text, 60, x1, 91 + 12 * i, 102 + 12 * i, 100 + 12 * i, 10, False, False, 1, first_width=20)
        for i, (text, x1) in enumerate(places)
    ]
    return [piece.raw for piece in build_pieces(lines, Leading([lines]))][:-1]


def test_an_amount_goes_on_with_the_sentence_before_it() -> None:
    assert pieces_of("Der Umbau kostete insgesamt", "4,2 Millionen Euro.") == [
        "Der Umbau kostete insgesamt 4,2 Millionen Euro."
    ]


def test_amounts_below_one_another_or_below_a_name_stay() -> None:
    for lines in (("Eintritt je Kind", "4,50 Euro."), ("3,20 Euro kostet eine Karte", "4,50 Euro.")):
        assert pieces_of(*lines) == list(lines)


def test_a_line_that_no_sentence_ends_with_goes_on() -> None:
    for first, second in (
        ("Die Frist richtet sich nach §", "14 der Satzung."),
        ("Der Antrag geht durch", "Ausschüsse."),
    ):
        assert pieces_of(first, second) == [f"{first} {second}"]
