"""What the words of a header say about the numbers beneath it: scores, money, codes, years … and the unit it prints."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.figures.unit_reader import UnitRead, read_unit
from schemas.patterns import late

_MONEY = re.compile(
    "预算|决算|执行数|金额|支出|收入|资金|经费|合计|小计|总计|总额|年初数|调整数|拨款|补助|补贴|结转|结余|余额|净值|原值|资产|采购额|合同额"
    "|到位|投资|单价|总价|费|财政|款|追加|追减|下达|支付|使用数|公共|基金|其他|国有|采购$"
)
_NOT_MONEY = late(
    "率|占比|比例|比重|数量|人数|个数|户数|次数|分值|得分|评分|扣分|权重|序号|行次|面积|指标|目标|完成情况|%|编码|代码|编号|年限|标准|进度|说明"
    "|原因|科目|时间|日期|满意|备注|内容|名称|人员|编制|实有"
)
_SCORE = re.compile("分值|权重|得分|自评分|评分|满分|分数|标准分|扣分|总分|评价分")
_NOT_SCORE = late("标准(?!分)|说明|原因|情况说明|依据|细则|规则|办法|方法|得分率|整改|理由|指标")
_ROW_NUMBER = re.compile(r"序号|行次|栏次|项次|^序$|^No\.?$|^编号$")
_CODE = re.compile("编码|代码|编号|账号|证号|邮编")
_YEAR = re.compile("年度|年份|^年$")
_DATE = re.compile("时间|日期|年月|期限")
_TELEPHONE = re.compile("电话|手机|联系方式|传真")
_MEASURED = re.compile(
    r"指标值|目标值|完成值|实际|年度|数量|计划|目标|完成|全年|值$|(?:19|20)\d\d年?|本年|上年|去年|增减|期末|期初|年末|年初|预算|决算"
)
_RATIO = re.compile("率|占比|比例|比重|进度|满意度|%|‰|增减|增长")
_COUNTED_ROW = re.compile("率|占比|比例|人数|%")

_COUNTED_NOUN = late(
    r"(?P<people>[职员]?人数|编制数?|实际在职|实有在职|[职实退]\w?人员数?|人员编制数?|人员数)$|(?P<noun>人次|家次|户|场|件|项|份|套|台|次|家|批次|辆|册)数$|(?P<times>人次|场次|批次|家次|例次)$"
)
_UNIT_LABEL = late(
    r"[(（\[][ ]?(?:金额)?(?:计量)?(?:单位)?[ ]?[:：]?[ ]?(?=[^\d()（）\]]{1,8}[)）\]])|单位[ ]?[:：][ ]?"
)
_UNIT_ENDS = ("", ")", "）", "]", " ", "\n", "，", "、")
_PERCENT_END = re.compile(r"[率比重度]\s?([%‰])\s*$")


class HeaderSays(NamedTuple):
    """What a header says; several may hold."""

    money: bool
    not_money: bool
    score: bool
    row_number: bool
    code: bool
    year: bool
    date: bool
    telephone: bool
    measured: bool
    counted_row: bool
    ratio: bool


@lru_cache(maxsize=4096)
def header_says(text: str) -> HeaderSays:
    """What the words of a header say."""
    return HeaderSays(
        money=bool(_MONEY.search(text)),
        not_money=bool(_NOT_MONEY.search(text)),
        score=bool(_SCORE.search(text)) and not _NOT_SCORE.search(text),
        row_number=bool(_ROW_NUMBER.search(text)),
        code=bool(_CODE.search(text)),
        year=bool(_YEAR.search(text)),
        date=bool(_DATE.search(text)),
        telephone=bool(_TELEPHONE.search(text)),
        measured=bool(_MEASURED.search(text)),
        counted_row=bool(_COUNTED_ROW.search(text)),
        ratio=bool(_RATIO.search(text)),
    )


@lru_cache(maxsize=4096)
def printed_unit(text: str) -> tuple[UnitRead, int] | None:
    """The unit that a header prints, and where it begins: 金额（万元）, 执行率(%), 单位：万元."""
    for label in _UNIT_LABEL.finditer(text):
        read = read_unit(text, label.end())
        if read is not None and text[read.end : read.end + 1] in _UNIT_ENDS:
            return read, label.end()
    percent = _PERCENT_END.search(text)
    read = read_unit(text, percent.start(1)) if percent else None
    return (read, percent.start(1)) if percent and read is not None else None


@lru_cache(maxsize=4096)
def counted_noun(text: str) -> str:
    """The classifier that the words of a header or label imply: 人 for 在职人数, 场 for 讲座场次; else nothing."""
    found = _COUNTED_NOUN.search(re.sub(r"[(（][^()（）]*[)）]|\s", "", text))
    if found is None:
        return ""
    return "人" if found["people"] else found["noun"] or found["times"]
