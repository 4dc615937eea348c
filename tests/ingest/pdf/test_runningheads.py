"""Running heads whose page number changes sides."""

from ingest.pdf.furniture import PageLines, remove_furniture
from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Leading, build_pieces


def line(text: str, x0: float, x1: float, base: float, page: int = 1) -> Line:
    return Line(text, x0, x1, base - 9, base + 2, base, 9, False, False, page, first_width=30)


def pages(*heads: str) -> list[PageLines]:
    made = []
    for i, head in enumerate(heads, 1):
        body = [line(f"Text {i} von Zeile {n} des Blattes.", 70, 500, 300 + 12 * n, i) for n in range(20)]
        made.append(PageLines(i, 595, 842, [line(head, 70, 500, 50, i), *body]))
    remove_furniture(made)
    return made


def test_a_head_with_the_page_number_at_either_side_is_furniture() -> None:
    found = pages(
        "218 Mitteilungen für den Kreis – 3. Mai 2023", "Nr. 7 – Mitteilungen für den Kreis – 3. Mai 2023 219"
    )
    assert [[n.text[:5] for n in page.furniture] for page in found] == [["218 M"], ["Nr. 7"]]
    assert [page.label for page in found] == ["218", "219"]


def test_a_title_with_a_number_that_keeps_no_step_stays() -> None:
    found = pages("218 Mitteilungen für den Kreis", "Mitteilungen für den Kreis 640")
    assert [page.furniture for page in found] == [[], []]


def test_a_line_over_both_columns_does_not_tell_where_one_ends() -> None:
    head = [line("Bekanntmachungen der Stadt und ihrer Ortsteile im Mai", 70, 540, 76)]
    left = [
        line("Der Markt am Rathaus ist offen", 70, 290, 100),
        line("Samstag ab acht Uhr und der am", 70, 290, 112),
        line("Bahnhof Sonntag ab neun Uhr im", 70, 290, 124),
        line("Mai.", 70, 90, 136),
    ]
    right = [line(f"Rechts steht anderer Text {i}.", 320, 540, 100 + 12 * i) for i in range(4)]
    lines = [*head, *left, *right]
    found = [piece.raw for piece in build_pieces(lines, Leading([lines]))]
    assert " ".join(n.text for n in left) in found


def test_long_numbers_are_no_trouble() -> None:
    account = "Konto der Gemeinde DE12 " + "1234567890" * 12 + " x"
    assert [page.furniture for page in pages(account, "Zahlungen an die Gemeinde")] == [[], []]
