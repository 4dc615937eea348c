"""Hidden text: what a reader of the page cannot see must not become an answer (or an instruction)."""

from collections.abc import Sequence

from ingest.pdf.page import PageContent, Shape, Word

MIN_SIZE = 3.0  # smaller print is unreadable, points
_INVISIBLE_MODES = (3, 7)  # render modes of PDF: "neither fill nor stroke" and "add to the clipping path"
_BAND = 20.0  # height of the bands shapes are looked up in, points
_CONTRAST = 24  # largest difference of a colour channel that still counts as the same colour


def visible_words(content: PageContent) -> tuple[list[Word], bool]:
    """Words a reader sees, and whether they are the invisible text layer of a scanned page.

    Left out: render modes "invisible" and "clip", print under 3 points, text outside the page, text in the colour of
    what lies beneath it, and text under an opaque shape drawn later. Where an image fills the page and nearly all text
    is invisible, that text is the recognised text of the scan and stays.
    """
    words = [w for w in content.words if _on_page(w, content) and w.font.size >= MIN_SIZE]
    scan = content.image_share > 0.5
    if scan and words and sum(w.mode in _INVISIBLE_MODES for w in words) > 0.9 * len(words):
        return words, True
    bands = _bands(content.shapes)
    return [
        word
        for word in words
        if word.mode not in _INVISIBLE_MODES and _shows(word, bands.get(_band(word.top, word.bottom), ()), scan)
    ], False


def _band(top: float, bottom: float) -> int:
    return int((top + bottom) / 2 / _BAND)


def _bands(shapes: Sequence[Shape]) -> dict[int, list[Shape]]:
    """Opaque shapes in drawing order by the horizontal bands of the page they reach into."""
    bands: dict[int, list[Shape]] = {}
    for shape in shapes:
        if shape.box.area > 0 and (shape.image or shape.colour[3] > 200):
            for band in range(max(0, int(shape.box.top / _BAND)), min(500, int(shape.box.bottom / _BAND)) + 1):
                bands.setdefault(band, []).append(shape)
    return bands


def _on_page(word: Word, content: PageContent) -> bool:
    return word.x1 > 0 and word.x0 < content.width and word.bottom > 0 and word.top < content.height


def _shows(word: Word, shapes: Sequence[Shape], scan: bool) -> bool:
    if word.colour[3] < 16 and word.mode in (0, 4):
        return False
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    under: tuple[int, int, int, int] | None = (255, 255, 255, 255)
    for shape in shapes:
        if not shape.box.holds(x, y):
            continue
        if shape.order < word.order:
            under = None if shape.image or shape.transparent else shape.colour
        elif (
            not shape.transparent and not scan and shape.box.holds(word.x0, y, 1.0) and shape.box.holds(word.x1, y, 1.0)
        ):
            return False
    if under is None or word.mode in (1, 2, 5, 6):
        return True
    return max(abs(a - b) for a, b in zip(word.colour[:3], under[:3], strict=True)) > _CONTRAST
