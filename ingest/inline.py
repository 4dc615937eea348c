"""Paragraph text from lines: wrapped lines joined, meant line breaks kept, typed lists recognised."""

import re

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.normalise import normalise

MARKER = re.compile(
    r"[ \t]*(?P<marker>[•◦▪▸►‣●○■□✓✔➢➔→·*]|[–—-](?=\s)|\((?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})\)"
    r"|(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})\)"
    r"|\d{1,2}\.(?:\d{1,2}\.)*(?!\d))\s+(?=\S)"
)
"""A list marker at the start of a line."""


def located(text: str) -> Located:
    """Normalised text of a format without pages, runs of blanks collapsed, line feeds kept."""
    return Located(re.sub(r" *\n\s*", "\n", re.sub(r"[^\S\n]+", " ", normalise(text))).strip())


def unwrap(lines: list[str]) -> str:
    """Lines as one text: a line feed stays only where the break is meant, that is between two complete lines."""
    parts: list[str] = []
    current = ""  # the last of the lines that stay apart
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if not parts and not current:
            current = line
        elif re.search(r"[a-zäöüß]-$", current) and re.match(r"[a-zäöüß]", line) and not _SPARED.match(line):
            current = current[:-1] + line
        elif current[-1] in ".!?:;" or ((line[0].isupper() or line[0].isdigit()) and len(current) < 50):
            parts.append(current)
            current = line
        else:
            current += " " + line
    return "\n".join([*parts, current])


_SPARED = re.compile(r"(?:und|oder|bzw|sowie|bis)\b")


def one_line(cell: Located) -> Located:
    """The text of a table cell whose line breaks are meant, as one line: what stood apart is told apart by commas."""
    if "\n" not in cell.text:
        return cell
    text = ""
    for raw in cell.text.split("\n"):
        line = _BULLET.sub("", raw.strip())
        if line:
            joint = " " if _OPEN_END.search(text) or _GOES_ON.match(line) else ", "
            text += joint + line if text else line
    return Located(text, cell.marks[:1])


_BULLET = re.compile(r"^[•◦▪▸►‣●○■□✓✔➢➔→·–—-]\s+(?=\S)")
_OPEN_END = re.compile(
    r"[^\w\s)\]“”\"«»*€%]$|\b(?:und|oder|bzw|sowie|bis|d(?:er|ie|as|es|em|en)|eine?[rsmn]?|im|in|am|an|auf|aus|bei|für|mit|nach"
    r"|ohne|über|unter|vom|von|vor|zum|zur|zu|Frau|Herr|Herrn|Dr|Prof)$"
)
_GOES_ON = re.compile(r"[(\[/&+=]|(?:und|oder|bzw|sowie|Euro|EUR|Uhr|Prozent)\b|[€%]")


def line_blocks(lines: list[str], *, wrapped: bool = False) -> list[Block]:
    """Blocks of lines that stand together: paragraphs, and lists whose markers were typed.

    ``wrapped`` says that the breaks come from a line length, so that all of them are undone.
    """
    blocks: list[Block] = []
    pending: list[str] = []
    items: list[tuple[str, int, list[str]]] = []

    def flush() -> None:
        if pending:
            text = located(" ".join(pending) if wrapped else unwrap(pending))
            if text.text:
                blocks.append(Paragraph(text))
        pending.clear()
        if items:
            blocks.append(_typed_list(items))
        items.clear()

    starts = [MARKER.match(line) for line in lines]
    genuine = _genuine([match["marker"] if match else None for match in starts])
    for line, match in zip(lines, starts, strict=True):
        if match and genuine:
            if pending:
                flush()
            indent = len(line) - len(line.lstrip())
            items.append((match["marker"], indent, [line[match.end() :]]))
        elif items and line.strip():
            items[-1][2].append(line)
        elif line.strip():
            pending.append(line)
    flush()
    return blocks


def _genuine(markers: list[str | None]) -> bool:
    """Two lines with markers are a list; one alone is when it is a bullet."""
    found = [marker for marker in markers if marker]
    if len(found) >= 2:
        return any(
            marker.startswith(("1", "(1", "a", "(a", "i", "(i")) or not marker.strip("()").rstrip(".)").isalnum()
            for marker in found
        ) or len(found) == len(markers)
    return bool(found) and markers[0] is not None and not re.search(r"[\w]", found[0])


def _typed_list(items: list[tuple[str, int, list[str]]]) -> ListBlock:
    depths: list[int] = []
    built = []
    for marker, indent, lines in items:
        while depths and indent < depths[-1]:
            depths.pop()
        if not depths or indent > depths[-1] + 1:
            depths.append(indent)
        built.append(Item(located(" ".join(line.strip() for line in lines)), marker, len(depths) - 1))
    return ListBlock(tuple(built))
