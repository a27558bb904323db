"""Figures that a power of ten would mend: nothing is proposed where any value would do."""

from tests.scoring.forms import codes


def test_a_share_of_nothing_leaves_its_whole_open() -> None:
    told = "某办2023年“三公”经费支出决算为7.35万元。其中，因公出国（境）费支出决算3万元，占0%；公务接待费支出决算4.35万元，占59.18%。"
    assert codes(told) == ["RATE01"]
