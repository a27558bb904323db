"""JSON: one object, as the published schema describes it."""

import json

import jsonschema

from review.commands import schema
from review.export import render
from review.pipeline import Reviewed
from schemas.finding import Report


def test_it_is_the_report_and_fits_the_schema(reviewed: Reviewed) -> None:
    shown = json.loads(render("json", reviewed, "zh"))
    jsonschema.validate(shown, json.loads(schema.text()))
    assert Report.model_validate(shown) == reviewed.report
    assert list(shown) == [
        "version",
        "submission",
        "verdict",
        "findings",
        "coverage",
        "unreadable",
        "scores",
        "model",
        "remarks",
    ]


def test_the_schema_is_closed_to_other_keys(reviewed: Reviewed) -> None:
    shown = json.loads(render("json", reviewed, "zh")) | {"more": 1}
    validator = jsonschema.Draft202012Validator(json.loads(schema.text()))
    assert not validator.is_valid(shown)
