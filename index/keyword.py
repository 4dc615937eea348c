"""Keyword: a message of a single word, as people type it into any search field.

What is learned from whole questions says little of one word: „Eigenanteil“ was taken for small talk. Whether the
documents hold it is known without learning, and „nothing stands there“ would be wrong.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.analysis import content_words, words
from index.question import Question
from index.signals import Candidates
from index.snapshot import Snapshot

_ARTICLE = 1
"""Words that may stand beside the keyword: „der Eigenanteil“."""
_TALK = frozenset(["danke", "hallo", "hilfe", "hey", "moin", "servus", "start", "stop", "super", "test", "tschuss"])
"""Folded words that are said to the assistant, whatever else the documents use them for."""
_IN_TEXT, _IN_HEADING = 4.0, 2.0
"""What the word adds to the ranking score of a passage, set by hand like the preferences."""
_IN_SENTENCE = 6.0
"""What it adds to the evidence of a sentence."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """What to add to the scores of candidates (n,) and to the evidence of their sentences (m,)."""

    passages: npt.NDArray[np.float32]
    sentences: npt.NDArray[np.float32]


def keyword(snapshot: Snapshot, question: Question, candidates: Candidates) -> Keyword | None:
    """Where the only word of a question stands; None if it has others, or if no candidate holds it."""
    content = content_words(question.text)
    if len(content) != 1 or len(words(question.text)) > 1 + _ARTICLE:
        return None
    (word,) = content
    if word in _TALK or not word.isalpha() or question.text.endswith("!"):
        return None
    stem = [snapshot.analyzer.stem(word)]
    views = {name: snapshot.lexical[f"{name}-stems"].coverage(stem) > 0 for name in ("passage", "heading", "sentence")}
    in_text = views["passage"][candidates.rows]
    if not in_text.any():
        return None
    passages = _IN_TEXT * in_text + _IN_HEADING * views["heading"][candidates.rows]
    sentences = _IN_SENTENCE * views["sentence"][candidates.sentence_rows]
    return Keyword(passages.astype(np.float32), sentences.astype(np.float32))
