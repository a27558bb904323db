"""The pattern of numbers: the look at what a match begins with must let all of them through."""

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.patterns import _ALTERNATIVES, FARTHEST_TELLTALE, TELLTALE, TOKEN

_ANYWHERE = re.compile(rf"(?=\S)(?:{_ALTERNATIVES})", re.VERBOSE | re.ASCII)
_WORDS = [
    "附件",
    "附表",
    "图",
    "合同段",
    "例",
    "注",
    "指标",
    "目标",
    "任务",
    "方案",
    "包",
    "包组",
    "工程",
    "人民币",
    "RMB",
    "第",
    "一",
    "二",
    "三",
    "四",
    "前",
    "季度",
    "个季度",
    "半年",
    "上",
    "年",
    "月",
    "日",
    "2021",
    "12",
    "3",
    ".",
    ",",
    "-",
    "—",
    "至",
    "、",
    "，",
    "(",
    "〔",
    "〕",
    "号",
    "万元",
    "%",
    "个",
    "人",
    "场",
    "¥",
    "+",
    "=",
    "*",
    "GB",
    "HP",
    "X",
    "小时",
    "“",
    "”",
    "①",
    "室",
    "元",
    "条",
]


_TEXTS = st.lists(st.sampled_from([*_WORDS, " ", "\n"]), min_size=1, max_size=9).map("".join)


@given(_TEXTS)
def test_finds_what_the_pattern_finds_without_the_look_ahead(text: str) -> None:
    assert [match.span() for match in TOKEN.finditer(text)] == [match.span() for match in _ANYWHERE.finditer(text)]


@given(_TEXTS)
def test_every_match_has_its_telltale_near_its_beginning(text: str) -> None:
    for match in TOKEN.finditer(text):
        assert TELLTALE.search(text, match.start(), match.start() + FARTHEST_TELLTALE + 1), match[0]
