"""Reads the numbers printed in Arabic digits in one region: what the pattern matched becomes Drafts.

What depends on other numbers, on tables or on the words around is decided in other modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractor.figures.draft import Draft, Region
from extractor.figures.numerals import arabic_value, chinese_value
from extractor.figures.patterns import ANY_NUMBER, FARTHEST_TELLTALE, TELLTALE, TOKEN, YEAR
from extractor.figures.unit_reader import UnitRead, read_unit
from schemas.kind import Kind, Qualifier
from schemas.patterns import late
from schemas.unit import NUMBER, PERCENT, YUAN

_KINDS = {
    "docno": Kind.DOCUMENT_NUMBER,
    "phone": Kind.TELEPHONE,
    "date": Kind.DATE,
    "year": Kind.YEAR,
    "ordinal": Kind.ORDINAL,
    "sheet": Kind.LIST_NUMBER,
    "label": Kind.LIST_NUMBER,
    "code": Kind.IDENTIFIER,
    "quoted": Kind.NAME,
    "plus": Kind.NAME,
    "clock": Kind.NAME,
    "standard": Kind.NAME,
    "latin": Kind.NAME,
    "tail": Kind.NAME,
    "listed": Kind.LIST_NUMBER,
}
_CODE_DIGITS = 6  # a name with so many digits is a code: 51000021R000000019951
_RUN = re.compile(r"\d+", re.ASCII)
_OPERATORS = "=*/×÷+xX"
_SIGN_AFTER = '\n(（:：=,，、;；。/[≥≤<>×*÷\t|“"为是达比率额加减长少降升低高幅差损亏计余'
_RANGE = re.compile(r"[ ]?(?:\(含[^()]{0,4}\))?[ ]?(?P<sign>-|—{1,2}|–|~|至|到)[ ]?(?=\d)", re.ASCII)
_FROM = late("[从由自][^，。；,;]{0,8}$")
_BRACKETED_UNIT = re.compile(r"[ ]?\([ ]?(?=[^()\d]{1,6}\))")
_START = re.compile(r"(?:^|[\n。；;：:！!？?，,、)）\]】>|“\"])[ ]*$")
_SECTION = re.compile(r"[1-9]\d?\.[1-9]\d?", re.ASCII)
_BARE_YEAR = re.compile(rf"{YEAR}$", re.ASCII)
_YEAR_AND_MONTH = re.compile(rf"{YEAR}\.(?:0?[1-9]|1[0-2])$", re.ASCII)
_COUNT_BEFORE = late("[数量共计约达过额资元款价为是有]$")
_DECIMAL = late(r"[≥≤<>]?\d{1,2}\.\d{1,3} ?[个家场项名人次件份期]", re.ASCII)
_MARKED = {mark: at % 20 + 1 for at, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")}


_NUMBER_ALONE = re.compile(r"(?:0|[1-9]\d{0,4})(?:\.\d{1,6})?(?P<percent>%)?", re.ASCII)


def number_alone(region: Region) -> Draft | None:
    """The number that fills a cell, as ``printed_numbers`` would read it, only sooner; tables are full of them."""
    match = _NUMBER_ALONE.fullmatch(region.text) if region.cell is not None and not region.tail else None
    if match is None:
        return None
    printed, end = match[0], match.end()
    if match["percent"]:
        draft = Draft(0, end, Kind.RATE, Decimal(printed[:-1]), end - 1, unit=PERCENT)
    else:
        draft = Draft(0, end, Kind.PLAIN, Decimal(printed), end)
    draft.decimals = len(printed[: draft.number_end].partition(".")[2])
    return draft


def printed_numbers(region: Region) -> Iterator[Draft]:
    """The numbers of a region that are printed in digits, in order."""
    text, at = region.text, 0
    while (telltale := TELLTALE.search(text, at)) and (
        match := TOKEN.search(text, max(at, telltale.start() - FARTHEST_TELLTALE))
    ):
        draft = _read(region, match)
        if draft is None:
            at = match.start() + 1
            continue
        yield draft
        at = max(draft.end, match.start() + 1)


def _group(match: re.Match[str]) -> str:
    return match.lastgroup or "quantity"


def _read(region: Region, match: re.Match[str]) -> Draft | None:
    name = _group(match)
    if name == "plain":
        return _plain(match)
    if name == "quantity" or not _stands(region, match, name):
        return _quantity(region, match)
    kind = _KINDS[name]
    if name == "ordinal" and match["what"]:
        kind = Kind.ARTICLE
    if name in ("tail", "latin") and sum(sign.isdigit() for sign in match[0]) >= _CODE_DIGITS:
        kind = Kind.IDENTIFIER
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Draft(start, match.end(), kind, _first_value(match[0], name), match.end())


def _plain(match: re.Match[str]) -> Draft:
    printed = match["plain"]
    read = _unit_alone(match["unit"])
    decimals = len(printed.partition(".")[2])
    start, end = match.span("plain")
    return Draft(start, match.end("unit"), read.kind, Decimal(printed), end, unit=read.unit, decimals=decimals)


@cache
def _unit_alone(printed: str) -> UnitRead:
    read = read_unit(printed, 0)
    assert read is not None, printed
    return read


def _first_value(printed: str, name: str) -> Decimal:
    """The number that names it: 129 of 〔2021〕129号, 2021 of 2021年度."""
    runs = _RUN.findall(printed)
    if not runs:
        value = chinese_value(next((sign for sign in printed if sign in "一二三四"), ""))
        return value or Decimal(_MARKED.get(printed, 0))
    return Decimal(runs[-1] if name == "docno" else runs[0])


def _stands(region: Region, match: re.Match[str], name: str) -> bool:
    """Whether what looks like a list number, a year or a name is one where it stands."""
    text, start, end = region.text, match.start(), match.end()
    match name:
        case "listed":
            return _is_list_number(text, match[0], start, end) and not _fills_its_cell(region, match[0])
        case "year":
            return "年" in match[0] or text[end : end + 1] == "年" or read_unit(text, end) is None
        case "date":
            return text[end : end + 1] not in ("*", "×", "=", "÷") and text[start - 1 : start] not in ("=", "*", "×")
        case "tail" | "latin":
            return _is_name(text, match[0], start, end, name)
        case "code":
            return "-" not in match[0] or "=" not in text[end : end + 3]
        case "plus":
            return _after(text, end) not in _OPERATORS
    return True


def _is_list_number(text: str, printed: str, start: int, end: int) -> bool:
    if not printed[0].isascii():
        return True
    before, after = text[max(0, start - 40) : start], text[end : end + 1]
    at_start = bool(_START.search(before[-4:])) or not before.strip()
    if printed[0] == "(":
        return (
            _before(text, start) not in _OPERATORS
            and _after(text, end) not in _OPERATORS
            and (at_start or after.strip() not in ("", "。", "，", ";", "；", ",", ")"))
        )
    if printed.rstrip()[-1] == ")":
        return at_start and before.count("(") <= before.count(")")
    if printed.endswith("."):  # 前期款3. 亚森: a decimal point is never followed by words
        return (
            _before(text, start) not in _OPERATORS + "-"
            and (at_start or before[-1:] not in ".,")
            and (at_start or not after.isdigit())
        )
    return at_start or before.endswith(" ")


def _fills_its_cell(region: Region, printed: str) -> bool:
    """Whether a cell holds nothing but this number and its unit: 6.9个 is no second item of a list."""
    return printed.endswith(".") and region.cell is not None and _DECIMAL.fullmatch(region.text.strip()) is not None


def _is_name(text: str, printed: str, start: int, end: int, name: str) -> bool:
    """GDP100亿元 and 100km are quantities, HP1020 and 5G are names."""
    if name == "tail":
        first = ANY_NUMBER.match(text, start)
        return first is None or read_unit(text, first.end()) is None
    digits = _RUN.search(printed)
    trailing = digits is not None and digits.end() == len(printed)
    return not (trailing and "-" not in printed and read_unit(text, end) is not None)


def _before(text: str, at: int) -> str:
    return text[max(0, at - 9) : at].rstrip()[-1:] or "\n"


def _after(text: str, at: int) -> str:
    return text[at : at + 9].lstrip()[:1] or "\n"


def _quantity(region: Region, match: re.Match[str]) -> Draft | None:
    """A number with its unit, and the upper end of a range."""
    text, printed = region.text, match["number"] is not None
    digit = _RUN.search(text, match.start(), match.end())
    number = match if printed or digit is None else ANY_NUMBER.match(text, digit.start())
    if number is None or digit is None:
        return None
    at, end = number.span("number" if printed else 0)
    value, decimals = arabic_value(text[at:end])
    draft = Draft(at, end, Kind.PLAIN, value, end, decimals=decimals)
    if printed:
        _prefix(text, match, draft)
    _unit(text, draft)
    _upper_end(region, draft)
    if draft.unit is NUMBER and draft.value_to is None:
        _bare(region, draft)
    return draft


def _prefix(text: str, match: re.Match[str], draft: Draft) -> None:
    if match["sign"] and (match["currency"] or _before(text, match.start("sign")) in _SIGN_AFTER):
        draft.start = match.start("sign")
        draft.value = -draft.value if match["sign"] == "-" else draft.value
    if match["currency"]:
        draft.start = match.start("currency")
        draft.kind, draft.unit = Kind.AMOUNT, YUAN


def _unit(text: str, draft: Draft) -> None:
    read = read_unit(text, draft.number_end)
    if read is None:
        _bracketed_unit(text, draft)
        return
    if read.kind is Kind.PLAIN and draft.unit is YUAN:  # ¥500万
        read = UnitRead(Kind.AMOUNT, read_unit("万元", 0).unit if read.unit.symbol == "万" else YUAN, read.end)  # type: ignore[union-attr]
    draft.kind, draft.unit, draft.end = read.kind, read.unit, read.end
    if read.unit.dimension == "duration:年" and _BARE_YEAR.match(text[draft.start : draft.number_end]):
        draft.kind, draft.unit = Kind.YEAR, NUMBER  # 1.2021年
    if read.more:
        draft.qualifier = Qualifier.MORE_THAN


def _bracketed_unit(text: str, draft: Draft) -> None:
    """12.5（万元）: the unit is printed beside the number, in brackets."""
    bracket = _BRACKETED_UNIT.match(text, draft.number_end)
    if bracket is None:
        return
    read = read_unit(text, bracket.end())
    if read is not None and text[read.end : read.end + 1] == ")":
        draft.kind, draft.unit, draft.unit_from = read.kind, read.unit, (bracket.end(), read.end)


def _upper_end(region: Region, draft: Draft) -> None:
    """90%-95%, 3-5个, 10~20万元: one figure with value_to."""
    text = region.text
    sign = _RANGE.match(text, draft.end)
    second = ANY_NUMBER.match(text, sign.end()) if sign else None
    if sign is None or second is None or not _may_be_range(text, draft, sign["sign"]):
        return
    upper, decimals = arabic_value(second[0])
    read = read_unit(text, second.end())
    end = read.end if read else second.end()
    if sign["sign"] == "-" and _in_computation(text, end):
        return
    if draft.unit is not NUMBER and (read is None or read.unit.dimension != draft.unit.dimension):
        return
    shared = draft.unit if draft.unit is not NUMBER else read.unit if read else NUMBER
    upper = upper * read.unit.factor / shared.factor if read else upper
    falling = shared == PERCENT and upper < draft.value and sign["sign"] not in "至到"  # 100-80%（含）
    if upper <= draft.value and not falling:
        return
    if read is not None and draft.unit is NUMBER:
        draft.kind, draft.unit = read.kind, read.unit
    draft.value, draft.value_to = min(upper, draft.value), max(upper, draft.value)
    draft.end, draft.decimals = end, min(draft.decimals, decimals)


def _in_computation(text: str, end: int) -> bool:
    """100-3=97 and (5-3)/3 subtract."""
    after = text[end : end + 4].lstrip()
    return after[:1] in (*_OPERATORS, "-") or (after[:1] == ")" and after[1:].lstrip()[:1] in (*_OPERATORS, "-"))


def _may_be_range(text: str, draft: Draft, sign: str) -> bool:
    if sign in "至到":
        return not _FROM.search(text[max(0, draft.start - 10) : draft.start])
    return _before(text, draft.start) not in "=*/×÷+"


def _numbers_a_section(text: str, draft: Draft, printed: str) -> bool:
    """``3.2 完成危桥改造11座`` at the head of a line: a bare decimal before words numbers what follows."""
    at_head = text[: draft.start].rpartition("\n")[2].strip() == "" and _SECTION.fullmatch(printed) is not None
    return at_head and "一" <= _after(text, draft.end) <= "鿿"


def _bare(region: Region, draft: Draft) -> None:
    """A number without a unit may still be a year in a sentence."""
    printed = region.text[draft.start : draft.end]
    if region.cell is not None:
        return
    if not draft.decimals and region.text[draft.end : draft.end + 2] == "型糖":
        draft.kind = Kind.NAME  # 2型糖尿病
    elif draft.decimals and _numbers_a_section(region.text, draft, printed):
        draft.kind = Kind.LIST_NUMBER
    elif _YEAR_AND_MONTH.match(printed):
        draft.kind = Kind.DATE
    elif _BARE_YEAR.match(printed) and not _COUNT_BEFORE.search(_before(region.text, draft.start)):
        beside = _before(region.text, draft.start) + _after(region.text, draft.end)
        if not any(sign in _OPERATORS for sign in beside):
            draft.kind = Kind.YEAR
