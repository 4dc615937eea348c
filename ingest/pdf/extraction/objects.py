"""Page objects besides text: rulings, filled shapes and images, with the drawing order of everything.

Objects are counted and capped, because a page of a few kilobytes can hold millions.
"""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdf.extraction.fonts import Handle, address
from ingest.pdf.extraction.frame import Frame
from ingest.pdf.page import Box, PageContent, Shape

MAX_OBJECTS = 40_000  # objects of a page that are looked at
MAX_DEPTH = 6  # forms in forms that are followed
MAX_SEGMENTS = 2_000  # segments of a path whose straight sides may be rulings; longer ones are drawings
_RULE = 3.0  # a path thinner than this is a line, points

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_objects(page: pdfium.PdfPage, frame: Frame, content: PageContent) -> dict[int, int]:
    """Fills rulings, shapes and images; returns the drawing order of text objects by address."""
    orders: dict[int, int] = {}
    for order, (obj, kind, matrix) in enumerate(_objects(page)):
        if order >= MAX_OBJECTS:
            content.crowded = True
            break
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            orders[address(obj)] = order
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(obj, matrix, frame, content, order)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            box = _bounds(obj, matrix, frame)
            if box is not None:
                content.shapes.append(
                    Shape(box, (128, 128, 128, 255), order, image=kind == raw.FPDF_PAGEOBJ_IMAGE, transparent=True)
                )
    return orders


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Handle, int, _Matrix]]:
    for i in range(raw.FPDFPage_CountObjects(page)):
        obj = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _object(obj, _IDENTITY, 0)
        else:  # Thousands on a page that draws every letter by itself: no generator for each.
            yield obj, kind, _IDENTITY


def _object(obj: Handle, outer: _Matrix, depth: int) -> Iterator[tuple[Handle, int, _Matrix]]:
    kind = raw.FPDFPageObj_GetType(obj)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield obj, kind, outer
        return
    if depth >= MAX_DEPTH:
        return
    inner = _times(_matrix(obj), outer)
    for i in range(raw.FPDFFormObj_CountObjects(obj)):
        yield from _object(raw.FPDFFormObj_GetObject(obj, i), inner, depth + 1)


def _matrix(obj: Handle) -> _Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _bounds(obj: Handle, matrix: _Matrix, frame: Frame) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return None
    ax, ay = _apply(matrix, left.value, bottom.value)
    bx, by = _apply(matrix, right.value, top.value)
    if not math.isfinite(ax + ay + bx + by):
        return None
    return frame.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _path(obj: Handle, matrix: _Matrix, frame: Frame, content: PageContent, order: int) -> None:
    """Adds the straight lines and the filled area of a path."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj, fill, stroke)
    if not fill.value and not stroke.value:
        return
    box = _bounds(obj, matrix, frame)
    if box is None:
        return
    colour = _fill_colour(obj) if fill.value else (0, 0, 0, 0)
    white = min(colour[:3]) > 250 or colour[3] < 8
    if fill.value:
        plain = raw.FPDFPath_CountSegments(obj) <= 6 and not raw.FPDFPageObj_HasTransparency(obj)
        content.shapes.append(Shape(box, colour, order, False, not plain))
        if white and not stroke.value:
            return
    if min(box.width, box.height) < _RULE:
        _rule(box, content)
    elif raw.FPDFPath_CountSegments(obj) <= MAX_SEGMENTS and (stroke.value or not _curved(obj)):
        for points in _subpaths(obj, _times(_matrix(obj), matrix), frame):
            _subpath(points, bool(stroke.value), content)


def _curved(obj: Handle) -> bool:
    """Whether a path begins with a curve within its first segments: a filled one is a drawing or a logo, no border."""
    count = min(raw.FPDFPath_CountSegments(obj), 12)
    return any(
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(obj, i)) == raw.FPDF_SEGMENT_BEZIERTO
        for i in range(count)
    )


def _fill_colour(obj: Handle) -> tuple[int, int, int, int]:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(obj, r, g, b, a):
        return (0, 0, 0, 255)
    return (r.value, g.value, b.value, a.value)


def _rule(box: Box, content: PageContent) -> None:
    if not math.isfinite(box.width + box.height):
        return
    if box.width >= box.height:
        if box.width >= 1.0:
            middle = (box.top + box.bottom) / 2
            content.horizontals.append(Box(box.x0, middle, box.x1, middle))
    elif box.height >= 1.0:
        middle = (box.x0 + box.x1) / 2
        content.verticals.append(Box(middle, box.top, middle, box.bottom))


def _subpath(points: list[tuple[float, float]], stroked: bool, content: PageContent) -> None:
    """Rules of a subpath: itself when it is thin (Word fills its borders), else its straight sides when stroked."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if min(box.width, box.height) < _RULE:
        _rule(box, content)
    elif stroked:
        for (ax, ay), (bx, by) in pairwise(points):
            if min(abs(ax - bx), abs(ay - by)) < 1.0:
                _rule(Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), content)


def _subpaths(obj: Handle, matrix: _Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """Points of each subpath in display coordinates, closed ones with the first point repeated."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFPath_CountSegments(obj)):
        segment = raw.FPDFPath_GetPathSegment(obj, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(frame.point(*_apply(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
