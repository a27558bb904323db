"""A printed score against computed points: rounded, with lost zeros, among whole scores, and off."""

from decimal import Decimal

import pytest

from schemas.interval import Interval
from scoring.agreement import agreement, shown_points
from tests.printed import printed


@pytest.mark.parametrize(
    ("score", "low", "high", "decimals", "status"),
    [
        ("9.47", "9.4705", "9.4715", 2, "agrees"),
        ("9.5", "9.4705", "9.4715", 2, "agrees"),  # rounded to one decimal
        ("9", "9.0015", "9.0025", 2, "agrees"),  # 9.00 whose zeros were lost
        ("9", "9.4705", "9.4715", 2, "differs_strictly"),  # rounded to a whole point among scores that are not
        ("9", "9.4705", "9.4715", 0, "agrees"),
        ("5", "3", "3", 0, "differs"),
        ("9.48", "9.4705", "9.4715", 2, "differs"),
        ("10", "9.9995", "10", 0, "agrees"),
    ],
)
def test_agreement(score: str, low: str, high: str, decimals: int, status: str) -> None:
    points = Interval(Decimal(low), Decimal(high))
    assert agreement(printed(score), points, score_decimals=decimals) == status


@pytest.mark.parametrize(
    ("low", "high", "score", "shown"),
    [("9.4705", "9.4715", "9.5", "9.47分"), ("40", "40", "60", "40分"), ("9.9995", "10.0005", "9", "10分")],
)
def test_points_are_shown_as_they_would_be_printed(low: str, high: str, score: str, shown: str) -> None:
    assert shown_points(Interval(Decimal(low), Decimal(high)), printed(score)) == shown
