"""An indicator with points whose actual value is blank, in a table where every other one is filled in.

Points were given for a result that is not stated. Judged only where the whole table was read with certainty and one
single cell is empty.

## 中文

有分值的指标未填实际完成值，而表中其他指标均已填写。

得分对应的结果没有写出。仅在整张表都已准确识别、且只有一个单元格为空时才报出。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.extraction import Item, Scorecard
from schemas.finding import Severity
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict
from scoring.weights import all_items

_FEWEST = 4

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | 25次 | 30 | 30 | |\n"
    "| 产出指标 | 质量指标 | 档案合格率 | ≥95% | 97% | 30 | 30 | |\n"
    "| 效益指标 | 社会效益指标 | 受益人数 | ≥600人 | 641人 | 20 | 20 | |\n"
    "| 效益指标 | 社会效益指标 | 就诊率 | ≥80% | 83% | 10 | 10 | |\n"
    "| 满意度指标 | 满意度 | 村民满意度 | ≥90% | {actual} | 10 | 10 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="STATUS05",
    title=Bilingual(zh="实际完成值未填", en="An actual value is left empty"),
    over=Scorecard,
    severity=Severity.WARNING,
    clause=Bilingual(zh="各项指标应填写实际完成值", en="every indicator states its actual value"),
    message=Bilingual(
        zh="“{name}”给了 {stated} 分，实际完成值却未填（其余 {others} 项均已填写）",
        en="“{name}” has {stated} points but no actual value (the other {others} have one)",
    ),
    fires_on=_FORM.format(actual=""),
    silent_on=_FORM.format(actual="92%"),
)
def actual_left_empty(card: Scorecard) -> Iterator[Verdict]:
    leaves = [item for item in all_items(card) if not item.children and item.target and item.score is not None]
    empty = [item for item in leaves if not item.actual]
    if not card.complete or len(empty) != 1 or len(leaves) - 1 < _FEWEST:
        return
    (item,) = empty
    if item.score is not None and item.score.value > 0:
        yield _told(item, len(leaves) - 1)


def _told(item: Item, others: int) -> Verdict:
    assert item.score is not None
    places: tuple[Place, ...] = ((item.score.span, "stated"), *((span, "operand") for span in item.target))
    return Verdict(Status.DIFFERS, (item.score,), item.name, words={"others": str(others)}, places=places)
