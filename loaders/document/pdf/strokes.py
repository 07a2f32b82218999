"""What is drawn on a page -> level and upright lines, and filled boxes: all that can be the border of a cell."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np
import pypdfium2.raw as raw

from loaders import faults
from loaders.document.pdf import limits, native
from loaders.document.pdf.native import Frame
from loaders.faults import DocumentError

_THIN = 3.0
# Points: a filled box of at most this width is a line. Word and browsers draw borders of 0.5 to 2.25 points as boxes;
# the thinnest shaded row is a line of text high, 8 points and more.
_BROAD = 6.0
# Points: a stroke of more is a shade behind a line of text; the broadest borders that Word offers are 6 points.
_STRAIGHT = 1.0
# Points: how much a line may lean and still be level or upright; a scanner or a converter leans by less.
_SHORTEST = 3.0
# Points, as in pdfplumber (edge_min_length): what is shorter is a dot of a dotted line or part of a drawing.

_DOT = (1.2, 7.0)
# Points: the marks that Chromium draws before items of 7 to 20 points large measure 0.35 of them.

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Points = list[tuple[float, float]]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Strokes:
    """Lines and boxes of a page, as people see them; lines as (place, from, to)."""

    level: list[tuple[float, float, float]] = field(default_factory=list)
    upright: list[tuple[float, float, float]] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """Small shapes, as browsers draw the marks of a list."""
    images: int = 0


def strokes_of(page: int, frame: Frame, number: int) -> Strokes:
    """All straight lines and filled boxes of an open page, those within forms too.

    Raises:
        DocumentError: the page holds more drawn things than are looked at.
    """
    found = Strokes()
    for handle, around in _objects(page, found, number):
        matrix = _times(_matrix(handle), around)
        mode = _mode(handle, matrix)
        if mode is None:
            continue
        filled, stroked = mode
        for points, curved in _parts_of(handle, matrix, frame):
            box = _box(points)
            if _DOT[0] <= min(box[2] - box[0], box[3] - box[1]) and max(box[2] - box[0], box[3] - box[1]) <= _DOT[1]:
                found.dots.append(box)
            elif curved:
                continue
            elif stroked:
                _add_lines(found, points)
            elif filled:
                _add_fill(found, points)
        if len(found.level) + len(found.upright) > limits.MOST_OBJECTS_ON_PAGE:
            raise DocumentError(faults.PDF_TOO_MANY_OBJECTS(page=number, limit=limits.MOST_OBJECTS_ON_PAGE))
    return found


def _objects(page: int, found: Strokes, number: int) -> Iterator[tuple[int, Matrix]]:
    """Every path of a page with the matrix of the forms around it; images are counted."""
    waiting: list[tuple[int, bool, Matrix, int]] = [(page, False, _IDENTITY, 0)]
    seen = 0
    while len(waiting) > 0:
        holder, form, matrix, level = waiting.pop()
        count = native.count_of_form(holder) if form else native.count_objects(holder)
        seen += max(count, 0)
        if seen > limits.MOST_OBJECTS_ON_PAGE or level > limits.MOST_LEVELS:
            raise DocumentError(faults.PDF_TOO_MANY_OBJECTS(page=number, limit=limits.MOST_OBJECTS_ON_PAGE))
        get = native.object_of_form if form else native.page_object
        handles = [one for one in map(get, repeat(holder), range(count)) if one is not None]
        for handle, kind in zip(handles, map(native.object_type, handles), strict=True):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield handle, matrix
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                waiting.append((handle, True, _times(_matrix(handle), matrix), level + 1))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                found.images += 1


def _matrix(handle: int) -> Matrix:
    buffer = (ctypes.c_float * 6)(*_IDENTITY)
    native.object_matrix(handle, ctypes.addressof(buffer))
    a, b, c, d, e, f = buffer
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _mode(handle: int, matrix: Matrix) -> tuple[bool, bool] | None:
    """Whether a path is filled and whether it is stroked; None where it is neither, or a stroke as broad as a box."""
    fill, stroke, width = ctypes.c_int(0), ctypes.c_int(0), ctypes.c_float(0)
    native.draw_mode(handle, ctypes.addressof(fill), ctypes.addressof(stroke))
    if fill.value == 0 and stroke.value == 0:
        return None
    native.stroke_width(handle, ctypes.addressof(width))
    a, b, c, d, _, _ = matrix
    broad = width.value * math.sqrt(abs(a * d - b * c)) > _BROAD
    if broad and fill.value == 0:
        return None
    return fill.value != 0, stroke.value != 0 and not broad


def _parts_of(handle: int, matrix: Matrix, frame: Frame) -> Iterator[tuple[Points, bool]]:
    """The corners of each part of a path, as people see them, and whether it is curved."""
    count = native.count_segments(handle)
    if not 1 < count <= limits.MOST_POINTS_OF_PATH:
        return
    segments = list(map(native.path_segment, repeat(handle), range(count)))
    corners = np.zeros((count, 2), np.float32)
    at = corners.ctypes.data
    for segment, place in zip(segments, range(at, at + 8 * count, 8), strict=True):
        native.segment_point(segment, place, place + 4)
    a, b, c, d, e, f = matrix
    across, up = corners.astype(np.float64).T
    x, y = across * a + up * c + e, across * b + up * d + f
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return
    x, y = frame.seen(x, y)
    kinds = list(map(native.segment_type, segments))
    closes = list(map(native.segment_close, segments))
    part: Points = []
    curved = False
    for kind, close, point in zip(kinds, closes, zip(x.tolist(), y.tolist(), strict=True), strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(part) > 1:
                yield part, curved
            part, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        part.append(point)
        if close != 0:
            part.append(part[0])
    if len(part) > 1:
        yield part, curved


def _box(points: Points) -> Box:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)


def _add_lines(found: Strokes, points: Points) -> None:
    """The sides of a stroked path that are level or upright."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= _SHORTEST:
            found.level.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) >= _SHORTEST:
            found.upright.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _add_fill(found: Strokes, points: Points) -> None:
    """A filled box: a line where it is thin, else a shade; whatever has another form than a box is left out."""
    if not 4 <= len(points) <= 6:
        return
    x0, y0, x1, y1 = _box(points)
    if any(min(x - x0, x1 - x) > _STRAIGHT or min(y - y0, y1 - y) > _STRAIGHT for x, y in points):
        return
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST and x1 - x0 > y1 - y0:
        found.level.append(((y0 + y1) / 2, x0, x1))
    elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
        found.upright.append(((x0 + x1) / 2, y0, y1))
    elif min(x1 - x0, y1 - y0) > _THIN:
        found.fills.append((x0, y0, x1, y1))
