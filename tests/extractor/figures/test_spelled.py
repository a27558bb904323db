"""Chinese numerals that are numbers, and words that only contain one."""

from decimal import Decimal

import pytest

from extractor.figures.lexicon import FIRST_SIGNS
from tests.extractor.figures.documents import figures_in, only, told


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("共有九人", "9", "人"),
        ("一百二十家企业", "120", "家"),
        ("两个项目", "2", "个"),
        ("差错数六笔", "6", "笔"),
        ("四类人群", "4", "类"),
        ("演出三类节目", "3", "类"),
        ("面向三类人群：老人、儿童、妇女", "3", "类"),
        ("五百万元", "500", "万元"),
        ("三千二百元", "3200", "元"),
        ("百分之九十五", "95", "%"),
        ("百分之零点五", "0.5", "%"),
        ("千分之三", "3", "‰"),
        ("九成", "9", "成"),
        ("九成五", "9.5", "成"),
        ("二十三个百分点", "23", "个百分点"),
        ("壹佰贰拾叁万肆仟元伍角陆分", "1234000.56", "元"),
    ],
)
def test_a_spelled_number_has_its_value(text: str, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit.symbol, figure.spelled) == (Decimal(value), unit, True)


def test_a_fraction_is_exact() -> None:
    figure = only("三分之二以上")
    assert figure.exact
    assert abs(figure.value - Decimal(2) / 3) < Decimal("1e-20")


@pytest.mark.parametrize(
    "text",
    [
        "统一部署、一致同意、唯一、一定、一体化、一般、一些、进一步",
        "十分重要",
        "一条龙、一站式、一次性、一批、一系列、一方面、另一方面、一类",
        "万众一心、千方百计、百姓、万元以上",
        "第三方机构、第一时间、第一书记",
        "数十家、几百人、上千个",
        "不可或缺的一环",
        "两者、两侧、三方",
        "达到三类水体标准、三类人员、一类、二类和三类",
    ],
)
def test_words_are_not_numbers(text: str) -> None:
    assert told(figures_in(text)) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、单位概况", "一、 list_number"),
        ("（三）支出", "（三） list_number"),
        ("总体思路：一是培训，二是竞赛；三是考核", "一是 list_number; 二是 list_number; 三是 list_number"),
        ("根据一、二、三级指标", "一、二、三级 name"),
        ("一、二级指标", "一、二级 name"),
        ("“三公”经费", "三公 name"),
        ("“十四五”规划", "十四五 name"),
        ("八项规定和六稳六保", "八项规定 name; 六稳六保 name"),
        ("推进“三项工程”", "三项 name"),
        ("第十二条", "第十二条 article"),
        ("第三届", "第三 ordinal"),
        ("二〇二一年十二月", "二〇二一年十二月 date"),
        ("一季度和上半年", "一季度 date; 上半年 date"),
        ("为期一周，半年内", "一周 duration; 半年 duration"),
        ("事故数为零。", "零 plain"),
        ("唯一一家", "一家 count"),
    ],
)
def test_spelled_numbers_that_are_no_figures_are_classed(text: str, expected: str) -> None:
    assert told(figures_in(text)) == expected


def test_the_scanner_looks_at_every_sign_a_word_of_the_lexicon_begins_with() -> None:
    assert set("统唯专进第公双") <= set(FIRST_SIGNS)
