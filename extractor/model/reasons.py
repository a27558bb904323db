"""Reasons: why a model's label is taken, in words of our own; a model writes none itself."""

from __future__ import annotations

from schemas.base import Bilingual

BY_WORDS = Bilingual(zh="依据紧邻的词语", en="by the words beside it")
BY_CONTEXT = Bilingual(zh="依据上下文", en="by what stands around it")
BY_HEADER = Bilingual(zh="依据表头与样例", en="by the header and the samples below it")
ONE_QUANTITY = Bilingual(zh="两处叫法不同，所指为同一个量", en="two names for one quantity")
OPPOSED = Bilingual(zh="两句说的是同一事项，不能同时成立", en="both speak of one matter and cannot both be true")
ANSWERS_CLAUSE = Bilingual(zh="该数字即评分标准所要的变量", en="this figure is what the scoring clause asks for")
