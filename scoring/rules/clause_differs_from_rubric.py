"""A printed clause whose points are not those of the official rubric.

The thresholds and points of the bands, or the points behind the parts, are compared as numbers: other words for the
same rule are no difference. An altered band gives points the rubric does not.

## 中文

所印评分标准的分值与官方评分标准不一致。

按数值比较各档的界限与分值、各部分括号内的分值；只是表述不同而规则相同的，不算差异。被改动的档次会给出官方标准没
有的分数。
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.clause import read_clause
from scoring.formula import Band, Part
from scoring.items import ItemRead
from scoring.rubric_choice import official_clause
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_CLAUSE = "利用率≥90%的，得1分；{band}%≤利用率<90%的，得0.7分；60%≤利用率<{band}%的，得0.4分；利用率<60%的，得0分。"
_FORM = (
    "深圳市某区2021年度部门整体绩效自评\n\n| 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 |\n|---|---|---|---|---|---|\n"
    "| 部门决策 | 预算编制 | 预算编制合理性 | 5 | 合理 | 5 |\n| 部门决策 | 预算编制 | 预算编制规范性 | 5 | 规范 | 5 |\n"
    "| 部门决策 | 目标设置 | 绩效目标完整性 | 3 | 完整 | 3 |\n| 部门决策 | 目标设置 | 绩效指标明确性 | 7 | 明确 | 7 |\n"
    "| 部门管理 | 资金管理 | 政府采购执行情况 | 2 | 按执行率 | 2 |\n| 部门管理 | 资金管理 | 财务合规性 | 3 | 合规 | 3 |\n"
    "| 部门管理 | 资金管理 | 预决算信息公开 | 3 | 公开 | 3 |\n| 部门管理 | 项目管理 | 项目实施程序 | 2 | 规范 | 2 |\n"
    "| 部门管理 | 项目管理 | 项目监管 | 2 | 到位 | 2 |\n| 部门管理 | 资产管理 | 资产管理安全性 | 2 | 安全 | 2 |\n"
    "| 部门管理 | 资产管理 | 固定资产利用率 | 1 | {clause} | 1 |\n| 部门管理 | 人员管理 | 财政供养人员控制率 | 1 | 受控 | 1 |\n"
    "| 部门管理 | 人员管理 | 编外人员控制率 | 1 | 受控 | 1 |\n| 部门管理 | 制度管理 | 管理制度健全性 | 3 | 健全 | 3 |\n"
    "| 部门绩效 | 经济性 | 公用经费控制率 | 6 | 受控 | 6 |\n| 部门绩效 | 效率性 | 预算执行率 | 6 | 按进度 | 6 |\n"
    "| 部门绩效 | 效率性 | 重点工作完成情况 | 8 | 完成 | 8 |\n| 部门绩效 | 效率性 | 项目完成及时性 | 6 | 及时 | 6 |\n"
    "| 部门绩效 | 效果性 | 社会、经济、生态效益及可持续影响等 | 25 | 有效果 | 25 |\n"
    "| 部门绩效 | 公平性 | 群众信访办理情况 | 3 | 及时 | 3 |\n| 部门绩效 | 公平性 | 公众或服务对象满意度 | 6 | 满意 | 6 |\n"
)


@rule(
    code="RUBRIC01",
    title=Bilingual(zh="评分标准与官方的不同", en="A clause that is not the official rubric's"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(zh="评分标准应与主管部门印发的一致", en="clauses are those the authority issued"),
    message=Bilingual(
        zh="“{name}”的评分标准与官方的不同：表内为 {printed}，官方为 {official}",
        en="the clause of “{name}” differs from the official one: {printed} here, {official} there",
    ),
    fires_on=_FORM.format(clause=_CLAUSE.format(band=70)),
    silent_on=_FORM.format(clause=_CLAUSE.format(band=75)),
)
def clause_differs_from_rubric(read: ItemRead) -> Iterator[Verdict]:
    official, maximum = read.official, read.item.maximum
    if official is None or not official.clause or not read.item.clause or maximum is None:
        return
    printed = _points_of(read_clause(read.clause), maximum.value)
    wanted = _official_points(official_clause(official), official.weight)
    if not printed or not wanted or printed[0] != wanted[0]:
        return
    places: tuple[Place, ...] = (*((span, "stated") for span in read.item.clause), (maximum.span, "context"))
    yield Verdict(
        Status.AGREES if printed == wanted else Status.DIFFERS,
        tuple(figure for figure in read.figures if figure.kind.is_figure),
        read.item.name,
        words={"printed": printed[1], "official": wanted[1]},
        places=places,
    )


@cache
def _official_points(clause: str, weight: Decimal | None) -> tuple[str, str] | None:
    """Read once in a program: the clauses of rubrics are its data, not a report's."""
    return _points_of(read_clause(clause), weight)


def _points_of(parts: tuple[Part, ...], weight: Decimal | None) -> tuple[str, str] | None:
    """The bands of a clause, or the points of its parts, as text to be compared; None where it has neither whole."""
    if any(part.unread for part in parts):
        return None
    bands = [f for part in parts for f in part.formulas if isinstance(f, Band)]
    if bands and all(band.points is not None for band in bands):
        return "bands", "；".join(sorted({_shown(band) for band in bands}))
    points = [part.points for part in parts if part.points is not None]
    if len(points) > 1 and weight is not None and sum(points) == weight:
        return "parts", " + ".join(f"{each:f}" for each in points)
    return None


def _shown(band: Band) -> str:
    low = f"{'≥' if band.low.closed else '>'}{band.low.value.normalize():f}{band.low.unit}" if band.low else ""
    high = f"{'≤' if band.high.closed else '<'}{band.high.value.normalize():f}{band.high.unit}" if band.high else ""
    return f"{low}{high} {band.points:f}分"
