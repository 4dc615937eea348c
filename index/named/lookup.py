"""Lookup: a message that only names something, as people type it into any search field.

A word („Eigenanteil“), a section of a law („§ 89“), a heading or a document by its title. What is learned from whole
questions says little of it: „Eigenanteil“ was taken for small talk. Whether the documents hold what is named is known
without learning, and „nothing stands there“ would be wrong. The same holds for a question that a document asks itself
in its heading, as in a list of frequent questions: what stands below is its answer.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.embedder import Vectors
from index.named.sections import Place
from index.question import Question
from index.signals import Candidates
from index.storage.snapshot import Snapshot
from index.words.analysis import GermanAnalyzer, content_words, words
from index.words.degrees import DEGREES
from index.words.lexical_scores import Rows
from index.words.references import cited_sections, spanned_sections
from ingest import Passage

OWN_ANSWER = 0.98
"""Probability that a question is answered below the heading that asks it."""
_ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"])
_ARTICLE = 1
"""Words that may stand beside the one that is looked up: „der Eigenanteil“."""
_TALK = frozenset(("danke", "hallo", "hilfe", "hey", "moin", "servus", "start", "stop", "super", "test", "tschuss"))
"""Folded words that are said to the assistant, whatever else the documents use them for."""
_SHORTEST = 2
"""Letters of a word that names something."""
_SECTION = re.compile(r"§ ?(\d+[a-z]?)")
_THERE, _IN_HEADING = 4.0, 2.0
"""What is added to the ranking score of a passage that holds what is named; set by hand like the preferences."""
_IN_SENTENCE = 6.0
"""What is added to the evidence of a sentence that does."""
_NEXT_PASSAGE, _NEXT_SENTENCE = 0.05, 0.1
"""What is added less to each next passage and sentence of a place, so that it is read from its beginning."""
_READ = 600
"""Characters of a place that an answer has room for; of a longer one its beginning is read."""
_FEW = 3
"""Documents, or acts in one, that an answer has room for; a place that more of them have may not be the one meant."""
_MOST_OF_IT = 0.6
"""Share of a heading's or title's words that name it; fewer may mean another thing."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What to add to the scores of candidates (n,) and to the evidence of their sentences (m,).

    ``probability`` (0–1) is what the place alone says of the question being answered there; it is ``outright`` where
    nothing else can answer, whatever its words are like. ``is_question`` tells that more is asked than what it says.
    """

    passages: npt.NDArray[np.float32]
    sentences: npt.NDArray[np.float32]
    probability: float = 0.0
    outright: bool = False
    is_question: bool = False

    def ranked(self, scores: Vectors) -> Vectors:
        """Ranking scores of the candidates (n,) with what the place adds to them."""
        return self._added(scores, self.passages)

    def told(self, evidence: Vectors, places: Rows) -> Vectors:
        """Evidence of the sentences in ``places`` (k,) with what the place adds to them."""
        return self._added(evidence, self.sentences[places])

    def _added(self, learned: Vectors, added: Vectors) -> Vectors:
        return np.where(added > 0, learned.max() + added, learned) if self.outright else learned + added


def lookup(snapshot: Snapshot, question: Question, candidates: Candidates, place: Place | None = None) -> Lookup | None:
    """Where that stands which a message names or a heading asks; None if it asks more, or if no candidate holds it.

    ``place`` is what it names by a number; if that seems to tell what else is asked, it is where the answer stands.
    """
    if place and place.is_all:
        return _at(snapshot, place, candidates)
    if place and place.is_told:
        found = _marked(candidates, snapshot.owner[place.sentences], place.sentences)
        return replace(found, probability=OWN_ANSWER, is_question=True) if found else None
    text = question.text.strip(" ?.")
    if text.endswith("!"):
        return None
    section, content = _SECTION.fullmatch(text), content_words(text)
    if not section and len(content) == 1 and len(words(text)) <= 1 + _ARTICLE:
        return _word(snapshot, candidates, content[0])
    passages = [snapshot.passages[int(row)] for row in candidates.rows]
    nowhere = np.zeros(len(candidates.sentence_rows))
    if section:
        return _section(passages, section[1])
    if own := _found(_THERE * _below_own_question(passages, text, snapshot.analyzer), nowhere):
        return replace(own, probability=OWN_ANSWER)
    if content and not question.text.endswith("?"):
        named = {snapshot.analyzer.stem(word) for word in content}
        return _found(_THERE * _named(snapshot, passages, named), nowhere)
    return None


def _at(snapshot: Snapshot, place: Place, candidates: Candidates) -> Lookup | None:
    """The passages at a place and their sentences, in reading order; of a code those that name it, as of a word."""
    if place.is_code:
        return _marked(candidates, place.passages, place.sentences)
    ends = np.cumsum(snapshot.sentence_lengths[place.sentences])
    shown = place.sentences[: max(1, int(np.searchsorted(ends, _READ, side="right")))]
    passages = _in_order(candidates.rows, place.passages, _THERE, _NEXT_PASSAGE)
    found = _found(passages, _in_order(candidates.sentence_rows, shown, _IN_SENTENCE, _NEXT_SENTENCE))
    acts, rows = snapshot.outline.act_of, place.passages.tolist()
    is_clear = len({(snapshot.passages[row].document, acts.get(row)) for row in rows}) <= _FEW
    return replace(found, probability=OWN_ANSWER if is_clear else 0.0, outright=True) if found else None


def _marked(candidates: Candidates, passages: Rows, sentences: Rows) -> Lookup | None:
    """Some passages and sentences before all others, the likeliest first."""
    here, read = np.isin(candidates.rows, passages), np.isin(candidates.sentence_rows, sentences)
    return _found(_THERE * here, _IN_SENTENCE * read)


def _in_order(rows: Rows, order: Rows, first: float, step: float) -> npt.NDArray[np.float64]:
    """What is added to each of ``rows``: to the ``first`` in ``order`` most, to one that is not in it nothing."""
    ranks = {int(row): rank for rank, row in enumerate(order)}
    return np.array([max(step, first - step * ranks[row]) if row in ranks else 0.0 for row in map(int, rows)])


def _below_own_question(passages: Sequence[Passage], text: str, analyzer: GermanAnalyzer) -> npt.NDArray[np.bool_]:
    """Which passages are below a heading that asks the same in the same words, their endings and articles aside."""

    def said(text: str) -> list[str]:
        return [analyzer.stem(word) for word in words(text) if word not in _ARTICLES]

    asked = said(text)
    asking = {heading for passage in passages for heading in passage.heading[-1:] if heading.endswith("?")}
    same = {heading for heading in asking if said(heading) == asked}
    return np.array([bool(same.intersection(passage.heading[-1:])) for passage in passages])


def _word(snapshot: Snapshot, candidates: Candidates, word: str) -> Lookup | None:
    if word in _TALK or word in DEGREES or len(word) < _SHORTEST or not word.isalpha():
        return None
    stem = [snapshot.analyzer.stem(word)]
    views = {name: snapshot.lexical[f"{name}-stems"].coverage(stem) > 0 for name in ("passage", "heading", "sentence")}
    in_text, in_heading = views["passage"][candidates.rows], views["heading"][candidates.rows]
    in_sentence = views["sentence"][candidates.sentence_rows]
    return _found(_THERE * in_text + _IN_HEADING * in_heading, _IN_SENTENCE * in_sentence)


def _section(passages: Sequence[Passage], number: str) -> Lookup | None:
    """The passages that name a section, or else those with a range of sections that it belongs to.

    Those with it in their heading come first anyway (``preferences``).
    """
    for sections in (cited_sections, spanned_sections):
        holding = [number in sections(" ".join((*passage.heading, passage.text))) for passage in passages]
        if any(holding):
            telling = [number in sections(passage.slice(span)) for passage in passages for span in passage.sentences]
            return _found(_THERE * np.array(holding), _IN_SENTENCE * np.array(telling))
    return None


def _named(snapshot: Snapshot, passages: Sequence[Passage], named: Set[str]) -> npt.NDArray[np.int64]:
    """How many of its places name each passage with the stems ``named``: the heading it is below, and its document."""

    def names(title: str) -> bool:
        stems = {snapshot.analyzer.stem(word) for word in content_words(title)}
        some = len(named) > 1 and len(named) >= _MOST_OF_IT * len(stems)
        return named == stems or (named < stems and some)

    places = [(*passage.heading[-1:], snapshot.documents[passage.document].title) for passage in passages]
    there = {title for title in {title for place in places for title in place} if names(title)}
    return np.array([sum(title in there for title in place) for place in places])


def _found(passages: npt.NDArray[np.floating], sentences: npt.NDArray[np.floating]) -> Lookup | None:
    return Lookup(passages.astype(np.float32), sentences.astype(np.float32)) if passages.any() else None
