"""Words that compare accounts with their budget: wrong where the figures beside them say otherwise, else silent."""

import pytest

from tests.scoring.forms import checked, codes

CONTRADICTED = [
    "年初预算为36.40万元，支出决算为34.15万元，完成年初预算的93.82%，决算数大于预算数。",
    "年初预算为36.40万元，支出决算为34.15万元。决算数大于预算数的主要原因：人员增加。",
    "年初预算 36.40 万元，支出决算\n34.15 万元。决算\n数大\n于预算数的主要原因：人员增加。",
    "全年预算数为812.30万元，决算数为828.75万元，决算数小于全年预算数。",
    "年初预算为36.40万元，支出决算为34.15万元，完成年初预算的93.82%。决算数与预算数持平。",
    "年初预算为36.40万元，支出决算为34.15万元。决算数等于预算数。",
    "住房公积金支出决算为67.13万元，完成预算的89.4%，决算数大于预算数的主要原因是人员增加。",
]
CONSISTENT = [
    "年初预算为36.40万元，支出决算为34.15万元，完成年初预算的93.82%，决算数小于预算数。",
    "年初预算为36.40万元，支出决算为36.40万元，完成年初预算的100%，决算数等于年初预算数。",
    "年初预算为36.40万元，支出决算为34.15万元。决算数与预算数基本持平。",
    # a form that nobody filled in
    "年初预算为36.40万元，支出决算为34.15万元，决算数大于（小于）预算数的主要原因：",
    # of all items together, not of the one before
    "公务接待费支出决算为0.62万元，完成预算的103.3%。2023年“三公”经费支出决算数小于预算数。",
    # which of the two budgets?
    "年初预算为30.20万元，全年预算为41.60万元，支出决算为36.80万元，决算数大于预算数。",
    "年初预算约36万元，支出决算为34.15万元，决算数大于预算数。",
    # 100% may have been rounded
    "住房公积金支出决算为67.13万元，完成预算的100%，决算数大于预算数。",
    "决算数大于预算数的，应当说明原因。",
]


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_words_that_the_figures_beside_them_contradict(sentence: str) -> None:
    assert codes(sentence, ["TEXT"]) == ["TEXT02"]


@pytest.mark.parametrize("sentence", CONSISTENT)
def test_words_that_may_be_true_are_silent(sentence: str) -> None:
    assert codes(sentence, ["TEXT"]) == []


def test_amounts_printed_alike_are_only_asked_about() -> None:
    (finding,) = checked("年初预算为36.40万元，支出决算为36.40万元。决算数小于预算数。").findings
    assert (finding.code, finding.severity.value) == ("TEXT02", "warning")
