"""Labelled blocks: what stands below „Beschlussvorschlag:“, „Änderungsantrag der Fraktion …:“ or „Beschluss:“.

Such a block is a passage of its own with its label, apart from the debate around it. It is a list of one item that
begins with the label, so that no sentence of a proposal is shown without it and taken for what was decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from ingest.block import Block, Located, Paragraph, Table
from ingest.cut.budget import STRETCH, TARGET, Budget
from ingest.cut.draft import Draft, Line, Path
from ingest.cut.leads import announces
from ingest.language.labels import Label, is_vote, line_label
from ingest.passage import PassageKind

_OWN = (Label.PROPOSAL, Label.DECISION)
_FEW_ROWS = 4
"""Rows of a table that only counts votes."""


@dataclass(slots=True)
class Stretch:
    """Blocks of a section that are cut apart from the others, below a ``label`` or without one.

    ``vote`` is the line behind them that tells how it ended, ``is_closed`` that the text says where they end: with a
    vote or the next label.
    """

    label: Paragraph | None = None
    blocks: list[Block] = field(default_factory=list)
    vote: Paragraph | None = None
    is_closed: bool = False


def stretches(blocks: Sequence[Block]) -> list[Stretch]:
    """The blocks of a section cut before each label and behind each vote; one stretch where no block is labelled.

    A label of reasons at the very end, which like a heading without text says nothing, is left out.
    """
    labels = [line_label(block.text.text) if isinstance(block, Paragraph) else None for block in blocks]
    if not any(label in _OWN for label in labels):
        return [Stretch(blocks=list(blocks))]
    found = [Stretch()]
    for block, label in zip(blocks, labels, strict=True):
        last = found[-1]
        if isinstance(block, Paragraph) and label in _OWN:
            last.is_closed = True
            found.append(Stretch(block))
        elif label is Label.OTHER:
            last.is_closed = True
            found.append(Stretch(blocks=[block]))
        elif last.label and last.blocks and _tells_vote(block):
            last.is_closed = True
            leads = not isinstance(block, Paragraph) or block.text.text.rstrip().endswith(":")
            last.vote = None if leads or not isinstance(block, Paragraph) else block
            found.append(Stretch(blocks=[block] if leads else []))
        else:
            last.blocks.append(block)
    if labels[-1] is Label.OTHER:
        found.pop()
    return [stretch for stretch in found if stretch.label or stretch.blocks]


def labelled_drafts(heading: Path, stretch: Stretch, budget: Budget) -> tuple[list[Draft], list[Block]]:
    """The paragraphs right below a label as drafts that begin with it, and the blocks left to be cut as any others.

    A list stays with its own lead-in, and with the label before that. Where nothing closes the block, only its first
    paragraph is known to belong to it.
    """
    if stretch.label is None:
        return [], stretch.blocks
    following = [*stretch.blocks[1:], None]
    paired = zip(stretch.blocks, following, strict=True)
    texts = [
        block.text
        for block, _ in takewhile(lambda pair: isinstance(pair[0], Paragraph) and not announces(*pair), paired)
        if isinstance(block, Paragraph)
    ]
    if not stretch.is_closed:
        texts = texts[:1]
    rest, vote = stretch.blocks[len(texts) :], [stretch.vote] if stretch.vote else []
    if not texts:
        return [], [stretch.label, *rest, *vote]
    drafts = _drafts(heading, stretch.label.text, texts, budget)
    if rest:
        return drafts, [*([stretch.label] if stretch.is_closed else []), *rest, *vote]
    tail = [*drafts[-1].lines, *(Line(block.text) for block in vote)]
    if budget.holds(heading, tail, STRETCH):
        drafts[-1].lines, vote = tail, []
    return drafts, [*vote]


def _drafts(heading: Path, label: Located, texts: Sequence[Located], budget: Budget) -> list[Draft]:
    """The texts below their label as few drafts as possible, each with the label."""
    drafts: list[Draft] = []
    for piece in chain.from_iterable(budget.portions(heading, text) for text in texts):
        grown = [*drafts[-1].lines, Line(piece, continues=True)] if drafts else []
        if grown and sum(len(line.printed) for line in grown) <= TARGET and budget.holds(heading, grown, STRETCH):
            drafts[-1].lines = grown
        else:
            drafts.append(Draft(heading, PassageKind.LIST, [Line(label, label=True), Line(piece, item=True)]))
    return drafts


def _tells_vote(block: Block) -> bool:
    """Whether a block only tells how was voted, as a line or as a small table."""
    if isinstance(block, Paragraph):
        return is_vote(block.text.text)
    if not isinstance(block, Table) or len(block.rows) > _FEW_ROWS:
        return False
    words = " ".join((*block.header, *(cell.text for row in block.rows for cell in row.cells))).split()
    return any(word.startswith("Ja") for word in words) and any(word.startswith("Nein") for word in words)
