"""Budget: how much text one passage may hold, measured with the embedding model's own tokenizer."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ingest.block import Located
from ingest.cut.draft import Line, Path, part
from ingest.language.sentences import sentence_spans

TARGET = 1200
"""Characters from which prose and tables are cut although the model would take more: one passage, one topic."""

SHORT = 250
"""Characters below which a paragraph is joined with the next one of its section."""

JOINED = 800
"""Characters up to which short paragraphs are joined."""

STRETCH = 1.5
"""A list is kept whole up to this multiple of the token limit: its sentences have vectors of their own."""

_CLAUSE = (re.compile(r"[;:]\s"), re.compile(r"\s[–—-]\s|,\s"), re.compile(r"\s"))


class Budget:
    """Decides whether text fits into one passage together with its heading path."""

    def __init__(self, count_tokens: Callable[[str], int], max_tokens: int) -> None:
        """``max_tokens`` without special tokens."""
        self.max_tokens = max_tokens
        self._count = count_tokens
        self._line = lru_cache(maxsize=4096)(count_tokens)
        self._heading = lru_cache(maxsize=64)(lambda heading: count_tokens(" > ".join(heading)))

    def room(self, heading: Path) -> int:
        """Tokens left for the text; at least a third of the limit, however long the headings are."""
        return max(self.max_tokens - self._heading(heading), self.max_tokens // 3)

    def fits(self, heading: Path, text: str, stretch: float = 1.0) -> bool:
        """Whether a text and its heading path stay below ``stretch`` times the token limit."""
        room = int(self.room(heading) * stretch)
        # A token of these models is never shorter than a character, save for a few that normalisation expands.
        return len(text) * 2 <= room or self._count(text) <= room

    def holds(self, heading: Path, lines: Sequence[Line], stretch: float = 1.0) -> bool:
        """``fits`` for lines, each counted once: tokens end at line ends, and one more per line is room enough."""
        room = int(self.room(heading) * stretch)
        return sum(self._line(line.printed) + 1 for line in lines) <= room

    def portions(self, heading: Path, located: Located) -> list[Located]:
        """A text cut between sentences into the fewest, evenly filled pieces that fit; [text] when it fits whole."""
        text = located.text
        if len(text) <= TARGET and self.fits(heading, text):
            return [located]
        units = [unit for span in sentence_spans(text) for unit in self._clauses(heading, text, *span)]
        count = -(-len(text) // TARGET)
        while True:
            pieces = _evenly(units, len(text) / count)
            if count >= len(units) or all(self.fits(heading, text[start:end]) for start, end in pieces):
                return [part(located, start, end) for start, end in pieces]
            count += max(1, count // 8)

    def _clauses(self, heading: Path, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """A sentence as one span; one that is too long for the model is cut at clauses, at words, then anywhere."""
        if self.fits(heading, text[start:end]):
            return [(start, end)]
        middle = (start + end) // 2
        for pattern in _CLAUSE:
            cuts = [m.end() for m in pattern.finditer(text, start, end) if start < m.end() < end]
            near = [cut for cut in cuts if abs(cut - middle) < (end - start) * 0.4]
            if near:
                cut = min(near, key=lambda at: abs(at - middle))
                break
        else:
            cut = middle
        left = start + len(text[start:cut].rstrip())
        right = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        return self._clauses(heading, text, start, left) + self._clauses(heading, text, right, end)


def _evenly(units: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Neighbouring spans joined into pieces of about ``size`` characters."""
    pieces: list[tuple[int, int]] = []
    for start, end in units:
        if pieces and (end - pieces[-1][0] <= size or (start - pieces[-1][0]) < size / 2):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces
