"""Lists of terms as drafts: their values as one list, or one definition per term."""

import re

from ingest.block import Item, ListBlock, Located
from ingest.cut.budget import Budget
from ingest.cut.draft import Draft, Line, Path
from ingest.cut.leads import ENDED
from ingest.cut.lists import filled
from ingest.language.definitions import is_glossary
from ingest.passage import PassageKind
from ingest.typed.inline import one_line

_SHORT_VALUE, _LONG_VALUE = 60, 160
"""Characters on average and at most up to which the descriptions of terms can be values."""
_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*\b")
_MARKER = re.compile(
    r"[(\[]?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,5}|(?:\d{1,3}\.)+\d{0,3}(?:\.?[a-z])?)[.)\]:]{0,2}|\W{1,2}"
)


def is_terms(block: ListBlock) -> bool:
    """Whether the markers are words: a list of terms with their explanation."""
    markers = [item.marker.strip() for item in block.items]
    return bool(markers) and all(marker and not _MARKER.fullmatch(marker) for marker in markers)


def are_values(heading: Path, block: ListBlock) -> bool:
    """Whether a list of terms tells values ("Montag: 8 bis 12 Uhr"), not what its terms mean.

    Values are short and end without a full stop or colon. Abbreviations with their long forms and the entries of a
    glossary are no values.
    """
    items = filled(block)
    texts = [item.text.text for item in items]
    if (
        not texts
        or is_glossary(heading)
        or sum(bool(_ABBREVIATION.search(_term(item))) for item in items) * 2 > len(items)
    ):
        return False
    short = sum(map(len, texts)) <= _SHORT_VALUE * len(texts) and max(map(len, texts)) <= _LONG_VALUE
    return short and not any(ENDED.search(text) for text in texts)


def value_lines(block: ListBlock) -> list[Line]:
    """The values of a list of terms as items, each with its term."""
    return [Line(one_line(item.text), marker=f"{_term(item)}:", item=True) for item in filled(block)]


def announced_terms(heading: Path, block: ListBlock, lead: list[Line]) -> list[Draft]:
    """The lead-in of a list of terms with the terms as its items; their explanations are passages of their own."""
    if not lead:
        return []
    named = [Located(_term(item), item.text.marks[:1]) for item in filled(block)]
    terms = [Line(text, item=True, whole=True) for text in named]
    return [Draft(heading, PassageKind.LIST, [*lead, *terms])]


def term_drafts(heading: Path, block: ListBlock, budget: Budget) -> list[Draft]:
    """One definition per term."""
    drafts = []
    for item in filled(block):
        term = _term(item)
        for number, piece in enumerate(budget.portions(heading, item.text)):
            line = Line(piece, marker="" if number else item.marker.strip())
            drafts.append(Draft(heading, PassageKind.DEFINITION, [line], term or None))
    return drafts


def _term(item: Item) -> str:
    return item.marker.strip().rstrip(":–- ").strip()
