"""What a page says of itself in its head."""

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from ingest.inline import located

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


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


def stated_date(tree: LexborHTMLParser) -> str | None:
    """The date of the last change or publication, as an ISO date."""
    names = (
        "dc.date",
        "dcterms.modified",
        "dcterms.date",
        "dcterms.issued",
        "date",
        "last-modified",
        "article:modified_time",
        "article:published_time",
    )
    match = _ISO_DATE.match(meta(tree, *names) or "")
    if not match:
        return None
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None
