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
