"""What a figure would have to be for a printed change to hold."""

from decimal import Decimal

import pytest

from scoring.solve import solve_growth
from tests.printed import printed


@pytest.mark.parametrize("falls", [False, True])
def test_a_growth_rate_solves_for_each_of_its_figures(*, falls: bool) -> None:
    previous, current = printed("1,250.00万元"), printed("1,000.00万元" if falls else "1,500.00万元")
    rate = printed("20.00%")
    placed = [
        f.changed(id=at, span=f.span._replace(document=f"{at}.txt")) for at, f in enumerate((rate, current, previous))
    ]
    solve = solve_growth(*placed, falls=falls, relative=True)
    for figure in placed:
        wanted = solve(figure)
        assert wanted is not None
        assert wanted.contains(figure.in_base())


def test_an_absolute_change_moves_the_previous_value() -> None:
    change, current, previous = printed("86.14万元"), printed("3,412.86万元"), printed("3,326.72万元")
    placed = [
        f.changed(id=at, span=f.span._replace(document=f"{at}.txt")) for at, f in enumerate((change, current, previous))
    ]
    solve = solve_growth(*placed, falls=False, relative=False)
    wanted = solve(placed[1])
    assert wanted is not None
    assert wanted.contains(Decimal(34128600))
    assert solve(printed("1万元").changed(span=placed[0].span._replace(document="other.txt"))) is None
