"""The lexicon is consistent, and near misses are told apart."""

import tomllib
from importlib import resources

import pytest

from extractor.labels.metrics import find_metric, find_part, metric_of, partitions

DATA = tomllib.loads(resources.files("extractor.labels").joinpath("metrics.toml").read_text("utf-8"))


def test_no_name_means_two_metrics_of_one_dimension() -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in DATA["metric"]:
        for name in entry["names"]:
            for dimension in entry["dims"]:
                assert seen.setdefault((name, dimension), entry["id"]) == entry["id"], name


def test_what_rates_are_made_of_is_in_the_lexicon() -> None:
    for entry in DATA["metric"]:
        for part in (*entry.get("numerator", ()), *entry.get("denominator", ())):
            assert metric_of(part).id == part


def test_partitions_name_known_parts_and_metrics() -> None:
    known = {entry["zh"] for entry in DATA["part"]} | {entry["id"] for entry in DATA["metric"]}
    assert all(part in known for split in partitions() for part in split.parts)


@pytest.mark.parametrize(
    ("phrase", "dimension", "metric"),
    [
        ("资金到位率", "ratio", "funds_arrival_rate"),
        ("政府采购执行率", "ratio", "procurement_execution_rate"),
        ("预算执行率", "ratio", "budget_execution_rate"),
        ("整体预算资金支付率", "ratio", "budget_execution_rate"),
        ("序时进度", "ratio", "time_progress"),
        ("固定资产净值", "money", "fixed_assets_net"),
        ("固定资产总额", "money", "fixed_assets"),
        ("固定资产原值", "money", "fixed_assets_gross"),
        ("资产总额", "money", "total_assets"),
        ("预算执行", "money", "expenditure"),
        ("预算执行", "ratio", "budget_execution_rate"),
        ("预算执行率得分", "score", None),
        ("编外人员", "count:人", "staff_off_establishment"),
        ("企业", "count:家", None),
    ],
)
def test_metric(phrase: str, dimension: str, metric: str | None) -> None:
    named = find_metric(phrase, dimension)
    assert (named.metric.id if named else None) == metric


@pytest.mark.parametrize(
    ("phrase", "part"),
    [("基本支出", "基本支出"), ("日常公用经费", "公用经费"), ("会议经费", None), ("中央财政补助", "中央资金")],
)
def test_part(phrase: str, part: str | None) -> None:
    found = find_part(phrase)
    assert (found[0] if found else None) == part
