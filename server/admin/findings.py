"""Findings: what can be found wrong with a corpus without understanding it; hints for an editor, not verdicts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import numpy as np

from index.storage.snapshot import Snapshot
from index.storage.views import SENTENCE_VECTORS
from index.words.analysis import content_words
from index.words.analysis import words as words_of
from ingest import Document, Passage
from server.probes import ProbeResult

ALIKE = 0.93
"""Cosine of two sentences from which on they are taken to be about the same; E5 vectors of unrelated ones reach 0.8."""

_MOST = 50
_MOST_SENTENCES = 20_000
_BLOCK = 1024
_SHARED = 0.6
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPPOSITES = frozenset(
    {"ohne", "nicht", "kein", "keine", "keinen", "keiner", "weniger", "mehr", "unter", "uber", "nur"}
)
_NUMBER = re.compile(
    r"(?<![\w.,§])(?<!§ )(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\w]|[.,]\d)\s*(%|Prozent|Euro|€)?\s*([^\W\d_]{4,})?"
)
_MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_HTML_LINK = re.compile(r"""\bhref\s*=\s*["']([^"']+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its passage and document."""

    sentence: str
    passage: Passage
    document: Document


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences that give different numbers for the same thing („12 Modellregionen“ and „6 Modellregionen“)."""

    what: str
    first: Statement
    first_number: str
    second: Statement
    second_number: str


def contradictions(snapshot: Snapshot) -> list[Contradiction]:
    """Pairs of sentences that are nearly alike but count the same noun differently, the most alike first.

    Different years, a number that the other sentence also gives, and „mit“ against „ohne“ are no contradiction.
    """
    statements, numbers, rows = _numbered(snapshot)
    if not 2 <= len(rows) <= _MOST_SENTENCES:
        return []
    vectors = np.ascontiguousarray(snapshot.vectors[SENTENCE_VECTORS].matrix[rows])
    found: list[tuple[float, Contradiction]] = []
    for start in range(0, len(rows), _BLOCK):
        alike = vectors[start : start + _BLOCK] @ vectors.T
        for near, far in np.argwhere(alike >= ALIKE).tolist():
            first, second = start + near, far
            if first < second and (pair := _differ(statements, numbers, first, second)):
                found.append((float(alike[near, far]), pair))
    found.sort(key=lambda entry: -entry[0])
    return [pair for _, pair in found[:_MOST]]


def outdated(documents: Iterable[Document], years: int, today: date) -> list[Document]:
    """Documents whose date („Stand“) is more than ``years`` years ago, the oldest first; undated ones come last."""
    limit = f"{today.year - years:04}-{today.month:02}-{today.day:02}"
    old = [entry for entry in documents if entry.date is None or entry.date < limit[: len(entry.date)]]
    return sorted(old, key=lambda entry: (entry.date is None, entry.date or "", entry.title))


def uncited(documents: Iterable[Document], results: Sequence[ProbeResult]) -> list[Document]:
    """Documents that no answer to a probe cites: nobody asks for them, or they are not found."""
    cited = {document for result in results for document in result.documents}
    return sorted((entry for entry in documents if entry.id not in cited), key=lambda entry: entry.title)


def dead_links(corpus: Path, files: Sequence[str]) -> list[tuple[str, str]]:
    """Links of Markdown and HTML files to files of the corpus that do not exist: (file, link)."""
    dead: list[tuple[str, str]] = []
    for file in files:
        suffix = PurePosixPath(file).suffix.lower()
        pattern = {".md": _MARKDOWN_LINK, ".markdown": _MARKDOWN_LINK, ".html": _HTML_LINK, ".htm": _HTML_LINK}.get(
            suffix
        )
        if pattern is None:
            continue
        text = (corpus / file).read_text(encoding="utf-8", errors="replace")
        for link in dict.fromkeys(pattern.findall(text)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                continue
            target = ((corpus / file).parent / unquote(parts.path)).resolve()
            if not (target.is_relative_to(corpus.resolve()) and target.exists()):
                dead.append((file, link))
    return dead[:_MOST]


def _numbered(snapshot: Snapshot) -> tuple[list[Statement], list[dict[str, set[str]]], list[int]]:
    """Sentences that count something, what each counts, and their rows in the sentence vectors."""
    statements, numbers, rows = [], [], []
    row = 0
    for passage in snapshot.passages:
        for span in passage.sentences:
            sentence = passage.slice(span)
            counted = counts(sentence)
            if counted:
                statements.append(Statement(sentence, passage, snapshot.documents[passage.document]))
                numbers.append(counted)
                rows.append(row)
            row += 1
    return statements, numbers, rows


def counts(sentence: str) -> dict[str, set[str]]:
    """What a sentence counts: folded noun or unit → numbers before it; years and bare numbers are left out."""
    found: dict[str, set[str]] = {}
    for number, unit, noun in _NUMBER.findall(sentence):
        name = "prozent" if unit in ("%", "Prozent") else "euro" if unit else "".join(content_words(noun)[:1])
        if name and (noun[:1].isupper() or unit):
            found.setdefault(name, set()).add(number.replace(".", ""))
    return found


def _differ(
    statements: Sequence[Statement], numbers: Sequence[dict[str, set[str]]], first: int, second: int
) -> Contradiction | None:
    one, other = statements[first], statements[second]
    if one.document.id == other.document.id and one.passage.heading == other.passage.heading:
        return None  # rows of one table, steps of one list
    years, other_years = set(_YEAR.findall(one.sentence)), set(_YEAR.findall(other.sentence))
    if years and other_years and not years & other_years:
        return None
    if set(words_of(one.sentence)) & _OPPOSITES != set(words_of(other.sentence)) & _OPPOSITES:
        return None
    words, others = set(content_words(one.sentence)), set(content_words(other.sentence))
    words, others = ({word for word in group if not word[0].isdigit()} for group in (words, others))
    if len(words & others) < _SHARED * max(1, len(words | others)):
        return None
    for what in numbers[first].keys() & numbers[second].keys():
        mine, theirs = numbers[first][what], numbers[second][what]
        if mine.isdisjoint(theirs) and not (mine & _all_numbers(other.sentence) or theirs & _all_numbers(one.sentence)):
            return Contradiction(what, one, ", ".join(sorted(mine)), other, ", ".join(sorted(theirs)))
    return None


def _all_numbers(sentence: str) -> set[str]:
    return {number.strip(".,").replace(".", "") for number in re.findall(r"\d[\d.,]*", sentence)}
