"""What a number in a document is, and how the words around it open it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a number in a document is. The first group are figures, the second are accounted for as no figure."""

    AMOUNT = "amount"  # 金额
    RATE = "rate"  # 比率, in % or ‰, also 三分之二
    POINTS = "points"  # 百分点
    COUNT = "count"  # 人、人次、家、个 …
    MEASURE = "measure"  # 平方米、公里、小时 …
    SCORE = "score"  # 分
    PLAIN = "plain"  # a number without a unit, as in a table cell or an equation

    YEAR = "year"  # 2021年, 2021年度
    DATE = "date"  # 12月31日, 一季度, 上半年
    DURATION = "duration"  # 12个月内, 三年 (a period of time that is not a measured result)
    LIST_NUMBER = "list_number"  # 一、 （一） 1. ①
    DOCUMENT_NUMBER = "document_number"  # 〔2021〕129号
    ARTICLE = "article"  # 第十二条
    ORDINAL = "ordinal"  # 第三届
    TELEPHONE = "telephone"
    IDENTIFIER = "identifier"  # project codes, account numbers, postcodes
    NAME = "name"  # a number inside a proper name or fixed phrase: “4+1”载体, 三公经费, 一条龙
    FORMULA = "formula"  # a constant inside a scoring clause or a formula: 扣1分, ×100%

    is_figure: bool
    """Whether it is of the first group."""


for _at, _kind in enumerate(Kind):  # a plain attribute: it is asked thousands of times a report
    _kind.is_figure = _at < 7


class Qualifier(StrEnum):
    """How the words around a number open it."""

    NONE = ""
    ABOUT = "about"  # 约、左右、近、上下
    AT_LEAST = "at_least"  # ≥、不低于、以上、至少
    MORE_THAN = "more_than"  # ＞、超过、逾、余、多
    AT_MOST = "at_most"  # ≤、不高于、以内、至多
    LESS_THAN = "less_than"  # ＜、不足、低于
