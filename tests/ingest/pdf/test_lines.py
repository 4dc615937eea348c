from ingest.pdf.lines import build_lines
from ingest.pdf.page import Font, Word


def word(text: str, x0: float, base: float, size: float = 10) -> Word:
    return Word(text, x0, x0 + 0.5 * size * len(text), base - size, base, base, Font("Sans", size, False, False))


def texts(*words: Word) -> list[str]:
    return [line.text for line in build_lines(words, 1)]


def test_small_digits_above_the_line_are_raised_beside_text_only() -> None:
    assert texts(word("Kreis", 50, 100), word("12", 76, 96, 6)) == ["Kreis¹²"]
    assert texts(word("3", 50, 96, 6), word("Siehe", 60, 100), word("dort.", 90, 100)) == ["³ Siehe dort."]


def test_the_last_line_of_a_note_in_the_margin_does_not_join_the_heading_across_the_gutter() -> None:
    note = word("2031", 50, 96, 7)
    heading = [word("D1", 100, 100), word("Wohnen", 115, 100)]
    assert texts(note, *heading) == ["2031", "D1 Wohnen"]
    note.breaks = True
    assert texts(note, *heading) == ["2031", "D1 Wohnen"]


def test_a_number_set_far_before_its_title_is_joined() -> None:
    number = word("2.1", 50, 100)
    number.breaks = True
    assert texts(number, word("Wohnen", 100, 100)) == ["2.1 Wohnen"]


def test_a_mark_that_pdfium_put_on_a_line_of_its_own_does_not_tear_the_sentence() -> None:
    last = word("Einwohnerwerten", 50, 100)
    last.breaks = True
    mark = word("1", 126, 96, 6)
    mark.breaks = True
    assert texts(last, mark, word("gilt.", 133, 100)) == ["Einwohnerwerten¹ gilt."]


def test_a_small_number_apart_from_the_word_before_is_no_mark() -> None:
    last = word("Einwohnerwerten", 50, 100)
    last.breaks = True
    assert texts(last, word("1", 133, 96, 6)) == ["Einwohnerwerten", "1"]


def column() -> list[list[Word]]:
    """Six lines of text, each a line for pdfium."""
    lines = [[word("Der", 50, y), word("Kreis", 68, y), word("umbaut", 120, y)] for y in range(100, 178, 13)]
    for line in lines:
        line[-1].breaks = True
    return lines


def test_a_note_in_the_margin_is_no_part_of_the_line_beside_it() -> None:
    lines = column()
    lines[1][-1].breaks = False
    lines[1].append(word("Antrag", 160, 115, 7))
    lines[4].insert(0, word("Frist", 20, 154, 7))
    noted = texts(*(w for line in lines for w in line))
    assert noted[1:3] == ["Der Kreis umbaut", "Antrag"]
    assert noted[5:7] == ["Frist", "Der Kreis umbaut"]


def test_small_print_within_the_text_and_marks_beyond_it_stay_in_their_lines() -> None:
    lines = column()
    lines[0][1] = word("Landtag", 78, 100, 7)
    lines[1].insert(0, word("(2)", 30, 113, 7))
    assert texts(*(w for line in lines for w in line))[:2] == ["Der Landtag umbaut", "(2) Der Kreis umbaut"]


def test_small_print_that_begins_beyond_the_text_stays_whole() -> None:
    source = [
        word("Quelle:", 18, 190, 7),
        word("Amt", 45, 190, 7),
        word("für", 58, 190, 7),
        word("Statistik", 71, 190, 7),
    ]
    assert texts(*(w for line in column() for w in line), *source)[-1] == "Quelle: Amt für Statistik"


def test_the_number_of_a_sentence_stands_close_to_its_first_word() -> None:
    before = word("Kreis.", 50, 100)
    assert texts(before, word("2", 92, 96, 6), word("Sie", 95.5, 100)) == ["Kreis. ² Sie"]
    assert texts(before, word("2", 92, 96, 6), word("Sie", 101, 100)) == ["Kreis. 2 Sie"]


def test_a_drop_capital_belongs_to_the_word_behind_it() -> None:
    assert texts(word("D", 50, 112, 26), word("er", 64, 100), word("Rat", 76, 100)) == ["Der Rat"]
    assert texts(word("„W", 50, 112, 26), word("IR", 77, 100), word("alle", 89, 100)) == ["„WIR alle"]


def test_large_letters_that_stand_for_themselves_keep_their_space() -> None:
    assert texts(word("A", 50, 100, 26), word("Wohnen", 70, 100)) == ["A Wohnen"]
    assert texts(word("S", 50, 100, 14), word("eit", 58, 100)) == ["S eit"]
