"""Parts that do not add up to their total.

Fund sources, rows and columns of a table, the parts of a balance (资产总额 = 流动资产 + 固定资产净值 + 无形资产净值),
budget less spending. Each printed number stands for its rounding interval, so nine rounded rows may miss a
total by a last place. Of a list introduced by 其中, which may leave some out, only too much is wrong.
"""

from dataclasses import replace

from schemas.base import Bilingual
from schemas.extraction import Sum
from schemas.figure import Derived, Qualifier, total
from scoring.rule import rule
from scoring.solve import solve_sum
from scoring.verdict import Status, Verdict, compare, show, show_computation


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
    return Verdict(
        status,
        (stated, *computed.figures),
        each.name,
        computation=show_computation(computed, stated.unit, stated.decimals),
        expected=show(computed, stated.unit, stated.decimals),
    )
