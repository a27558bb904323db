"""What a column or a row of a table can mean, independent of the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from schemas.extraction import Role


class Kind(StrEnum):
    """The kinds of columns of the genre's tables."""

    SERIAL = "serial"
    PROJECT = "project"  # 项目名称
    DEPARTMENT = "department"  # 部门、单位
    CATEGORY = "category"  # 项目类别、支出功能分类 …
    LEVEL = "level"  # 一级指标 … 四级指标
    WEIGHT = "weight"  # 分值、权重
    SCORE = "score"  # 得分
    CLAUSE = "clause"  # 评分标准
    DESCRIPTION = "description"  # 指标说明
    EXPLANATION = "explanation"  # 扣分原因、偏差原因、备注
    TARGET = "target"  # 年度指标值、目标值
    ACTUAL = "actual"  # 实际完成值
    OPERATOR = "operator"  # 指标方向 ≥
    UNIT = "unit"  # 计量单位
    GOAL = "goal"  # 年度目标
    COMPLETION = "completion"  # 目标完成情况
    MONEY = "money"
    RATE = "rate"  # 执行率、完成率
    SHARE = "share"  # 占比
    CHANGE = "change"  # 增减额
    CHANGE_RATE = "change_rate"  # 增减率
    TEXT = "text"  # any other words
    SIDE = "side"  # the label of a block of rows (项目资金, 绩效指标)
    UNKNOWN = "unknown"


class Quantity(StrEnum):
    """Which amount a money column holds."""

    INITIAL = "initial"
    ADJUSTED = "adjusted"
    ANNUAL = "annual"
    BUDGET = "budget"
    ADJUSTMENT = "adjustment"  # 追加、调增
    RECEIVED = "received"  # 到位
    SPENT = "spent"
    BALANCE = "balance"  # 结余
    LAST_YEAR = "last_year"
    THIS_YEAR = "this_year"
    OPENING = "opening"  # 年初数 of a balance
    CLOSING = "closing"  # 年末数
    CUMULATIVE = "cumulative"
    REVENUE = "revenue"  # 收入
    NAMED = "named"  # an amount known by its own words only


BUDGETS = (Quantity.INITIAL, Quantity.ADJUSTED, Quantity.ANNUAL, Quantity.BUDGET)

ROLES = {
    Quantity.INITIAL: Role.INITIAL,
    Quantity.ADJUSTED: Role.ADJUSTED,
    Quantity.ANNUAL: Role.ANNUAL,
    Quantity.SPENT: Role.FINAL,
    Quantity.LAST_YEAR: Role.LAST_YEAR,
    Quantity.OPENING: Role.LAST_YEAR,
    Quantity.CUMULATIVE: Role.CUMULATIVE,
}


class Source(StrEnum):
    """Where money comes from."""

    TOTAL = "total"
    FISCAL = "fiscal"  # 财政拨款
    GENERAL = "general"  # 一般公共预算
    FUND = "fund"  # 政府性基金
    CAPITAL = "capital"  # 国有资本经营
    SPECIAL = "special"  # 财政专户
    NON_FISCAL = "non_fiscal"  # 非财政资金、自筹
    UPPER = "upper"  # 上级、中央、省级
    LOCAL = "local"  # 本级、区级、县级
    CARRIED = "carried"  # 上年结转
    CURRENT = "current"  # 当年安排
    BASIC = "basic"  # 基本支出
    PROJECT = "project"  # 项目支出
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a column: its kind, and for some kinds the level, the quantity, the source of funds."""

    kind: Kind
    level: int = 0
    quantity: Quantity | None = None
    source: Source | None = None

    def with_source(self, source: Source | None) -> Meaning:
        return replace(self, source=source)


UNKNOWN = Meaning(Kind.UNKNOWN)
