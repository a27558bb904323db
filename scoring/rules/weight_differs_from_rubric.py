"""A weight that is not the official rubric's.

Where a rubric of the region, form and year is known, the printed weights are held against it. A rubric that calls
its weights reference values lets a department set others, so long as they make the total: then nothing is told, and
where they do not, the difference is worth knowing. Under any other rubric it is a question.

## 中文

指标分值与官方评分标准不一致。

已知该地区、该类表格、该年度的官方评分标准时，用来核对所印分值。官方标准写明分值仅供参考的，部门可以自行调整，合
计仍为总分的不报，合计不符的予以指出。其他情况作为问题提出。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.extraction import Item
from schemas.figure import Figure
from schemas.finding import Severity
from schemas.interval import Interval
from schemas.rubric import RubricItem
from scoring.rubric_choice import Against
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict
from scoring.weights import maxima_of

_FORM = (
    "# 2022年度项目支出绩效自评表\n\n"
    "| 项目资金（万元） | | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| | 年度资金总额 | 240.00 | 240.00 | 10 | 100.00% | 10 |\n\n"
    "| 一级指标 | 分值 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"
    "| 产出指标 | {output} | 培训场次 | {output} | {output} |\n| 效益指标 | 30 | 就业人数 | 30 | 30 |\n"
    "| 满意度指标 | 10 | 学员满意度 | 10 | 10 |\n"
)


@rule(
    code="WEIGHT04",
    title=Bilingual(zh="分值与官方评分标准不同", en="A weight that is not the official rubric's"),
    over=Against,
    severity=Severity.WARNING,
    clause=Bilingual(zh="分值按评分标准设置", en="weights are those of the rubric"),
    message=Bilingual(
        zh="“{name}”的分值为 {printed}，{rubric}为 {official}{adjustable}",
        en="“{name}” has {printed} points, {rubric_en} gives it {official}{adjustable_en}",
    ),
    fires_on=_FORM.format(output="40"),
    silent_on=_FORM.format(output="50"),
)
def weight_differs_from_rubric(against: Against) -> Iterator[Verdict]:
    if not against.card.complete:
        return
    for item, official in against.pairs:
        maxima = _weights(item, against.rubric.adjustable)
        if maxima is not None and official.weight is not None and maxima[0].unit.dimension != "ratio":
            verdict = _compare(against, item, official, maxima)
            if not verdict.wrong or not against.rubric.adjustable or _explains_total(against):
                yield verdict


def _weights(item: Item, adjustable: bool) -> tuple[Figure, ...] | None:
    """The weight of an item, by those below it where it prints none; only its own where it may be another."""
    return maxima_of((item,)) if item.maximum is not None or not adjustable else None


def _explains_total(against: Against) -> bool:
    """Whether all uppermost weights have an official one and do not make the total: then one was not set on purpose."""
    official = {id(item) for item, rubric_item in against.pairs if rubric_item.weight is not None}
    maxima = maxima_of(against.card.items)
    whole = all(id(item) in official and item.maximum is not None for item in against.card.items)
    return whole and maxima is not None and sum(figure.value for figure in maxima) != against.rubric.total


def _compare(against: Against, item: Item, official: RubricItem, maxima: tuple[Figure, ...]) -> Verdict:
    printed = sum((figure.value for figure in maxima), maxima[0].value * 0)
    weight = official.weight if official.weight is not None else printed
    rubric = against.rubric
    places: tuple[Place, ...] = tuple((figure.span, "stated") for figure in maxima)
    words = {
        "printed": f"{printed:f}",
        "official": f"{weight:f}",
        "rubric": f"《{rubric.source.title}》",
        "rubric_en": rubric.title.en,
        "adjustable": "（该标准允许调整，请确认有依据）" if rubric.adjustable else "",
        "adjustable_en": " (it may be adjusted; confirm that it was)" if rubric.adjustable else "",
    }
    wanted = Interval.point(weight)
    return Verdict(
        Status.AGREES if printed == weight else Status.DIFFERS,
        maxima,
        item.name,
        expected=f"{weight:f}分",
        words=words,
        places=places,
        severity=Severity.INFO if rubric.adjustable else None,
        solve=lambda figure: wanted if len(maxima) == 1 and figure.span == maxima[0].span else None,
    )
