"""pdfium's calls that are made once a character or once an object, bound so that ``map`` runs them in C.

pypdfium2 opens and closes documents and pages; nothing here knows what a line, a table or a document is.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

Call = Callable[..., Any]


def _bound(function: object, result: type[Any], *arguments: type[Any]) -> Call:
    """The same C function without conversion of its arguments: three times as fast as the checked binding."""
    address = ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: object) -> int:
    """The address behind a handle that pypdfium2 gave."""
    address = ctypes.cast(handle, c_void_p).value  # type: ignore[arg-type]
    assert address is not None
    return address


count_characters = _bound(raw.FPDFText_CountChars, c_int, c_void_p)
_text = _bound(raw.FPDFText_GetText, c_int, c_void_p, c_int, c_int, c_void_p)
_code_point = _bound(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_loose_box = _bound(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_tight_box = _bound(raw.FPDFText_GetCharBox, c_int, c_void_p, c_int, *[c_void_p] * 4)
_origin = _bound(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_angle = _bound(raw.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
_font_size = _bound(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_matrix = _bound(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_unmapped = _bound(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_text_object = _bound(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)

count_objects = _bound(raw.FPDFPage_CountObjects, c_int, c_void_p)
_object = _bound(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_count_form_objects = _bound(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
_form_object = _bound(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_int)
_kind = _bound(raw.FPDFPageObj_GetType, c_int, c_void_p)
_bounds = _bound(raw.FPDFPageObj_GetBounds, c_int, *[c_void_p] * 5)
_object_matrix = _bound(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
_fill_colour = _bound(raw.FPDFPageObj_GetFillColor, c_int, *[c_void_p] * 5)
_render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_count_segments = _bound(raw.FPDFPath_CountSegments, c_int, c_void_p)
_segment = _bound(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
_segment_kind = _bound(raw.FPDFPathSegment_GetType, c_int, c_void_p)
_segment_point = _bound(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
_draw_mode = _bound(raw.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)


def code_points(text: int, count: int) -> list[int]:
    """One code point a character; in one call where pdfium's text has one unit for each."""
    units = array("H", bytes(2 * (count + 1)))
    if _text(text, 0, count, units.buffer_info()[0]) == count + 1:
        return units[:count].tolist()
    return list(map(_code_point, repeat(text), range(count)))


def loose_boxes(text: int, count: int) -> array[float]:
    """Four floats a character: left, top, right, bottom, in the page's own space."""
    boxes = array("f", bytes(16 * count))
    at = boxes.buffer_info()[0]
    _run(map(_loose_box, repeat(text), range(count), range(at, at + 16 * count, 16)))
    return boxes


def angles(text: int, indexes: Iterable[int]) -> list[float]:
    return list(map(_angle, repeat(text), indexes))


def share_unmapped(text: int, count: int) -> float:
    """The share of characters that the font gives no Unicode for, told from a sample."""
    sample = range(0, count, 1 + count // 50)
    return list(map(_unmapped, repeat(text), sample)).count(1) / len(sample) if sample else 0.0


def text_objects(text: int, indexes: Sequence[int]) -> list[int | None]:
    return list(map(_text_object, repeat(text), indexes))


def turned_box(text: int, index: int) -> tuple[float, float, float, float, float, float]:
    """Left, bottom, right, top of a character that does not run to the right, as high as its em, and its direction.

    pdfium's own loose box is made for upright text only.
    """
    edges = (c_double * 6)()
    at = ctypes.addressof(edges)
    _tight_box(text, index, at, at + 8, at + 16, at + 24)
    _origin(text, index, at + 32, at + 40)
    matrix = (c_float * 6)()
    _matrix(text, index, ctypes.addressof(matrix))
    a, b, c, d = matrix[:4]
    size = _font_size(text, index)
    x, y = edges[4], edges[5]
    xs = (edges[0], edges[1], x + 0.88 * size * c, x - 0.12 * size * c)
    ys = (edges[2], edges[3], y + 0.88 * size * d, y - 0.12 * size * d)
    return min(xs), min(ys), max(xs), max(ys), a, b


def em_of(text: int, index: int) -> float:
    """The height of a character's em on the page."""
    matrix = (c_float * 6)()
    _matrix(text, index, ctypes.addressof(matrix))
    size: float = _font_size(text, index)
    return size * math.hypot(matrix[2], matrix[3])


def page_objects(page: int) -> list[int]:
    return list(map(_object, repeat(page), range(count_objects(page))))


def form_objects(form: int) -> list[int]:
    return list(map(_form_object, repeat(form), range(_count_form_objects(form))))


def kinds(objects: Sequence[int]) -> list[int]:
    return list(map(_kind, objects))


def bounds(objects: Sequence[int]) -> array[float]:
    """Four floats an object: left, bottom, right, top, line widths included."""
    return _four_each(_bounds, objects, "f")


def fill_colours(objects: Sequence[int]) -> array[int]:
    """Four numbers an object: red, green, blue, opacity."""
    return _four_each(_fill_colour, objects, "I")


def _four_each(call: Call, objects: Sequence[int], kind: str) -> array[Any]:
    count = len(objects)
    values: array[Any] = array(kind, bytes(16 * count))
    at = values.buffer_info()[0]
    columns = [range(at + 4 * nth, at + 4 * nth + 16 * count, 16) for nth in range(4)]
    _run(map(call, objects, *columns))
    return values


def render_modes(objects: Sequence[int]) -> list[int]:
    return list(map(_render_mode, objects))


def segment_counts(paths: Sequence[int]) -> list[int]:
    return list(map(_count_segments, paths))


def matrix_of(thing: int) -> tuple[float, ...]:
    values = (c_float * 6)()
    _object_matrix(thing, ctypes.addressof(values))
    return tuple(values)


def is_filled_and_stroked(path: int) -> tuple[bool, bool]:
    modes = (c_int * 2)()
    at = ctypes.addressof(modes)
    _draw_mode(path, at, at + 4)
    return bool(modes[0]), bool(modes[1])


def segments(path: int) -> list[tuple[int, float, float]]:
    """Kind (0 line, 1 curve, 2 move) and end point of each segment, in the path's own space."""
    point = (c_float * 2)()
    at = ctypes.addressof(point)
    found: list[tuple[int, float, float]] = []
    for index in range(_count_segments(path)):
        segment = _segment(path, index)
        _segment_point(segment, at, at + 4)
        found.append((_segment_kind(segment), point[0], point[1]))
    return found


def _run(calls: map[Any]) -> None:
    for _ in calls:
        pass
