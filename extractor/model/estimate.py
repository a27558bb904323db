"""How many tokens a text has, without the model's tokenizer: rather too many than too few."""

from __future__ import annotations

import math
import re

_WORD = re.compile(r"[A-Za-z]+")
_PER_MESSAGE = 8


def tokens_in(text: str) -> int:
    """An upper estimate of a text's tokens.

    A Chinese character is 0.6 to 1.3 tokens where the tokenizer knows Chinese, and up to 2 where it does not; digits
    and punctuation are often one token each; Latin words are cut into pieces of about four letters. So the estimate
    is up to twice what a good Chinese model counts: a budget that it holds is never broken.
    """
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    other = len(text) - letters - text.count(" ")
    wide = sum(1 for letter in text if letter > "\u2e7f")
    return math.ceil(sum(len(word) / 3 + 0.5 for word in words) + (other - wide) + 2 * wide) + _PER_MESSAGE
