"""Rows whose columns were lost give no labels; sentences do, whatever blanks stand in them."""

import pytest

from tests.extractor.labels.spoken import labels_of


@pytest.mark.parametrize(
    "row",
    [
        "质量指标 补助对象认定准确率 5 100% 100% 5",
        "年度资金总额： 48.60 47.38 10 97.49% 9.75",
        "产出指标 | 成本控制数 | ≤ | 30 | 万元 | 完成，未超 |",
    ],
)
def test_a_row_without_its_columns_says_nothing(row: str) -> None:
    assert labels_of(f"一、指标\n\n{row}")[1].claims == ()


@pytest.mark.parametrize(
    "line", ["全年支出 1,240 万元 ， 执行率 96.5% 。", "办理案件 1,240 件", "培训14期 1,036人次，合格率97%。"]
)
def test_a_sentence_with_blanks_does(line: str) -> None:
    claims = labels_of(f"一、产出\n\n{line}")[1].claims
    assert claims and all(claim.words for claim in claims)
