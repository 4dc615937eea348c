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

_NUMBERED = re.compile(r"([^\W\d_][^\d]{2,40}?) ?(?:Nr\. ?)?(\d[\d./-]*)")
_TOP = 4  # lines at the top of a page among which the heading of a sheet stands
_COLUMN = 12.0  # font sizes: narrowest line that shows a column of text
_FEWEST = 3  # such lines show one
_UPPER = 40  # lines from the top among which a title is looked for


def printed_title(page: PageLines, body: float, others: Sequence[PageLines] = ()) -> str | None:
    """The largest print of the first page, or its centred bold lines; not an authority's name, a date or a section.

    ``body`` is the font size of running text. A line that stands at the top of one of the ``others`` too, with another
    number, is the heading of a sheet: "Produktgruppe 3130", "Produktgruppe 3150". None when nothing stands out.
    """
    best: tuple[float, str] | None = None
    upper = {id(line) for line in sorted(page.lines, key=lambda n: n.base)[:_UPPER]}
    for group in _groups([line for line in page.lines if id(line) in upper]):
        text = ""
        for line in group:
            text = join(text, line.text, Vocabulary())
        first = group[0]
        centred = all(abs(_middle(line) - page.width / 2) < 25 for line in group) or _in_column(group, page.lines)
        stands_out = first.size > 1.15 * body or (first.bold and centred)
        plain = len(text) < 6 or len(text) > 260 or not re.search(r"[^\W\d_]{4}", text)
        if not stands_out or plain or _NO_TITLE.fullmatch(text) or is_authority(text):
            continue
        if any(_is_of_series(line, others) for line in group):
            continue
        if best is None or first.size > best[0] + 0.5:
            best = (first.size, text)
    return best[1] if best else None


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _in_column(group: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether lines are centred in a column of text, and narrower than it."""
    own = {id(line) for line in group}
    around = [n for n in lines if id(n) not in own and n.x0 <= _middle(group[0]) <= n.x1]
    column = sorted((n for n in around if n.x1 - n.x0 > _COLUMN * n.size), key=_middle)
    if len(column) < _FEWEST:
        return False
    usual = column[len(column) // 2]
    middle, width = _middle(usual), usual.x1 - usual.x0 - 2 * usual.size
    return all(abs(_middle(n) - middle) < 0.5 * n.size for n in group) and all(n.x1 - n.x0 < width for n in group)


def _is_of_series(line: Line, others: Sequence[PageLines]) -> bool:
    """Whether a line with a number stands at the top of another page with another number, in the same print."""
    own = _NUMBERED.match(line.text)
    if own is None:
        return False
    for page in others:
        for other in sorted(page.lines, key=lambda n: n.top)[:_TOP]:
            match = _NUMBERED.match(other.text)
            alike = abs(other.size - line.size) < 0.5 and other.bold == line.bold
            if match and alike and match[1] == own[1] and match[2] != own[2]:
                return True
    return False


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
