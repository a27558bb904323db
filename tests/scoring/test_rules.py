"""Every rule fires on its one example and stays silent on its other, read by the whole program."""

import pytest

from extractor.extract import extract
from extractor.model.labelling import read_with_model
from extractor.read import read_bytes
from scoring.check import check
from scoring.proposed import Proposal
from scoring.rule import Rule, all_rules
from tests.extractor.model.answering import Scripted, knows

BY_MODEL = [rule for rule in all_rules() if rule.by_model]
JUDGED = {"上年度": "time", "预算调剂": "contradict", "总盘子": "same"}
"""What a model that reads well says of the examples: by the words of a pair, the first that fits."""


def codes_found(text: str) -> list[str]:
    document = read_bytes("example.md", text.encode())
    return [finding.code for finding in check(extract([document]), [document]).findings]


def codes_found_with_a_model(text: str) -> list[str]:
    document = read_bytes("example.md", text.encode())
    base = extract([document])
    read = read_with_model([document], base, Scripted(knows(JUDGED)))
    assert not read.failures
    return [each.code for each in check(base, [document], proposal=Proposal(read.extraction, read.matched)).findings]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    found = codes_found_with_a_model if rule.by_model else codes_found
    assert rule.code in found(rule.fires_on)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_nothing_is_found_in_the_example_that_is_right(rule: Rule) -> None:
    assert codes_found(rule.silent_on) == []


@pytest.mark.parametrize("rule", BY_MODEL, ids=lambda rule: rule.code)
def test_a_rule_on_what_a_model_says_is_silent_without_one(rule: Rule) -> None:
    assert codes_found(rule.fires_on) == []
    assert codes_found_with_a_model(rule.silent_on) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_manual_page_in_chinese(rule: Rule) -> None:
    first, _, rest = rule.manual.zh.partition("\n\n")
    assert first.endswith("。") and len(rest) > 30
    letters = [character for character in rule.manual.zh if character.isalpha()]
    assert sum(character.isascii() for character in letters) < 0.2 * len(letters)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_manual_page(rule: Rule) -> None:
    assert len(rule.manual.en.splitlines()) > 1
    assert "中文" not in rule.manual.en
    assert rule.title.zh and rule.title.en and rule.clause.zh and rule.clause.en
