"""Every rule fires on its one example and stays silent on its other, read by the whole program."""

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.check import check
from scoring.rule import Rule, all_rules


def codes_found(text: str) -> list[str]:
    document = read_bytes("example.md", text.encode())
    return [finding.code for finding in check(extract([document]), [document]).findings]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    assert rule.code in codes_found(rule.fires_on)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_nothing_is_found_in_the_example_that_is_right(rule: Rule) -> None:
    assert codes_found(rule.silent_on) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_manual_page(rule: Rule) -> None:
    assert len(rule.manual.strip().splitlines()) > 1
    assert rule.title.zh and rule.title.en and rule.clause.zh and rule.clause.en
