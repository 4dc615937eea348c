"""Running text with page marks from the lines of a piece."""

from collections.abc import Sequence

from ingest.block import Located, PageMark
from ingest.pdf.hyphenation import Vocabulary, join
from ingest.pdf.lines import Line


def located(lines: Sequence[Line], vocabulary: Vocabulary, labels: Sequence[str | None], skip: int = 0) -> Located:
    """Lines joined to a text whose marks say on which page each part stands.

    ``skip`` characters of the first line (a list marker) are left out; ``labels[i]`` is the label of page i+1.
    """
    text = ""
    marks: list[PageMark] = []
    for number, line in enumerate(lines):
        part = line.text[skip:] if number == 0 else line.text
        before = text
        text = join(text, part, vocabulary, automatic=number > 0 and lines[number - 1].automatic)
        if not marks or marks[-1].page != line.page:
            offset = max(0, len(text) - len(part)) if before else 0
            marks.append(PageMark(offset, line.page, labels[line.page - 1]))
    return Located(text, tuple(marks))
