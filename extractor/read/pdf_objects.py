"""The objects that a PDF page draws (texts, paths, pictures), form XObjects opened, in drawing order."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from extractor.read import pdfium_calls as calls
from extractor.read.pdf_geometry import Affine, Rectangle

_DEEPEST = 6
_MOST = 200_000  # a drawing with more objects than this is no report


@dataclass(slots=True)
class PathGroup:
    """Paths that share one space; ``bounds`` holds left, bottom, right, top of each in that space."""

    view: Affine
    paths: list[int]
    bounds: array[float]


@dataclass(slots=True)
class Objects:
    """What the page draws. Handles are valid only while the page is open."""

    paths: list[PathGroup] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    pictures: list[Rectangle] = field(default_factory=list)


def read_objects(page: int, seen: Affine) -> Objects:
    found = Objects()
    _collect(found, calls.page_objects(page), seen, 0)
    return found


def _collect(found: Objects, objects: list[int], view: Affine, depth: int) -> None:
    kinds = calls.kinds(objects[:_MOST])
    of_kind: dict[int, list[int]] = {}
    for thing, kind in zip(objects, kinds, strict=False):
        of_kind.setdefault(kind, []).append(thing)
    found.texts += of_kind.get(raw.FPDF_PAGEOBJ_TEXT, [])
    if paths := of_kind.get(raw.FPDF_PAGEOBJ_PATH):
        found.paths.append(PathGroup(view, paths, calls.bounds(paths)))
    pictures = of_kind.get(raw.FPDF_PAGEOBJ_IMAGE, [])
    boxes = calls.bounds(pictures)
    found.pictures += [view.box(*boxes[at : at + 4]) for at in range(0, len(boxes), 4)]
    if depth < _DEEPEST:
        for form in of_kind.get(raw.FPDF_PAGEOBJ_FORM, []):
            _collect(found, calls.form_objects(form), view.after(Affine(*calls.matrix_of(form))), depth + 1)
