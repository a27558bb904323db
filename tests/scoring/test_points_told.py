"""Points scored and points lost, wherever lines break between them."""

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.gather import gather
from scoring.points_told import PointsTold

_FAR = "\n\n本年按计划开展各项工作。\n\n资料齐全。\n\n"


def _told(text: str) -> list[tuple[str, str]]:
    document = read_bytes("report.txt", text.encode())
    found = gather(extract([document]), PointsTold)
    return [(f"{each.score.value:f}", f"{each.lost.value:f}") for each in found]


@pytest.mark.parametrize("between", ["\n", "\n\n", _FAR, ""])
def test_each_line_is_read_once(between: str) -> None:
    text = f"投入15分，得14分，扣1分。{between}产出30分，得28分，扣2分。{between}效果20分，得18分，\n扣3分。\n"
    assert _told(text) == [("14", "1"), ("28", "2"), ("18", "3")]


def test_what_stands_far_apart_is_not_told_together() -> None:
    assert _told(f"投入15分，得14分，扣1分。{_FAR}服务30分，得28分，{_FAR}扣2分，\n扣3分。\n") == [("14", "1")]
