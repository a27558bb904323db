"""Words and signs that open a figure, and those that only look as if they did."""

import pytest

from schemas.kind import Qualifier
from tests.extractor.figures.documents import figures_in, only


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("满意度≥95%", Qualifier.AT_LEAST),
        ("不少于3家", Qualifier.AT_LEAST),
        ("达到90%以上", Qualifier.AT_LEAST),
        ("50万元（含）以上", Qualifier.AT_LEAST),
        ("至少5场", Qualifier.AT_LEAST),
        ("90%≤满意度", Qualifier.AT_LEAST),
        ("投诉率≤5%", Qualifier.AT_MOST),
        ("不超过5个工作日", Qualifier.AT_MOST),
        ("控制在12万平方米以内", Qualifier.AT_MOST),
        ("最高得10分", Qualifier.AT_MOST),
        ("培训超过500人", Qualifier.MORE_THAN),
        ("20余个", Qualifier.MORE_THAN),
        ("比率<5%", Qualifier.LESS_THAN),
        ("不足3%", Qualifier.LESS_THAN),
        ("约990人", Qualifier.ABOUT),
        ("近 3000 人次", Qualifier.ABOUT),
        ("60%左右", Qualifier.ABOUT),
        ("节约14.85万元", Qualifier.NONE),
        ("预约100人", Qualifier.NONE),
        ("最近5年", Qualifier.NONE),
        ("高于98%的年度目标", Qualifier.NONE),
        ("超出2.07个百分点", Qualifier.NONE),
        ("超额完成500万人次", Qualifier.NONE),
    ],
)
def test_what_opens_a_figure(text: str, qualifier: Qualifier) -> None:
    assert only(text).qualifier is qualifier


def test_a_word_belongs_to_the_number_beside_it() -> None:
    figures = figures_in("比计划的42万件多3.37万件，超过18公里")
    assert [figure.qualifier for figure in figures] == [Qualifier.NONE, Qualifier.NONE, Qualifier.MORE_THAN]
