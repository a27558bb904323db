"""The words of a scoring clause as tokens for its grammar; what is no such word is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lark import Token
from lark.lexer import Lexer

from schemas.patterns import late

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# What quantities are counted and measured in; a unit of several characters before the one it begins with.
_MEASURES = (
    r"元|人次|家次|场次|户次|台次|批次|件次|个次|班次|车次|架次|公里|千米|平方米|立方米|平方公里|公顷|小时|分钟|工作日|个工作日|个月|个小时|万里|厘米"
    r"|[个项次人名家天日件处例起户场亩吨米年月台套辆部篇期批份所栋间座条株头只羽床]"
)

# In the order in which they are tried at a place. The Chinese words are those of the whole genre.
_WORDS = {
    "EXHAUST": r"[,，]?(?:直至|直到)?(?:\d+(?:\.\d+)?分)?(?:该项|本项|此项)?(?:分值)?扣(?:完|至0分|光)"
    r"(?:本项|该项|此项)?(?:分值|分数)?(?:为止)?|不计负分",
    # 满意度90分以上得8分，80-90分得6分: points that are measured, not given
    "SCORED": r"(?<![得计给扣加])\d+(?:\.\d+)?分(?=(?:\(不?含[^()]*\))?(?:及?以[上下内]|[-—~～至≤<]))"
    r"|(?<=[-—~～至≤<])\d+(?:\.\d+)?分(?=(?:之间)?的?[,，]?(?:[得计给]\d|不[得计]分))",
    "POINTS": r"\d+(?:\.\d+)?分(?![钟类配析别项值数之档解])",
    "VALUE": rf"{_NUMBER}(?:个百分点|百分点|%|‰|[万亿]?(?:{_MEASURES})|万|亿)?",
    "FULL": r"(?:得|计|给|记)?满分(?!\d)|(?:得|计|给|记)全分",
    "NOTHING": r"不得分|不计分|不给分|不予?得分|为零分",
    "FORFEIT": r"[,，]?(?:本项|该项|此项|本指标|该指标)(?:不得分|得?0分|为0分|计0分)",
    "ELSE": r"(?:否则|其余|其他|反之|未达到的|达不到的)(?=得?[计]?0分|不得分|不计分|得\d|计\d|为0分)",
    "SHARE": r"(?:按|按照)(?:实际|完成)?[^\d,，;；。]{0,8}比例(?:计算|折算|计|得|给|扣减?|相应扣)?(?:得?分|分值|分数)?|按比例[计得给]分",
    "IF": r"(?:如果|如|若|当)(?=[^,，;；]{2,20}(?:大于|高于|超过|>))",
    "CAP": r"(?:每\w{1,3})?(?:最高|最多|满分)(?=\d)|最高(?:可得|得|不超过|计|为)|最多(?:可得|得|计)|上限(?:为|是)?|不超过(?=\d+(?:\.\d+)?分)",
    "SCORE_IS": r"(?:本项|该项|本指标|该指标|指标)?(?:评价)?得分\s*(?:=|为|等于)",
    "DEDUCT": r"(?:酌情)?(?:扣减?|减)(?=\d)",
    "AWARD": r"(?:可|计|加|记|各)?(?:得|计|给|加|记|为)(?=\d+(?:\.\d+)?分)",
    "EACH": r"每(?:有|出现|发现|存在|增加|减少|下降|降低|提高|上升|逾期|延迟|延误|延期|拖延|超过?|超出|低于?|少于?|多于?|高于?|差|漏|缺少?|不足)?(?=[一1二两]|\d)",
    "FOUND": r"(?:发现|出现|存在|有)(?=[一1][项处个例次起])",
    "ONE": r"[一1](?:个百分点|个工作日|个自然日|个月|个小时|个季度|[项处个例次起家人天日](?!季度))",
    # 超过指标值得满分: the target that stands in another cell is a name, not a bound
    "GOAL": r"(?:≥|≤|>|<|不?(?:大于|高于|低于|小于|超过|超出|少于)|优于|等于)(?:或?(?:等于|优于|大于|超过))?"
    r"(?:年度|预期|年初|设定|计划|规定|绩效)*(?:目标|指标|计划)(?:值|数|任务)(?![,，]?(?:本|该|此)(?:项|指标))",
    "GE": r"≥|>=|大于或?等于|大于或者?等于|不低于|不少于|不小于|达到(?=\d)|达(?=\d)|至少",
    "LE": r"≤|<=|小于或?等于|小于或者?等于|不高于|不超过|不大于|不多于|控制在(?=\d)",
    "GT": r">|大于|高于|超过|超出|多于",
    "LT": r"<|小于|低于|少于|不足|未?达不?到(?=\d)|未达到(?=\d)|不到(?=\d)",
    "ABOVE": r"(?:及以上|\(含\)以上|以上\(含\)|以上)",
    "ABOVE_OPEN": r"\(不含\)以上",
    "BELOW": r"(?:\(不含\))?以下|以下\(不含\)",
    "WITHIN": r"(?:\(含\))?以内|及以下|\(含\)以下|以下\(含\)",
    "INCLUDED": r"\((?:包?含|含本数)(?:\d+(?:\.\d+)?[%分]?)?\)",
    "EXCLUDED": r"\(不含(?:\d+(?:\.\d+)?[%分]?)?\)",
    "TO": r"[-—~～至](?=\d)|到(?=\d)|之间",
    "TIMES": r"[×*✕]|乘以",
    "DIVIDED": r"[÷/]|除以",
    "EQUALS": r"=",
    "LPAR": r"\(",
    "RPAR": r"\)",
    "COMMA": r"[,，、:：]",
    "OF": r"的",
}
_DROPPED = ("COMMA", "OF")  # they bind nothing: 满意度≥95%的，得6分
# No word begins with another character; looking at it first makes the scan fast
_FIRST = r"(?=[\d()*,/:<=>~×÷—≤≥✕、，：～一上不为之乘以低其减出分到加及反发可各否多大如存小少当得扣指按控最有未本此每满的直给至若计记评该超达酌除高优等-])"
_SAME_AS = {"SCORED": "VALUE", "GOAL": "NAME"}
_WORD = late(_FIRST + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS.items()) + ")")


# Without one of these a statement gives, takes and divides no points.
_REWARDS = frozenset({"FULL", "NOTHING", "AWARD", "SCORE_IS", "FORFEIT", "DEDUCT", "TIMES", "ELSE", "SHARE"})
PRINTED_POINTS = re.compile(r"\d分")


class ClauseLexer(Lexer):
    """Feeds lark: known words by their pattern, everything between them as NAME."""

    def __init__(self, lexer_conf: object) -> None:
        del lexer_conf  # lark hands its own configuration over; the words above are all there is

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        """What lark calls with the text itself or with a state that holds it; the parser's state is not needed."""
        text = str(getattr(lexer_state, "text", lexer_state))
        return (token for token in tokens(text) if token.type not in _DROPPED)


def says_nothing(statement: str) -> bool:
    """Whether a statement speaks of no points, so that there is nothing to parse."""
    return _REWARDS.isdisjoint(token.type for token in tokens(statement)) and not PRINTED_POINTS.search(statement)


@lru_cache(maxsize=1)  # of the statement at hand, which is looked at before it is parsed
def tokens(statement: str) -> tuple[Token, ...]:
    """The tokens of one statement, white space left out."""
    return tuple(_tokens("".join(statement.split())))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    for match in _WORD.finditer(text):
        if match.start() > at:
            yield Token("NAME", text[at : match.start()], at)
        kind = str(match.lastgroup)
        yield Token(_SAME_AS.get(kind, kind), match[0], match.start())
        at = match.end()
    if at < len(text):
        yield Token("NAME", text[at:], at)
