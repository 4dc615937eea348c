"""Reader: question and answer read together, where what was measured of each alone leaves the matter in doubt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from index.model.layout import PROMPTS, QUESTION_LENGTH, READER_GRAPH, READING, TOKENIZER, TOKENS
from index.session import session

LONGEST = 190
"""Tokens of question and answer together; the rest of the answer is cut off."""
LONGEST_QUESTION = 60
"""Tokens of the question that are read."""

_CORES = 2
"""Cores that a reading may use. On two cores one takes two thirds of the time, two at once take the same together."""


def joined(asked: Sequence[int], answered: Sequence[int]) -> list[int]:
    """Token ids of question and answer as one text, the first token of the answer left out, its end cut if need be."""
    tokens = [*asked, *answered[1:]]
    return tokens if len(tokens) <= LONGEST else [*tokens[: LONGEST - 1], answered[-1]]


class Reader(Protocol):
    """Says of an answer whether it answers a question; safe to share between threads."""

    def read(self, question: str, answer: str) -> float:
        """Logit of an answer to a question being right."""
        ...


class OnnxReader:
    """The reader of a directory written by ``index.model.prepare``; safe to share between threads."""

    def __init__(self, directory: Path) -> None:
        self._session = session(str(directory / READER_GRAPH), _CORES)
        self._tokenizer = Tokenizer.from_file(str(directory / TOKENIZER))

    def read(self, question: str, answer: str) -> float:
        """Logit of an answer to a question being right."""
        asked = self._tokenizer.encode(PROMPTS["query"] + question).ids[:LONGEST_QUESTION]
        answered = self._tokenizer.encode(PROMPTS["passage"] + answer).ids
        inputs = {
            TOKENS: np.array(joined(asked, answered), np.int64),
            QUESTION_LENGTH: np.array([len(asked)], np.int64),
        }
        (reading,) = self._session.run([READING], inputs)
        return float(reading[0])
