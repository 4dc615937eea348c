"""Tables of contents: their lines only repeat the headings and would answer nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.lines import Line

# Without a page number behind them, three dots are only an ellipsis.
_LEADER = re.compile(
    r"(?:\.\s?){3,}\s*(?:\d{1,4}|[ivxlc]{1,6})$|(?:\.\s?){6,}$|(?:\.\s){3,}\.$|(?:_\s?){4,}\s*\d{1,4}$|…+\s*\d{1,4}$"
)
_HEAD = re.compile(
    r"(?:Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Gliederung|Abbildungsverzeichnis|Tabellenverzeichnis|Contents)[:\s]*",
    re.I,
)
_PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_NUMBERED = re.compile(r"\D.*?\s(\d{1,4}|[ivxlc]{1,5})$|\d+(?:\.\d+)*\.?\s.*\s(\d{1,4})$")


def is_contents_title(text: str) -> bool:
    """Whether a heading announces a table of contents."""
    return bool(_HEAD.fullmatch(text))


def without_contents(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Lines of each page without tables of contents.

    A table of contents is a run of at least three lines that end in leaders and a page number, or the lines below its
    heading that end in rising page numbers; wrapped entries inside it go too.
    """
    out: list[list[Line]] = []
    in_contents = False
    for own in pages:
        rows = _rows(own)
        lines = [row[0] if len(row) == 1 else _printed(row) for row in rows]
        entry = [bool(_LEADER.search(n.text)) for n in lines]
        head = next((i for i, n in enumerate(lines) if _HEAD.fullmatch(n.text)), None)
        numbered: set[int] = set()
        if head is not None:
            numbered = _rising(lines, head + 1, len(lines))
        elif in_contents:
            numbered = _rising(lines, 0, _first_run(lines))
        marks = {i for i, is_entry in enumerate(entry) if is_entry} | numbered
        if len(marks) < 3:
            in_contents = False
            out.append(own)
            continue
        first, last = min(marks), max(marks)
        if head is not None and head < first:
            first = head
        gone = _with_wrapped({*marks, first})
        below = [n for n in lines[last + 1 :] if n.size > 0.93 * lines[last].size and not n.text.isdecimal()]
        in_contents = len(below) <= 2  # footnotes and the page number do not end it
        out.append([n for i, row in enumerate(rows) if i not in gone for n in row])
    return out


def is_contents_table(matrix: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table end in rising page numbers."""
    numbers = [row[-1] for row in matrix if row]
    values = [int(n) for n in numbers if n.isdecimal()]
    named = all(any(c.isalpha() for c in "".join(row[:-1])) for row in matrix)
    return len(values) > 3 and len(values) >= len(numbers) - 1 and named and values == sorted(values)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Each line alone, or the pieces of an entry whose page number was set apart at the end of its base line."""
    rows: list[list[Line]] = []
    start = 0
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is not None and _is_beside(line, following):
            continue
        row = list(lines[start : i + 1])
        rows += [row] if _PAGE_NUMBER.fullmatch(line.text) else [[n] for n in row]
        start = i + 1
    return rows


def _is_beside(line: Line, following: Line) -> bool:
    return abs(line.base - following.base) < 0.3 * line.size and following.x0 > line.x1


def _printed(row: Sequence[Line]) -> Line:
    return replace(row[0], text=" ".join(n.text for n in row), x1=row[-1].x1)


def _first_run(lines: Sequence[Line]) -> int:
    """Where the numbered lines at the top of a page end; a table of contents often ends on its second page."""
    last = 0
    for i, line in enumerate(lines):
        if _NUMBERED.fullmatch(line.text):
            last = i + 1
        elif i >= last + 3:
            break
    return last


def _rising(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """Lines from ``start`` to ``end`` that end in page numbers which never fall."""
    found, value = set(), 0
    for i in range(start, end):
        match = _NUMBERED.fullmatch(lines[i].text)
        number = next((g for g in match.groups() if g), "") if match else ""
        if number.isdecimal() and int(number) >= value and not re.search(r"[.;]$", lines[i].text):
            value = int(number)
            found.add(i)
    return found if len(found) >= 3 and len(found) >= 0.4 * (end - start) else set()


def _with_wrapped(entries: set[int]) -> set[int]:
    """Entries, and up to three lines between two of them: the rest of wrapped titles."""
    gone = set(entries)
    for a, b in pairwise(sorted(entries)):
        if b - a <= 4:
            gone.update(range(a, b))
    return gone
