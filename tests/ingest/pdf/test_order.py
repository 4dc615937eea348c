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


def column(name: str, x0: float, y: float, count: int = 4) -> list[Line]:
    return [line(f"{name} {i}", x0, y + 13 * i) for i in range(count)]


def test_a_title_drawn_last_stands_before_its_page() -> None:
    title, left, right = line("Titel", 60, 80, 220), column("links", 60, 140, 8), column("rechts", 320, 120, 6)
    foot = line("Rathauspost 7", 60, 800, 460)
    number = line("7", 500, 800, 6)
    assert in_reading_order([number, *right, *left, title]) == [title, number, *right, *left]
    for page in ([foot, *right, *left, title], [*right, *left, title, foot]):
        assert in_reading_order(page) == [title, *right, *left, foot]


def test_a_block_drawn_before_what_stands_above_it_goes_behind_that() -> None:
    upper, lower, right = column("oben", 60, 100), column("unten", 60, 300), column("rechts", 320, 100)
    assert in_reading_order([*right, *lower, *upper]) == [*right, *upper, *lower]


def test_columns_in_their_order_stay() -> None:
    left, right = column("links", 60, 100, 12), column("rechts", 320, 90, 5)
    box = column("Kasten", 100, 400, 3)
    for page in ([*left, *right, *box], [*right, *left, *box], [*left, *box, *column("weiter", 320, 300)]):
        assert in_reading_order(page) == page


def test_blocks_that_run_into_one_another_stay() -> None:
    text, formula = column("Text", 60, 100, 6), [line("n", 100, 118, 8), line("k", 100, 160, 8)]
    page = [*text[:2], formula[1], *text[2:], formula[0]]
    assert in_reading_order(page) == page


def test_numbers_in_a_chart_stay_beside_their_names() -> None:
    bars = [
        line(text, 60 + 60 * (i // 2), y, 20)
        for i, (text, y) in enumerate(zip(("Mai", "9", "Juni", "8"), (190, 120) * 2, strict=True))
    ]
    assert in_reading_order(bars) == bars
