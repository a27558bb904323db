"""Numbers printed in digits: separators, units, signs, ranges, and what only looks like a figure."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures import find_figures
from extractor.figures.draft import Region
from extractor.figures.patterns import TOKEN
from extractor.figures.printed import number_alone, printed_numbers
from schemas.document import Cell
from schemas.kind import Kind
from tests.extractor.figures.documents import figures_in, only, prose, told

_WITHOUT_PLAIN = re.compile(TOKEN.pattern.replace("(?P<plain>", "(?P<plain>(?!)"), TOKEN.flags)


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("预算数为4,827.00万元", "4827.00", "万元", Kind.AMOUNT),
        ("拨付 9480.9348万元", "9480.9348", "万元", Kind.AMOUNT),
        ("支出￥1,234.50", "1234.50", "元", Kind.AMOUNT),
        ("支出５，１２７．４０万元", "5127.40", "万元", Kind.AMOUNT),
        ("支出4, 827.00万元", "4827.00", "万元", Kind.AMOUNT),
        ("支出1,2345.67元", "12345.67", "元", Kind.AMOUNT),
        ("总投资3 亿 元", "3", "亿元", Kind.AMOUNT),
        ("投入5百万元", "5", "百万元", Kind.AMOUNT),
        ("执行率96.42%", "96.42", "%", Kind.RATE),
        ("差错率0.5‰", "0.5", "‰", Kind.RATE),
        ("提高1.35个百分点", "1.35", "个百分点", Kind.POINTS),
        ("培训597.2 万人次", "597.2", "万人次", Kind.COUNT),
        ("拨付 814 家次", "814", "家次", Kind.COUNT),
        ("免疫生猪28.6万头次", "28.6", "万头次", Kind.COUNT),
        ("改造面积9.8万平方米", "9.8", "万平方米", Kind.MEASURE),
        ("时长 4827 分钟", "4827", "分钟", Kind.MEASURE),
        ("7个工作日", "7", "个工作日", Kind.MEASURE),
        ("补助标准450元/人·天", "450", "元/人·天", Kind.AMOUNT),
        ("得9.6分", "9.6", "分", Kind.SCORE),
        ("增长率为-3.5%", "-3.5", "%", Kind.RATE),
        ("比上年增长－3.5%", "-3.5", "%", Kind.RATE),
        ("是上年的2.68倍", "2.68", "倍", Kind.RATE),
        ("满分为100百分比", "100", "%", Kind.RATE),
    ],
)
def test_a_number_has_its_value_unit_and_class(text: str, value: str, unit: str, kind: Kind) -> None:
    figure = only(text)
    assert (figure.value, figure.unit.symbol, figure.kind) == (Decimal(value), unit, kind)


def test_decimals_are_those_printed() -> None:
    assert [figure.decimals for figure in figures_in("4,827.00万元和195万元")] == [2, 0]


def test_an_amount_for_one_of_a_thing_is_no_amount_of_money() -> None:
    assert only("每月450元/人").unit.dimension == "money/人"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("控制在90%—95%", "90", "95", "%"),
        ("补助3-5个", "3", "5", "个"),
        ("安排10～20万元", "10", "20", "万元"),
        ("支持5000元至1万元", "5000", "10000", "元"),
        ("执行率80%（含）-90%", "80", "90", "%"),
        ("按100-80%（含）计", "80", "100", "%"),
        ("用时3至5个工作日", "3", "5", "个工作日"),
    ],
)
def test_a_range_is_one_figure(text: str, low: str, high: str, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.value_to, figure.unit.symbol) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize("text", ["从85%到95%", "由3个至5个", "7,442.00-7,207.28", "(3-5)/5=", "100-3=97"])
def test_a_change_or_a_subtraction_is_no_range(text: str) -> None:
    assert [figure.value_to for figure in figures_in(text)].count(None) == len(figures_in(text)) >= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年度", "2021年度 year"),
        ("2020-2022年", "2020-2022年 year"),
        ("截至2021 年 12 月 31 日", "2021 年 12 月 31 日 date"),
        ("2021/12/31、2021.12.31、20211231", "2021/12/31 date; 2021.12.31 date; 20211231 date"),
        ("2021年第四季度", "2021年第四季度 date"),
        ("3、6、9、12月，9月底", "3、6、9、12月 date; 9月底 date"),
        ("每天8:00-17:30", "8:00-17:30 date"),
        ("租期3年，共12个月", "3年 duration; 12个月 duration"),
        ("（深人通〔2021〕129 号）", "〔2021〕129 号 document_number"),
        ("国发[2021]12号，令第732号", "[2021]12号 document_number; 第732号 document_number"),
        ("第5条", "第5 article"),
        ("第2批", "第2 ordinal"),
        ("联系电话：0755-28216016", "0755-28216016 telephone"),
        ("13800138000", "13800138000 telephone"),
        ("受理12345热线", "12345 telephone"),
        ("编号4406-2021-0012", "4406-2021-0012 identifier"),
        ("代码91440300MA5EXAMPL8", "91440300MA5EXAMPL8 identifier"),
        ("219001-某镇人民政府", "219001 identifier"),
        ("“4+1”载体和“1+X+N”体系", "4+1 name; 1+X+N name"),
        ("5G、A4、COVID-19、PM2.5", "5G name; A4 name; COVID-19 name; PM2.5 name"),
        ("HP1020打印机3台", "HP1020 name; 3台 count"),
        ("公司X118平石线换板款2万元", "X118 name; 2万元 amount"),
        ("GDP100亿元", "100亿元 amount"),
        ("GB/T 19001-2016", "GB/T 19001-2016 name"),
        ("附件1和图2-1", "附件1 list_number; 图2-1 list_number"),
    ],
)
def test_what_is_no_figure_is_classed(text: str, expected: str) -> None:
    assert told(figures_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 预算编制情况", "1. list_number"),
        ("（1）政府采购", "（1） list_number"),
        ("完成；2. 未完成", "2. list_number"),
        ("装修前期款3. 总部恢复", "3. list_number"),
        ("1.2021年培养5人", "1. list_number; 2021年 year; 5人 count"),
        ("1.5个项目已完成", "1. list_number; 5个 count"),
        ("6.9个工作日内办结", "6.9个工作日 measure"),
        ("③执行率95.2%", "③ list_number; 95.2% rate"),
        ("提高1.89个百分点", "1.89个百分点 points"),
        ("年度目标 8.5 万人次", "8.5 万人次 count"),
        ("1.5亿元", "1.5亿元 amount"),
    ],
)
def test_list_numbers_are_told_from_decimals(text: str, expected: str) -> None:
    assert told(figures_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("时长5分钟", "5分钟 measure"),
        ("12本次", "12 plain"),
        ("采购20台账", "20 plain"),
        ("90分为良", "90分 score"),
        ("发放1万余份，惠及3万多名", "1万余份 count more_than; 3万多名 count more_than"),
    ],
)
def test_words_that_begin_like_a_unit(text: str, expected: str) -> None:
    assert told(figures_in(text)) == expected


def test_blanks_of_a_reading_machine_do_not_part_numbers() -> None:
    document = prose("编制 5 2 名 , 支出 1 , 286. 40 万 元 , 执行率 94. 23% 。", by_ocr=True)
    figures = find_figures(document)
    assert [(f.value, f.unit.symbol, f.by_ocr) for f in figures] == [
        (Decimal(52), "名", True),
        (Decimal("1286.40"), "万元", True),
        (Decimal("94.23"), "%", True),
    ]
    assert figures[1].quote == "1 , 286. 40 万 元"


def test_two_numbers_in_printed_prose_stay_two() -> None:
    assert told(figures_in("区赛 30 14 名")) == "30 plain; 14 名 count"


@given(
    number=st.from_regex(r"\A(?:0|[1-9][0-9]{0,4})(?:\.[0-9]{1,6})?%?\Z"),
)
def test_a_number_that_fills_a_cell_is_read_as_any_other(number: str) -> None:
    cell = Cell(row=1, column=1, parts=((0, len(number)),))
    region = Region(0, len(number), number, cell=cell)
    assert number_alone(region) == next(printed_numbers(region))


@given(
    number=st.from_regex(r"\A(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,6})?[ ]?\Z"),
    unit=st.sampled_from(["万元", "亿元", "元", "%", "分", "人", "个", "名", "家", "场", "项", "次", "件"]),
    after=st.sampled_from(["，共计", "。", "；其中", "、", "）", ""]),
)
def test_the_quick_way_reads_what_the_patterns_after_it_read(number: str, unit: str, after: str) -> None:
    text = f"投入{number}{unit}{after}"
    region = Region(0, len(text), text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.figures.printed.TOKEN", _WITHOUT_PLAIN)
        expected = list(printed_numbers(region))
    assert list(printed_numbers(region)) == expected


def test_a_decimal_at_the_head_of_a_quotation_is_read_whole() -> None:
    assert only("说明中写有“96.70%，与批复一致”的字样").quote == "96.70%"
