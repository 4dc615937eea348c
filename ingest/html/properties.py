"""What a page says of itself in its head."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from ingest.block import Block, Heading
from ingest.html.furniture import is_hidden
from ingest.html.text import same_words
from ingest.inline import located
from ingest.metadata import iso_date, tells_stand

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*")
_CHANGED = ("dcterms.modified", "dc.date.modified", "last-modified", "article:modified_time")
_ISSUED = ("dc.date", "dcterms.date", "dcterms.issued", "date", "article:published_time")


def meta(tree: LexborHTMLParser, *names: str) -> str | None:
    """The content of the first meta element with one of these names."""
    for element in tree.css("meta[content]"):
        name = (element.attributes.get("name") or element.attributes.get("property") or "").lower()
        content = (element.attributes.get("content") or "").strip()
        if name in names and content:
            return located(content).text.replace("\n", " ")
    return None


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
        line = " ".join((time.parent.text(deep=True) or "").split()) if time.parent is not None else ""
        if tells_stand(line) and not is_hidden(time) and (when := _iso(time.attributes.get("datetime") or "")):
            return when
    return None


def _iso(text: str) -> str | None:
    """The date at the beginning of a machine-readable time, or a date as people write it."""
    match = _ISO_DATE.match(text)
    return iso_date(match[0] if match else text)
