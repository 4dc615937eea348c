"""Search: question → ranked passages with evidence, and whether the corpus can answer."""

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from index.anchors import missing
from index.embedder import Embedder, Vectors
from index.evidence import Sentences, evidence, sentences_of
from index.gate import gate_inputs
from index.intent import UNTOLD, Intent, Told, read_intent
from index.named.lookup import lookup
from index.named.names import Named, named_document, names_its_place, names_of
from index.named.sections import numbered_place
from index.places import without_places
from index.preferences import preferences
from index.question import Question, read_question
from index.signals import Candidates, measure
from index.storage.snapshot import Snapshot
from index.storage.views import never_quoted
from index.tables import passages_of_table
from index.weights import Weights, learned_weights
from index.words.lexical_scores import LexicalScores, Rows
from ingest import Document, Passage

_AT_ONCE = 8
"""Questions embedded at the same time; more of them wait for their turn."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, its score (0–1, comparable within one search) and how well each of its sentences answers.

    ``evidence`` has one value per sentence of the passage, on the same scale for all hits of a search; minus infinity
    for a sentence that is never quoted, since it only names sources, addresses the listeners or interrupts a speech.
    ``table`` are the passages that may be parts of the same table (``index.tables``), the one found among them.
    """

    passage: Passage
    document: Document
    score: float
    evidence: tuple[float, ...]
    table: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Hits best first, what the gate says of them, and what the question wants of the documents.

    ``probability`` (0–1) is that of the hits answering the question, ``on_topic`` (0–1) that of the corpus being about
    its topic; ``gate`` holds the inputs behind both (``index.gate``). ``context`` are the earlier questions that this
    one continues, their spelling put right as well. ``is_lookup`` tells that the question only names something, which
    the best hit holds, or is the one in its heading. ``missing`` is what the question asks about and the
    answer does not know, a place, code or year for instance (``index.anchors``).
    """

    question: Question
    hits: tuple[Hit, ...]
    probability: float
    on_topic: float
    gate: Vectors
    intent: Told = UNTOLD
    context: tuple[str, ...] = ()
    is_lookup: bool = False
    missing: str | None = None

    @property
    def asked(self) -> str:
        """The question with what it continues."""
        return _asked(self.question, self.context)


class Searcher:
    """Searches one snapshot; safe to call from several threads at once."""

    def __init__(self, snapshot: Snapshot, embedder: Embedder, weights: Weights | None = None) -> None:
        self.snapshot = snapshot
        self._embedder = embedder
        self._weights = weights or snapshot.calibrated(learned_weights())
        self._names = names_of(snapshot)
        snapshot.prepare()
        self._beside = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="model")

    def written(self, text: str) -> str:
        """A text as it is searched for: a German one with its spelling put right."""
        return read_question(text, self.snapshot.spelling.corrected).text

    def search(self, text: str, context: Sequence[str] = (), limit: int = 10, left_out: Collection[int] = ()) -> Found:
        """The ``limit`` best passages for a question; ``context`` are earlier questions it continues.

        Passages in the rows ``left_out`` are treated as if they were not there.
        """
        corrected = self.snapshot.spelling.corrected
        question = read_question(text, corrected)
        context = tuple(read_question(earlier, corrected).text for earlier in context)
        about = None if context else named_document(self.snapshot, self._names, question)
        asked = [_asked(question, context), *([about.besides] if about else [])]
        embedding = self._beside.submit(self._embedder.encode_queries, asked)
        # The words need no vector: they are done by the time it is.
        lexical = LexicalScores(self.snapshot, question, context)
        place = None if context else numbered_place(self.snapshot, question)
        vector, *bare = embedding.result()
        intent = read_intent(question.text, vector, self._embedder.identity)
        if len(set(left_out)) >= len(self.snapshot.passages):
            return Found(question, (), 0.0, 0.0, np.zeros(0, np.float32), intent, context)
        candidates = measure(self.snapshot, question, vector, lexical, left_out, place.passages if place else ())
        learned = candidates.signals @ self._weights.passage
        passages = [self.snapshot.passages[int(row)] for row in candidates.rows]
        at_place = np.isin(candidates.rows, place.passages) if place and not place.is_all else None
        scores = learned + preferences(question, passages, at_place)
        named = None if context else lookup(self.snapshot, question, candidates, place)
        if named:
            scores = named.ranked(scores)
        best, behind, sentences = self._best(question, candidates, scores, limit)
        values = evidence(sentences, self._weights)
        gate = gate_inputs(self.snapshot, question, candidates, learned, self._weights, sentences, values)
        if named:
            values = named.told(values, sentences.places)
        if about and not named and not place:
            hits = self._hits_of(about, question, bare[0], lexical, limit, left_out)
        else:
            hits = self._hits(question, candidates, best, behind, sentences, values)
        answer, topic = self._weights.gate.probability(gate), self._weights.topic.probability(gate)
        if place:  # what the documents number is their topic
            topic, intent = 1.0, UNTOLD if place.is_told and intent.intent is not Intent.CASE else intent
        if named:
            answer = max(answer, named.probability)
        is_lookup = named is not None and not named.is_question
        found = Found(question, hits, answer, topic, gate, intent, context, is_lookup)
        if place and place.besides and not named:
            return self._likelier(found, self.search(place.besides, limit=1, left_out=left_out), place.passages)
        if about and not named and not place and names_its_place(self.snapshot, question, about):
            best = self._rows(hits[:1])
            there = best[about.holds(self.snapshot)[best]]
            return self._likelier(found, self.search(about.besides, (), limit, left_out), there)
        return found

    def _hits_of(
        self,
        about: Named,
        question: Question,
        vector: Vectors,
        lexical: LexicalScores,
        limit: int,
        left_out: Collection[int],
    ) -> tuple[Hit, ...]:
        """The best passages for a question that names one document or act, first those of that one.

        ``vector`` (dimension,) is that of the question without the name, which says nothing of where in the document
        the answer stands. The gate still sees the whole question: it has learned what a missing name means.
        """
        (inside,) = np.nonzero(about.holds(self.snapshot))
        candidates = measure(self.snapshot, question, vector, lexical, left_out, inside.tolist())
        passages = [self.snapshot.passages[int(row)] for row in candidates.rows]
        scores = candidates.signals @ self._weights.passage
        scores += preferences(question, passages, of_document=np.isin(candidates.rows, inside))
        best, behind, sentences = self._best(question, candidates, scores, limit)
        return self._hits(question, candidates, best, behind, sentences, evidence(sentences, self._weights))

    def _best(
        self, question: Question, candidates: Candidates, scores: Vectors, limit: int
    ) -> tuple[Rows, Vectors, Sentences]:
        """The candidates of the highest ``scores`` (n,), best first, their scores minus the best, their sentences."""
        best = np.argsort(-scores, kind="stable")[:limit]
        behind = scores[best] - scores[best[0]]
        return best, behind, sentences_of(self.snapshot, question, candidates, best, behind, self._weights)

    def _likelier(self, found: Found, bare: Found, there: Rows) -> Found:
        """What was found, as likely an answer as what was found for the ``bare`` question without the place named.

        Only if the best passage of that is one of the rows ``there``. The number of a place seems to be missing in it
        („Wie lange darf nach § 5 der Geschäftsordnung geredet werden?“), and so does the town of which all of a
        document tells, where only its title says so.
        """
        if bare.probability <= found.probability or not np.isin(self._rows(bare.hits[:1]), there).any():
            return found
        return replace(found, question=bare.question, probability=bare.probability, gate=bare.gate)

    def _rows(self, hits: Sequence[Hit]) -> Rows:
        return np.array([self.snapshot.row_of[hit.passage.id] for hit in hits], np.int64)

    def reread(self, found: Found, answer: str, *, steps: bool = False) -> Found:
        """What was found, with what a reader says of ``answer`` to the question in its probability.

        The same where the gate is sure enough of yes or no, where a heading asks the question, or where the model came
        without a reader. ``steps`` tells that the answer is a list of steps.
        """
        reader, reading = self._embedder.reader, self._weights.reading
        if reader is None or not reading.asked_from <= found.probability < reading.asked_to:
            return found
        gate = self._weights.gate.logit(found.gate)
        right = reader.read(found.asked, answer)
        is_german = found.question.is_german
        return replace(found, probability=reading.probability(gate, right, is_german=is_german, steps=steps))

    def anchored(self, found: Found, answer: str, passages: Sequence[Passage]) -> Found:
        """What was found, less likely an answer where that lacks what the question names.

        That is a place, code or year that none of its ``passages`` knows, a number of things that it cannot
        name, the reason or another kind of fact that was asked for, or a word that narrows the question.
        """
        lack = missing(self.snapshot, found.question, answer, passages)
        return replace(found, probability=lack.left(found.probability), missing=lack.name) if lack else found

    def beyond_places(self, found: Found) -> Found:
        """What was found, on topic only as far as the question is without the places that it names.

        A place is no topic: „Regnet es in Wiesbaden?“ is on none of a corpus that knows Wiesbaden. Of 68 such questions
        that name a place of the corpus, 46 are told then; of 47 about integration there that nobody can answer, 2 are
        taken for others (one on a hip operation).
        """
        question = found.question
        bare = without_places(question.text, is_german=question.is_german)
        if bare == question.text:
            return found
        return replace(found, on_topic=min(found.on_topic, self.search(bare, found.context).on_topic))

    def _hits(
        self,
        question: Question,
        candidates: Candidates,
        chosen: Rows,
        behind: Vectors,
        sentences: Sentences,
        values: Vectors,
    ) -> tuple[Hit, ...]:
        """The candidates ``chosen`` (n,), best first, as hits; ``behind`` (n,) are their scores minus the best.

        ``values`` (m,) is the evidence of their ``sentences``.
        """
        facts = self.snapshot.sentence_facts[candidates.sentence_rows[sentences.places]]
        of_passages = np.split(
            np.where(facts & never_quoted(question.text) == 0, values, -np.inf), sentences.first[1:-1]
        )
        return tuple(
            self._hit(row, score, of_passage)
            for row, score, of_passage in zip(candidates.rows[chosen].tolist(), behind, of_passages, strict=True)
        )

    def _hit(self, row: int, behind: float, values: Vectors) -> Hit:
        """The passage in a ``row`` as a hit, with its score minus the best and the evidence of its sentences."""
        passage = self.snapshot.passages[row]
        document = self.snapshot.documents[passage.document]
        table = passages_of_table(self.snapshot, row)
        return Hit(passage, document, float(np.exp(behind)), tuple(values.tolist()), table)


def _asked(question: Question, context: Sequence[str]) -> str:
    return " ".join((*context, question.text))
