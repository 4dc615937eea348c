"""Footnotes of Markdown: each is read where it is referred to, for elsewhere it belongs to another section."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

Name = str | int
"""The label of a note, or the number of one that is written into its sentence."""


def placed_notes(tokens: Sequence[Token], env: Mapping[str, Any]) -> list[Token]:
    """The tokens with the text of each note after the outermost block that refers to it, in the order of the marks.

    A note that several blocks refer to stands after the first; one that nobody refers to comes last. ``env`` is what
    the parser has put down of the notes that are written into their sentences.
    """
    text, notes = _apart(tokens)
    found = env.get("footnotes", {}).get("list", {})
    notes |= {number: _paragraph(note) for number, note in found.items() if "tokens" in note}
    placed: list[Token] = []
    names: list[Name] = []
    depth = 0
    for token in text:
        placed.append(token)
        names += _marks(token)
        depth += token.nesting
        if depth == 0:
            placed += _called(names, notes)
            names = []
    while notes:
        placed += _called([next(iter(notes))], notes)
    return placed


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], dict[Name, list[Token]]]:
    text: list[Token] = []
    notes: dict[Name, list[Token]] = {}
    current = text
    for token in tokens:
        if token.type == "footnote_reference_open":
            current = notes.setdefault(token.meta["label"], [])
        elif token.type == "footnote_reference_close":
            current = text
        else:
            current.append(token)
    return text, notes


def _paragraph(note: Mapping[str, Any]) -> list[Token]:
    inline = Token("inline", "", 0, content=note["content"], children=note["tokens"])
    return [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]


def _marks(token: Token) -> Iterator[Name]:
    for child in token.children or ():
        if child.type == "footnote_ref":
            yield child.meta.get("label", child.meta["id"])


def _called(names: Sequence[Name], notes: dict[Name, list[Token]]) -> Iterator[Token]:
    """The tokens of notes, each followed by those it refers to itself; they are taken out of ``notes``."""
    waiting = list(names)
    while waiting:
        note = notes.pop(waiting.pop(0), [])
        yield from note
        waiting = [name for token in note for name in _marks(token)] + waiting
