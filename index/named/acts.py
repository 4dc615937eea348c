"""Acts: those that stand together in one document, as in a gazette, where each has a heading of its own for a name.

A document that is nothing but one act is called by its own title (``index.named.titles``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import Passage, is_act_title

Path = tuple[str, tuple[str, ...]]
"""Id of a document and the path of a heading in it."""
_NUMBERED = re.compile(r"\d+\.? (?!.*(?:Änderung|Nachtrag|Ergänzung))")
"""A heading that begins with the number of a chapter and not with that of an amendment."""
_NOT_OF = re.compile(
    r"(?:\S+ ){0,2}?\w*(?:satzung|ordnung|richtlinien?|bekanntmachung|gesetz|erlass|verfügung|vorschrift(?:en)?"
    r"|vereinbarung) (?:und|oder|mit|als|in (?!der Fassung))\b",
    re.IGNORECASE,
)
"""A heading of what is about an act or about several: „Satzung und Beiträge“, „Satzung mit Erläuterungen“."""
_SECTION = re.compile(r"(?:§|Art(?:ikel|\.) (?:\d|[IVX]+\b))")
_CHANGES = re.compile(r"Art(?:ikel|\.) (?:\d+\w*|[IVX]+) .*Änderung")
"""A heading in an act that says which other one it changes."""
_ANNEX = re.compile(r"(?:Anlage|Anhang)(?: (?:\d+|[A-Z]|[IVX]+))?(?: \(?zu[mr]? .{1,80})?")
"""The last line of an act whose annex has a heading of its own behind it."""


@dataclass(frozen=True, slots=True)
class Act:
    """The path of an act's heading, the rows of its passages, and the headings in it that say what it changes."""

    path: Path
    rows: tuple[int, ...]
    changes: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """Id of the document that it stands in."""
        return self.path[0]

    @property
    def title(self) -> str:
        """Its heading."""
        return self.path[1][-1]


def acts_of(passages: Sequence[Passage]) -> list[Act]:
    """The acts of all documents that hold several, or one among other things.

    None of a document that has sections of an act outside its acts: there the headings do not tell what belongs to
    which.
    """
    sizes: dict[str, int] = {}
    rows: dict[Path, list[int]] = {}
    for row, passage in enumerate(passages):
        sizes[passage.document] = sizes.get(passage.document, 0) + 1
        if path := _act_above(passage):
            rows.setdefault(path, []).append(row)
    acts = [
        Act(path, (*of_act, *_annex(passages, of_act)), _changes(passages, of_act)) for path, of_act in rows.items()
    ]
    known = act_of_rows(acts)
    mixed = {
        one.document for row, one in enumerate(passages) if row not in known and any(map(_SECTION.match, one.heading))
    }
    count = Counter(one.document for one in acts)
    return [
        one
        for one in acts
        if one.document not in mixed and (count[one.document] > 1 or 3 * len(one.rows) <= 2 * sizes[one.document])
    ]


def act_of_rows(acts: Sequence[Act]) -> Mapping[int, Act]:
    """The act that each row belongs to."""
    return {row: act for act in acts for row in act.rows}


def _act_above(passage: Passage) -> Path | None:
    """The path of the outermost heading above a passage that is the title of an act."""
    ends = (end for end, heading in enumerate(passage.heading, 1) if _is_title(heading))
    end = next(ends, None)
    return (passage.document, passage.heading[:end]) if end else None


def _is_title(heading: str) -> bool:
    return is_act_title(heading) and not _NUMBERED.match(heading) and not _NOT_OF.match(heading)


def _annex(passages: Sequence[Passage], rows: Sequence[int]) -> Iterator[int]:
    """The rows of the section behind an act that its last line calls an annex of it."""
    last = rows[-1]
    line = passages[last].text.rstrip().rsplit("\n", 1)[-1].strip()
    if not _ANNEX.fullmatch(line) or last + 1 >= len(passages):
        return
    heading = passages[last + 1].heading
    for row in range(last + 1, len(passages)):
        passage = passages[row]
        if (
            passage.document != passages[last].document
            or passage.heading[: len(heading)] != heading
            or _act_above(passage)
        ):
            return
        yield row


def _changes(passages: Sequence[Passage], rows: Sequence[int]) -> tuple[str, ...]:
    headings = (heading for row in rows for heading in passages[row].heading if _CHANGES.match(heading))
    return tuple(dict.fromkeys(headings))
