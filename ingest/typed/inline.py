"""Paragraph text from lines: wrapped lines joined, meant line breaks kept, typed lists recognised."""

import re

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.language.months import MONTH
from ingest.language.normalise import normalise
from ingest.language.openends import OPEN_WORD

MARKER = re.compile(
    r"[ \t]*(?P<marker>[•◦▪▸►‣●○■□✓✔➢➔→·*]|[–—-](?=\s)|\((?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})\)"
    r"|(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})\)"
    r"|\d{1,2}\.(?:\d{1,2}\.)*(?!\d))\s+(?=\S)"
    rf"(?!(?:{MONTH})\b)"
)
"""A list marker at the start of a line, not so the day of a date."""

LABEL = re.compile(
    r"(?:Betreff|Betr\.|Bezug|Az\.?|Aktenzeichen|Geschäftszeichen|(?:Ihre?|Unsere?|Mein) Zeichen|Anlagen?"
    r"|Bearbeiter(?:in)?|Bearbeitet von|Auskunft erteilt|Ansprechpartner(?:in)?|Ansprechperson|Durchwahl|Telefon|Tel\."
    r"|(?:Tele)?[Ff]ax|E-Mail|Datum|Sperrfrist|[Nn]achrichtlich)\s*:"
)
"""What begins a line of its own at the head of a letter."""

_SHORT = 50
"""Characters below which a line is too short to have been wrapped."""

_HYPHEN = re.compile(r"[^\W_]-$")
_SPARED = re.compile(r"(?:und|oder|bzw|beziehungsweise|sowie|bis)\b")
_BULLET = re.compile(r"^[•◦▪▸►‣●○■□✓✔➢➔→·–—-]\s+(?=\S)")
_OPEN_END = re.compile(rf"[^\w\s)\]“”\"«»*€%]$|(?:{OPEN_WORD}|\b(?:Frau|Herrn?|Dr|Prof))$")
_GOES_ON = re.compile(r"[(\[/&+=]|(?:und|oder|bzw|sowie|Euro|EUR|Uhr|Prozent)\b|[€%]")


def located(text: str) -> Located:
    """Normalised text of a format without pages, runs of blanks collapsed, line feeds kept."""
    return Located(re.sub(r" *\n\s*", "\n", re.sub(r"[^\S\n]+", " ", normalise(text))).strip())


def unwrap(lines: list[str], *, wrapped: bool = False) -> str:
    """Lines as one text: a line feed stays only where the break is meant, that is between two complete lines.

    ``wrapped`` says that the breaks come from a line length; then only the lines of a letterhead stay apart.
    """
    parts: list[list[str]] = []
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if not parts or LABEL.match(line) or (not wrapped and _is_meant(parts[-1], line)):
            parts.append([line])
        else:
            _join(parts[-1], line)
    return "\n".join("".join(part) for part in parts)


def _join(part: list[str], line: str) -> None:
    """Add a line to running text; a hyphen before it goes where it only cuts a word ("Ver-" and "kehr")."""
    if not _HYPHEN.search(part[-1]) or not line[0].isalnum() or _SPARED.match(line):
        part.append(f" {line}")
        return
    if part[-1][-2].islower() and line[0].islower():
        part[-1] = part[-1][:-1]
    part.append(line)


def _is_meant(part: list[str], line: str) -> bool:
    """Whether a line stands apart from the text before it, which is complete or too short to have been wrapped."""
    if _HYPHEN.search(part[-1]):
        return False
    short = sum(map(len, part[:_SHORT])) < _SHORT
    return part[-1][-1] in ".!?:;" or (short and (line[0].isupper() or line[0].isdigit()))


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


def line_blocks(lines: list[str], *, wrapped: bool = False) -> list[Block]:
    """Blocks of lines that stand together: paragraphs, and lists whose markers were typed.

    ``wrapped`` says that the breaks come from a line length, so that they are undone.
    """
    blocks: list[Block] = []
    pending: list[str] = []
    items: list[tuple[str, int, list[str]]] = []

    def flush() -> None:
        if pending:
            text = located(unwrap(pending, wrapped=wrapped))
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
        built.append(Item(located(unwrap(lines, wrapped=True)), marker, len(depths) - 1))
    return ListBlock(tuple(built))
