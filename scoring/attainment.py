"""Attainment: the target of an indicator against its actual value, by direction and unit (目标值与完成值).

Compared only where each cell states one value of one kind, and the direction is printed or beyond doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from schemas.figure import Figure
from schemas.interval import Interval
from schemas.kind import Qualifier
from schemas.patterns import late
from scoring.items import ItemRead

Direction = Literal["up", "down", "equal"]
_UP = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_DOWN = (Qualifier.AT_MOST, Qualifier.LESS_THAN)
# What should rather be small, so that a target without an operator may be an upper bound.
_LESS_IS_BETTER = late(
    r"成本|投诉|事故|死亡|受害|成灾|时间|时长|耗时|天数|时限|期限|时效|费|支出|控制|投资|排放|能耗|误差|偏差|超支|延误|逾期|降低|下降|减少"
    r"|返修|违规|差错|结转|结余|流失|辍学|失业|隐患|不合格|空置|闲置|单价|造价|均价|发生|发病|负债|债务|损失|故障|调整|变动|补助标准|标准"
)
_MENDED = late(
    "(?:水土流失|隐患|违[规法]|故障|投诉|污染)[^，。；]{0,3}(?:治理|整改|整治|处置|排查|排除|消除|化解|办结|查处|修复)"
)
"""新增水土流失治理面积: of what is mended more is better."""
_MORE_IS_BETTER = late(
    r"(?<![不未非无])(?<!逾期)(?<!超期)(?<!延期)(?:"
    r"合格|完成|达标|覆盖|及时|普及|使用|利用|到位|准确|知晓|办结|回复|参与|就业|出勤|开工|完工|验收|送达|在线|正常|完好|有效|整改|到课"
    r"|报名|结业|获证|发放|公开|兑现|受理|按期|优良|保障|供应|处理|处置|治愈|接种|巩固|结案|审结|执结|调解|化解|销号|查处|回访|抽检|检测"
    r"|监测|体检|访视|系统管理|健康管理|筛查|随访|建档|签约|规范管理|登记|救助|资助|落实|建成|竣工|修复|绿化|成活|存活|保存|投产|入学|升学|毕业|入园|收缴|缴费"
    r"|参保|续保|清运|收集|收运|消毒|安装|通水|供水|通电|通车|开放|响应|反馈|报送|采纳|转化|上线|接入|联网|更新|归档|即办|网办|可用"
    r"|畅通|亮灯|准点|正点|保洁|机械化作业|免疫|检疫|孵化|持证|培训|通过|实现|成功|安置|治理|无害化|优质|好评|认可|支持|应答|接通|稳定"
    r"|优良(?:中等)?路|抽查|巡查|排查|配备|宣传|回收|复耕|灌溉|(?:预算|资金)(?:资金)?(?:执行|支付|支出|拨付)"
    r")率|(?<![不未])满意[度率]"
)


@dataclass(frozen=True)
class Attainment:
    """One target and its actual value, of one dimension."""

    target: Figure
    actual: Figure
    direction: Direction
    several: bool = False
    """The cells hold several pairs, of which this is the one that tells."""

    @property
    def met(self) -> bool | None:
        """Whether the actual reaches the target; None where its words leave that open."""
        goal, actual = self.target.in_base(), self.actual.interval()
        if self.actual.qualifier is Qualifier.ABOUT or self.target.qualifier is Qualifier.ABOUT:
            return None
        if self.direction == "equal":
            return True
        if self.direction == "up":
            return False if actual.high < goal else True if actual.low >= goal or self._equal else None
        return False if actual.low > goal else True if actual.high <= goal or self._equal else None

    @property
    def short_as_printed(self) -> bool:
        """Whether the actual falls short as it is printed, and only its rounding leaves open that it does not."""
        if self.met is not None or Qualifier.ABOUT in (self.actual.qualifier, self.target.qualifier):
            return False
        return self.actual.qualifier is Qualifier.NONE and self.direction != "equal" and not self._equal

    @property
    def _equal(self) -> bool:
        better = self.actual.in_base() >= self.target.in_base()
        closed = self.actual.qualifier is Qualifier.NONE
        return closed and (better if self.direction == "up" else self.actual.in_base() <= self.target.in_base())

    @property
    def deviation(self) -> Decimal | None:
        """How far the actual lies from the target, as a share of it; positive where it is more."""
        goal = self.target.in_base()
        return (self.actual.in_base() - goal) / goal if goal > 0 else None

    def customary_points(self, weight: Decimal) -> Iterator[tuple[Interval, str]]:
        """What the customary formulas give for a target that was missed: B/A×w, A/B×w, (1−(B−A)/A)×w."""
        if self.several:
            return
        goal, actual, whole = Interval.point(self.target.in_base()), self.actual.interval(), Interval.point(weight)
        one, other, points = self.target.formula, self.actual.formula, f"{weight:f}"
        if self.direction == "up" and goal.low > 0:
            yield actual / goal * whole, f"{other} ÷ {one} × {points}"
        elif self.direction == "down" and actual.low > 0 and goal.low > 0:
            yield goal / actual * whole, f"{one} ÷ {other} × {points}"
            left = (Interval.point(Decimal(2)) - actual / goal) * whole
            yield left.greatest(Interval.point(Decimal(0))), f"(1 − ({other} − {one}) ÷ {one}) × {points}"


def attainment_of(read: ItemRead) -> Attainment | None:
    """The target and the actual value of an item; None where they cannot be compared for certain."""
    names = "".join(item.name for item in (*read.path, read.item)) + read.text(read.item.target)
    return attainment(read.inside(read.item.target), read.inside(read.item.actual), names)


def attainment(targets: Iterable[Figure], actuals: Iterable[Figure], names: str) -> Attainment | None:
    """Compare the figures of two cells; ``names`` are the words that name them."""
    goals, values = list(targets), list(actuals)
    if len(goals) > 1:
        return _of_several(goals, values, names)
    if len(goals) != 1 or goals[0].value_to is not None:
        return None
    (goal,) = goals
    done = [figure for figure in values if figure.unit.dimension == goal.unit.dimension]
    if len(done) != 1 or done[0].value_to is not None:
        return None
    direction = _direction(goal, names) or _same(goal, done[0])
    return Attainment(goal, done[0], direction) if direction else None


def _of_several(goals: list[Figure], values: list[Figure], names: str) -> Attainment | None:
    """Several targets of one cell (≥3次；≥95%) and as many values of the same kinds in the same order.

    The first that was missed tells; only where all are known to be met are they met.
    """
    kinds = [goal.unit.symbol.lstrip("万亿") for goal in goals]
    if kinds != [value.unit.symbol.lstrip("万亿") for value in values]:
        return None
    pairs = [attainment((goal,), (value,), names) for goal, value in zip(goals, values, strict=True)]
    told = [replace(pair, several=True) for pair in pairs if pair is not None]
    if len(told) != len(pairs):
        return None
    return next((pair for pair in told if pair.met is False), next((p for p in told if p.met is None), told[0]))


def _same(goal: Figure, done: Figure) -> Direction | None:
    """Whatever its direction, a target is met by the very same value."""
    plain = goal.qualifier is Qualifier.NONE and done.qualifier is Qualifier.NONE
    return "equal" if plain and goal.in_base() == done.in_base() else None


def _direction(goal: Figure, names: str) -> Direction | None:
    if goal.qualifier in _UP:
        return "up"
    if goal.qualifier in _DOWN:
        return "down"
    if goal.qualifier is not Qualifier.NONE:
        return None
    dimension = goal.unit.dimension
    if dimension == "ratio":
        return "up" if _MORE_IS_BETTER.search(names) else None
    if _LESS_IS_BETTER.search(_MENDED.sub("", names)):
        return None
    return "up" if dimension.startswith(("count:", "measure:")) or dimension == "number" else None
