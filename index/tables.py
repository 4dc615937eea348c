"""Tables: a long one is cut into several passages, which are found one by one and belong together."""

from index.storage.snapshot import Snapshot
from ingest import Passage, PassageKind


def passages_of_table(snapshot: Snapshot, row: int) -> tuple[Passage, ...]:
    """The passage in a ``row`` with those right before and after it that may be parts of the same table, in order.

    They are tables below the same heading with the same caption; nothing is said of their columns. Empty where the
    passage is no table.
    """
    passages = snapshot.passages
    if passages[row].kind is not PassageKind.TABLE:
        return ()
    start, end = row, row + 1
    while start > 0 and may_be_one(passages[start - 1], passages[row]):
        start -= 1
    while end < len(passages) and may_be_one(passages[end], passages[row]):
        end += 1
    return tuple(passages[start:end])


def may_be_one(first: Passage, second: Passage) -> bool:
    """Whether two passages may be parts of one table: of the same kind, below the same heading, the same caption."""
    return all(
        (
            first.kind is second.kind,
            first.document == second.document,
            first.heading == second.heading,
            first.lead_in == second.lead_in,
        )
    )
