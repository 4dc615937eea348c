from ingest.pdf.figures import without_figure_numbers
from ingest.pdf.lines import Line


def lines(*texts: str) -> list[Line]:
    return [
        Line(text, 50, 300, 90 + 14 * i, 100 + 14 * i, 100 + 14 * i, 10, False, False, 1)
        for i, text in enumerate(texts)
    ]


def kept(*texts: str) -> list[str]:
    return [line.text for line in without_figure_numbers(lines(*texts))]


def test_numbers_of_bars_and_axes_below_a_caption_go() -> None:
    caption = ["Abbildung 2: Anmeldungen zur Ferienbetreuung und", "besetzte Plätze je Jahr"]
    assert kept(*caption, "12,5", "80 %", "2023 2024 2025", "Quelle: Jugendamt.") == [*caption, "Quelle: Jugendamt."]


def test_two_lines_of_numbers_and_numbers_without_a_figure_stay() -> None:
    head = ["Abbildung 2: Plätze", "2023 2024 2025", "Hort 12 14 15"]
    assert kept(*head) == head
    plain = ["Die Zahlen der Jahre", "12,5", "13,1", "14,0"]
    assert kept(*plain) == plain
