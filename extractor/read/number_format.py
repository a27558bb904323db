"""What a workbook shows for a number: the value put into its number format, rounded half up as Excel does.

Dates are in ``date_format``. Fractions (``# ?/?``) are shown as General.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\s*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|(?P<general>General|G/通用格式)'
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<power>[Ee][+-])|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_WIDEST_GENERAL = 10  # digits that General shows
_MOST_DIGITS = 25
_LARGEST_GENERAL = Decimal(10) ** 15


class Token(NamedTuple):
    """A piece of a number format: its kind and what it shows."""

    kind: str
    shown: str


def show_number(value: int | float, code: str) -> str:
    """A number as its format shows it."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    section, signed = _section(number, sections(code))
    if section is None:
        return ""
    tokens = tokenise(section)
    kinds = [token.kind for token in tokens]
    fraction = any(token.shown == "/" and "digit" in kinds[:at] for at, token in enumerate(tokens))
    if "general" in kinds or "text" in kinds or fraction:
        shown = _around(tokens, general(abs(number)))
    elif "power" in kinds:
        shown = _scientific(tokens, abs(number))
    elif "digit" in kinds:
        shown = _digits(tokens, abs(number))
    else:
        shown = "".join(token.shown for token in tokens)
    minus = signed and number < 0 and re.search("[1-9]", shown)
    return f"-{shown}".strip() if minus else shown.strip()


def show_text(value: str, code: str) -> str:
    """A text as its format shows it: ``@"元"`` adds to it, four sections have one for texts."""
    parts = sections(code)
    section = parts[3] if len(parts) > 3 else parts[0] if "@" in parts[0] else "@"
    return "".join(value if token.kind == "text" else token.shown for token in tokenise(section))


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[str, ...]:
    """The parts of a format between semicolons that are not quoted."""
    parts = [""]
    for piece in re.findall(r'"[^"]*"|[\\!_*].|\[[^\]]*\]|.', code, re.DOTALL):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(parts)


@lru_cache(maxsize=512)
def tokenise(section: str) -> tuple[Token, ...]:
    """The pieces of one section; colours, conditions and locales are gone, currency signs are literal."""
    section = _BRACKETS.sub("", _CURRENCY.sub(lambda currency: f'"{currency[1]}"', section))
    tokens: list[Token] = []
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or "other"
        shown = found[kind]
        if kind == "gap":
            tokens.append(Token("literal", " "))
        elif kind in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", shown))
        elif kind != "fill":
            tokens.append(Token(kind, shown))
    return tuple(tokens)


def general(number: Decimal) -> str:
    """A number in the General format of a wide enough column."""
    if number == number.to_integral_value() and abs(number) < _LARGEST_GENERAL:
        return str(int(number))
    if abs(number) >= _LARGEST_GENERAL or abs(number) < Decimal("0.0001"):
        mantissa, power = f"{number:.5E}".split("E")
        return f"{_without_zeros(mantissa)}E{int(power):+03}"
    decimals = max(_WIDEST_GENERAL - len(str(int(abs(number)))), 0)
    return _without_zeros(f"{_rounded(number, decimals):f}")


def _section(number: Decimal, parts: Sequence[str]) -> tuple[str | None, bool]:
    """The section for a number, and whether a minus sign has to be put before what it shows."""
    conditions = [_CONDITION.search(part) for part in parts[:3]]
    if any(conditions):
        for part, condition in zip(parts, conditions, strict=False):
            if condition is None or _holds(number, condition[1], Decimal(condition[2])):
                return part, True
        return parts[-1], True
    if number < 0 and len(parts) > 1:
        return parts[1], False
    if number == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0] or (None if len(parts) > 1 else "General"), True


def _holds(number: Decimal, relation: str, limit: Decimal) -> bool:
    return {
        "<": number < limit,
        ">": number > limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[relation]


def _digits(tokens: Sequence[Token], number: Decimal) -> str:
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), None)
    whole_end = places[-1] if point is None else max((at for at in places if at < point), default=point)
    commas = [at for at, token in enumerate(tokens) if token.kind == "comma"]
    scale = sum(_is_scaling(tokens, at) for at in commas)
    grouped = any(places[0] < at < whole_end for at in commas)
    percents = sum(token.kind == "percent" for token in tokens)
    decimals = 0 if point is None else sum(at > point for at in places)
    number = _rounded(number * 100**percents / Decimal(1000) ** scale, decimals)
    whole, _, fraction = f"{number:f}".partition(".")
    head = tokens if point is None else tokens[:point]
    tail = [] if point is None else tokens[point:]
    return _whole(head, whole.lstrip("0"), grouped) + _fraction(tail, fraction)


def _is_scaling(tokens: Sequence[Token], at: int) -> bool:
    """A comma right behind the last digit place before the point divides by a thousand."""
    before = [token.kind for token in tokens[:at] if token.kind not in ("comma", "literal")]
    after = [token.kind for token in tokens[at + 1 :] if token.kind not in ("comma", "literal")]
    return bool(before) and before[-1] == "digit" and "digit" not in after[:1]


def _whole(tokens: Sequence[Token], digits: str, grouped: bool) -> str:
    """The digits before the point, set from the right into their places; the first place takes the rest."""
    shown: list[str] = []
    first = next((at for at, token in enumerate(tokens) if token.kind == "digit"), None)
    placed = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind != "digit":
            shown.append(token.shown if token.kind in ("literal", "percent") else "")
            continue
        count = max(len(digits), 1) if at == first else 1
        for _ in range(count):
            digit = digits[-1:] or {"0": "0", "?": " "}.get(token.shown, "")
            digits = digits[:-1]
            if grouped and placed and placed % 3 == 0 and digit.strip():
                shown.append(",")
            shown.append(digit)
            placed += 1
    return "".join(reversed(shown))


def _fraction(tokens: Sequence[Token], digits: str) -> str:
    """The point and the digits behind it; zeros that only fill ``#`` are not shown."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    kept = len(digits)
    while kept and digits[kept - 1] == "0" and tokens[places[kept - 1]].shown != "0":
        kept -= 1
    shown, used = "", 0
    for token in tokens:
        if token.kind == "digit":
            shown += digits[used] if used < kept else {"?": " "}.get(token.shown, "")
            used += 1
        elif token.kind in ("point", "literal", "percent"):
            shown += token.shown
    return shown


def _scientific(tokens: Sequence[Token], number: Decimal) -> str:
    power = next(at for at, token in enumerate(tokens) if token.kind == "power")
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), power)
    decimals = sum(token.kind == "digit" for token in tokens[point:power])
    width = sum(token.kind == "digit" for token in tokens[power:])
    exponent = number.adjusted() if number else 0
    mantissa = _rounded(number.scaleb(-exponent), decimals)
    return f"{mantissa:f}E{exponent:+0{width + 1}}"


def _around(tokens: Sequence[Token], shown: str) -> str:
    """The literals of a section with a number shown in General among them."""
    if not any(token.kind in ("general", "text") for token in tokens):
        return shown
    return "".join(
        shown if token.kind in ("general", "text") else token.shown if token.kind in ("literal", "percent") else ""
        for token in tokens
    )


def _rounded(number: Decimal, decimals: int) -> Decimal:
    if number.adjusted() + decimals > _MOST_DIGITS:  # a number holds 15 digits: there is nothing to round
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _without_zeros(shown: str) -> str:
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
