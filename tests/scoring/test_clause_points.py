"""The points a clause offers: behind its parts, in its bands, and not what it takes off."""

from decimal import Decimal

import pytest

from scoring.clause_points import most_by_parts, offers


@pytest.mark.parametrize(
    ("clause", "points"),
    [
        ("1. 目标覆盖全部项目（3分）；2. 目标量化（2分）", ["3", "2"]),
        ("预算按时公开（2分）；决算按时公开（1.5分）。", ["2", "1.5"]),
        ("①制度健全（1分）②制度得到执行（2分）", ["1", "2"]),
        ("1. 制度健全（2分）；2. 发现一项不符扣1分", []),
        ("满意度≥95%的，得6分；满意度<95%的，得3分", []),
        ("制度健全", []),
    ],
)
def test_points_of_parts(clause: str, points: list[str]) -> None:
    assert [str(offer.points) for offer in most_by_parts(clause)] == points


def test_deductions_offer_nothing() -> None:
    found = offers("全部完成得8分；一项没有完成扣4分，扣完为止")
    assert [offer.points for offer in found] == [Decimal(8)]


def test_an_offer_knows_where_it_is_printed() -> None:
    clause = "满意度≥95%的，得6分"
    (offer,) = offers(clause)
    assert clause[offer.start : offer.end] == "6"
