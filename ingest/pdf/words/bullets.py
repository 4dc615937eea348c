"""Bullets that are drawn as small filled shapes and not set as characters, as browsers print them."""

from collections.abc import Iterable, Sequence

from ingest.pdf.page import Shape, Word

_SMALLEST, _LARGEST = 1.5, 6.0  # sides of a bullet, points
_BEFORE = 2.5  # of the font size; a bullet stands no further before its text
_SAME = 1.0  # bullets of one list stand in one line down, points


def with_bullets(words: list[Word], shapes: Sequence[Shape]) -> list[Word]:
    """The words with a "•" before each that begins a line behind a bullet; one bullet alone is an ornament."""
    found = {id(word): shape for shape in shapes if _is_round(shape) and (word := _behind(shape, words)) is not None}
    found = {key: shape for key, shape in found.items() if _in_list(shape, found.values())}
    made: list[Word] = []
    for word in words:
        if id(word) in found:
            box = found[id(word)].box
            made.append(Word("•", box.x0, box.x1, word.top, word.bottom, word.base, word.font, order=word.order))
        made.append(word)
    return made


def _is_round(shape: Shape) -> bool:
    box = shape.box
    dark = shape.colour[3] > 100 and min(shape.colour[:3]) < 200
    square = _SMALLEST < box.width < _LARGEST and 0.8 < box.width / (box.height or 1.0) < 1.25
    return not shape.image and dark and square


def _behind(shape: Shape, words: Sequence[Word]) -> Word | None:
    """The word that begins a line right behind a shape, which stands in the height of its small letters."""
    box = shape.box
    middle = (box.top + box.bottom) / 2
    line = [w for w in words if w.angle == 0 and 0.05 < (w.base - middle) / (w.font.size or 1.0) < 0.6]
    behind = [w for w in line if w.x0 >= box.x1 and w.x0 - box.x1 < _BEFORE * w.font.size and w.text != "•"]
    if not behind or any(w.x0 < box.x1 and w.x1 > box.x0 - _BEFORE * w.font.size for w in line):
        return None
    return min(behind, key=lambda w: w.x0)


def _in_list(shape: Shape, shapes: Iterable[Shape]) -> bool:
    return sum(abs(other.box.x0 - shape.box.x0) < _SAME for other in shapes) > 1
