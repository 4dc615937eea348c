"""The title a document prints on its first page."""

import re
from collections.abc import Sequence

from ingest.pdf.furniture import PageLines
from ingest.pdf.hyphenation import Vocabulary, join
from ingest.pdf.lines import Line
from ingest.pdf.neighbours import together

_AUTHORITY = re.compile(
    r"(?:\S+\s){0,3}\S*(?:ministerium|ministerin|minister|senat|amt|regierung|landtag|bundestag|bundesrat|stadt"
    r"|gemeinde|landkreis|kreis|behörde|verband|kommission)\b"
    r"(?: (?:des|der|für|und|in|im|von) .{3,60})?$",
    re.I,
)
_NO_TITLE = re.compile(
    r"(?:bekanntmachung|inhalt|vorwort|stand\b.*|vom \d.*|ausgabe\b.*|version\b.*|drucksache\b.*|seite \d.*"
    r"|(?:(?:kleine|große|schriftliche|mündliche|dringliche) )?anfrage|antwort|antrag|gesetzentwurf|unterrichtung"
    r"|beschlussempfehlung(?: und bericht)?|\w+antrag"
    r"|herausgeber.*|(?:\d{1,2}\.)?\s?\w* ?(?:19|20)\d\d|§.*|artikel \d+|\d+(?:\.\d+)*\.?\s.*|https?:.*|www\..*)",
    re.I,
)


def printed_title(page: PageLines, body: float) -> str | None:
    """The largest print of the first page, or its centred bold lines; not an authority's name, a date or a section.

    ``body`` is the font size of running text. None when nothing stands out.
    """
    best: tuple[float, str] | None = None
    for group in _groups(page.lines[:40]):
        text = ""
        for line in group:
            text = join(text, line.text, Vocabulary())
        first = group[0]
        centred = all(abs((line.x0 + line.x1) / 2 - page.width / 2) < 25 for line in group)
        stands_out = first.size > 1.15 * body or (first.bold and centred)
        plain = len(text) < 6 or len(text) > 260 or not re.search(r"[^\W\d_]{4}", text)
        if not stands_out or plain or _NO_TITLE.fullmatch(text) or is_authority(text):
            continue
        if best is None or first.size > best[0] + 0.5:
            best = (first.size, text)
    return best[1] if best else None


def is_authority(text: str) -> bool:
    """Whether a text is the name of an authority: "Bundesministerium des Innern", "Stadt Bernau"."""
    return bool(_AUTHORITY.fullmatch(text))


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Consecutive lines of one look that stand close to one another."""

    def close(group: list[Line], line: Line) -> bool:
        last = group[-1]
        same = abs(last.size - line.size) < 0.5 and last.bold == line.bold
        return same and 0 < line.base - last.base < 2.0 * line.size

    return together(lines, close)
