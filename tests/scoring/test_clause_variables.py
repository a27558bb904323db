"""Which variables of scoring clauses a model is asked for, and of what kind their figure must be."""

from decimal import Decimal

import pytest

from scoring.clause_variables import _dimension
from scoring.formula import Bound
from tests.golden_cases import case


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("%", "ratio"), ("", "ratio"), ("万元", "money"), ("人", "count:人"), ("名", "count:人"), ("万人次", "count:人次"),
        ("个", "count:个"), ("分", "score"), ("天", None), ("个月", None), ("/", None),
    ],
)  # fmt: skip
def test_the_bounds_say_what_is_counted(unit: str, dimension: str | None) -> None:
    assert _dimension((Bound(value=Decimal(3), unit=unit),)) == dimension


def test_counts_people_and_points_are_asked_for_by_what_the_narrative_tells() -> None:
    reviewed = case("suqian-2023-clause-by-another-name").reviewed
    assert reviewed.model is not None
    matched = {variable.name: figure.quote for variable, figure in reviewed.model.matched}
    assert matched == {"培训技术人员": "286人", "新建冷链设施": "34个", "考核得分": "88.5分"}
