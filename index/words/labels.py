"""Labels: the words by which a row of a table or an item of a list is looked up."""

import re

from ingest import Passage, PassageKind

_CELL = "; "  # between the cells of a row, as the cutter writes them
_HEAD = ": "  # between the head of a column and the cell
_TERM = re.compile(r"[^\w„\"]*(?P<term>[^.:;–]{2,60}?)(?::| –) ")  # „Nutzfeldstärke: …“, „b) Löschfahrzeug – …“


def sentence_labels(passage: Passage) -> list[str]:
    """The label of each sentence of a passage; empty for one that has none.

    For a row its first cell without the head of the column, which is the same in all rows; for any other sentence the
    short term in front of a colon or dash.
    """
    texts = [passage.slice(span) for span in passage.sentences]
    if passage.kind is not PassageKind.TABLE or not passage.items:
        return [match["term"] if (match := _TERM.match(text)) else "" for text in texts]
    body = passage.items[0].start
    cells = [
        text.split(_CELL)[0] if span.start >= body else "" for text, span in zip(texts, passage.sentences, strict=True)
    ]
    heads = {cell.split(_HEAD)[0] for cell in cells if cell}
    if len(heads) == 1:
        (head,) = heads
        cells = [cell.removeprefix(head + _HEAD) for cell in cells]
    return cells
