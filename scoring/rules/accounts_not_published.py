"""All points for publishing the budget and the accounts although the report says that they were not yet published.

The narrative says that the final accounts wait for their approval and will be published later, or were not
published. The clause gives the points to what was published in the year under review; whether it was not yet due
is for the reviewer.

## 中文

报告自述预决算尚未公开，公开类指标却得满分。

正文写明决算待批复后公开、或者尚未公开，而评分标准把分数给予在评价年度内已公开的部门。是否确实未到公开时限，由审
核人员判断。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.disclosure import disclosure_of
from scoring.items import ItemRead
from scoring.outcome import outcome_of
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_FORM = (
    "部门预算已按规定公开，部门决算待批复后再向社会公开。\n\n"
    "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"
    "| 管理 | 预决算信息公开 | 40 | 预算按规定公开（20分）；决算按规定公开（20分） | {score} | |\n"
    "| 产出 | 培训 | 60 | 完成的得60分 | 60 | 完成 |\n"
)


@rule(
    code="STATUS03",
    title=Bilingual(zh="尚未公开却得满分", en="All points although not yet published"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(zh="未公开的不得分", en="no points for what was not published"),
    message=Bilingual(
        zh="“{name}”得满分 {stated}，但报告写明“{said}”",
        en="“{name}” has all {stated} points, but the report says “{said}”",
    ),
    fires_on=_FORM.format(score="40"),
    silent_on=_FORM.format(score="20"),
)
def accounts_not_published(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    named = "公开" in read.item.name and any(word in read.item.name for word in ("预算", "决算", "预决算", "财务信息"))
    if score is None or maximum is None or not named or read.item.children or score.value < maximum.value:
        return None
    for what in ("预算", "决算"):
        if what not in read.item.name.replace("预决算", "预算决算"):
            continue
        said = disclosure_of(what, read)
        if said is not None and said.state == "pending":
            effect = outcome_of(read).effect
            places: tuple[Place, ...] = ((score.span, "stated"), (said.span, "other"))
            words = {"said": read.text((said.span,)).strip()}
            return Verdict(
                Status.DIFFERS, (score,), read.item.name, words=words, places=places,
                effect=effect if effect is not None and not effect.certain else None,
            )  # fmt: skip
    return None
