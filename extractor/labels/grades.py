"""Scales of grades (满意、基本满意、不满意; 优、良、中、差): which of them a rate of satisfaction or quality counts."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """The grades of one scale: those that its rate counts, those that some count in, and those that nobody does."""

    rate: re.Pattern[str]
    counted: tuple[str, ...]
    perhaps: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def grades(self) -> tuple[str, ...]:
        return (*self.counted, *self.perhaps, *self.others)


_PLEASED = Scale(
    re.compile(r"满意[率度]$"),
    ("非常满意", "十分满意", "特别满意", "很满意", "满意"),
    ("比较满意", "较满意", "较为满意", "基本满意", "一般"),
    ("不太满意", "不满意", "很不满意", "非常不满意", "不了解", "不清楚"),
)
_GOOD = Scale(
    re.compile(r"优良率$"),
    ("优秀", "优等", "优", "良好", "良等", "良"),
    (),
    ("中等", "中", "一般", "合格", "基本合格", "及格", "达标", "较差", "差", "不合格", "不及格", "不达标"),
)
_PASSED = Scale(
    re.compile(r"(?:合格|及格|达标)率$"),
    ("优秀", "优等", "优", "良好", "良等", "良", "较好", "中等", "中", "合格", "及格", "达标"),
    ("基本合格", "基本达标", "一般"),
    ("不合格", "不及格", "不达标", "较差", "差"),
)
SCALES = (_PLEASED, _GOOD, _PASSED)
GRADES = frozenset(grade for scale in SCALES for grade in scale.grades)


def scale_of(rate: str) -> Scale | None:
    """The scale that a rate of this name is of."""
    return next((scale for scale in SCALES if scale.rate.search(rate)), None)
