"""Plain text: paragraphs by blank lines, wrapped lines joined, headings by number, underline or capitals."""

import re
from pathlib import Path

from ingest.block import Block, Heading, Paragraph, Reading, SectionEnd
from ingest.charset import decode
from ingest.dates import stand_in
from ingest.errors import UnreadableFile
from ingest.typed.inline import LABEL, MARKER, line_blocks, located

_UNDERLINE = re.compile(r"\s*([=\-~*_#^])\1{2,}\s*")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-ZÄÖÜ„].*|§{1,2}\s*\d+\w*\s+\S.*")
_RULE = re.compile(r"\s*([=\-~*_])\1{9,}\s*")
_LETTER = re.compile(
    r"(?:(?:Presse|Medien)(?:mitteilung|information)|Rund(?:schreiben|verfügung|erlass)|Erlass|Bekanntmachung"
    r"|Allgemeinverfügung|Dienstanweisung|Informationsschreiben)\s+(?:Nr\.\s*)?\d+(?:\s?[/-]\s?\d+)*"
    r"(?:\s+vom\s+\d{1,2}\.\s*\w+\.?\s*\d{4})?",
    re.I,
)
_LONG = 100_000
"""Characters of a line above which it is one paragraph, whatever it looks like."""


def read_text(path: Path) -> Reading:
    """The blocks of a text file in UTF-8, UTF-16 or cp1252."""
    source = decode(path.read_bytes())
    blocks = text_blocks(source)
    if not blocks:
        raise UnreadableFile("Die Textdatei ist leer. Bitte den Inhalt prüfen oder die Datei entfernen.")
    first = blocks[0]
    title = first.text.text if isinstance(first, Heading) else None
    return Reading(tuple(blocks), title=title, date=stand_in(blocks))


def text_blocks(source: str) -> list[Block]:
    """Blocks of plain text."""
    lines = re.sub(r"\r\n?", "\n", source).expandtabs(4).split("\n")
    blocks: list[Block] = []
    groups = _groups(lines)
    for group, following in zip(groups, [*groups[1:], []], strict=True):
        if all(_UNDERLINE.fullmatch(line) for line in group):
            if blocks and _RULE.fullmatch(group[0]) and _begins_letter(following):
                blocks.append(SectionEnd(1))
            continue
        while len(group) > 1 and _UNDERLINE.fullmatch(group[1]) and len(group[0].strip()) <= 120:
            if (title := located(group[0])).text:
                blocks.append(Heading(title, 1 if group[1].strip()[0] in "=#*" else 2))
            group = group[2:]
        if group:
            blocks += _group_blocks(group, first=not blocks)
    return blocks


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _group_blocks(lines: list[str], first: bool) -> list[Block]:
    if _LETTER.fullmatch(lines[0].strip()) and (len(lines) == 1 or LABEL.match(lines[1].strip())):
        rest = _group_blocks(lines[1:], first=False) if lines[1:] else []
        return [Heading(located(lines[0]), 1), *rest]
    if len(lines) == 1 and (level := _heading_level(lines[0].strip(), first)):
        return [Heading(located(lines[0]), level)]
    if len(lines) == 1 and len(lines[0]) > _LONG:
        return [Paragraph(located(lines[0]))]
    body = [line for line in lines if not _UNDERLINE.fullmatch(line)]
    lengths = [len(line.strip()) for line in body]
    longest = max(lengths)
    wrapped = len(body) > 1 and sum(length > longest * 0.7 for length in lengths[:-1]) >= (len(body) - 1) * 0.7
    return line_blocks(body, wrapped=wrapped and longest > 50)


def _begins_letter(lines: list[str]) -> bool:
    """Whether lines after a rule are the head of a letter or a title: short, no sentences, no heading of a section."""
    heads = [line.strip() for line in lines]
    if (
        not heads
        or any(map(_UNDERLINE.fullmatch, heads))
        or (len(heads) == 1 and _heading_level(heads[0], first=False))
    ):
        return False
    return not any(len(line) > 80 or re.search(r"[.!?:;,]$", line) or MARKER.match(line) for line in heads)


def _heading_level(line: str, first: bool) -> int:
    """Level of a line that stands alone and is a heading, 0 if it is none."""
    if not 2 < len(line) <= 100 or re.search(r"[.!?:;,]$", line):
        return 0
    match = _NUMBERED.fullmatch(line)
    if match:
        return 2 + match[1].count(".") if match[1] else 3
    if MARKER.match(line):
        return 0
    if line.replace("Nr.", "").isupper() and len(line) > 3:
        return 2
    return 1 if first else 0
