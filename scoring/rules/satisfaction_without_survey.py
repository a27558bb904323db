"""A satisfaction rate, or points for one, although the same row says that nobody was asked.

Satisfaction is measured by asking people. A rate beside the words that no survey was made has no source; the points
for it are the reviewer's to decide.

## 中文

同一行写明未开展调查，却列出满意度或给出满意度得分。

满意度要通过调查取得。写明没有调查的，该比率没有来源，分数由审核人员决定。
"""

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import Severity
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.said import no_survey
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | 25次 | 60 | 60 | |\n"
    "| 满意度指标 | 满意度 | 村民满意度 | ≥90% | {actual} | 40 | 40 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="STATUS04",
    title=Bilingual(zh="未做调查却列满意度", en="Satisfaction claimed without a survey"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(zh="满意度应以调查为依据", en="satisfaction rests on a survey"),
    message=Bilingual(
        zh="“{name}”列为 {stated}，同一行却写明“{said}”，满意度没有依据",
        en="“{name}” is given as {stated}, but the row says “{said}”",
    ),
    fires_on=_FORM.format(actual="93%（未组织问卷调查）"),
    silent_on=_FORM.format(actual="93%（问卷120份）"),
)
def satisfaction_without_survey(read: ItemRead) -> Verdict | None:
    score = read.item.score
    said = no_survey(read, read.item.actual + read.item.explanation)
    if "满意" not in read.item.name or said is None or read.item.children:
        return None
    stated = _stated(read, score)
    if stated is None or stated.value == 0:
        return None
    places: tuple[Place, ...] = ((stated.span, "stated"), (said, "other"))
    effect = Effect(score, -score.value, certain=False) if score is not None and score.value > 0 else None
    words = {"said": read.text((said,))}
    return Verdict(Status.DIFFERS, (stated,), read.item.name, words=words, places=places, effect=effect)


def _stated(read: ItemRead, score: Figure | None) -> Figure | None:
    rates = [figure for figure in read.inside(read.item.actual) if figure.unit.dimension == "ratio"]
    return rates[0] if rates else score
