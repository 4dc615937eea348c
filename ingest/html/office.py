"""Pages that an office program has saved: who made them, and what of them is the frame of printed pages."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.names import line_of

_PROGRAM = re.compile(r"LibreOffice|OpenOffice|StarOffice|StarSuite|NeoOffice|Microsoft Word", re.I)
_INDEX = re.compile(
    r"(?:Table of Contents|Inhaltsverzeichnis|(?:Illustration|Table|Alphabetical|Object|User) Index"
    r"|(?:Abbildungs|Tabellen|Stichwort)verzeichnis)\d+",
    re.I,
)
_INDEX_LINE = re.compile(r"\bMso(?:Toc(?:\d|Heading)|TableofFigures|Index(?:\d|Heading))", re.I)
_MARGIN = re.compile(r"mso-element\s*:\s*(?:header|footer)\b", re.I)
_COMMENT = re.compile(r"mso-element\s*:\s*comment(?:-list)?\b", re.I)
_COMMENT_MARK = re.compile(r"\bMsoComment(?:Reference|Text|Subject)\b|\bmsocom", re.I)


def is_office(tree: LexborHTMLParser) -> bool:
    """Whether an office program has made a page."""
    for element in tree.css("meta[content]"):
        named = (element.attributes.get("name") or "").lower() in ("generator", "progid", "originator")
        if named and re.search(rf"{_PROGRAM.pattern}|Word\.Document", element.attributes.get("content") or "", re.I):
            return True
    return False


def is_margin(node: LexborNode) -> bool:
    """Whether an element is the header or footer of printed pages."""
    attributes = node.attributes
    named = node.tag == "div" and attributes.get("title") in ("header", "footer")
    return named or bool(_MARGIN.search(attributes.get("style") or ""))


def is_index(node: LexborNode) -> bool:
    """Whether an element is a table of contents or an index, or a line of one."""
    if node.tag == "div" and _INDEX.fullmatch(node.attributes.get("id") or ""):
        return True
    return bool(_INDEX_LINE.search(node.attributes.get("class") or ""))


def is_office_frame(node: LexborNode) -> bool:
    """Whether an element is a table of contents, a header, a footer or a comment of an office program."""
    return is_index(node) or is_margin(node) or bool(_COMMENT.search(node.attributes.get("style") or ""))


def is_comment_mark(node: LexborNode) -> bool:
    """Whether an inline element is the mark of a comment of Word."""
    return bool(_COMMENT_MARK.search(node.attributes.get("class") or ""))


def margin_lines(tree: LexborHTMLParser) -> Iterator[str]:
    """The texts of the headers and footers of a page."""
    return (line_of(node) for node in tree.css("div") if is_margin(node))
