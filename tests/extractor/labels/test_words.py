"""Words keep the content of a noun phrase and lose what only reports it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.labels.words import normalised, says_little

CHINESE = st.text(
    st.sampled_from("全年完成培训人次的企业补贴共计其中实际目标市民满意度率（）、，“”2021年度公共服务在编项目资金"),
    max_size=24,
)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("完成培训人次", "培训"),
        ("2021年我单位实有在岗职员", "在岗职员"),
        ("全年共开展公共服务活动", "公共服务活动"),
        ("累计有效问卷", "有效问卷"),
        ("截至2022年末在建工程", "在建工程"),
        ("其中因公出国费用", "因公出国费用"),
        ("受疫情影响培训场次", "培训"),
        ("“三公”经费预算", "三公经费预算"),
        ("用户数", "用户"),
    ],
)
def test_words(phrase: str, words: str) -> None:
    assert normalised(phrase) == words


@given(CHINESE)
def test_words_add_nothing_and_have_no_stray_spaces(phrase: str) -> None:
    words = normalised(phrase)
    assert set(words.replace(" ", "")) <= set(phrase)
    assert words == " ".join(words.split())


@pytest.mark.parametrize("words", ["", "企业", "检查", "合格"])
def test_words_that_need_a_topic(words: str) -> None:
    assert says_little(words)


@pytest.mark.parametrize("words", ["问卷调查", "公益讲座"])
def test_words_that_stand_alone(words: str) -> None:
    assert not says_little(words)
