"""What a page says of itself in its head."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from ingest.block import Block, Heading
from ingest.dates import iso_date, tells_stand
from ingest.html.furniture import is_hidden
from ingest.html.names import line_of
from ingest.html.office import is_office
from ingest.language.normalise import same_words
from ingest.typed.inline import located

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*")
_CHANGED = ("dcterms.modified", "dc.date.modified", "last-modified", "article:modified_time")
_ISSUED = ("dc.date", "dcterms.date", "dcterms.issued", "date", "article:published_time")
_OFFICE = re.compile(
    r"\b(?:(?:\w+[- ])?(?:Stadt|Gemeinde|Markt|Amt|Kreis|Bezirk|Land|Bund|Senat|Kanzlei|Presse|Redaktion|Verwaltung"
    r"|Dezernat|Referat|Fachbereich|Fachdienst|Projekt|Projects?|Team|Foundation|GmbH|gGmbH|mbH|AG|KG|Inc)|e\.\s?V\.)(?!\w)"
    r"|(?:amt|amtes|ämter|kreis|stadt|gemeinde|verwaltung|kanzlei|regierung|ministerium|ministerin?|senat|behörde"
    r"|verein|verband|bund|kammer|kasse|stiftung|agentur|institut|zentrale|zentrum|büro|stelle|dienst|werke?|anstalt"
    r"|akademie|hochschule|universität|schule|bibliothek|museum|archiv|gericht|polizei|feuerwehr|kirche|verlag|redaktion"
    r"|gesellschaft|genossenschaft|union|rat|landtag|bundestag|region)\b",
    re.I,
)
"""What the name of an office, a society or a company has."""


def meta(tree: LexborHTMLParser, *names: str) -> str | None:
    """The content of the first meta element with one of these names."""
    for element in tree.css("meta[content]"):
        name = (element.attributes.get("name") or element.attributes.get("property") or "").lower()
        content = (element.attributes.get("content") or "").strip()
        if name in names and content:
            return located(content).text.replace("\n", " ")
    return None


def publisher(tree: LexborHTMLParser) -> str | None:
    """Who publishes a page by its head; an author counts where it is an office, and not the person who wrote it."""
    author = None if is_office(tree) else meta(tree, "author")
    return author if author and _OFFICE.search(author) else meta(tree, "dc.publisher", "og:site_name")


def canonical(tree: LexborHTMLParser) -> str | None:
    """The address that the page gives as its own."""
    link = tree.css_first("link[rel=canonical]")
    href = (link.attributes.get("href") or "") if link else ""
    return href if href.startswith(("http://", "https://")) else None


def title_and_site(tree: LexborHTMLParser, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """The title of a page, and the site whose name its title element puts before or behind the heading."""
    element = tree.css_first("title")
    title = located(element.text()).text.replace("\n", " ") if element else ""
    heading = next((block.text.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    for mark in _BETWEEN.finditer(title):
        before, after = title[: mark.start()], title[mark.end() :]
        if same_words(before, heading):
            return before, _BETWEEN.split(after)[-1]
        if same_words(after, heading):
            return after, _BETWEEN.split(before)[0]
    return title or None, None


def stated_date(tree: LexborHTMLParser) -> str | None:
    """The date of the last change, else of publication, as an ISO date."""
    return _meta_date(tree, *_CHANGED) or _meta_date(tree, *_ISSUED) or _marked_date(tree)


def _meta_date(tree: LexborHTMLParser, *names: str) -> str | None:
    return _iso(meta(tree, *names) or "")


def _marked_date(tree: LexborHTMLParser) -> str | None:
    """The date of a time element in a line like "Stand: 5. März 2024"."""
    for time in tree.css("time[datetime]"):
        line = line_of(time.parent) if time.parent is not None else ""
        if tells_stand(line) and not is_hidden(time) and (when := _iso(time.attributes.get("datetime") or "")):
            return when
    return None


def _iso(text: str) -> str | None:
    """The date at the beginning of a machine-readable time, or a date as people write it."""
    match = _ISO_DATE.match(text)
    return iso_date(match[0] if match else text)
