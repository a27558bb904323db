"""The labels written by hand: every quote stands at its place, names exist, and there is enough of every kind."""

import json
from pathlib import Path

import pytest

from benchmarks.labels.handmade import HELD_OUT, SCHEMA, LabelledInput, labelled_inputs, schema_text
from extractor.labels.metrics import metric_of
from tests.golden_cases import names

CASES = {case.name: case for case in labelled_inputs()}


def test_nearly_every_golden_case_has_labels() -> None:
    without = set(names()) - set(CASES)
    assert len(without) <= 2 and set(CASES) >= HELD_OUT, f"label their figures: {sorted(without)}"


@pytest.mark.parametrize("name", CASES)
def test_every_quote_stands_at_its_place(name: str) -> None:
    lost = [
        f"{each.label.quote!r} {each.label.cell or each.label.line}" for each in CASES[name].placed if not each.span
    ]
    assert not lost, f"not at their places: {lost}"


@pytest.mark.parametrize("name", CASES)
def test_no_figure_is_labelled_twice(name: str) -> None:
    spans = [each.span for each in CASES[name].placed]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("name", CASES)
def test_label_names_exist_and_every_label_names_its_figure(name: str) -> None:
    for each in CASES[name].placed:
        for metric in each.label.metrics:
            if metric is not None:
                assert metric_of(metric)
        assert each.label.nothing or each.label.words or None not in each.label.metrics, each.label


def test_cases_of_another_folder_are_read_alone(tmp_path: Path) -> None:
    case = tmp_path / "elsewhere"
    case.mkdir()
    (case / "report.txt").write_text("二、产出\n\n外事接待0批次,105人次\n", "utf-8")
    (case / "case.toml").write_text('form = "excerpt"\nyear = 2021\ninputs = ["report.txt"]\n', "utf-8")
    label = {"quote": "105人次", "line": 3, "words": ["接待"]}
    labels = {"labels": [{"document": "report.txt", "figures": [label]}]}
    (case / "extraction.json").write_text(json.dumps(labels), "utf-8")
    (found,) = labelled_inputs(tmp_path)
    assert found.name == "elsewhere" and found.placed[0].span is not None


def test_the_set_is_large_and_mixed() -> None:
    placed = [each for case in CASES.values() for each in case.placed]
    tables = sum(each.in_table for each in placed)
    assert len(placed) >= 400 and len({case.form for case in CASES.values()}) >= 6
    assert 0.35 < tables / len(placed) < 0.65
    assert sum(len(case.placed) for case in _held_out()) >= 200


def _held_out() -> list[LabelledInput]:
    return [case for case in CASES.values() if case.held_out]


def test_the_published_schema_is_fresh() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), "write golden/extraction.schema.json again from schema_text()"
