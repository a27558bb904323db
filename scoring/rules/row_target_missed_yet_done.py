"""A target of a project table that was missed and is reported as done.

Project tables without scores put the content of an indicator beside its completion. Where both print one number of
the same thing, and the completion falls short of it although it says done and no problem is reported, the row
contradicts itself.

## 中文

项目表中没有达到目标，却报告已完成。

不设分值的项目表把指标内容与完成情况并列。两处各印有同一事物的一个数，完成数低于目标数，却写“已完成”且未说明问
题的，该行自相矛盾。
"""

import re
from collections.abc import Iterator

from schemas.base import Bilingual
from scoring.attainment import attainment
from scoring.indicator_cells import IndicatorCells
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_TABLE = (
    "| 序号 | 项目名称 | 预算金额 | 实际支出 | 支出率 | 数量指标 | 数量指标 | 存在问题 | 整改情况 |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
    "| 序号 | 项目名称 | 预算金额 | 实际支出 | 支出率 | 指标内容 | 完成情况 | 存在问题 | 整改情况 |\n"
    "| 1 | 桥梁检测 | 60.00 | 57.00 | 95.00% | 检测桥梁26座 | {done}座，已完成 | 无 | 无 |\n"
    "| 2 | 路灯维护 | 80.00 | 76.00 | 95.00% | 维护路灯1,200盏 | 1,200盏，已完成 | 无 | 无 |\n"
)
_DONE = re.compile(r"(?<!未)(?<!没有)(?<!部分)(?:已|均|全部|按时|按期|超额)完成|^完成")


@rule(
    code="TARGET02",
    title=Bilingual(zh="未达目标却报告已完成", en="Reported as done although the target was missed"),
    over=IndicatorCells,
    clause=Bilingual(
        zh="完成情况应与年度指标内容一致", en="the completion is measured by the content of the indicator"
    ),
    message=Bilingual(
        zh="“{name}”的指标为 {target}，完成情况为 {stated}，未达目标却写“{said}”，也未说明问题",
        en="“{name}”: the target is {target}, the completion {stated}; it is called done and no problem is told",
    ),
    fires_on=_TABLE.format(done="24"),
    silent_on=_TABLE.format(done="26"),
)
def row_target_missed_yet_done(cells: IndicatorCells) -> Iterator[Verdict]:
    said = _DONE.search(cells.actual_text)
    found = attainment(cells.targets, cells.actuals, cells.target_text + cells.kind)
    if found is None or found.met is None or said is None or cells.explained:
        return
    places: tuple[Place, ...] = ((found.actual.span, "stated"), (found.target.span, "operand"))
    yield Verdict(
        Status.AGREES if found.met else Status.DIFFERS,
        (found.actual, found.target),
        cells.project,
        computation=f"{found.actual.formula} < {found.target.formula}",
        words={"target": found.target.quote, "said": said[0]},
        places=places,
    )
