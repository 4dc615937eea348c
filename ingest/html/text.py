"""Visible text of HTML elements."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ingest.block import Located
from ingest.html.furniture import is_hidden, is_note_mark
from ingest.html.names import BLOCKS, NEVER, children
from ingest.html.office import is_comment_mark
from ingest.html.service import is_aid
from ingest.typed.inline import MARKER, located, unwrap

MAX_DEPTH = 150
"""Elements nested deeper are read as plain text; browsers stop at 512."""

_BLANK = re.compile(r"\n\s*\n")


def is_unseen(node: LexborNode) -> bool:
    """Whether an element is hidden, there for screen readers only, or the mark of a comment."""
    return is_hidden(node) or is_aid(node) or is_comment_mark(node)


def title_of(node: LexborNode) -> Located:
    """The text of a heading, a summary or a term; a button is its text when there is no other."""
    text = text_of(node)
    button = None if text.text else node.css_first("button")
    return text if button is None or is_hidden(button) else text_of(button)


def text_of(node: LexborNode, skip: Sequence[LexborNode] = ()) -> Located:
    """The visible text of an element; blocks and <br> inside it are line breaks."""
    return _unwrapped("".join(_pieces(node, skip)))


def texts_around(node: LexborNode, parts: Sequence[LexborNode]) -> list[Located]:
    """The visible text of an element before, between and behind these parts of it, one more than there are parts."""
    return [_unwrapped(piece) for piece in _pieces(node, parts)]


def segments_of(node: LexborNode) -> list[str]:
    """The paragraphs in an element; a line that begins with a typed list marker begins another."""
    segments: list[list[str]] = []
    for paragraph in _BLANK.split("".join(_pieces(node, ()))):
        segments.append([])
        for line in paragraph.split("\n"):
            if MARKER.match(line):
                segments.append([])
            segments[-1].append(line)
    return [text for lines in segments if (text := located(unwrap(lines)).text)]


def _unwrapped(text: str) -> Located:
    texts = [unwrap(paragraph.split("\n")) for paragraph in _BLANK.split(text)]
    return located("\n".join(text for text in texts if text.strip()))


def _pieces(node: LexborNode, apart: Sequence[LexborNode]) -> list[str]:
    """The text of an element as its lines stand, cut where the parts stand that are left out."""
    left_out = {inner.mem_id for inner in apart}
    pieces: list[list[str]] = [[]]

    def collect(element: LexborNode, depth: int) -> None:
        for child in children(element):
            tag, out = child.tag or "", pieces[-1]
            if tag == "-text":
                out.append(re.sub(r"\s+", " ", child.text_content or ""))
            elif tag == "br":
                out.append("\n")
            elif child.mem_id in left_out:
                pieces.append([])
            elif tag.startswith(("-", "!")) or tag in NEVER or is_unseen(child):
                continue
            elif is_note_mark(child):
                out[-1:] = [text.rstrip(" ") for text in out[-1:]]
            elif depth > MAX_DEPTH:
                out.append(" " + (child.text(deep=True) or "") + " ")
            else:
                block = tag in BLOCKS
                out.append("\n\n" if block else "")
                collect(child, depth + 1)
                pieces[-1].append("\n\n" if block else "")

    collect(node, 0)
    return ["".join(piece) for piece in pieces]
