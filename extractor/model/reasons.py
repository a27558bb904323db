"""Grounds: why a model chose a label, as a code that it picks and a text that we say; it writes no words itself."""

from __future__ import annotations

from schemas.base import Bilingual

GROUNDS = {
    "a": Bilingual(zh="依据紧邻的词语", en="by the words beside it"),
    "b": Bilingual(zh="依据章节标题", en="by the heading above it"),
    "c": Bilingual(zh="依据前文", en="by what is said before it"),
    "d": Bilingual(zh="依据与旁边数字的计算关系", en="by how it computes with the figures beside it"),
}
NO_GROUND = Bilingual(zh="未说明依据", en="no ground given")
BY_HEADER = Bilingual(zh="依据表头与样例", en="by the header and the samples below it")
ONE_QUANTITY = Bilingual(zh="两处叫法不同，所指为同一个量", en="two names for one quantity")
OPPOSED = Bilingual(zh="两句说的是同一事项，不能同时成立", en="both speak of one matter and cannot both be true")
ANSWERS_CLAUSE = Bilingual(zh="该数字即评分标准所要的变量", en="this figure is what the scoring clause asks for")


def ground(code: str | None) -> Bilingual:
    return GROUNDS.get(code or "", NO_GROUND)
