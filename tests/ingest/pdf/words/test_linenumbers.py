from ingest.pdf.page import Box, Font, Word
from ingest.pdf.words.linenumbers import without_line_numbers


def word(text: str, x: float, base: float) -> Word:
    return Word(text, x, x + 5 * len(text), base - 8, base + 2, base, Font("Sans", 10, False, False))


def page(number_x: float, *texts: tuple[str, float]) -> list[Word]:
    return [
        word(text, x, 100 + 14 * i)
        for i in range(24)
        for text, x in ((str(i + 1), number_x), *((f"{text}{i}", x) for text, x in texts))
    ]


def numbers_left(words: list[Word], horizontals: tuple[Box, ...] = ()) -> int:
    return sum(w.text.isdecimal() for w in without_line_numbers(words, horizontals))


def test_a_number_before_each_line_of_text_goes() -> None:
    assert numbers_left(page(40, ("Zeile", 70), ("mit", 102), ("Text", 124))) == 0


def test_numbers_of_the_rows_of_a_table_stay() -> None:
    assert numbers_left(page(40, ("Gebühr", 70), ("Euro", 300))) == 24
    rules = tuple(Box(38, y, 500, y) for y in (118, 160, 202))
    assert numbers_left(page(40, ("Gebühr", 70)), rules) == 24


def test_numbers_behind_a_word_or_right_before_their_text_stay() -> None:
    assert numbers_left(page(120, ("Ziel", 85), ("Wege", 200))) == 24
    assert numbers_left(page(62, ("Frage", 76))) == 24


def test_numbers_of_items_of_several_lines_stay() -> None:
    words = page(40, ("Punkt", 70)) + [word("weiter", 70, 107 + 14 * i) for i in range(24)]
    assert numbers_left(words) == 24
