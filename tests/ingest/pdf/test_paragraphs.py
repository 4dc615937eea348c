from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Leading, build_pieces


def test_a_line_of_no_width_is_survived() -> None:
    lines = [
        Line(f"Zeile {i}", 70, 70, 100 + 13 * i, 111 + 13 * i, 109 + 13 * i, 10, False, False, 1) for i in range(3)
    ]
    assert [line for piece in build_pieces(lines, Leading([lines])) for line in piece.lines] == lines
