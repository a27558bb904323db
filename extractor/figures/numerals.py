"""Values of printed numerals: Chinese ones (一百二十, 二〇二一, 壹万贰仟) and Arabic ones with separators."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {sign: value for value, signs in enumerate(
    ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for sign in signs}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
NUMERAL_SIGNS = "".join([*_DIGITS, *_SMALL, *_LARGE])


def chinese_value(numeral: str) -> Decimal | None:
    """The value of a well-formed Chinese numeral, else None (一一, 百, 万)."""
    whole, _, fraction = numeral.partition("点")
    value = _whole_value(whole)
    if value is None or not fraction:
        return None if value is None or numeral.endswith("点") else Decimal(value)
    if any(sign not in _DIGITS for sign in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(_DIGITS[sign]) for sign in fraction))


def _whole_value(numeral: str) -> int | None:
    if not numeral:
        return None
    if len(numeral) > 1 and all(sign in _DIGITS for sign in numeral):
        return _digit_by_digit(numeral)
    total, section, digit, last = 0, 0, -1, 10**9
    for sign in numeral:
        if sign in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            unit = _SMALL[sign]
            if unit >= last or (digit <= 0 and not (unit == 10 and section == total == 0)):
                return None
            section, digit, last = section + (digit if digit > 0 else 1) * unit, -1, unit
        else:
            section += max(digit, 0)
            if section == 0:
                return None
            total = (total + section) * _LARGE[sign] if _LARGE[sign] > 10**4 else total + section * _LARGE[sign]
            section, digit, last = 0, -1, 10**9
    if digit > 0 and last not in (10, 10**9) and _tail_is_short(numeral):
        digit *= last // 10  # 一百二 is 120
    elif digit > 0 and len(numeral) > 1 and numeral[-2] in _LARGE:
        digit *= _LARGE[numeral[-2]] // 10  # 三万五 is 35,000
    return total + section + max(digit, 0)


def _tail_is_short(numeral: str) -> bool:
    return len(numeral) >= 2 and numeral[-2] in _SMALL


def _digit_by_digit(numeral: str) -> int | None:
    """Years and codes are spelled digit by digit, with four signs and more; 一一 and 三五 are no numbers."""
    if len(numeral) < 4:
        return None
    return int("".join(str(_DIGITS[sign]) for sign in numeral))


def arabic_value(numeral: str) -> tuple[Decimal, int]:
    """Value and printed decimals of an Arabic numeral, whatever separates its thousands."""
    bare = numeral.replace(",", "").replace("，", "").replace(" ", "")
    return Decimal(bare), len(bare.partition(".")[2])
