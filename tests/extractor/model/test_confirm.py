"""Labels that arithmetic confirms: what recomputes counts whoever proposed it, what does not is no conflict by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.extract import extract
from extractor.figures import find_figures
from extractor.model.labelling import ModelRead, read_with_model
from extractor.model.question import Question
from extractor.model.relations import bound
from extractor.model.tasks import map_columns
from extractor.read import read_bytes
from schemas.finding import Finding
from scoring.check import check
from scoring.proposed import Proposal
from tests.extractor.model.answering import Scripted

TABLE = """# 某局2022年度项目一览

| 序号 | 事项 | 当年切块（万元） | 已花（万元） | 花钱进度 |
|---|---|---|---|---|
| 1 | 清淤 | 126.40 | 118.72 | 93.92% |
| 2 | 巡护 | 84.60 | 83.10 | 98.23% |
| 3 | 维护 | 58.75 | 52.33 | 89.07% |
| 4 | 平台 | 45.00 | 41.85 | {rate} |
"""
RIGHT = {"c3": "预算", "c4": "支出", "c5": "执行率"}


def read(text: str, columns: Mapping[str, str]) -> tuple[ModelRead, list[Finding]]:
    def script(question: Question[Any]) -> Mapping[str, Any]:
        return columns if "map-columns" in question.prompt else {}

    document = read_bytes("a.md", text.encode())
    base = extract([document])
    model = read_with_model([document], base, Scripted(script))
    found = check(base, [document], proposal=Proposal(model.extraction, model.matched)).findings
    return model, list(found)


def test_a_mapping_that_the_rows_bear_out_is_confirmed_and_shows_the_row_that_is_wrong() -> None:
    model, found = read(TABLE.format(rate="95.00%"), RIGHT)
    assert [(each.code, each.severity, each.origin) for each in found] == [("RATE01", "error", "model")]
    assert {each.quote for each in found[0].evidence} == {"95.00%", "41.85", "45.00"}
    labelled = [claim for claim in model.extraction.claims if claim.labelled_by == "model"]
    assert len(labelled) == 12 and all(claim.confirmed for claim in labelled)
    assert {claim.metric for claim in labelled} == {"budget", "expenditure", "budget_execution_rate"}


def test_a_mapping_that_the_rows_bear_out_raises_nothing_where_all_is_right() -> None:
    model, found = read(TABLE.format(rate="93.00%"), RIGHT)
    assert found == [] and len(model.extraction.ratios) == 4


def test_a_mapping_that_no_row_bears_out_is_kept_apart() -> None:
    model, found = read(TABLE.format(rate="95.00%"), {"c3": "支出", "c4": "预算", "c5": "执行率"})
    assert found == [] and not model.extraction.ratios
    assert all(claim.labelled_by != "model" for claim in model.extraction.claims)


def test_two_rows_that_fail_among_four_are_no_confirmation_of_conflicts() -> None:
    text = TABLE.format(rate="95.00%").replace("98.23%", "91.23%").replace("89.07%", "81.07%")
    assert read(text, RIGHT)[1] == []


def sentence(spent: str, rate: str, asked: Mapping[str, str]) -> tuple[ModelRead, list[Finding]]:
    text = (
        f"核定编制26名，年末实有在编24人。\n\n本馆2023年部门总盘子1,862.40万元，全年支出{spent}万元，花钱进度{rate}。\n"
    )

    def script(question: Question[Any]) -> Mapping[str, Any]:
        keys = {quote: key for key, quote in _quotes(question).items()}
        return {keys[quote]: said for quote, said in asked.items() if keys.get(quote) in question.schema.model_fields}

    document = read_bytes("a.txt", text.encode())
    base = extract([document])
    model = read_with_model([document], base, Scripted(script))
    return model, list(check(base, [document], proposal=Proposal(model.extraction, model.matched)).findings)


def _quotes(question: Question[Any]) -> dict[str, str]:
    import re

    return dict(re.findall(r"〔(f\d+)〕([\d,.]+%?)", question.material))


LABELS = {
    "1,862.40": "预算",
    "96.13%": "预算执行率",
    "94.13%": "预算执行率",
}
KNOWN = {"26": "编制数", "24": "在编人数", "1,790.28": "支出"}


def test_labels_that_recompute_are_confirmed_even_from_a_model_that_knows_nothing_else() -> None:
    model, found = sentence("1,790.28", "96.13%", LABELS)
    assert found == []
    confirmed = {claim.figure.quote for claim in model.extraction.claims if claim.confirmed}
    assert confirmed == {"1,862.40万元", "96.13%"}


def test_labels_that_do_not_recompute_are_no_conflict_from_a_model_that_failed_its_controls() -> None:
    model, found = sentence("1,790.28", "94.13%", LABELS | {"1,790.28": "预算"})
    assert found == []
    assert all(claim.labelled_by != "model" for claim in model.extraction.claims)


def test_even_a_good_model_alone_gives_no_error() -> None:
    _, found = sentence("1,790.28", "94.13%", LABELS | KNOWN)
    assert all(each.severity != "error" for each in found)


def test_what_the_lexicon_knows_otherwise_stays_and_is_shown_as_disputed() -> None:
    model, _ = sentence("1,790.28", "96.13%", KNOWN | {"1,790.28": "预算"})
    agreed = {each.figure.quote for each in model.suggestions if each.standing == "agreed"}
    assert agreed == {"26名", "24人"}
    disputed = [(each.figure.quote, each.metric) for each in model.suggestions if each.standing == "disputed"]
    assert disputed == [("1,790.28万元", "budget")]
    spent = next(claim for claim in model.extraction.claims if claim.figure.quote == "1,790.28万元")
    assert spent.metric == "expenditure" and spent.labelled_by == "lexicon"


def test_columns_that_relations_bind_already_are_not_asked_about() -> None:
    text = (
        "# 某馆2023年度报告\n\n| 业务 | 甲期（人次） | 乙期（人次） | 增减 | 增幅 |\n|---|---|---|---|---|\n"
        "| 到馆 | 624 | 816 | 192 | 30.77% |\n| 外借 | 382 | 451 | 69 | 18.06% |\n| 活动 | 286 | 342 | 56 | 19.58% |\n"
    )
    document = read_bytes("a.md", text.encode())
    figures = find_figures(document)
    assert list(map_columns.ask(document, figures))
    assert not list(map_columns.ask(document, figures, bound(extract([document]))))
