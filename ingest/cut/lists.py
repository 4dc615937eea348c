"""Lists as drafts: lead-in and all items together; definitions lists as one draft per term."""

import re
from collections.abc import Sequence

from ingest.block import Block, Item, ListBlock, Located, Paragraph
from ingest.cut.budget import STRETCH, Budget
from ingest.cut.draft import Draft, Line, Path, part
from ingest.language.definitions import is_glossary
from ingest.language.sentences import is_ended, sentence_spans
from ingest.passage import PassageKind
from ingest.tables.groups import prefixed
from ingest.typed.inline import one_line

LONG_LEAD = 500
"""A lead-in paragraph above this many characters leaves all but its last sentence to a passage of their own."""

LONG_ITEM = 300
"""Numbered items that are longer on average are the paragraphs of a section, not a list."""

_SHORT_VALUE = 60
_LONG_VALUE = 160
"""Characters on average and at most up to which the descriptions of terms can be values."""

_ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*\b")
_CUE = re.compile(
    r"\b(?:folgende\w*|nachfolgend\w*|nachstehend\w*|diese|dies sind|insbesondere|beispielsweise)\b", re.I
)
_MARKER = re.compile(
    r"[(\[]?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,5}|(?:\d{1,3}\.)+\d{0,3}(?:\.?[a-z])?)[.)\]:]{0,2}|\W{1,2}"
)
_LAW = re.compile(r"\(\d{1,3}[a-z]?\)")
_ENDED = re.compile(r"[.!?…:][)\"“«]*$", re.M)
"""The end of a sentence or a lead-in at the end of a line."""

_COUNT = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,3})[.)]{0,2}$")


def is_terms(block: ListBlock) -> bool:
    """Whether the markers are words: a list of terms with their explanation."""
    markers = [item.marker.strip() for item in block.items]
    return bool(markers) and all(marker and not _MARKER.fullmatch(marker) for marker in markers)


def are_values(heading: Path, block: ListBlock) -> bool:
    """Whether a list of terms tells values ("Montag: 8 bis 12 Uhr"), not what its terms mean.

    Values are short and end without a full stop or colon. Abbreviations with their long forms and the entries of a
    glossary are no values.
    """
    items = [item for item in block.items if _full(item)]
    texts = [item.text.text for item in items]
    if (
        not texts
        or is_glossary(heading)
        or sum(bool(_ABBREVIATION.search(_term(item))) for item in items) * 2 > len(items)
    ):
        return False
    short = sum(map(len, texts)) <= _SHORT_VALUE * len(texts) and max(map(len, texts)) <= _LONG_VALUE
    return short and not any(_ENDED.search(text) for text in texts)


def value_lines(block: ListBlock) -> list[Line]:
    """The values of a list of terms as items, each with its term."""
    return [Line(one_line(item.text), marker=f"{_term(item)}:", item=True) for item in block.items if _full(item)]


def unlisted(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which lists that are none have become paragraphs, each followed by the list nested in it.

    These are single numbered paragraphs and numbered paragraphs of many words each, unless a lead-in announces them or
    they go on with the numbering of a list before; and sentences numbered "(1)", the paragraphs of a law.
    """
    plain: list[Block] = []
    current: ListBlock | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, ListBlock) or is_terms(block):
            plain.append(block)
            continue
        before = blocks[index - 1] if index else None
        lead = before.text.text.rstrip() if isinstance(before, Paragraph) else "."
        announced = lead.endswith(":") if _is_law(block) else not is_ended(lead)
        listed = not _is_law(block) and (_is_list(block) or (current is not None and goes_on(current, block)))
        if announced or listed:
            plain.append(block)
            current = block
        else:
            plain += unlisted(_paragraphs(block))
    return plain


def _paragraphs(block: ListBlock) -> list[Block]:
    """The outermost items as paragraphs, the nested ones as lists between them."""
    plain: list[Block] = []
    nested: list[Item] = []
    for item in [*block.items, None]:
        if item is not None and item.level:
            nested.append(item)
            continue
        if nested:
            top = min(inner.level for inner in nested)
            plain.append(ListBlock(tuple(Item(inner.text, inner.marker, inner.level - top) for inner in nested)))
            nested = []
        if item is not None:
            plain.append(Paragraph(_with_marker(item)))
    return plain


def _is_list(block: ListBlock) -> bool:
    tops = [item for item in block.items if item.level == 0]
    lengths = [len(item.text.text) for item in tops]
    numbered = all(re.match(r"[(\w*]", item.marker) for item in tops)
    single = len(tops) == 1 and (numbered or len(block.items) == 1)
    return not lengths or not (single or (numbered and sum(lengths) > LONG_ITEM * len(lengths)))


def _is_law(block: ListBlock) -> bool:
    """Whether the outermost items are the paragraphs of a law: "(1)", and sentences or lead-ins of nested items."""
    tops = [index for index, item in enumerate(block.items) if item.level == 0]
    if not all(_LAW.fullmatch(block.items[index].marker.strip()) for index in tops):
        return False
    after = [*block.items[1:], Item(Located(""), "")]
    whole = sum(after[i].level > 0 or bool(_ENDED.search(block.items[i].text.text)) for i in tops)
    return whole * 2 > len(tops)


def leads(paragraph: Paragraph, following: str | None) -> bool:
    """Whether a paragraph announces what follows: the list with this first item, or a table (None)."""
    text = paragraph.text.text.rstrip()
    if text.endswith(":"):
        return True
    if not is_ended(text):
        return True
    last = text[sentence_spans(text)[-1][0] :]
    return bool(_CUE.search(last)) or (following is not None and len(text) <= 200)


def continues(paragraph: Paragraph) -> bool:
    """Whether a paragraph after a list goes on with the sentence that the list is part of."""
    text = paragraph.text.text.lstrip(" –—-")
    return text[:1].islower() and not re.match(r"[a-z]{1,2}[).]\s", text)


def lead_lines(paragraph: Paragraph) -> tuple[Located | None, Line]:
    """What of a lead-in paragraph is prose of its own, and the line that stands before the items."""
    text = paragraph.text.text
    spans = sentence_spans(text)
    if len(text) <= LONG_LEAD or len(spans) < 2:
        return None, Line(paragraph.text)
    start = spans[-1][0]
    return part(paragraph.text, 0, len(text[:start].rstrip())), Line(part(paragraph.text, start, len(text)))


def announcement(line: Line) -> Line:
    """What of a line may stand again before the next table: its last sentence, the others are said once."""
    text = line.text.text
    spans = sentence_spans(text)
    return Line(part(line.text, spans[-1][0], len(text))) if len(spans) > 1 else line


def item_lines(block: ListBlock) -> list[Line]:
    """The items as lines, nested ones indented."""
    return [Line(item.text, 2 * item.level, item.marker.strip(), item=True) for item in block.items if _full(item)]


def goes_on(first: ListBlock, second: ListBlock) -> bool:
    """Whether the numbering of the second list continues that of the first."""
    ends = [number for item in first.items if item.level == 0 and (number := _COUNT.match(item.marker.strip()))]
    begin = _COUNT.match(second.items[0].marker.strip()) if second.items else None
    return bool(ends and begin) and int(begin[1]) == int(ends[-1][1]) + 1 if ends and begin else False


def list_drafts(heading: Path, lead: list[Line], lines: list[Line], tail: list[Line], budget: Budget) -> list[Draft]:
    """The list as one draft; far over the token limit it is cut between items and the lead-in repeated in each part."""
    if budget.holds(heading, [*lead, *lines, *tail], STRETCH):
        return [Draft(heading, PassageKind.LIST, [*lead, *lines, *tail])]
    blocks: list[list[Line]] = []
    for line in [*lines, *tail]:
        if line.continues and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    drafts: list[Draft] = []
    group: list[Line] = []
    for piece in [piece for block in blocks for piece in _fitting(heading, lead, block, budget)]:
        if group and not budget.holds(heading, [*lead, *group, *piece]):
            drafts.append(Draft(heading, PassageKind.LIST, [*lead, *group]))
            group = []
        group += piece
    return [*drafts, Draft(heading, PassageKind.LIST, [*lead, *group])]


def announced_terms(heading: Path, block: ListBlock, lead: list[Line]) -> list[Draft]:
    """The lead-in of a list of terms with the terms as its items; their explanations are passages of their own."""
    if not lead:
        return []
    named = [Located(_term(item), item.text.marks[:1]) for item in block.items if _full(item)]
    terms = [Line(text, item=True, whole=True) for text in named]
    return [Draft(heading, PassageKind.LIST, [*lead, *terms])]


def term_drafts(heading: Path, block: ListBlock, budget: Budget) -> list[Draft]:
    """One definition per term."""
    drafts = []
    for item in block.items:
        if not _full(item):
            continue
        term = _term(item)
        for number, piece in enumerate(budget.portions(heading, item.text)):
            line = Line(piece, marker="" if number else item.marker.strip())
            drafts.append(Draft(heading, PassageKind.DEFINITION, [line], term or None))
    return drafts


def _with_marker(item: Item) -> Located:
    return prefixed(f"{item.marker.strip()} " if item.marker.strip() else "", item.text)


def _term(item: Item) -> str:
    return item.marker.strip().rstrip(":–- ").strip()


def _full(item: Item) -> bool:
    return bool(item.text.text.strip())


def _fitting(heading: Path, lead: list[Line], block: list[Line], budget: Budget) -> list[list[Line]]:
    """An item that alone is too long, cut between its sentences; its marker stays with the first piece."""
    if budget.holds(heading, [*lead, *block]):
        return [block]
    pieces: list[list[Line]] = []
    for line in block:
        for number, text in enumerate(budget.portions(heading, line.text)):
            pieces.append([Line(text, line.indent, "" if number else line.marker, item=line.item)])
    return pieces
