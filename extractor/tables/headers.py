"""What a header or the first cell of a row says: its meaning, its unit, code and formula, whether it is a total.

The words themselves are data in header_words.py and row_words.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from extractor.tables.header_words import (
    CHANGE,
    CHANGE_RATE,
    INDICATOR,
    KINDS,
    LEVEL,
    LEVEL_WEIGHT,
    QUANTITIES,
    RATE,
    SHARE,
    SOURCES,
)
from extractor.tables.meanings import UNKNOWN, Kind, Meaning, Quantity, Source
from extractor.tables.row_words import ALL_FUNDS, SUBTOTALS, TOTALS
from extractor.tables.row_words import FUND_ROWS as FUND_ROWS
from extractor.tables.row_words import GENERIC_ROWS as GENERIC_ROWS
from extractor.tables.row_words import GROUPS as GROUPS
from extractor.tables.row_words import LABELS as LABELS
from extractor.tables.row_words import SIDES as SIDES
from extractor.tables.row_words import SURE_LABELS as SURE_LABELS
from schemas.patterns import late

_T = TypeVar("_T")
_LEVEL_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3}

_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = late(r"[。；;,!?]|[0-9]+(?:\.[0-9]+)?(?:%|万|亿|元|个|人|家|项|次)")
"""What no header has: the marks of a sentence, a measured value."""
_OF_WHICH = re.compile(r"^(?:其中|其 中|#|含|包括|内(?!容|设|部|控|外|陆|河|科))[:、]?")
_NUMBERED = late(r"^(?:[一二三四五六七八九十]+、|[0-9]{1,2}[.、](?![0-9])|\([一二三四五六七八九十0-9]{1,3}\))")
_UNIT_NOTE = late(
    r"[\[(](?:单位:?)?(?:人民币)?[百千万亿]*元?(?:[百千万亿]元|元|人|个|分|%|百分比|人次|㎡|平方米"
    r"|[份户家项次场台套件册辆栋座亩名所处间条批只期篇部张]|公里|公顷|平方公里|公斤|吨|家次|户次|场次|批次|课时)?[\])]"
)
_CODE = re.compile(r"(?:[\[(](?P<in>[A-Za-z]|[0-9]{1,2}|[①-⑳])[\])]|(?P<out>[①-⑳]))$|^(?P<lead>[①-⑳])")
_MAY_BE_CODED = re.compile(r"[)\]①-⑳]")
_FORMULA = late(
    r"[\[(]?(?:(?P<of>[A-Za-z]|[①-⑳])\s*=)?\s*(?P<top>[A-Za-z]|[①-⑳])\s*[/÷]\s*(?P<bottom>[A-Za-z]|[①-⑳])(?:\s*[*×]\s*100%?)?[\])]?$"
)
_WORD_FORMULA = late(r"[\[(](?P<top>[一-鿿]{2,10})\s*[/÷]\s*(?P<bottom>[一-鿿]{2,12})(?:\s*[*×]\s*100%?)?[\])]$")


@lru_cache(maxsize=4096)
def bare(words: str) -> str:
    """Header words without units, formula letters and list numbers."""
    return _NUMBERED.sub("", _OF_WHICH.sub("", without_notes(words)))


def unnumbered(words: str) -> str:
    """Words without the list number in front of them."""
    return _NUMBERED.sub("", words)


@lru_cache(maxsize=4096)
def without_notes(words: str) -> str:
    kept = _UNIT_NOTE.sub("", words) if "(" in words or "[" in words else words
    if "/" in kept or "÷" in kept:
        kept = _FORMULA.sub("", kept) or kept
        kept = _WORD_FORMULA.sub("", kept) or kept
    if _MAY_BE_CODED.search(kept):
        kept = _CODE.sub("", kept) or kept
    return kept.rstrip(":")


@lru_cache(maxsize=4096)
def is_of_which(words: str) -> bool:
    """Whether words are marked as a part (其中：)."""
    return bool(_OF_WHICH.match(words))


def code_of(words: str) -> str | None:
    """The letter or number by which a form names a column: ``(A)``, ``①``."""
    found = _CODE.search(_UNIT_NOTE.sub("", words))
    return (found["in"] or found["out"] or found["lead"]) if found else None


def formula_of(words: str) -> tuple[str, str] | None:
    """Numerator and denominator named in a header: letters for ``(B/A)``, words for ``(决算/调整后)``."""
    cleaned = _UNIT_NOTE.sub("", words)
    found = _FORMULA.search(cleaned) or _WORD_FORMULA.search(cleaned)
    return (found["top"], found["bottom"]) if found else None


_OF_POINTS = ("得分", "评分", "分值", "权重")
"""预算执行得分: points, whatever of."""
_OTHER_POINTS = late("上年|去年|上期|上次|往年|同期|20[0-9]{2}|平均|最高|最低|差|增减|加权|折算|排名|外部|他评")
"""上年得分, 平均得分: not what the item scores."""


@lru_cache(maxsize=8192)
def meaning_of(words: str) -> Meaning:
    """What a single header says, without its parents."""
    name = bare(words)
    if not name or len(name) > 30 or _SENTENCE.search(name):
        return UNKNOWN
    if level := LEVEL_WEIGHT.fullmatch(name):
        return Meaning(Kind.WEIGHT, level=_LEVEL_DIGITS[level["n"]])
    if level := LEVEL.fullmatch(name):
        return Meaning(Kind.LEVEL, level=_LEVEL_DIGITS[level["n"]])
    for kind, pattern in KINDS:
        if pattern.fullmatch(name):
            return Meaning(kind)
    if name.endswith(_OF_POINTS) and not _OTHER_POINTS.search(name):
        return Meaning(Kind.WEIGHT if name.endswith(("分值", "权重")) else Kind.SCORE)
    return _relative(name) or _money(name)


def is_indicator(words: str) -> bool:
    """Whether a header names indicators without saying their level (考核指标, 评价内容)."""
    return bool(INDICATOR.fullmatch(bare(words)))


def _relative(name: str) -> Meaning | None:
    if CHANGE_RATE.fullmatch(name):
        return Meaning(Kind.CHANGE_RATE)
    if SHARE.fullmatch(name):
        return Meaning(Kind.SHARE)
    if RATE.search(name):
        return Meaning(Kind.RATE, quantity=_first(QUANTITIES, name.split("率")[0]), source=source_of(name))
    if CHANGE.fullmatch(name):
        return Meaning(Kind.CHANGE)
    return None


def _money(name: str) -> Meaning:
    source = source_of(name)
    quantity = _quantity_of(name, source)
    if quantity is None and source is None:
        return UNKNOWN
    return Meaning(Kind.MONEY, quantity=quantity, source=source)


def _quantity_of(name: str, source: Source | None) -> Quantity | None:
    """The quantity that words name; a name of a source is no quantity (一般公共预算, 项目支出, 财政拨款收入)."""
    left = name
    if source is not None:
        left = _SOURCE_WORDS[source].sub("", name, count=1) if source is not Source.TOTAL else name
    found = _first(QUANTITIES, left) if left else None
    return None if found is Quantity.NAMED and source is not None else found


_SOURCE_WORDS = dict(SOURCES)


def source_of(words: str) -> Source | None:
    """The source of funds that words name."""
    return _first(SOURCES, bare(words))


def _first(table: tuple[tuple[_T, re.Pattern[str]], ...], words: str) -> _T | None:
    return next((what for what, pattern in table if pattern.search(words)), None)


@lru_cache(maxsize=1024)
def group_in(path: tuple[str, ...]) -> str:
    """The kind of indicators (数量指标 …) that a header path names, lowest first."""
    return next((bare(text) for text in reversed(path) if GROUPS.fullmatch(bare(text))), "")


def is_side(words: str) -> bool:
    """Whether words label a block of rows."""
    return bool(SIDES.fullmatch(_BRACKETS.sub("", words)))


@lru_cache(maxsize=4096)
def is_total(words: str) -> bool:
    return bool(TOTALS.fullmatch(bare(words)))


def is_all_funds(words: str) -> bool:
    """Whether a row is all of the money, whatever it is called (年度财政资金总额)."""
    return bool(ALL_FUNDS.fullmatch(bare(words)))


def is_revenue(words: str) -> bool:
    """Whether a header stands above income, not spending."""
    return bool(re.fullmatch(r"(?:本年|部门|各项)*收入(?:情况|项目|预算|决算|部分|来源)?", bare(words)))


def is_rescaled(words: str) -> bool:
    """Whether a total is the one rescaled to 100 (折算得分)."""
    return "折算" in words or "换算" in words


@lru_cache(maxsize=4096)
def is_subtotal(words: str) -> bool:
    return bool(SUBTOTALS.fullmatch(bare(words)))
