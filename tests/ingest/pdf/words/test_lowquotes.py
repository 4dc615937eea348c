"""Low quotation marks printed as lowered high ones."""

from ingest.pdf.lines import build_lines
from ingest.pdf.words.lowquotes import with_low_quotes
from tests.ingest.pdf.test_lines import word


def test_a_lowered_mark_opens_the_quotation_in_its_line() -> None:
    before, mark = word("Das", 50, 100), word("”", 68, 106)
    before.breaks = mark.breaks = True
    (line,) = build_lines(with_low_quotes([before, mark, word("Amt“", 73, 100), word("gilt.", 96, 100)]), 1)
    assert line.text == "Das „Amt“ gilt."


def test_a_mark_of_the_line_below_stays() -> None:
    words = [word("”", 68, 112), word("Amt“", 73, 100), word("”", 50, 100), word("Rat", 68, 100)]
    assert [w.text for w in with_low_quotes(words)] == ["”", "Amt“", "”", "Rat"]
