"""How rows lie under each other where a column of their own says it: 一 | 1 | 2 | 二 | 3, or codes 207 | 20701 | 2070104."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.]?"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"[0-9]{1,3}[、.]?"),
    re.compile(r"[0-9]{1,2}[.-][0-9]{1,2}|\([0-9]{1,2}\)"),
)
_CODE = re.compile(r"[0-9]{3,9}")


def depths_of(marks: Sequence[str]) -> list[int]:
    """The depth of each row by its first cell, 0 where it has none; all 0 unless there are several depths."""
    codes = [mark for mark in marks if _CODE.fullmatch(mark)]
    if len(codes) > 2:
        return _by_code(marks) if _in_order(codes) else [0] * len(marks)
    found = [next((at for at, mark in enumerate(_MARKS, 1) if mark.fullmatch(text)), 0) for text in marks]
    depths = {depth for depth in found if depth}
    return found if len(depths) > 1 and next(depth for depth in found if depth) == min(depths) else [0] * len(marks)


def _by_code(marks: Sequence[str]) -> list[int]:
    return [len(mark) if _CODE.fullmatch(mark) else 0 for mark in marks]


def _in_order(codes: Sequence[str]) -> bool:
    """Whether every longer code stands below one that it begins with, and no code comes twice."""
    shortest = min(map(len, codes))
    seen: set[str] = set()
    for code in codes:
        if code in seen or (len(code) > shortest and not any(code[:end] in seen for end in range(shortest, len(code)))):
            return False
        seen.add(code)
    return any(len(code) > shortest for code in codes)
