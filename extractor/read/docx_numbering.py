"""Automatic numbers of Word paragraphs (一、 (一) 1. …), which stand in no text and are counted here as Word counts."""

import re
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
    "ideographDigital",
    "chineseLegalSimplified",
}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}


class Level:
    """One level of a list: where it starts and how its numbers look."""

    def __init__(self, element: Any) -> None:
        self.start = int(_value(element, "w:start") or 1)
        self.form = _value(element, "w:numFmt") or "decimal"
        self.text = _value(element, "w:lvlText") or ""
        self.follow = _value(element, "w:suff") or "tab"


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, element: Any | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level | int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        for abstract in element.findall(qn("w:abstractNum")) if element is not None else ():
            self._abstract[abstract.get(qn("w:abstractNumId"))] = _levels(abstract)
        for instance in element.findall(qn("w:num")) if element is not None else ():
            number = instance.get(qn("w:numId"))
            self._lists[number] = _value(instance, "w:abstractNumId") or ""
            self._overrides[number] = _overrides(instance)

    def next(self, number: str, depth: int) -> str:
        """The next number of a list at a level, as printed in front of its paragraph; empty for bullets."""
        levels = self._levels_of(number)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        self._restart(number, counts)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)

    def _levels_of(self, number: str) -> dict[int, Level]:
        levels = dict(self._abstract.get(self._lists.get(number, ""), {}))
        return levels | {at: own for at, own in self._overrides.get(number, {}).items() if isinstance(own, Level)}

    def _restart(self, number: str, counts: dict[int, int]) -> None:
        """A list that overrides its start begins anew where it first appears."""
        if number in self._started:
            return
        self._started.add(number)
        for at, start in self._overrides.get(number, {}).items():
            counts[at] = (start.start if isinstance(start, Level) else start) - 1


def _levels(element: Any) -> dict[int, Level]:
    return {int(level.get(qn("w:ilvl"), "0")): Level(level) for level in element.findall(qn("w:lvl"))}


def _overrides(instance: Any) -> dict[int, Level | int]:
    found: dict[int, Level | int] = {}
    for override in instance.findall(qn("w:lvlOverride")):
        at = int(override.get(qn("w:ilvl"), "0"))
        start, own = _value(override, "w:startOverride"), override.find(qn("w:lvl"))
        if own is not None:
            found[at] = Level(own)
        elif start is not None:
            found[at] = int(start)
    return found


def _value(element: Any, tag: str) -> str | None:
    child = element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _printed(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form in ("bullet", "none"):
        return ""

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        if at not in levels:
            return ""
        return in_form(counts.get(at, levels[at].start), levels[at].form)

    shown = re.sub("%([1-9])", number, level.text)
    gap = "" if level.follow == "nothing" or shown.endswith(("、", "，", "）", ")")) else " "
    return shown + gap if shown else ""


def in_form(number: int, form: str) -> str:
    """A number in one of Word's forms; unknown ones as Arabic digits."""
    if form in _CHINESE:
        return chinese(number)
    if form in _CIRCLED and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letters = chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman") and number >= 1:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if form == "ideographZodiac" and 1 <= number <= 12:
        return _BRANCHES[number - 1]
    return f"{number:02}" if form == "decimalZero" else str(number)


def chinese(number: int) -> str:
    """一, 十, 十一, 二十, 一百零五; beyond 999 digit by digit."""
    if not 0 < number < 1000:
        return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    shown = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        shown += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        shown += "零"
    return shown + (_DIGITS[ones] if ones else "")


def roman(number: int) -> str:
    shown = ""
    for value, sign in _ROMAN:
        count, number = divmod(min(number, 3999), value)
        shown += sign * count
    return shown
