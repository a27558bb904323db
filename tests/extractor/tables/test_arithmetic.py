"""Figures of a table in the unit of their neighbours."""

from decimal import Decimal

from extractor.tables.arithmetic import of_unit
from schemas.unit import WAN_YUAN
from tests.printed import printed


def test_a_figure_that_was_compared_before_it_got_its_unit_stands_for_another_interval() -> None:
    bare = printed("12.50")
    assert bare.interval() == (Decimal("12.495"), Decimal("12.505"))
    assert of_unit(bare, WAN_YUAN).interval() == (124950, 125050)
