"""Parts that do not add up to their total.

Fund sources, rows and columns of a table, the parts of a balance (资产总额 = 流动资产 + 固定资产净值 + 无形资产净值),
budget less spending. Each printed number stands for its rounding interval, so nine rounded rows may miss a
total by a last place. Of a list introduced by 其中, which may leave some out, only too much is wrong.

## 中文

分项之和与合计不符。

核对资金来源、表格的行与列、平衡关系（资产总额＝流动资产＋固定资产净值＋无形资产净值）、预算减支出等。每个数代表
其四舍五入的取值区间，所以九个经过舍入的分项与合计可以差一个末位。“其中”所列可能不全，只有合起来超出总数才报出。
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from schemas.base import Bilingual
from schemas.extraction import Sum
from schemas.figure import Derived, Figure, total
from schemas.finding import Severity
from schemas.interval import Interval
from schemas.kind import Qualifier
from scoring.rule import rule
from scoring.slips import LEAST, mistyped
from scoring.solve import solve_sum
from scoring.verdict import OPEN, Status, Verdict, compare, show, show_computation, undetermined

_SEVERAL = 3
_FEW_ROUNDINGS = 2
_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.LESS_THAN)  # 控制在9.2万元以内 is no amount to be added
_OVERLAP_ZH = "各部分可能有交叉，相加超出合计未必有误"
_OVERLAP_EN = "the parts may overlap, so their being more than the total proves nothing"


@rule(
    code="SUM01",
    title=Bilingual(zh="分项之和与合计不符", en="Parts do not add up to their total"),
    over=Sum,
    clause=Bilingual(zh="合计数＝各分项之和", en="a total is the sum of its parts"),
    message=Bilingual(
        zh="{name}写为 {stated}，各分项相加为 {expected}（{computation}）",
        en="{name} is given as {stated}, its parts add up to {expected} ({computation})",
    ),
    fires_on="资产总额1,917.52万元，由流动资产333.63万元、固定资产净值1,346.16万元、无形资产净值147.73万元组成。",
    silent_on="资产总额1,917.52万元，由流动资产333.63万元、固定资产净值1,436.16万元、无形资产净值147.73万元组成。",
)
def parts_differ_from_total(each: Sum) -> Verdict:
    computed = _sum(each)
    if any(part.qualifier in _BOUNDS for part in each.parts):
        return Verdict(Status.UNDETERMINED, (each.total, *each.parts), each.name, reason=OPEN)
    if each.exhaustive:
        verdict = compare(each.total, computed, each.name)
        return replace(verdict, solve=solve_sum(each.total, each.parts, each.subtracted))
    return _compare_open_list(each, computed)


def _sum(each: Sum) -> Derived:
    computed = total(each.parts)
    for figure in each.subtracted:
        computed = computed - figure
    return computed


def _compare_open_list(each: Sum, computed: Derived) -> Verdict:
    """Parts that may not be all: they may only be too much."""
    stated = each.total
    too_much = stated.interval("printed").below(computed.interval("printed"))
    about = any(figure.qualifier is not Qualifier.NONE for figure in (stated, *computed.figures))
    status = Status.AGREES if not too_much else Status.UNDETERMINED if about else Status.DIFFERS
    if not too_much and not about and stated.interval("strict").below(computed.interval("strict")):
        status = Status.DIFFERS_STRICTLY
    if status is Status.DIFFERS and _may_overlap(each):
        return undetermined((stated, *computed.figures), _OVERLAP_ZH, _OVERLAP_EN, each.name)
    if status is Status.AGREES and _short_by_a_slip(each, computed):
        return replace(compare(stated, computed, each.name), severity=Severity.WARNING)
    return Verdict(
        status,
        (stated, *computed.figures),
        each.name,
        computation=show_computation(computed, stated.unit, stated.decimals),
        expected=show(computed, stated.unit, stated.decimals),
    )


def _may_overlap(each: Sum) -> bool:
    """Persons and things may be counted in several parts (拘留、逮捕、起诉); one slip of the pen would explain too many."""
    if not each.total.unit.counts or len(each.parts) < 2:
        return False
    return not _one_slip(each, least=1)


def _short_by_a_slip(each: Sum, computed: Derived) -> bool:
    """Whether parts of money that fall short would make the total if one of them had two digits exchanged or one wrong.

    A list that leaves some out falls short, too; that one slip of many digits mends it is hardly chance.
    """
    money = each.total.unit.dimension == "money" and len(each.parts) >= _SEVERAL and not each.subtracted
    short = each.total.interval("printed").low > computed.interval("printed").high
    return money and short and each.total.decimals > 1 and _one_slip(each, least=LEAST + 1)


def _one_slip(each: Sum, least: int) -> bool:
    """Whether one figure with one slip of digits mended makes the sum hold."""
    solve = solve_sum(each.total, each.parts, each.subtracted)
    wanted = ((figure, solve(figure)) for figure in (each.total, *each.parts))
    return any(interval is not None and _is_slip(figure, interval, least) for figure, interval in wanted)


def _is_slip(figure: Figure, interval: Interval, least: int) -> bool:
    middle = (interval.low + interval.high) / 2 / figure.unit.factor
    printed = middle.quantize(Decimal(1).scaleb(-figure.decimals), ROUND_HALF_UP)
    alone = interval.high - interval.low < 2 * figure.unit.factor * Decimal(1).scaleb(-figure.decimals) * _FEW_ROUNDINGS
    return alone and mistyped(figure.value, printed, least=least)
