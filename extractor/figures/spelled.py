"""Finds Chinese numerals: 九人, 一百二十家, 百分之八十, 三分之二, 九成, 半年. Words with a numeral are left out.

A numeral is a number only where a classifier, a unit or the form 百分之 proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.figures import units
from extractor.figures.draft import Draft
from extractor.figures.lexicon import FIRST_SIGNS, NAMES, NOT_NUMBERS
from extractor.figures.numerals import chinese_value
from extractor.figures.unit_reader import read_unit
from schemas.kind import Kind, Qualifier
from schemas.patterns import late
from schemas.unit import NUMBER, PER_MILLE, PERCENT, YUAN, Unit

_SIGNS = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_N = f"[{_SIGNS}]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,8}})?"
_CLOCK = "一二三四五六七八九十"
# Blanks and brackets are everywhere: of them only those before a numeral begin something
_BEGINS = rf"[半前上下第千{FIRST_SIGNS}{_SIGNS}]|[ ]{{1,40}}[{_CLOCK}]|\([{_CLOCK}]"
_TOKEN = re.compile(
    rf"""(?={_BEGINS})(?:
    (?P<list>\([{_CLOCK}]{{1,3}}\) | (?:(?<=[\n。；;：:])|^)[ ]*[{_CLOCK}]{{1,3}}[ ]?(?:、(?![{_CLOCK}]{{1,3}}(?:级|等|季度|期|类|产业|线|、))|\.|是(?!否))
        | (?<=[，,、 ])[{_CLOCK}]{{1,2}}是(?!否))
  | (?P<year>[一二][〇零○九][〇零○一二三四五六七八九]{{2}}年度?(?:[{_CLOCK}]{{1,3}}月(?:份|[{_CLOCK}]{{1,3}}日)?)?)
  | (?P<date>(?:前|第)?[一二三四](?:[、，至到和—-][一二三四]){{0,3}}季度 | [上下]半年度? | [{_CLOCK}]{{1,3}}月(?:份|底|末|初|[{_CLOCK}]{{1,3}}日))
  | (?P<clause>第(?:{_N})(?P<what>条|款|章|节(?!课)))
  | (?P<percent>(?P<base>百|千|万)分之(?P<rate>{_N}))
  | (?P<case>(?:(?<=起数)|(?<=起数为))一(?=起[，,。；;]))
  | (?P<skip>{NOT_NUMBERS.pattern})
  | (?P<name>{NAMES.pattern})
  | (?P<ordinal>第(?:{_N}))
  | (?P<fraction>(?P<below>[{_CLOCK}百]{{1,6}})分之(?P<above>[{_CLOCK}]{{1,6}}))
  | (?P<half>一半|半数|半年|半个月|半天)
  | (?P<tenths>(?P<tenth>[一二三四五六七八九])成(?P<rest>[一二三四五六七八九])?(?![立功果本为员效绩交品熟长都年套型]))
  | (?P<zero>(?<=[为是])零(?=[ ]*(?:[，。；、;,)]|$)))
  | (?P<number>{_N})
    )""",
    re.VERBOSE,
)
_MAY_BEGIN = re.compile(_BEGINS, re.VERBOSE)
_NUMERAL = re.compile(f"[{_SIGNS}]+")
_CLASSIFIERS = frozenset(units.SPELLED_COUNTS.split())
_VAGUE_BEFORE = ("几", "上", "若干", "近百", "成")
_TENS = "十百千万亿拾佰仟"
_NOT_AFTER_ONE = late("名录|次性|套班子|家之|家人|场所|人称|处室|路|间接|头")
_PLAIN = {
    "list": Kind.LIST_NUMBER,
    "year": Kind.YEAR,
    "date": Kind.DATE,
    "clause": Kind.ARTICLE,
    "skip": None,
    "name": Kind.NAME,
    "ordinal": Kind.ORDINAL,
    "zero": Kind.PLAIN,
}
_DIGIT = "[一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_CENTS = late(rf"(?=零?{_DIGIT}(?:角|分(?!之)))零?(?:(?P<tenths>{_DIGIT})角)?零?(?:(?P<hundredths>{_DIGIT})分(?!之))?")
_QUOTES = "“\"「『‘'"
_KINDS_OF_UNIT = (Kind.AMOUNT, Kind.MEASURE, Kind.DURATION, Kind.POINTS, Kind.RATE)


def spelled_numbers(text: str) -> Iterator[Draft]:
    """The Chinese numerals of a region, in order."""
    first = _MAY_BEGIN.search(text)
    at = first.start() if first else len(text)
    while match := _TOKEN.search(text, at):
        draft = _read(text, match)
        if draft is not None:
            yield draft
        at = max(match.end(), draft.end if draft else 0)


def _read(text: str, match: re.Match[str]) -> Draft | None:
    name = match.lastgroup or "number"
    if name in ("number", "case"):  # 事故起数一起 is no 一起
        return _counted(text, match)
    if name in _VALUED:
        return _VALUED[name](match)
    kind = _PLAIN[name]
    if kind is None:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip(" "))
    if name == "year":
        return _year(start, match)
    return _plain(start, match.end(), kind, match[0])


def _year(start: int, match: re.Match[str]) -> Draft:
    value = chinese_value(match[0][:4]) or Decimal(0)
    return Draft(start, match.end(), Kind.DATE if "月" in match[0] else Kind.YEAR, value, match.end(), spelled=True)


def _plain(start: int, end: int, kind: Kind, numeral: str) -> Draft:
    signs = _NUMERAL.search(numeral)
    value = chinese_value(signs[0]) if signs else Decimal("上下".find(numeral[0]) + 1)  # 上半年, 下半年
    return Draft(start, end, kind, value if value is not None else Decimal(0), end, spelled=True)


def _percent(match: re.Match[str]) -> Draft | None:
    value = chinese_value(match["rate"])
    if match["rate"] == "百":
        value = Decimal(100)
    if value is None:
        return None
    unit = {"百": PERCENT, "千": PER_MILLE, "万": Unit(symbol="‱", dimension="ratio", factor=Decimal("0.0001"))}
    decimals = len(match["rate"].partition("点")[2])
    return Draft(
        *match.span(), Kind.RATE, value, match.end(), unit=unit[match["base"]], decimals=decimals, spelled=True
    )


def _fraction(match: re.Match[str]) -> Draft | None:
    below, above = chinese_value(match["below"]), chinese_value(match["above"])
    if not below or above is None:
        return None
    unit = Unit(symbol="", dimension="ratio")
    return Draft(*match.span(), Kind.RATE, above / below, match.end(), unit=unit, exact=True, spelled=True)


def _half(match: re.Match[str]) -> Draft:
    if match[0] in ("一半", "半数"):
        unit, kind = Unit(symbol="", dimension="ratio"), Kind.RATE
    else:
        unit, kind = NUMBER, Kind.DURATION
    return Draft(*match.span(), kind, Decimal("0.5"), match.end(), unit=unit, exact=True, spelled=True)


def _tenths(match: re.Match[str]) -> Draft | None:
    value = chinese_value(match["tenth"])
    if value is None:
        return None
    decimals = 0
    if match["rest"]:
        value, decimals = value + (chinese_value(match["rest"]) or Decimal(0)) / 10, 1
    unit = Unit(symbol="成", dimension="ratio", factor=Decimal("0.1"))
    return Draft(*match.span(), Kind.RATE, value, match.end(), unit=unit, decimals=decimals, spelled=True)


def _counted(text: str, match: re.Match[str]) -> Draft | None:
    """A numeral with a classifier or a unit; without one it is a word, and after a quotation mark a name."""
    start, end = match.span()
    if text.endswith(_VAGUE_BEFORE, max(0, start - 2), start):
        return None
    if text[start - 1 : start] == "数" and match[0][0] in _TENS:
        return None  # 数十家, but 差错数六笔
    numeral, unit_at = _without_scale(match[0]), end
    if numeral != match[0]:
        unit_at = start + len(numeral)
    value = chinese_value(numeral)
    if value is None:
        return None
    read = read_unit(text, unit_at) or read_unit(text, end)
    if read is None or (read.kind is Kind.COUNT and read.unit.symbol.lstrip("百千万亿") not in _CLASSIFIERS):
        return None
    if read.kind not in (Kind.COUNT, *_KINDS_OF_UNIT) or _NOT_AFTER_ONE.match(text, end):
        return None
    if read.unit.symbol in ("度", "方", "年度", "平方", "成", "升", "克", "兆", "天") and value == 1:
        return None
    if read.unit.symbol.endswith("元") and (cents := _CENTS.match(text, read.end)):
        return _written_out(start, value * read.unit.factor, cents)
    quoted = read.kind is Kind.COUNT and text[start - 1 : start] in _QUOTES and start > 0  # “三项工程”
    return Draft(
        start,
        read.end,
        Kind.NAME if quoted else read.kind,
        value,
        unit_at,
        unit=read.unit,
        decimals=len(numeral.partition("点")[2]),
        qualifier=Qualifier.MORE_THAN if read.more else Qualifier.NONE,
        spelled=True,
    )


def _written_out(start: int, whole: Decimal, cents: re.Match[str]) -> Draft:
    """壹佰贰拾元伍角陆分: an amount as cheques write it."""
    tenths, hundredths = (chinese_value(cents[part] or "零") or Decimal(0) for part in ("tenths", "hundredths"))
    value = whole + tenths / 10 + hundredths / 100
    return Draft(start, cents.end(), Kind.AMOUNT, value, cents.end(), unit=YUAN, decimals=2, spelled=True)


def _without_scale(numeral: str) -> str:
    """五百万元 is 五百 of the unit 万元; 三千二百 stays whole."""
    return numeral[:-1] if len(numeral) > 1 and numeral[-1] in "万亿" else numeral


_VALUED = {"percent": _percent, "fraction": _fraction, "half": _half, "tenths": _tenths}
