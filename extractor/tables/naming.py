"""What a value's row and column say of it in the terms of the lexicon: metric, role, scope and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.labels.metrics import Metric, find_metric, find_part, is_part, metric_of
from extractor.labels.words import joined
from extractor.labels.words import normalised as normalised_afresh
from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.meanings import BUDGETS, ROLES, Kind, Quantity, Source
from schemas.extraction import Role
from schemas.figure import Figure
from schemas.patterns import late

normalised = lru_cache(maxsize=4096)(normalised_afresh)

_METRICS = {
    **dict.fromkeys(BUDGETS, "budget"),
    Quantity.SPENT: "expenditure",
    Quantity.CUMULATIVE: "expenditure",
    Quantity.BALANCE: "carry_over",
    Quantity.RECEIVED: "funds_arrived",
    Quantity.ADJUSTMENT: "added_budget",
    Quantity.REVENUE: "revenue",
}
_RATES = {Quantity.SPENT: "budget_execution_rate", Quantity.RECEIVED: "funds_arrival_rate"}
_KINDS_OF_MONEY = ("budget", "expenditure", "revenue")
_POINTS = {Kind.WEIGHT: Role.WEIGHT, Kind.SCORE: Role.SCORE}
_LAST_YEAR = re.compile("^(?:上年|去年|上一年)")
_DONE = late("(?:20[0-9]{2}年度?)?(?:全年|年度|年末)?(?:实际)?完成(?:值|数|情况|量)?")
"""What was reached of any aim, and spent only where it is money."""
_INCOME = re.compile("(?:本年|当年|年度|部门)?(?:总?收入|收入(?:合计|总计|总额))")
_FROM_INCOME = re.compile("收入(?:合计|总计|小计)?$")
_ITSELF = late(
    "(?:本?(?:单位|部门|局|委|厅|院|校|中心|所|站|馆|办|机关|政府|镇|乡|街道)|[市县区省旗])?(?:本级|本部|机关)|本(?:单位|部门)"
)
"""中心本级, 局机关: the department itself, no part of it."""
_KIND_OF_INCOME = late("(?:其他|事业|经营|财政拨款|上级补助|附属单位上缴)收入")
_SPENDING = re.compile("(?:本年|当年|年度|部门)?(?:总?支出|支出(?:合计|总计|总额))")
_ONLY_A_YEAR = re.compile("20[0-9]{2}年度?")
_AIMS = {Kind.TARGET: Role.TARGET, Kind.ACTUAL: Role.ACTUAL}
_AIM_OF_A_YEAR = late("20[0-9]{2}年度?(?:计划|目标|任务)(?:数|值|量)?")
_AIM_OR_DONE = late("(?:年初|年度|全年|本年)?(?:(?P<aim>计划(?!生育)|目标|预期)|实际|实绩|已完成|完成(?!率|比))(?=..)")
_AIM_ABOVE = late("(?:年初|年度|全年|绩效|计划|预期|设定|任务)*(?:计划|目标|任务)(?:任务|目标|值|数)?")
_DONE_ABOVE = late("(?:实际|年度|全年|目标|任务|计划|绩效)*(?:完成|实现|达成)?(?:结果|情况|完成|实绩)")
_CHANGES = late("[增减升降变占差比]")
_RELATIVE = (Kind.CHANGE, Kind.CHANGE_RATE, Kind.SHARE)
_PUBLIC_EXPENSES = {"公务接待费", "因公出国费", "公务用车运行维护费", "公务用车购置费", "公务用车购置及运行费"}
_PARTS = {
    Source.FISCAL: "财政拨款",
    Source.GENERAL: "一般公共预算",
    Source.FUND: "政府性基金",
    Source.CAPITAL: "国有资本经营预算",
    Source.SPECIAL: "财政专户",
    Source.NON_FISCAL: "非财政资金",
    Source.CARRIED: "上年结转",
    Source.CURRENT: "财政拨款",
    Source.BASIC: "基本支出",
    Source.PROJECT: "项目支出",
    Source.OTHER: "其他资金",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The labels of one value."""

    metric: str | None
    role: Role | None
    scope: str | None
    words: str


@lru_cache(maxsize=4096)
def _metric_named(words: str, dimension: str) -> Metric | None:
    named = find_metric(words, dimension)
    return named.metric if named is not None else None


@lru_cache(maxsize=4096)
def _whole_named(words: str, dimension: str) -> Metric | None:
    """The metric that words name without narrowing it; an amount of money by its mere kind is none."""
    named = find_metric(words, dimension)
    if named is None or named.metric.id in _KINDS_OF_MONEY or named.metric.of_parts:
        return None
    return named.metric if not named.metric.aggregate or not named.before else None


@lru_cache(maxsize=4096)
def part_named(words: str) -> str | None:
    """The part of a budget that words are known to name (基本支出, 一般公共预算)."""
    known = find_part(words)
    return known[0] if known is not None else None


def with_part(scope: str | None, part: str | None) -> str | None:
    """The scope of a part: ``河道保洁/一般公共预算``."""
    if not part or part == scope:
        return scope
    return f"{scope}/{part}" if scope else part


def metric_of_column(column: Column) -> str | None:
    """The metric that a money or rate column names."""
    quantity = column.meaning.quantity
    if column.kind is Kind.MONEY and quantity is Quantity.LAST_YEAR:
        return _of_last_year(column.name)
    name = headers.bare(column.name)
    if column.kind is Kind.MONEY and (_INCOME.fullmatch(name) or _KIND_OF_INCOME.fullmatch(name)):
        return "revenue"
    if column.kind is Kind.MONEY and quantity is not None:
        return _METRICS.get(quantity)
    if column.kind is Kind.RATE:
        name = headers.bare(column.name)
        if "完成率" in name and "预算" not in name:
            return "budget_execution_rate" if quantity is Quantity.SPENT else "completion_rate"
        found = _metric_named(normalised(name).replace(" ", ""), "ratio")
        return found.id if found is not None else _RATES.get(quantity) if quantity else None
    return None


def _of_last_year(name: str) -> str | None:
    if re.search("决算|支出|执行|支付|使用", name):
        return "expenditure"
    return "budget" if "预算" in name else None


def part_of_column(column: Column) -> str | None:
    """The part of a whole that a column is about: a source of funds as the header prints it."""
    source = column.meaning.source
    if source in (None, Source.TOTAL):
        return None
    known = part_named(normalised(headers.bare(column.name)).replace(" ", ""))
    return known or _PARTS.get(source) or headers.bare(column.name)


def say(figure: Figure, column: Column, row_name: str, scope: str | None, *, row_is_part: bool = False) -> Said:
    """The labels of a value from the header of its column and the name of its row."""
    summing = len(headers.bare(row_name)) <= _SUM_WORD and (headers.is_total(row_name) or headers.is_subtotal(row_name))
    words = joined("" if summing else normalised(headers.bare(row_name)), _words_of(column))
    part = (_part_of_row(row_name) if row_is_part else None) or part_of_column(column)
    if column.kind is Kind.SHARE and row_is_part:  # as the narrative has it: 其中基本支出 …，占 …
        return Said(None, None, with_part(scope, part_of_column(column)), words)
    if column.kind in _POINTS:
        overall = own_metric(column.name, "score") if column.kind is Kind.SCORE and not row_name else None
        return Said(overall.id if overall else None, _POINTS[column.kind], with_part(scope, part), words)
    if column.kind in _RELATIVE:
        return Said(
            None, None, with_part(scope, part), words if _CHANGES.search(words) else joined(words, _head(column))
        )
    metric = metric_of_column(column)
    if metric in ("budget", "expenditure") and _INCOME.fullmatch(headers.bare(row_name)):
        metric = "revenue"
    if metric == "expenditure" and _FROM_INCOME.search(headers.bare(row_name)):
        metric = "revenue"  # 决算数 of 财政拨款收入
    if metric == "expenditure" and figure.unit.dimension != "money" and _DONE.fullmatch(headers.bare(column.name)):
        return Said(None, Role.ACTUAL, scope, words)
    role = _role_of(column)
    if metric is not None and (part or _of_a_part(scope) or not metric_of(metric).of_parts):
        return Said(metric, role, with_part(scope, part), words)
    if of_year := _metric_of_row(row_name) if _is_only_a_year(figure, column) else None:
        return Said(of_year, role, with_part(scope, part), words)
    named = own_metric(row_name, figure.unit.dimension)
    if named is not None:
        return Said(named.id, role or named.role, scope, words)
    named = own_metric(column.name, figure.unit.dimension)
    if named is not None:
        return Said(named.id, role or named.role, with_part(scope, part), words)
    if part is None and headers.is_total(column.name) and _ITSELF.fullmatch(headers.bare(row_name)):
        return Said(None, role, None, words)  # 中心本级 under 合计: of all columns, whatever they are
    return Said(None, role, with_part(scope, part), words)


def _is_only_a_year(figure: Figure, column: Column) -> bool:
    return figure.unit.dimension == "money" and _ONLY_A_YEAR.fullmatch(headers.bare(column.name)) is not None


def _metric_of_row(row_name: str) -> str | None:
    """本年收入, 项目支出 in columns that say only of which year: income or spending by the row alone."""
    name = headers.bare(row_name)
    if _INCOME.fullmatch(name):
        return "revenue"
    part = part_named(normalised(name).replace(" ", "")) or ""
    return "expenditure" if _SPENDING.fullmatch(name) or part.endswith("支出") else None


def _role_of(column: Column) -> Role | None:
    """Which of its values a column holds, by its kind or by the words of its own header."""
    quantity, name = column.meaning.quantity, headers.bare(column.name)
    if column.kind is Kind.RATE and _LAST_YEAR.search(name):
        return Role.LAST_YEAR
    role = ROLES.get(quantity) if quantity is not None and column.kind is Kind.MONEY else None
    if role := role or _AIMS.get(column.kind):
        return role
    if column.kind in (Kind.UNKNOWN, Kind.MONEY) and _AIM_OF_A_YEAR.fullmatch(name):
        return Role.TARGET
    if column.kind is Kind.UNKNOWN and (aim := _AIM_OR_DONE.match(name)):
        return Role.TARGET if aim["aim"] else Role.ACTUAL
    if column.kind in (Kind.UNKNOWN, Kind.RATE) and len(column.path) > 1:  # 计划目标: 数量 | 比率
        above = headers.bare(column.path[-2])
        return Role.TARGET if _AIM_ABOVE.fullmatch(above) else Role.ACTUAL if _DONE_ABOVE.fullmatch(above) else None
    return None


def _head(column: Column) -> str:
    """The word that keeps a column of changes apart from the values; 同比 and 环比 are no words of a thing."""
    if column.kind is Kind.SHARE:
        return ""
    return "下降" if re.search("降|减", column.name) and "增" not in column.name else "增长"


def _of_a_part(scope: str | None) -> bool:
    return scope is not None and is_part(scope.rpartition("/")[2])


_SUM_WORD = 3
"""合计, 总计, 小计 name nothing; 资产总计 does."""
_PLAIN_SHARE = late(
    r"(?:所)?占(?:本年|年度)?总?(?:支出|数|额|人数|体)?(?:的)?(?:比例?|比重|百分比)?|.{0,4}(?:占比|比重|所占比例)|构成比?"
)

_SAYS_NOTHING = ("数", "额", "值")
"""What is left of 年初数, 本年数: when it is, the role says."""


def _words_of(column: Column) -> str:
    """What a header adds to the name of a row; a share of the whole is told in one word, whatever it is called."""
    if column.kind is Kind.SHARE and _PLAIN_SHARE.fullmatch(headers.bare(column.name)):
        return "占比"
    words = normalised(column.words)
    return "" if words in _SAYS_NOTHING else words


def scope_of_row(row_name: str, scope: str | None) -> str | None:
    """The scope of a row named by a kind of money or a source of funds."""
    return with_part(scope, _part_of_row(row_name))


def scope_of_total(names: Sequence[str], scope: str | None) -> str | None:
    """What the total row of a table of amounts is about, by the rows it adds up; not the whole unless they are all of it."""
    parts = {_part_of_row(name) for name in names}
    if {"基本支出", "项目支出"} <= parts:
        return scope
    return with_part(scope, "三公经费" if parts & _PUBLIC_EXPENSES else "合计")


def _part_of_row(row_name: str) -> str | None:
    name = headers.bare(row_name)
    if headers.is_total(name) or headers.is_all_funds(name) or not name or _ITSELF.fullmatch(name):
        return None
    return part_named(normalised(name).replace(" ", "")) or name


def own_metric(row_name: str, dimension: str) -> Metric | None:
    """The metric that a row names of itself (资产总计, 编制数), whatever its column."""
    name = headers.bare(row_name)
    return _whole_named(name, dimension) or _whole_named(normalised(name).replace(" ", ""), dimension)
