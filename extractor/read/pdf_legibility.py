"""Is what a page's fonts say really text? Without a ToUnicode map the codes are arbitrary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Ideographs that Chinese prose and forms cannot do without; arbitrary code points hit them by chance only.
_COMMON = frozenset(
    map(
        ord,
        "的一是不了在有人和为中大上个国年我以要地出时来用们生到作于会可也下对就方工部能分行面所进成定"
        "现法量产经发合计理社区市目开情项金额预算数资财政单位支收绩效评价标指完成度率万元其他管理设服务办公无实际执",
    )
)
_ENOUGH = 12  # fewer characters say nothing
_MOST_ODD = 0.2
_LEAST_COMMON = 0.05
_ENOUGH_IDEOGRAPHS = 60


def is_legible(counts: Mapping[int, int], unmapped: float) -> bool:
    """``counts`` says how often each code point occurs, ``unmapped`` is the share of characters that the fonts themselves give no Unicode for."""
    total = odd = ideographs = common = 0
    for code, count in counts.items():
        if 0x3400 <= code < 0xA000:
            ideographs += count
            common += count if code in _COMMON else 0
        elif code > 0x20:
            total += count
            odd += count if _is_odd(code) else 0
    total += ideographs
    if total < _ENOUGH:
        return True
    if unmapped > _MOST_ODD or odd > _MOST_ODD * total:
        return False
    return ideographs < _ENOUGH_IDEOGRAPHS or common >= _LEAST_COMMON * ideographs


@cache
def _is_odd(code: int) -> bool:
    """What Chinese documents do not print: private, unassigned and far-away scripts, accented letters."""
    if code < 0x7F:
        return False
    return (
        code < 0xA0
        or (0xA8 <= code < 0x250 and code not in _LATIN)
        or 0x530 <= code < 0x2000
        or 0xA000 <= code < 0xF900
        or 0xFB00 <= code < 0xFE10
        or 0xFFF0 <= code < 0x10000
    )


_LATIN = frozenset(map(ord, "¨°±²³´µ·¹×÷«»¼½¾àáèéêìíòóùúüāēīōūǎěǐǒǔǖǘǚǜ"))
