"""Tables typed with tabs: neighbouring lines whose texts stand in columns, which blanks would not show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ingest.block import Located, Paragraph, Table
from ingest.docx.para import Para, Part, columns_of, page_of
from ingest.language.openends import OPEN_WORD
from ingest.tables.grid import Cell, to_table
from ingest.typed.inline import MARKER, line_blocks, located

_FIRST, _LONGEST = 60, 200
"""Characters up to which the first text of a line names it, and any other one is its value."""

_LEADER = re.compile(r"\.{3,}|…|_{3,}")
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]$|:\s")
_SIGNED = re.compile(r"\bgez\.|\bUnterschrift|, (?:den|am) \d|^(?:Ort\b|Datum$)", re.I)
_PAGES = re.compile(r"Seiten?|S\.")
_SIGNATURES = 3
"""Lines up to which names side by side may be signatures with what the people are."""

_LINE = 80
"""Characters up to which a line is too short to have been broken for the width of the page."""

_OPEN = re.compile(rf"[,–-]$|{OPEN_WORD}$")


def tabled(parts: Sequence[Part]) -> list[Part]:
    """The parts with neighbouring lines of as many columns each as tables; a bold first line is the header."""
    made: list[Part] = []
    for in_columns, run in groupby(parts, _is_row):
        if not in_columns:
            made += run
            continue
        for group in _alike([part for part in run if isinstance(part, Para)]):
            table = _table(group, first=not made)
            notes = [Paragraph(Located(note)) for line in group for note in line.notes]
            made += [table, *notes] if table else group
    return made


def torn(para: Para, lines: Sequence[str]) -> Iterator[Part]:
    """The parts of a paragraph with line breaks: lines in columns stay apart, others where their break is meant."""
    for in_columns, run in groupby(lines, lambda line: bool(columns_of(line))):
        group = list(run)
        if in_columns:
            for line in group:
                yield replace(para, text=located(line), page=page_of(line), columns=columns_of(line))
        elif _are_short(group):
            yield Paragraph(located("\n".join(group)))
        else:
            yield from line_blocks(group)


def _are_short(lines: Sequence[str]) -> bool:
    """Whether all of several lines are short, complete and begin anew, as those of an address or of opening hours."""
    texts = [text for line in lines if (text := line.strip())]
    begun = all(text[0].isupper() or text[0].isdigit() for text in texts)
    whole = not any(map(_OPEN.search, texts[:-1])) and not any(map(MARKER.match, texts))
    return len(texts) > 2 and begun and whole and max(map(len, texts)) <= _LINE


def _is_row(part: Part) -> bool:
    """Whether a paragraph can be a row: a name and short values, no sentence and no line to be filled in."""
    if not isinstance(part, Para) or not part.columns or part.marker is not None:
        return False
    if part.level or part.title or part.boxed or part.caption or _LEADER.search(part.text.text):
        return False
    first, *others = part.columns
    return len(first) <= _FIRST and not _SENTENCE.search(first) and max(map(len, others)) <= _LONGEST


def _alike(lines: Sequence[Para]) -> Iterator[list[Para]]:
    """Neighbouring lines with as many columns; a bold line after another one begins a table of its own."""
    group: list[Para] = []
    for line in lines:
        if group and (len(line.columns) != len(group[-1].columns) or (line.bold and not group[-1].bold)):
            yield group
            group = []
        group.append(line)
    yield group


def _table(lines: Sequence[Para], first: bool) -> Table | None:
    """The table of lines with as many columns; None for one row, a table of contents and signatures.

    Two lines that come ``first`` in a document are its letterhead.
    """
    headed = lines[0].bold and not lines[-1].bold
    rows = [line.columns for line in lines]
    if len(lines) < (3 if headed or first else 2) or any(_SIGNED.search(text) for row in rows for text in row):
        return None
    paged = not headed or _PAGES.fullmatch(rows[0][-1])
    if (paged and _are_pages([line.page for line in lines[headed:]])) or (not headed and _are_names(rows)):
        return None
    made = to_table([[Cell(Located(text)) for text in row] for row in rows], int(headed))
    named = made is not None and not made.header and len(made.rows[0].cells) == len(rows[0])
    return replace(made, row_heads=True) if made and named else made


def _are_pages(pages: Sequence[int | None]) -> bool:
    """Whether the numbers at the end of lines rise like the pages in a table of contents."""
    known = [page for page in pages if page is not None]
    return len(known) == len(pages) and all(first <= second for first, second in pairwise(known))


def _are_names(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a few lines may be signatures: words alone, and no line says what its values are."""
    words = not any(re.search(r"\d", text) for row in rows for text in row)
    return words and len(rows) <= _SIGNATURES and not all(row[0].endswith(":") for row in rows)
