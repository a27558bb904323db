"""What the picture of a page says before a letter is read: its slant, its ruling lines, the bands of text in a cell."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Band = tuple[int, int, int, int]

_SHORTEST_RULE = 40  # pixels at 200 dpi and more; no stroke of a letter is that long
_STEEPEST = 4.0  # degrees; more is no slip of the scanner
_SPECK = 5  # ink of fewer pixels is dirt
_LOWEST_BAND = 5


@dataclass(frozen=True)
class Straight:
    """A page set straight: its pixels, its ink, and the change (2 × 3) from the picture as it came."""

    pixels: Pixels
    ink: Pixels
    change: NDArray[np.float64]


@dataclass(frozen=True)
class Rules:
    """Ruling lines in pixels: horizontal as (y, x0, x1), vertical as (x, top, bottom), and the ink they are made of."""

    horizontal: list[tuple[float, float, float]]
    vertical: list[tuple[float, float, float]]
    ink: Pixels


def straighten(pixels: Pixels) -> Straight:
    """The page turned so that its ruling lines are level; where there are none, as it is."""
    slant = _slant(_ink(pixels))
    height, width = pixels.shape
    change = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1.0)
    if abs(slant) > 0.02:
        turned = cv2.warpAffine(pixels, change, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255.0,))
        pixels = np.asarray(turned, np.uint8)
    return Straight(pixels, _ink(pixels), np.asarray(change, np.float64))


def _ink(pixels: Pixels) -> Pixels:
    """255 where something is printed."""
    _, ink = cv2.threshold(cv2.GaussianBlur(pixels, (3, 3), 0), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    return np.asarray(ink, np.uint8)


def _slant(ink: Pixels) -> float:
    """Degrees by which long level lines fall to the right."""
    level = _strokes(ink, _SHORTEST_RULE, 1)
    lines = cv2.HoughLinesP(level, 1, np.pi / 1800, 200, minLineLength=ink.shape[1] // 6, maxLineGap=20)
    if lines is None:
        return 0.0
    ends = lines.reshape(-1, 4).astype(float)
    angles = np.degrees(np.arctan2(ends[:, 3] - ends[:, 1], ends[:, 2] - ends[:, 0]))
    angles = angles[np.abs(angles) < _STEEPEST]
    return float(np.median(angles)) if len(angles) else 0.0


def find_rules(ink: Pixels) -> Rules:
    level, upright = _strokes(ink, _SHORTEST_RULE, 1), _strokes(ink, 1, _SHORTEST_RULE)
    horizontal = [(y + h / 2, x, x + w) for x, y, w, h in _boxes(level) if w > 4 * h]
    vertical = [(x + w / 2, y, y + h) for x, y, w, h in _boxes(upright) if h > 4 * w]
    lines = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    return Rules(horizontal, vertical, np.asarray(lines, np.uint8))


def _strokes(ink: Pixels, width: int, height: int) -> Pixels:
    """Only what is at least so wide and high."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), np.uint8)


def _boxes(ink: Pixels) -> list[tuple[float, float, float, float]]:
    joined = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [(float(x), float(y), float(w), float(h)) for x, y, w, h, _ in stats[1:]]


def without_specks(ink: Pixels) -> Pixels:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = [at for at in range(1, count) if stats[at, cv2.CC_STAT_AREA] < _SPECK]
    clean = ink.copy()
    clean[np.isin(labels, small)] = 0
    return clean


def bands(ink: Pixels) -> list[Band]:
    """Lines of text in a cell as (x0, top, x1, bottom), told by the white between them."""
    found = _stretches(np.asarray(ink.any(axis=1), np.bool_))
    heights = sorted(end - start for start, end in found)
    usual = heights[-1] if heights else 0
    merged: list[tuple[int, int]] = []
    for start, end in found:
        low = end - start < 0.45 * usual
        if merged and (low or merged[-1][1] - merged[-1][0] < 0.45 * usual) and start - merged[-1][1] < 0.25 * usual:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return [band for top, bottom in merged if (band := _band(ink, top, bottom)) is not None]


def _band(ink: Pixels, top: int, bottom: int) -> Band | None:
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    if not len(columns) or (bottom - top < _LOWEST_BAND and len(columns) < 2 * _LOWEST_BAND):
        return None
    return int(columns[0]), top, int(columns[-1]) + 1, bottom


def _stretches(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
