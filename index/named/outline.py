"""Outline: the headings of all documents, what stands below each, and the sentences that begin with a number.

It is made once of the passages of a snapshot, so that a place is found without reading all of them again.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from index.named.acts import Act, Path, act_of_rows, acts_of
from index.named.addresses import ANNEX, MARGINAL, Address
from index.named.amended import Amendment, amendments_of
from index.named.contents import Contents, contents_of
from index.named.numbering import MARKED, NUMBERED, TITLED, headed_by, opened_by
from ingest import Passage

_TITLE = 80
"""Characters of a numbered sentence that may name what stands behind the number."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of the passages of one document at an address, and the headings or lines that name it.

    ``is_headed`` tells that all of them belong to it, as below its heading; else it begins somewhere inside: with its
    number, or with the first of the ``lines`` that are titles by the contents. ``is_document`` tells that they are
    all of a document that has the number itself. ``act`` is the one of several in the document that it is part of,
    ``amended`` are numbers of sentences by row: those of commands that change the place in another act.
    """

    document: str
    rows: Sequence[int]
    title: str
    is_headed: bool
    lines: tuple[str, ...] = ()
    is_document: bool = False
    act: Act | None = None
    amended: Mapping[int, Set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A sentence that begins with a number, its heading, and whether it stands alone at the end of what is below it."""

    text: str
    path: Path
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Rows of the passages below each path, the paths with each heading, the path behind each one in its document.

    ``acts`` are those that one document holds several of, ``act_of`` the one that each row belongs to.
    """

    rows: Mapping[Path, Sequence[int]]
    paths: Mapping[str, Sequence[Path]]
    behind: Mapping[Path, Path]
    numbered: Sequence[_Numbered]
    contents: Mapping[str, Contents]
    acts: Sequence[Act]
    act_of: Mapping[int, Act]
    amendments: Sequence[Amendment]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Outline":
        """The outline of all documents, whose passages stand one after the other."""
        rows: dict[Path, list[int]] = {}
        for row, passage in enumerate(passages):
            rows.setdefault((passage.document, passage.heading), []).append(row)
        paths: dict[str, list[Path]] = {}
        for path in rows:
            for heading in dict.fromkeys(path[1]):
                paths.setdefault(heading, []).append(path)
        behind = {one: other for one, other in pairwise(rows) if one[0] == other[0]}
        numbered, acts = tuple(_numbered(passages, rows)), acts_of(passages)
        amendments = tuple(amendments_of(passages))
        return cls(rows, paths, behind, numbered, contents_of(passages), acts, act_of_rows(acts), amendments)

    def at(self, address: Address) -> list[Section]:
        """What stands at an address in each document: below a heading, or else where a text begins with its number."""
        is_headed, is_opened = headed_by(address), opened_by(address)
        headed = {path: "" for heading, paths in self.paths.items() if is_headed(heading) for path in paths}
        if address.kind is MARGINAL and any(MARKED.match(one.text) and is_opened(one.text) for one in self.numbered):
            headed = {}  # „7 Ergebnis“ is no „Tz. 7“ where there is one
        known = {document for document, _ in headed}
        opened: dict[Path, str] = {}
        for one in self.numbered:
            if one.path[0] in known or not is_opened(one.text):
                continue
            if address.kind is ANNEX and one.is_alone and one.path in self.behind:  # its heading is a line of text
                headed[self.behind[one.path]] = one.text
            else:
                opened.setdefault(one.path, one.text[:_TITLE])
        titled = {document for document, _ in headed}
        inside = {path: text for path, text in opened.items() if path[0] not in titled}
        sections = [*self._sections(headed, is_headed=True), *self._sections(inside, is_headed=False)]
        sections += self._listed(address, {section.document for section in sections})
        return sorted(sections, key=lambda section: section.rows[0])

    def _listed(self, address: Address, known: Set[str]) -> Iterable[Section]:
        """What the contents of the documents that are not ``known`` call by an address."""
        for document, contents in self.contents.items():
            line = contents.line(address) if document not in known else None
            if line and any(path[0] == document for path in self.paths.get(line, ())):
                yield from self._sections(dict.fromkeys(self.paths[line], ""), is_headed=True)
            elif line:
                rows = [row for path, below in self.rows.items() if path[0] == document for row in below]
                lines = (line, *sorted(contents.lines - {line}))
                yield Section(document, rows, line, is_headed=False, lines=lines)

    def amended(self, address: Address) -> list[Section]:
        """What the commands below each heading say of an address in the act that they change."""
        found: dict[Path, dict[int, set[int]]] = {}
        for one in self.amendments:
            if one.is_at(address):
                found.setdefault(one.path, {}).setdefault(one.row, set()).update(one.sentences)
        return [
            Section(path[0], list(rows), " ".join(path[1]), is_headed=False, act=self._act(path), amended=rows)
            for path, rows in found.items()
        ]

    def _sections(self, titles: Mapping[Path, str], *, is_headed: bool) -> Iterable[Section]:
        """One section of each document, of one that holds several acts one of each act."""
        parts: dict[tuple[str, Act | None], list[Path]] = {}
        for path in titles:
            parts.setdefault((path[0], self._act(path)), []).append(path)
        for (document, act), own in parts.items():
            rows = sorted(row for path in own for row in self.rows[path])
            title = " ".join((*own[0][1], titles[own[0]]))
            yield Section(document, rows, title, is_headed, act=act)

    def _act(self, path: Path) -> Act | None:
        return self.act_of.get(self.rows[path][0])


def _numbered(passages: Sequence[Passage], rows: Mapping[Path, Sequence[int]]) -> Iterable[_Numbered]:
    for path, below in rows.items():
        texts = [[passages[row].slice(span) for span in passages[row].sentences] for row in below]
        before, last = texts[-2] if len(texts) > 1 else [], texts[-1]
        is_alone = len(last) == 1 and not any(map(TITLED.match, before))
        for sentences in texts:
            for text in filter(NUMBERED.match, sentences):
                yield _Numbered(text, path, is_alone and sentences is last)
