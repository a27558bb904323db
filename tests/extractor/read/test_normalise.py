"""One code point to one code point, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read.ideographs import IDEOGRAPHS, RADICALS
from extractor.read.normalise import normalise

odd_texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("０１２９4，,．.：（）％－−\u3000\u00a0\ufeff⻔⻰⼾≧﹦豈𝟗"),
    )
)


@given(odd_texts)
def test_length_stays(raw: str) -> None:
    assert len(normalise(raw)) == len(raw)


@given(odd_texts)
def test_twice_is_once(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@pytest.mark.parametrize(
    ("raw", "usual"),
    [
        ("９６．４２％", "96.42%"),
        ("４，８２７．００", "4,827.00"),
        ("4，827.00万元", "4,827.00万元"),
        ("1，234，567元", "1,234,567元"),
        ("（Ａ＋Ｂ）＝Ｃ×１００％", "(A+B)=C×100%"),
        ("－3.5 −3.5 ﹣3.5", "-3.5 -3.5 -3.5"),
        ("≧95％ ﹦ ≦100", "≥95% = ≤100"),
        ("部⻔ ⻰岗 注册用⼾", "部门 龙岗 注册用户"),
        ("\u3000\u3000金額\u00a0５", "  金額 5"),
        ("\ufeff一、", " 一、"),
        ("100\u200b万元", "100 万元"),
        ("２０２１．１２", "2021.12"),
    ],
)
def test_usual_forms(raw: str, usual: str) -> None:
    assert normalise(raw) == usual


@pytest.mark.parametrize(
    "text",
    [
        "完成，其中：一；二。三、四？五！",
        "2019，2020年",  # two years, not one number
        "分别为5，12，7场",
        "0，123",
        "1，2345",
        "“引”‘号’「」《》【】〔2021〕",
        "3—5天 2–4 ½ m² ① Ⅳ ㎡ ℃ ‰ ¥",
        "A\tB\r\nC\x0c",
    ],
)
def test_left_alone(text: str) -> None:
    assert normalise(text) == text


def test_every_radical_becomes_an_ideograph() -> None:
    assert len(RADICALS) == len(IDEOGRAPHS) == 348
    assert not set(normalise(RADICALS)) & set(RADICALS)
