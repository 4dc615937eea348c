"""The margins of a page: where its text begins and ends, and small print beyond."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.pdf.neighbours import together
from ingest.pdf.page import Word

SMALL = 0.85  # of the size of the text, at most, are notes in the margin set
_FEWEST = 5  # lines of text that show where its edges are
_OUTLIERS = 0.05  # share of lines that may stand out beyond the edges
_GAP = 0.7  # of the size of the text: narrowest gap between it and a note
_APART = 1.2  # of the font size: a gap wider than between words
_MOST = 0.5  # lines of notes for each line of text; more are the column of a table
_LETTERS = re.compile(r"[^\W\d_]{2}")


def inner_edges(starts: Sequence[float], ends: Sequence[float], size: float) -> tuple[float, float] | None:
    """Where notes beside text of this size may end on its left and begin on its right, from where its lines do so.

    None where too few lines show it.
    """
    if min(len(starts), len(ends)) < _FEWEST:
        return None
    left, right = sorted(starts)[int(_OUTLIERS * len(starts))], sorted(ends)[-1 - int(_OUTLIERS * len(ends))]
    return left - _GAP * size, right + _GAP * size


def margin_words(words: Sequence[Word]) -> set[int]:
    """Identities of the small words beyond the text of a page; runs without any letters may be markers of its lines."""
    weight: Counter[float] = Counter()
    for word in words:
        weight[word.font.size] += len(word.text)
    size = weight.most_common(1)[0][0] if weight else 0.0
    starts, ends = dict[int, float](), dict[int, float]()
    for word in words:
        if word.font.size == size and word.angle == 0:
            base = round(word.base)
            starts[base] = min(word.x0, starts.get(base, word.x0))
            ends[base] = max(word.x1, ends.get(base, word.x1))
    edges = inner_edges(list(starts.values()), list(ends.values()), size)
    if edges is None:
        return set()
    runs = [
        run
        for run in _level_runs(words)
        if run[0].font.size < SMALL * size
        and run[0].angle == 0
        and (run[-1].x1 < edges[0] or run[0].x0 > edges[1])
        and any(_LETTERS.search(word.text) for word in run)
    ]
    if len(runs) > _MOST * len(starts):
        return set()
    return {id(word) for run in runs for word in run}


def _level_runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one size that stand in a line without a wide gap between them."""

    def goes_on(run: list[Word], word: Word) -> bool:
        size, gap = run[-1].font.size, word.x0 - run[-1].x1
        level = word.angle == run[-1].angle and abs(word.base - run[-1].base) < 0.1 * size
        return word.font.size == size and level and -0.5 * size < gap < _APART * size

    return together(words, goes_on)
