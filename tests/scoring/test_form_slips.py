"""A clean form passes without a finding; each slip in it is found once, by the rule that it breaks."""

from pathlib import Path

import pytest

from tests.scoring.forms import checked, sheet

FORM = (
    (Path(__file__).parent.parent / "passages" / "drainage-project-clean.md").read_text("utf-8").partition("---\n")[2]
)

SLIPS = {
    "execution score": (
        "SCORE04",
        ("1,350.00 | 10 | 100.00% | 10 |", "1,296.00 | 10 | 96.00% | 9.36 |"),
        ("1,350.00 | 1,350.00 | — | 100.00%", "1,350.00 | 1,296.00 | — | 96.00%"),
        ("99.86", "99.22"),
    ),
    "total": ("SCORE02", ("99.86", "99.68")),
    "above the weight": ("SCORE01", ("7处 | 15 | 15", "7处 | 15 | 16"), ("99.86", "100.86")),
    "weights make 110": ("WEIGHT02", ("7处 | 15 | 15", "7处 | 25 | 25"), ("99.86", "109.86")),
    "weights and total make 110": (
        "WEIGHT02",
        ("7处 | 15 | 15", "7处 | 25 | 25"),
        ("| 100 | 99.86", "| 110 | 109.86"),
    ),
    "deduction": ("STATUS02", ("92.5% | 10 | 10", "92.5% | 10 | 8"), ("99.86", "97.86")),
    "late": ("DATE01", ("2022年11月28日", "2023年1月8日")),
    "missed": ("TARGET01", ("7处 | 15", "5处 | 15")),
    "exchanged": ("TARGET01", ("≥12.5公里 | 12.6公里", "≥12.6公里 | 12.5公里")),
    "exceeded": ("TARGET01", ("107.14万元/公里 | 5 | 5", "117.14万元/公里 | 5 | 5")),
    "not done": ("STATUS01", ("| 有所提升 | 有所提升", "| 有所提升 | 未开展")),
    "no survey": ("STATUS04", ("92.5% | 10", "92.5%（尚未开展测评） | 10")),
    "generous": ("SCORE05", ("34人 | 5 | 4.86", "28人 | 5 | 4.86")),
    "share": ("STATUS02", ("34人 | 5 | 4.86 | 1人年中离职", "34人 | 5 | 4.68 | "), ("99.86", "99.68")),
    "last year's goals": ("DATE02", ("| 一级指标", "**2021年度绩效目标**：消除积水点。\n\n| 一级指标")),
    "empty": ("STATUS05", ("| 有所提升 | 有所提升 |", "| 有所提升 |  |")),
    "grade": ("SCORE06", ("99.86 | |\n", "99.86 | |\n\n自评等级：良\n")),
}


def test_the_form_is_clean() -> None:
    assert [finding.message.zh for finding in checked(FORM).findings] == []


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_finding(slip: str) -> None:
    code, *changes = SLIPS[slip]
    text = FORM
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    assert [finding.code for finding in checked(text).findings] == [code]


def test_most_items_are_recomputed() -> None:
    statuses = [item.status for item in sheet(FORM).items]
    assert (statuses.count("agrees"), statuses.count("not_computable")) == (10, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2022年11月28日", "11月28日"),  # a date without its year
        ("2022年12月底前 | 2022年11月28日", "第四季度 | 12月25日"),
        (
            "34人 | 5 | 4.86 | 1人年中离职",
            "34人 | 5 | 4 | 1人年中离职，另有考勤扣分",
        ),  # more was taken off, and said why
        ("| 有所提升 | 有所提升", "| 有所提升 | 无未完成事项"),
        ("92.5% | 10 | 10", "约92% | 10 | 10"),
        ("≥6处 | 7处", "6处左右 | 5处"),
        ("0起 | 0起", "≤1起 | 0起"),
        ("99.86 | |\n", "99.86 | |\n\n自评等级：优□ 良□ 中□ 差□\n"),
        ("99.86 | |\n", "99.86 | |\n\n等级：优（90分以上）、良（80-90分）、中、差\n"),
    ],
)
def test_what_is_right_or_open_is_not_told(old: str, new: str) -> None:
    assert old in FORM
    text = FORM.replace(old, new, 1).replace("99.86", "99" if "考勤" in new else "99.86")
    assert [finding.message.zh for finding in checked(text).findings] == []
