"""SARIF: the structure that 2.1.0 asks for, and every place, fingerprint and waiver in it."""

import json
from typing import Any
from urllib.parse import unquote

import pytest

from review.export import render
from review.pipeline import Reviewed


@pytest.fixture
def run(reviewed: Reviewed) -> dict[str, Any]:
    log = json.loads(render("sarif", reviewed, "zh"))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_result_names_a_rule_of_the_driver(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)


def test_regions_point_at_the_quotes(run: dict[str, Any], reviewed: Reviewed) -> None:
    artifacts = {each["location"]["uri"] for each in run["artifacts"]}
    for result in run["results"]:
        for location in result["locations"] + result["relatedLocations"]:
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            region = location["physicalLocation"]["region"]
            assert uri in artifacts and uri.isascii()
            text = reviewed.documents[unquote(uri)].raw
            line = text.splitlines()[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
            assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]


def test_fingerprints_waivers_and_pages(run: dict[str, Any]) -> None:
    same, total, waived = run["results"]
    assert same["partialFingerprints"] == {"hedui/v1": "0123456789abcdef"}
    assert len(same["relatedLocations"]) == 3
    assert total["locations"][0]["logicalLocations"] == [{"kind": "page", "name": "2"}]
    assert waived["suppressions"][0]["justification"].startswith("已与业务科室核实")
    assert "suppressions" not in same


def test_a_file_that_was_not_read_is_told(run: dict[str, Any]) -> None:
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "坏.pdf" in invocation["toolExecutionNotifications"][0]["message"]["text"]
