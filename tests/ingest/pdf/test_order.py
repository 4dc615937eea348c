import random

from ingest.pdf.lines import Line
from ingest.pdf.order import in_reading_order, is_scrambled


def line(text: str, x0: float, y: float, width: float = 200) -> Line:
    return Line(text, x0, x0 + width, y - 9, y + 2, y, 10, False, False, 1)


PAGE = (
    [line("Überschrift über beide Spalten", 60, 80, 460)]
    + [line(f"links {i}", 60, 120 + 13 * i) for i in range(12)]
    + [line(f"rechts {i}", 320, 120 + 13 * i) for i in range(12)]
)


def test_a_plausible_order_stays() -> None:
    assert not is_scrambled(PAGE)
    assert in_reading_order(PAGE) == PAGE


def test_a_scrambled_page_is_sorted_by_columns() -> None:
    mixed = random.Random(7).sample(PAGE, len(PAGE))
    assert is_scrambled(mixed)
    assert in_reading_order(mixed) == PAGE
