"""A deduction told in words that is not the one in figures.

The explanation says 扣2分 and the score is one point below the weight: one of the two was not brought up to date. Told
deductions are added up, or the sum is taken where it is told itself; words about each occurrence, about what would be
deducted, or a cell that several items share are left alone. Where more was lost than is told, a reason may just stand
without its points: that is only asked about.

## 中文

文字所述扣分与分值、得分之差不符。

说明写“扣2分”，得分却只比分值低1分，两者必有一处没有更新。多处扣分相加，写明合计的取合计；按次计扣的规则、假设
性的扣分、几项共用的说明不作判断。实际少得的分多于所述的，可能只是有的原因没有写分数，只作提示。
"""

from decimal import Decimal

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import Severity
from schemas.interval import Interval
from schemas.patterns import late
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.verdict import Effect, Place, Status, Verdict
from scoring.weights import all_items

_PIECE = late(r"[^，,；;。\n]+")
_TAKEN = late(r"(?<![不未无])扣(?:除|减|掉|了|分)?[:：]?\s*(?P<points>\d+(?:\.\d+)?)\s*分(?![值钟项类])")
_NOT_ITS_OWN = late(r"每|^\s*如|如[果有未再]|若|凡|应扣|拟扣|可扣|至多|最多|上年|复核|标准|直至|加\d")
_SUM = late(r"共|合计|累计|总计")
_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 扣分原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | 25次 | 60 | 60 | |\n"
    "| 产出指标 | 质量指标 | 健康档案规范 | 规范 | 基本规范 | 40 | {score} | 个别档案缺页，扣2分 |\n"
    "| 总分 | | | | | 100 | {total} | |\n"
)


@rule(
    code="SCORE07",
    title=Bilingual(zh="扣分与所述不符", en="The points lost are not those told"),
    over=ItemRead,
    clause=Bilingual(zh="得分＝分值－所述扣分", en="the score is the weight less what was deducted"),
    message=Bilingual(
        zh="“{name}”分值 {maximum}，得分 {stated}，实扣 {lost} 分，说明中却写扣 {told} 分",
        en="“{name}” has {stated} of {maximum} points, {lost} less; the explanation tells of {told}",
    ),
    fires_on=_FORM.format(score="39", total="99"),
    silent_on=_FORM.format(score="38", total="98"),
)
def points_lost_differ_from_stated(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None or read.item.children or maximum.unit.dimension == "ratio":
        return None
    told = told_loss(read)
    if told is None or score.value > maximum.value:
        return None
    lost = maximum.value - score.value
    if abs(lost - told) < Decimal(1).scaleb(_exponent(told)) / 2:
        return Verdict(Status.AGREES, (score, maximum), read.item.name)
    return _differs(read, score, maximum, told, lost)


def _differs(read: ItemRead, score: Figure, maximum: Figure, told: Decimal, lost: Decimal) -> Verdict:
    wanted = Interval.point(max(maximum.value - told, Decimal(0)))
    places: tuple[Place, ...] = (
        (score.span, "stated"),
        (maximum.span, "operand"),
        *((span, "other") for span in read.item.explanation),
    )
    return Verdict(
        Status.DIFFERS,
        (score, maximum),
        read.item.name,
        computation=f"{maximum.formula} − {score.formula} = {lost:f} ≠ {told:f}",
        words={"maximum": maximum.formula, "lost": f"{lost:f}", "told": f"{told:f}"},
        places=places,
        severity=Severity.WARNING if lost > told else None,
        effect=Effect.towards(score, wanted, certain=False),
        solve=lambda figure: wanted if figure.span == score.span else None,
    )


def told_loss(read: ItemRead) -> Decimal | None:
    """The deductions that the item's own explanation tells, added up; None where it tells none for certain."""
    spans = set(read.item.explanation)
    text = read.text(read.item.explanation)
    if read.on is None or not _TAKEN.search(text):
        return None
    if any(spans & set(item.explanation) for item in all_items(read.on.card) if item is not read.item):
        return None
    told: list[Decimal] = []
    for piece in _PIECE.findall(text):
        points = [Decimal(match["points"]) for match in _TAKEN.finditer(piece)]
        if points and _NOT_ITS_OWN.search(piece):
            return None
        if points and _SUM.search(piece):
            return points[0] if len(points) == 1 else None
        told += points
    return sum(told, Decimal(0)) if told else None


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
