"""The base of all models: those made without validation are the same as those made with it."""

from decimal import Decimal
from typing import Any

from schemas.document import Span
from schemas.figure import Figure
from schemas.kind import Kind
from schemas.unit import PERCENT

_FIELDS: dict[str, Any] = {
    "id": 1,
    "kind": Kind.RATE,
    "value": Decimal("96.4"),
    "decimals": 1,
    "quote": "96.4%",
    "span": Span("a.txt", 2, 7),
    "unit": PERCENT,
}


def test_a_model_that_was_not_validated_is_the_same() -> None:
    checked, made = Figure(**_FIELDS), Figure.made(**_FIELDS)
    assert made == checked and hash(made) == hash(checked) and repr(made) == repr(checked)
    assert made.model_dump_json() == checked.model_dump_json()
    assert made.model_fields_set == set(Figure.model_fields)  # all of its fields count as given


def test_a_copy_by_pydantic_leaves_what_all_others_share_alone() -> None:
    made = Figure.made(**_FIELDS)
    copied = made.model_copy(update={"more": 1})
    assert "more" in copied.model_fields_set and "more" not in made.model_fields_set


def test_what_was_computed_of_the_old_is_not_taken_along() -> None:
    figure = Figure.made(**_FIELDS)
    assert figure.interval().low == Decimal("0.9635")
    changed = figure.changed(value=Decimal(50))
    assert changed.interval().low == Decimal("0.4995")
    assert figure.value == Decimal("96.4")
