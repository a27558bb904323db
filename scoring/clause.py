"""A scoring clause in Chinese becomes parts with formulas (评分标准 → 公式), by the grammar in clause.lark.

What the grammar cannot read stays visible: the part keeps its text, its points and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from schemas.patterns import late
from scoring.clause_bands import band_of, bounds_of
from scoring.clause_tokens import PRINTED_POINTS, ClauseLexer, says_nothing
from scoring.clause_tree import Branch, bound_of, number_in, reward_of, subtrees, text_of, tokens_in
from scoring.formula import Award, Band, Deduction, Forfeit, Formula, Otherwise, Part, Proportion, Share

# The three ways of numbering; the one that comes first in a clause numbers its parts, the others its bands.
_HEADS = (
    late(r"(?:^|(?<=[\n；;。>）)\s:：]))\s*\d{1,2}[.、．](?!\d)\s*"),
    late(r"(?:^|(?<=[\n；;。>）)\s:：]))\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十])[)）]\s*"),
    re.compile(r"[①-⑳]\s*"),
)
_HEADED = re.compile(r"\d[.、．]|[)）①-⑳]")
_STATEMENT = re.compile("[；;。]+")
_BROKEN = re.compile(r"[\s<=]")
"""What a statement has that is two."""
_BREAK = late(
    r"</?p>|<br/?>|\s+(?=如)|\s+(?=[^\s=≥≤<>]{2,25}=)"
    r"|(?<=\d分)(?=[^\s=≥≤<>，,。；;\d]{2,20}=[(（])"
    r"|(?:(?<=[分:：)）])|(?<=满分))\s*\n+|\n\s*\n+"
)
_HEAD_POINTS = late(r"[（(]\s*(?:满分|共|计|分值)?[:：]?\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")
# 效益显著得8-10分，较好5-8分: a person chooses within the range
_GIVEN_RANGE = late(
    r"(?<=[得计给\u4e00-\u9fff])\d+(?:\.\d+)?分?[-—~～至](?P<most>\d+(?:\.\d+)?分)(?=[，,；;。、)）]|的|$)"
)
_NOTE = re.compile(r"^\W*(?:注|备注|说明|其中)[:：]")
_DEFINITION = late(r"^[^=]*(?<!得分)(?<!分值)(?<!分数)=[^=]*[/÷(（Σ∑][^=]*$")
_DEFINED = late(
    r"^(?P<name>[^=]{2,40}(?<!得分)(?<!分值)(?<!分数))=[^=，,。]*[/÷][^=，,。]*(?:[×*]100%)?[，,](?P=name)?(?=.*\d分|.*得分)"
)
# What the two patterns below cannot do without; they cost much where they search in vain
_RANGED = re.compile(r"[-—~～至]")
_COMPARED = re.compile(r"[≥≤<>=于足达超上下内]")
_IN_BRACKETS = re.compile(r"\d\s*分\s*[)）]")
# 设备完好率≥98%（5分）: the points behind a comparison are what it earns, not those of a part
_EARNED = late(
    r"(?P<condition>(?:[≥≤<>=]|[高低大小]于|不足|达到|超过)\s*\d+(?:\.\d+)?[%‰\w]{0,3}|以上|以下|以内)\s*[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*分\s*[)）]"
)
_STANDARD = re.compile(r"以[^，,；;≥≤<>]{1,20}为(?:标准|基准|目标值?|基数)[，,]?")


@lru_cache(maxsize=4096)
def read_clause(clause: str) -> tuple[Part, ...]:
    """The parts of a clause in order; one part where nothing is numbered."""
    found = [(heads, list(heads.finditer(clause))) for heads in _HEADS]
    numbered = [(matches[0].start(), heads, matches) for heads, matches in found if matches]
    if not numbered:
        return tuple(_part(text) for text in (clause.strip(),) if text)
    _, heads, matches = min(numbered, key=lambda each: each[0])
    starts = [match.end() for match in matches]
    if clause[: matches[0].start()].strip(" \n\u3000"):
        starts = [0, *starts]
    ends = [*starts[1:], len(clause)]
    texts = [heads.sub("", clause[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    return tuple(_part(text) for text in texts if text)


@lru_cache(maxsize=4096)  # of its own: a clause and the same with its weight in figures share most of their parts
def _part(text: str) -> Part:
    whole = text
    if _IN_BRACKETS.search(text) and _COMPARED.search(text):
        text = _EARNED.sub(r"\g<condition>得\g<points>分", text)
    if "分" in text and _RANGED.search(text):
        text = _GIVEN_RANGE.sub(r"\g<most>", text)
    points = [Decimal(each) for each in _HEAD_POINTS.findall(text)]
    formulas: list[Formula] = []
    unread = ""
    for statement in _statements(_HEAD_POINTS.sub("", text)):
        try:
            formulas.extend(_formulas(statement))
        except UnexpectedInput as problem:
            unread = unread or f"{statement.strip()[:40]}（{_where(problem)}）"
    return Part.made(
        text=whole,
        points=_offered(points),
        best=max(points, default=None),
        formulas=tuple(_named_alike(formulas)),
        unread=unread if PRINTED_POINTS.search(unread) else "",
    )


def _offered(points: list[Decimal]) -> Decimal | None:
    """The points behind the head of a part, or of all it lists; a head may repeat what its list adds up to."""
    if not points:
        return None
    return points[0] if points[0] == sum(points[1:]) else sum(points, Decimal(0))


def _statements(text: str) -> Iterator[str]:
    """The statements of a part; a line that breaks inside a statement is mended."""
    if _HEADED.search(text):
        for heads in _HEADS:
            text = heads.sub("；", text)
    for statement in _STATEMENT.split(text):
        for each in _BREAK.split(statement) if _BROKEN.search(statement) else (statement,):
            yield from _without_definitions(each)


def _without_definitions(statement: str) -> Iterator[str]:
    """The statement, unless it is a note or the definition of a rate; one that also gives points loses that only."""
    bare = "".join(statement.split())
    bare = _STANDARD.sub("", bare) if "以" in bare else bare
    bare = _DEFINED.sub(lambda found: found["name"], bare) if "=" in bare else bare
    if bare and not _NOTE.match(bare) and not (_DEFINITION.match(bare) and not PRINTED_POINTS.search(bare)):
        yield bare


def _where(problem: UnexpectedInput) -> str:
    token = getattr(problem, "token", None)
    return f"“{token}”处读不通" if token else "读不通"


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("clause.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer=ClauseLexer, maybe_placeholders=False, tree_class=Branch)


def _formulas(statement: str) -> Iterator[Formula]:
    if says_nothing(statement):
        return
    tree = _parser().parse(statement)
    said = [text_of(each) for each in subtrees(tree, "limit")]
    cap = next((number_in(part) for part in said if any(c.isdigit() for c in part)), None)
    for unit in tree.children:
        if isinstance(unit, Tree):
            yield from _formula(unit, cap)


def _formula(unit: Tree[Token], cap: Decimal | None) -> Iterator[Formula]:
    match unit.data:
        case "band":
            yield band_of(unit)
        case "award":
            condition = "".join(text_of(child) for child in unit.children[:-1])
            yield Award(condition=condition, points=reward_of(unit.children[-1]))
        case "deduction":
            yield _deduction(unit)
        case "proportion":
            yield _proportion(unit, cap)
        case "otherwise":
            yield Otherwise(points=_given(unit))
        case "forfeit":
            more, less = (text_of(each) for each in subtrees(unit, "names"))
            yield Forfeit(more=more, less=less)
        case "share":
            yield Share()


def _given(unit: Tree[Token]) -> Decimal:
    return next((number_in(str(token)) for token in tokens_in(unit, "POINTS")), Decimal(0))


def _deduction(unit: Tree[Token]) -> Deduction:
    conditions = [child for child in unit.children if isinstance(child, Tree) and child.data not in ("per", "names")]
    per = next(subtrees(unit, "per"), None) or conditions.pop()
    measure = str(next(tokens_in(per, "VALUE", "ONE", "POINTS")))
    beyond = next((bound for each in conditions for bound in bounds_of(each)[1:] if bound), None)
    return Deduction(
        name="".join(text_of(each) for each in subtrees(unit, "names")),
        per=number_in(measure) if measure[0].isdigit() else Decimal(1),
        per_unit=re.sub(r"^[\d.,]+|^[一]", "", measure).replace("个百分点", "%").replace("百分点", "%"),
        points=number_in(str(next(tokens_in(unit, "POINTS")))),
        beyond=beyond,
    )


def _proportion(unit: Tree[Token], cap: Decimal | None) -> Proportion:
    points = number_in(str(list(tokens_in(unit, "POINTS", "VALUE"))[-1]))
    quotient = next(subtrees(unit, "quotient"), None)
    if quotient is None:
        whole = next(subtrees(unit, "whole"))
        return Proportion(numerator=_measured(text_of(whole)), points=points, cap=cap)
    named = [child for child in quotient.children if isinstance(child, Tree)]  # as printed; subtrees goes backwards
    numerator, denominator = _measured(text_of(named[0])), text_of(named[1]) if len(named) > 1 else ""
    divisor = next((bound_of(str(t)) for t in tokens_in(quotient, "VALUE")), None)
    return Proportion(numerator=numerator, denominator=denominator, divisor=divisor, points=points, cap=cap)


def _measured(name: str) -> str:
    """The quantity that a share is taken of, without the words before it: 否则按完成率 → 完成率."""
    return _plain(
        re.sub(r"^(?:否则|其余|其他|未(?:达到|完成|达标)的?|低于的?|不足的?)?(?:按照?(?![时期规质])|以)?", "", name)
    )


def _named_alike(formulas: list[Formula]) -> Iterator[Formula]:
    """Bands may leave out or shorten a name that another band of the part has: they speak of the same quantity."""
    names = [_plain(formula.name) for formula in formulas if isinstance(formula, Band)]
    longest = max(names, key=len, default="")
    known = {longest if longest.endswith(name) else name for name in names if name}
    last = next(iter(known)) if len(known) == 1 else ""
    for formula in formulas:
        if isinstance(formula, Band):
            last = _plain(formula.name) or last
            last = longest if longest.endswith(last) and last else last
            yield formula.changed(name=last)
        else:
            yield formula


def _plain(name: str) -> str:
    """A name without the verbs around it: 若完成率在 → 完成率."""
    return re.sub(r"^(?:如果|如|若|当|凡|对于|按(?![时期规质]))|(?:均|应)?(?:在|为|达到?|是|保持)$", "", name)
