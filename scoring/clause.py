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

from scoring.clause_tokens import ClauseLexer, says_nothing
from scoring.formula import Award, Band, Bound, Deduction, Forfeit, Formula, Otherwise, Part, Proportion, Share

# The three ways of numbering; the one that comes first in a clause numbers its parts, the others its bands.
_HEADS = (
    re.compile(r"(?:^|(?<=[\n；;。>）)\s:：]))\s*\d{1,2}[.、．](?!\d)\s*"),
    re.compile(r"(?:^|(?<=[\n；;。>）)\s:：]))\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十])[)）]\s*"),
    re.compile(r"[①-⑳]\s*"),
)
_STATEMENT = re.compile(
    r"[；;。]+|</?p>|<br/?>|\s+(?=如)|\s+(?=[^\s=≥≤<>]{2,25}=)"
    r"|(?<=\d分)(?=[^\s=≥≤<>，,。；;\d]{2,20}=[(（])"
    r"|(?:(?<=[分:：)）])|(?<=满分))\s*\n+|\n\s*\n+"
)
_HEAD_POINTS = re.compile(r"[（(]\s*(?:满分|共|计|分值)?[:：]?\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")
# 效益显著得8-10分，较好5-8分: a person chooses within the range
_GIVEN_RANGE = re.compile(
    r"(?<=[得计给\u4e00-\u9fff])\d+(?:\.\d+)?分?[-—~～至](?P<most>\d+(?:\.\d+)?分)(?=[，,；;。、)）]|的|$)"
)
_NOTE = re.compile(r"^\W*(?:注|备注|说明|其中)[:：]")
_DEFINITION = re.compile(r"^[^=]*(?<!得分)(?<!分值)(?<!分数)=[^=]*[/÷(（Σ∑][^=]*$")
_DEFINED = re.compile(
    r"^(?P<name>[^=]{2,40}(?<!得分)(?<!分值)(?<!分数))=[^=，,。]*[/÷][^=，,。]*(?:[×*]100%)?[，,](?P=name)?(?=.*\d分|.*得分)"
)
# 设备完好率≥98%（5分）: the points behind a comparison are what it earns, not those of a part
_EARNED = re.compile(
    r"(?P<condition>(?:[≥≤<>=]|[高低大小]于|不足|达到|超过)\s*\d+(?:\.\d+)?[%‰\w]{0,3}|以上|以下|以内)\s*[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*分\s*[)）]"
)
_STANDARD = re.compile(r"以[^，,；;≥≤<>]{1,20}为(?:标准|基准|目标值?|基数)[，,]?")
_CONDITIONS = ("compared", "exact", "between", "edge", "range")
_FLIPPED = {"GE": "LE", "LE": "GE", "GT": "LT", "LT": "GT", "EQUALS": "EQUALS"}


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


def _part(text: str) -> Part:
    whole, text = text, _GIVEN_RANGE.sub(r"\g<most>", _EARNED.sub(r"\g<condition>得\g<points>分", text))
    points = [Decimal(each) for each in _HEAD_POINTS.findall(text)]
    formulas: list[Formula] = []
    unread = ""
    for statement in _statements(_HEAD_POINTS.sub("", text)):
        try:
            formulas.extend(_formulas(statement))
        except UnexpectedInput as problem:
            unread = unread or f"{statement.strip()[:40]}（{_where(problem)}）"
    return Part(
        text=whole,
        points=_offered(points),
        best=max(points, default=None),
        formulas=tuple(_named_alike(formulas)),
        unread=unread if re.search(r"\d分", unread) else "",
    )


def _offered(points: list[Decimal]) -> Decimal | None:
    """The points behind the head of a part, or of all it lists; a head may repeat what its list adds up to."""
    if not points:
        return None
    return points[0] if points[0] == sum(points[1:]) else sum(points, Decimal(0))


def _statements(text: str) -> Iterator[str]:
    """The statements of a part; a line that breaks inside a statement is mended, a definition of a rate left out."""
    for heads in _HEADS:
        text = heads.sub("；", text)
    for statement in _STATEMENT.split(text):
        bare = "".join((statement or "").split())
        bare = _STANDARD.sub("", bare)
        bare = _DEFINED.sub(lambda found: found["name"], bare) if "=" in bare else bare
        if bare and not _NOTE.match(bare) and not (_DEFINITION.match(bare) and not re.search(r"\d分", bare)):
            yield bare


def _where(problem: UnexpectedInput) -> str:
    token = getattr(problem, "token", None)
    return f"“{token}”处读不通" if token else "读不通"


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("clause.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer=ClauseLexer, maybe_placeholders=False)


def _formulas(statement: str) -> Iterator[Formula]:
    if says_nothing(statement):
        return
    tree = _parser().parse(statement)
    said = [_text(each) for each in tree.find_data("limit")]
    cap = next((_number(part) for part in said if any(c.isdigit() for c in part)), None)
    for unit in tree.children:
        if isinstance(unit, Tree):
            yield from _formula(unit, cap)


def _formula(unit: Tree[Token], cap: Decimal | None) -> Iterator[Formula]:
    match unit.data:
        case "band":
            yield _band(unit)
        case "award":
            condition = "".join(_text(child) for child in unit.children[:-1])
            yield Award(condition=condition, points=_reward(unit.children[-1]))
        case "deduction":
            yield _deduction(unit)
        case "proportion":
            yield _proportion(unit, cap)
        case "otherwise":
            yield Otherwise(points=_given(unit))
        case "forfeit":
            more, less = (_text(each) for each in unit.find_data("names"))
            yield Forfeit(more=more, less=less)
        case "share":
            yield Share()


def _band(unit: Tree[Token]) -> Band:
    rewards = [child for child in unit.children if isinstance(child, Tree) and child.data == "reward"]
    band = Band(points=_reward(rewards[0])) if rewards else _scaled(unit)
    for condition in unit.children:
        if not isinstance(condition, Tree) or condition.data not in _CONDITIONS:
            continue
        name, low, high = _bounds(condition)
        band = band.model_copy(update={"name": band.name or name, "low": low or band.low, "high": high or band.high})
    return band


def _scaled(unit: Tree[Token]) -> Band:
    """A band whose points are a share: <98%的，得分=执行率/98%×10分. A quotient of two names is another quantity."""
    quotient = next(unit.find_data("quotient"), None)
    points = next(_number(str(child)) for child in unit.children if isinstance(child, Token) and child.type == "POINTS")
    divisor = Bound(value=Decimal(1)) if quotient is None else _divisor(quotient)
    return Band(points=points, divisor=divisor)


def _divisor(quotient: Tree[Token]) -> Bound:
    printed = [_bound(str(token)) for token in _tokens(quotient, "VALUE")]
    return printed[0] if printed else Bound(value=Decimal(0))


def _bounds(condition: Tree[Token]) -> tuple[str, Bound | None, Bound | None]:
    """The name and the two ends that one comparison gives."""
    name = "".join(_text(each) for each in condition.find_data("names"))
    values = [_bound(str(t)) for t in _tokens(condition, "VALUE", "POINTS")]
    signs = [op.children[0].type for op in condition.find_data("op") if isinstance(op.children[0], Token)]
    if condition.data == "compared":
        return (name, *_ends(signs[0], values[0]))
    if condition.data == "exact":
        return (name, *_ends("GE" if values[0].base == 1 else "EQUALS", values[0]))
    if condition.data == "between" and len(signs) == 2:
        signs = list(reversed(signs)) if _first_sign(condition) != signs[0] else signs
        low_one, high_one = _ends(_FLIPPED[signs[0]], values[0])
        low_two, high_two = _ends(signs[1], values[1])
        return name, low_one or low_two, high_one or high_two
    if condition.data == "edge":
        return (name, *_edge(condition, values[0]))
    if condition.data == "range" and len(values) == 2:
        return (name, *_range(condition, values))
    return name, None, None


def _range(condition: Tree[Token], values: list[Bound]) -> tuple[Bound, Bound]:
    """The ends of a range; where one of them is said to be included (85%（含）-90%), the other is not."""
    low, high = sorted(values, key=lambda bound: bound.value)
    unit = low.unit or high.unit
    included = [_included(token, condition, values) for token in _tokens(condition, "INCLUDED")]
    outside = any(_tokens(condition, "EXCLUDED", "BELOW"))
    ends = {
        "low": not included or low.value in included,
        "high": (not included or high.value in included) and not outside,
    }
    return (
        low.model_copy(update={"unit": unit, "closed": ends["low"]}),
        high.model_copy(update={"closed": ends["high"], "unit": unit}),
    )


def _included(token: Token, condition: Tree[Token], values: list[Bound]) -> Decimal:
    """The end that a （含） stands behind, or names: （含75%）."""
    if any(character.isdigit() for character in token):
        return _number(str(token))
    first = next(_tokens(condition, "TO")).start_pos or 0
    return values[0].value if (token.start_pos or 0) < first else values[-1].value


def _first_sign(condition: Tree[Token]) -> str:
    first = next(child for child in condition.children if isinstance(child, Tree) and child.data == "op")
    token = first.children[0]
    return token.type if isinstance(token, Token) else ""


def _ends(sign: str, bound: Bound) -> tuple[Bound | None, Bound | None]:
    closed = bound.model_copy(update={"closed": sign in ("GE", "LE", "EQUALS")})
    if sign == "EQUALS":
        return closed, closed
    return (closed, None) if sign in ("GE", "GT") else (None, closed)


def _edge(condition: Tree[Token], bound: Bound) -> tuple[Bound | None, Bound | None]:
    word = next(_tokens(condition, "ABOVE", "ABOVE_OPEN", "BELOW", "WITHIN")).type
    if word in ("ABOVE", "ABOVE_OPEN"):
        return bound.model_copy(update={"closed": word == "ABOVE"}), None
    return None, bound.model_copy(update={"closed": word == "WITHIN"})


def _given(unit: Tree[Token]) -> Decimal:
    return next((_number(str(token)) for token in _tokens(unit, "POINTS")), Decimal(0))


def _deduction(unit: Tree[Token]) -> Deduction:
    conditions = [child for child in unit.children if isinstance(child, Tree) and child.data not in ("per", "names")]
    per = next(unit.find_data("per"), None) or conditions.pop()
    measure = str(next(_tokens(per, "VALUE", "ONE", "POINTS")))
    beyond = next((bound for each in conditions for bound in _bounds(each)[1:] if bound), None)
    return Deduction(
        name="".join(_text(each) for each in unit.find_data("names")),
        per=_number(measure) if measure[0].isdigit() else Decimal(1),
        per_unit=re.sub(r"^[\d.,]+|^[一]", "", measure).replace("个百分点", "%").replace("百分点", "%"),
        points=_number(str(next(_tokens(unit, "POINTS")))),
        beyond=beyond,
    )


def _proportion(unit: Tree[Token], cap: Decimal | None) -> Proportion:
    points = _number(str(list(_tokens(unit, "POINTS", "VALUE"))[-1]))
    quotient = next(unit.find_data("quotient"), None)
    if quotient is None:
        whole = next(unit.find_data("whole"))
        return Proportion(numerator=_measured(_text(whole)), points=points, cap=cap)
    named = [child for child in quotient.children if isinstance(child, Tree)]  # as printed; find_data goes backwards
    numerator, denominator = _measured(_text(named[0])), _text(named[1]) if len(named) > 1 else ""
    divisor = next((_bound(str(t)) for t in _tokens(quotient, "VALUE")), None)
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
            yield formula.model_copy(update={"name": last})
        else:
            yield formula


def _plain(name: str) -> str:
    """A name without the verbs around it: 若完成率在 → 完成率."""
    return re.sub(r"^(?:如果|如|若|当|凡|对于|按(?![时期规质]))|(?:均|应)?(?:在|为|达到?|是|保持)$", "", name)


def _reward(reward: Tree[Token] | Token) -> Decimal | None:
    token = next(iter(_tokens(reward, "POINTS", "FULL", "NOTHING"))) if isinstance(reward, Tree) else reward
    if token.type == "FULL":
        return None
    return Decimal(0) if token.type in ("NOTHING", "FORFEIT") else _number(str(token))


def _bound(value: str) -> Bound:
    unit = re.sub(r"^[\d.,]+", "", value)
    return Bound(value=_number(value), unit="%" if "百分点" in unit else unit)


def _number(text: str) -> Decimal:
    match = re.search(r"\d+(?:\.\d+)?", text.replace(",", ""))
    return Decimal(match[0]) if match else Decimal(0)


def _tokens(tree: Tree[Token], *types: str) -> Iterator[Token]:
    return (token for token in tree.scan_values(lambda each: isinstance(each, Token) and each.type in types))


def _text(tree: Tree[Token] | Token) -> str:
    return str(tree) if isinstance(tree, Token) else "".join(str(t) for t in tree.scan_values(lambda _: True))
