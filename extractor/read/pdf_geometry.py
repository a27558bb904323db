"""Plain geometry for PDF pages: an affine view and boxes of four floats (x0, top, x1, bottom)."""

from __future__ import annotations

from typing import NamedTuple

Rectangle = tuple[float, float, float, float]


class Affine(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Rectangle:
        """The upright box around a rectangle after the change."""
        xs, ys = zip(self.point(x0, y0), self.point(x1, y1), self.point(x0, y1), self.point(x1, y0), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def after(self, first: Affine) -> Affine:
        """The change that makes ``first`` and then this one."""
        e, f = self.point(first.e, first.f)
        return Affine(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )


def around(boxes: list[Rectangle]) -> Rectangle:
    """The smallest box around some boxes."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)
