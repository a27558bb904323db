"""One-to-one normalisation: each code point of a text becomes one code point, so offsets serve both forms.

What this does not do: join, split, drop or reorder characters.
"""

import re
import unicodedata

from extractor.read.ideographs import IDEOGRAPHS, RADICALS

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    # without width, yet able to stand inside a number or in front of a heading
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
_MINUS_SIGNS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"  # dashes that mark a range (–, —) stay
_SYNONYMS = {
    "﹦": "=", "﹢": "+", "﹤": "<", "﹥": ">", "﹪": "%", "﹒": ".", "﹕": "：", "﹐": "，", "﹑": "、",
    "﹔": "；", "﹙": "(", "﹚": ")", "︵": "(", "︶": ")", "∶": ":", "≦": "≤", "≧": "≥", "⩽": "≤",
    "⩾": "≥", "∕": "/", "⁄": "/", "∗": "*", "✕": "×", "✖": "×", "╳": "×", "⨯": "×", "∑": "Σ",
    "〜": "~", "∼": "~", "￥": "¥", "｡": "。", "､": "、",
    # the genre writes simplified Chinese, where this radical stands for 户 and not for 戶
    "⼾": "户",
}  # fmt: skip
_CHINESE_PUNCTUATION = "，；：？！"  # full-width on purpose; a stable form that tells prose from numbers

# 4，827．00 is one number, 2019，2020 are two: a full-width comma groups thousands only in threes
_GROUPED = re.compile(r"(?<![0-9.,，])[1-9][0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9]|[,，][0-9])")


def normalise(raw: str) -> str:
    """The text with one usual form for each digit, letter, sign, space and ideograph; same length.

    ``，、。；：？！``, quotes, ``—`` and ``–``, superscripts and numbers in circles stay as they are.
    """
    if raw.isascii():
        return raw
    text = raw.translate(_TABLE)
    return _GROUPED.sub(lambda number: number[0].replace("，", ","), text)


def _table() -> dict[int, str]:
    table = {chr(at): chr(at - 0xFEE0) for at in range(0xFF01, 0xFF5F)}
    table |= {sign: sign for sign in _CHINESE_PUNCTUATION}
    table |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_MINUS_SIGNS, "-")
    table |= dict(zip(RADICALS, IDEOGRAPHS, strict=True)) | _compatibility() | _SYNONYMS
    return {ord(odd): usual for odd, usual in table.items()}


def _compatibility() -> dict[str, str]:
    """Compatibility ideographs and the digits and letters made for mathematics."""
    ranges = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20), range(0x1D400, 0x1D800))
    decomposed = {chr(at): unicodedata.normalize("NFKC", chr(at)) for odd in ranges for at in odd}
    return {odd: usual for odd, usual in decomposed.items() if len(usual) == 1 and usual != odd}


_TABLE = _table()
