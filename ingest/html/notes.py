"""Footnotes of pages: each is read behind the block that carries its mark, for far below it belongs to nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.block import Located, Paragraph
from ingest.html.furniture import is_hidden, is_note_mark
from ingest.html.names import ANY_HEADING, BLOCKS, line_of, upward
from ingest.html.text import text_of

_LONGEST = 1500
"""Characters above which what a mark leads to is a section and no note."""

_SHORT = 300
"""Characters up to which the notes of an item are lines of its text."""

_FRAMES = ("p", "li", "div", "aside", "section")
_INSIDE = ("td", "th", "dd", "dt", "a")
_NAME = re.compile(r"(?:^|[\s_-])(?:foot_?notes?|fu(?:ss|ß)noten?|endnotes?|_?ftn|fn|cite_note)(?:$|[\s\d_.:-])", re.I)
_LINKS_BACK = re.compile(r"^(?:[\^↑⇧]|\[\s*\]|\(\s*\))\s*|\s*[\^↑⇧↩]\ufe0e?$")


@dataclass(slots=True)
class Notes:
    """The notes of a page by the ``mem_id`` of the marks that link to them; ``placed`` holds those already read."""

    called: dict[int, tuple[LexborNode, str]] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)

    def of(self, node: LexborNode) -> list[Paragraph]:
        """The notes not yet read whose marks stand in an element, or of which it is the mark."""
        return [Paragraph(Located(text)) for text in self._read(self._called_in(node, ()))]

    def short_of(self, node: LexborNode, apart: Sequence[LexborNode]) -> list[str]:
        """The texts of these notes, but not of marks in parts that stand ``apart``; none if they are long together."""
        found = self._called_in(node, apart)
        return self._read(found) if sum(len(text) for _, text in found) <= _SHORT else []

    def _called_in(self, node: LexborNode, apart: Sequence[LexborNode]) -> list[tuple[LexborNode, str]]:
        left_out = {mark.mem_id for part in apart for mark in part.css("sup,a")}
        marks = [node, *node.css("sup,a")] if self.called else []
        found = {}
        for mark in marks:
            if mark.mem_id in self.called and mark.mem_id not in left_out:
                note, text = self.called[mark.mem_id]
                if note.mem_id not in self.placed:
                    found[note.mem_id] = (note, text)
        return list(found.values())

    def _read(self, notes: Sequence[tuple[LexborNode, str]]) -> list[str]:
        self.placed |= {note.mem_id for note, _ in notes}
        return [text for _, text in notes]


def find_notes(tree: LexborHTMLParser) -> Notes:
    """The footnotes that the marks of a page link to.

    A link is the mark of a note when it is raised, in brackets, or called so, and when what it leads to stands further
    below, is short and begins with the same mark. References to numbered paragraphs and entries of an index are not.
    """
    notes = Notes()
    marks = [node for node in tree.css("sup,a") if is_note_mark(node)]
    if not marks:
        return notes
    order = {node.mem_id: index for index, node in enumerate(tree.css("*"))}
    targets: dict[str, LexborNode] = {}
    for node in tree.css("[id], a[name]"):
        for key in ("id", "name"):
            targets.setdefault(node.attributes.get(key) or "", node)
    names = {_target(mark) for mark in marks}
    for mark in marks:
        target = targets.get(_target(mark))
        note = _frame(target) if target is not None else None
        if target is None or note is None or order.get(note.mem_id, 0) <= order.get(mark.mem_id, 0):
            continue
        own = {_target(mark), *_ids(note), *_ids(target)}
        shared = any(name in names and name not in own for node in note.css("[id], [name]") for name in _ids(node))
        text = "" if shared else _text(mark, target, note)
        if text:
            notes.called[mark.mem_id] = (note, text)
    return notes


def _frame(target: LexborNode) -> LexborNode | None:
    """The block that is the note; None where it is no block of its own, or holds more than a note."""
    note = next((one for one in upward(target) if one.tag in BLOCKS), None)
    if note is None or note.tag not in _FRAMES or note.css_first(f"{ANY_HEADING},table") is not None:
        return None
    return None if any(one.tag in _INSIDE or is_hidden(one) for one in upward(note)) else note


def _text(mark: LexborNode, target: LexborNode, note: LexborNode) -> str:
    """The text of a note without its mark; empty when it is none."""
    shown = (mark.text(deep=True) or "").strip()
    sign = shown.strip("[]()")
    called = any(_NAME.search(name) for node in (mark, target, note) for name in _names(node))
    if not (called or shown != sign or not sign.isalnum() or _is_raised(mark)):
        return ""
    whole = line_of(note)
    whole_sign = r"(?!\d|[.,]\d)" if sign.isdecimal() else r"(?!\w)" if sign.isalpha() else ""
    opening = re.compile(rf"[\[(]?{re.escape(sign)}{whole_sign}[\])]?[.:]?\s*")
    if not (called or note.tag == "li" or opening.match(_LINKS_BACK.sub("", whole))) or len(whole) > _LONGEST:
        return ""
    text = _LINKS_BACK.sub("", text_of(note).text)
    return _LINKS_BACK.sub("", opening.sub("", text, count=1) if opening.match(text) else text).strip()


def _is_raised(mark: LexborNode) -> bool:
    if mark.tag == "sup" or mark.css_first("sup") is not None:
        return True
    return mark.parent is not None and mark.parent.tag == "sup"


def _target(mark: LexborNode) -> str:
    """The name that a mark links to."""
    link = mark if mark.tag == "a" else mark.css_first("a")
    return unquote((link.attributes.get("href") or "")[1:]) if link is not None else ""


def _ids(node: LexborNode) -> set[str]:
    return {node.attributes.get("id") or "", node.attributes.get("name") or ""}


def _names(node: LexborNode) -> list[str]:
    keys = ("id", "name", "class", "role", "epub:type")
    return [node.attributes.get(key) or "" for key in keys] + [(node.attributes.get("href") or "").lstrip("#")]
