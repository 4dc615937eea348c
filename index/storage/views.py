"""Views: the forms in which passages and sentences are embedded, tokenised and marked; one place for build and search.

A unit is a passage or a sentence. Every view is a file of the snapshot with one entry per unit.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.expectation import fact_bits
from index.words.analysis import GermanAnalyzer, content_words, ngrams
from index.words.interjections import asks_for_interjections
from index.words.labels import sentence_labels
from index.words.references import is_reference
from ingest import Passage, is_interjection, is_salutation

Facts = npt.NDArray[np.uint16]

REFERENCE = np.uint16(1 << 15)
"""Bit of the facts of a unit that is never quoted: it only names sources, or addresses or thanks the listeners."""

ASKING = np.uint16(1 << 14)
"""Bit of the facts of a unit that is itself a question, as in answers to parliament: it resembles what is asked."""

INTERJECTION = np.uint16(1 << 13)
"""Bit of the facts of a unit that only tells what was called out in a debate: it is quoted to who asks for that."""

PASSAGE_VECTORS = "passages"
HEADED_PASSAGE_VECTORS = "passages-headed"
SENTENCE_VECTORS = "sentences"
HEADED_SENTENCE_VECTORS = "sentences-headed"


def bare_passage(passage: Passage) -> str:
    """The text of a passage."""
    return passage.text


def headed_passage(passage: Passage) -> str:
    """The text of a passage below its heading path."""
    return "\n".join(part for part in (" › ".join(passage.heading), passage.text) if part)


def bare_sentences(passage: Passage) -> list[str]:
    """The sentences of a passage."""
    return [passage.slice(span) for span in passage.sentences]


def headed_sentences(passage: Passage) -> list[str]:
    """The sentences of a passage, each behind the innermost heading, without which „16 Stunden“ says nothing."""
    sentences = bare_sentences(passage)
    return [f"{passage.heading[-1]}: {sentence}" for sentence in sentences] if passage.heading else sentences


VECTOR_VIEWS: Mapping[str, Callable[[Passage], list[str]]] = {
    PASSAGE_VECTORS: lambda passage: [bare_passage(passage)],
    HEADED_PASSAGE_VECTORS: lambda passage: [headed_passage(passage)],
    SENTENCE_VECTORS: bare_sentences,
    HEADED_SENTENCE_VECTORS: headed_sentences,
}
"""What is embedded: name of the view → texts of a passage."""

LEXICAL_VIEWS = (
    "passage-stems",
    "headed-stems",
    "headed-ngrams",
    "sentence-stems",
    "sentence-ngrams",
    "heading-stems",
    "sentence-labels",
)
"""What is tokenised; the first word of the name is the unit („sentence“, else a passage)."""


def lexical_tokens(
    passages: Sequence[Passage], titles: Mapping[str, str], analyzer: GermanAnalyzer
) -> dict[str, list[list[str]]]:
    """Tokens of every unit in every lexical view; ``titles`` are the documents' titles by id."""
    headings = [" ".join((titles[passage.document], *passage.heading)) for passage in passages]
    heading_stems = [analyzer.stems(heading) for heading in headings]
    passage_stems = [analyzer.stems(passage.text) for passage in passages]
    sentences = [sentence for passage in passages for sentence in bare_sentences(passage)]
    return {
        "passage-stems": passage_stems,
        "headed-stems": [heading + text for heading, text in zip(heading_stems, passage_stems, strict=True)],
        "headed-ngrams": [ngrams(content_words(headed_passage(passage))) for passage in passages],
        "sentence-stems": [analyzer.stems(sentence) for sentence in sentences],
        "sentence-ngrams": [ngrams(content_words(sentence)) for sentence in sentences],
        "heading-stems": heading_stems,
        "sentence-labels": [analyzer.stems(label) for passage in passages for label in sentence_labels(passage)],
    }


def facts_of(texts: Sequence[str]) -> Facts:
    """Kinds of fact that each text holds as bits, and REFERENCE, ASKING and INTERJECTION, shape (len(texts),)."""
    none = np.uint16(0)
    return np.array(
        [
            np.uint16(fact_bits(text))
            | (REFERENCE if is_reference(text) or is_salutation(text) else none)
            | (INTERJECTION if is_interjection(text) else none)
            | (ASKING if text.rstrip().endswith("?") else none)
            for text in texts
        ],
        np.uint16,
    )


def never_quoted(question: str) -> np.uint16:
    """The bits of what is no answer to a question, whatever it says."""
    return REFERENCE if asks_for_interjections(question) else REFERENCE | INTERJECTION
