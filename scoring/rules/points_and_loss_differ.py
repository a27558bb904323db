"""Points scored and points lost that do not make up what could be had.

``投入15分，得14分，扣1分`` tells one fact three times, ``自评得分93.2分，扣6.8分`` tells it twice: what was scored and what was lost are
the weight, for the whole report the full hundred. Told deductions of another scale, points on top of it and converted
scores are left alone.

## 中文

得分与扣分相加不等于分值（满分）。

“投入15分，得14分，扣1分”三个数互相印证，“自评得分93.2分，扣6.8分”应合计100分。写明其他满分、有加分项或折算的不作判断。
"""

from schemas.base import Bilingual
from schemas.figure import Figure, constant
from schemas.unit import SCORE
from scoring.points_told import PointsTold
from scoring.rule import rule
from scoring.verdict import Verdict, compare

_FULL = 100


@rule(
    code="SCORE10",
    title=Bilingual(zh="得分与扣分之和不等于分值", en="Points scored and lost do not make up the weight"),
    over=PointsTold,
    clause=Bilingual(zh="得分＋扣分＝分值", en="what is scored and what is lost are the weight"),
    message=Bilingual(
        zh="扣分写为 {stated}，按分值与得分应为 {expected}（{computation}）",
        en="{stated} are said to be lost, weight and score leave {expected} ({computation})",
    ),
    fires_on="我局整体支出绩效自评得分93.2分，扣8.6分，其中过程扣4.1分、产出扣4.5分。",
    silent_on="我局整体支出绩效自评得分91.4分，扣8.6分，其中过程扣4.1分、产出扣4.5分。",
)
def points_and_loss_differ(told: PointsTold) -> Verdict:
    weight = constant(_FULL, SCORE) if told.weight is None else _exact(told.weight)
    return compare(_exact(told.lost), weight - _exact(told.score), "扣分")


def _exact(figure: Figure) -> Figure:
    """Whole points are exact: nobody gets 28.4 points and writes 28."""
    return figure.changed(exact=True) if figure.decimals == 0 else figure
