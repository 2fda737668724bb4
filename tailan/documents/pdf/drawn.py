"""What is drawn on a page of a PDF beside its words: lines, and whether there are pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

import pypdfium2.raw as pdfium

_OBJECT_LIMIT = 200_000
_DEEPEST = 8
_HIDDEN = 3
_DOT = 8.0
_POINT = 1.8
_APART = 2.0

THICKEST = 4.0
"""Points that a line is thick at most: thicker ones are boxes."""

Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class Drawn:
    """What is drawn on a page beside its letters: straight lines and pictures."""

    lines: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """Shapes as small as a letter and as wide as high: bullets, or dots of a line."""
    has_picture: bool = False
    hidden: int = 0
    texts: int = 0
    objects: int = 0

    @property
    def is_text_hidden(self) -> bool:
        """Whether all letters are invisible, as those behind a scanned page are."""
        return self.texts == self.hidden

    @classmethod
    def on(cls, page: Any) -> Drawn:
        """What is drawn on a page of pdfium's."""
        drawn = cls()
        drawn._add_all(page, _SAME, 0)
        return drawn

    def _add_all(self, parent: Any, matrix: _Matrix, depth: int) -> None:
        """Adds the objects of a page, or of a form that is drawn on it."""
        if depth:
            count, item = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
        else:
            count, item = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        for i in range(count(parent)):
            self.objects += 1
            if self.objects > _OBJECT_LIMIT:
                return
            self._add(item(parent, i), matrix, depth)

    def _add(self, item: Any, matrix: _Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.texts += 1
            self.hidden += pdfium.FPDFTextObj_GetTextRenderMode(item) == _HIDDEN
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.has_picture = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._add_path(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            self._add_all(item, _times(_matrix(item), matrix), depth + 1)

    def _add_path(self, path: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        edges = _edges(path, matrix)
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        if _POINT < max(width, height) <= _DOT and abs(width - height) < _DOT / 4:
            self.dots.append(edges)
        elif min(width, height) <= THICKEST:
            self.lines.append(edges)
        elif stroke.value:
            for points in _strokes(path, _times(_matrix(path), matrix)):
                self.lines.extend(_line(a, b) for a, b in pairwise(points))
        else:
            self.lines.extend(map(_around, _strokes(path, _times(_matrix(path), matrix))))

    def bullets(self) -> Iterator[Box]:
        """The dots that stand alone: others are parts of dotted lines."""
        for x, y in ((0, 1), (1, 0)):
            self.dots.sort(key=lambda dot: (round(dot[x]), dot[y]))
            rows = [list(row) for _, row in groupby(self.dots, key=lambda dot: round(dot[x]))]
            lined = {
                dot
                for row in rows
                for pair in pairwise(row)
                for dot in pair
                if pair[1][y] - pair[0][y + 2] <= _APART * (pair[0][y + 2] - pair[0][y])
            }
            self.lines.extend(lined)
            self.dots = [dot for dot in self.dots if dot not in lined]
        yield from self.dots


def _edges(path: Any, matrix: _Matrix) -> Box:
    """The box around a path, y downward."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    return _around([(a * x + c * y + e, -(b * x + d * y + f)) for x, y in corners])


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _line(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _strokes(path: Any, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, y downward; curves are no ruling lines."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind in (pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO):
            if len(points) > 1:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, -(b * x.value + d * y.value + f)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix of one transformation after another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r),
        *(c * q + d * s, e * p + f * r + t, e * q + f * s + u),
    )
