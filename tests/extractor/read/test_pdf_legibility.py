"""Text is told from arbitrary codes."""

from collections import Counter

import pytest

from extractor.read.pdf_legibility import is_legible

PROSE = "区财政局按照合同约定的进度支付资金，全年支出1,234.50万元，执行率96.42%，各项目标均已完成，群众满意度较高。" * 3


@pytest.mark.parametrize("text", [PROSE, "0.00 7.57 98.41% 12 30 ¥1,234.50 ≥95%", "Spending in 2021: 12.5 million", ""])
def test_text_is_legible(text: str) -> None:
    assert is_legible(Counter(map(ord, text)), 0.0)


@pytest.mark.parametrize(
    "codes",
    [
        [0xFFFD] * 40,
        list(range(0xC0, 0x100)) * 2,
        [0x4E00 + 97 * at % 20000 for at in range(300)],
        list(range(0xE000, 0xE040)),
        list(range(0xAC00, 0xAC40)),
    ],
)
def test_arbitrary_codes_are_not(codes: list[int]) -> None:
    assert not is_legible(Counter(codes), 0.0)


def test_what_the_font_itself_does_not_know_is_not_text() -> None:
    assert not is_legible(Counter(map(ord, PROSE)), 0.5)
