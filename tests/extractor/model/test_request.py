"""Requests: each sentence once, one id for each thing, an answer that every part understands in its own ids."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract import extract
from extractor.model.namesakes import namesakes
from extractor.model.parts import Choices, Part, packed
from extractor.model.request import requests
from extractor.model.statements import opposed
from extractor.model.tasks import contradictions, label_figures, same_quantity
from extractor.model.unlabelled import to_label
from extractor.model.vocabulary import vocabulary
from extractor.read import read_bytes
from schemas.document import Document
from schemas.extraction import Extraction

REPORT = (
    "# 某站2023年度自评报告\n\n## 一、预算\n\n本站年度总盘子1,862.40万元，年中未发生大量调剂，用于日常运转。\n\n"
    "## 二、执行\n\n全年支出1,790.28万元，花钱进度96.13%。执行中先后办理预算调剂3次，涉及资金126.50万元。"
    "从全口径财力看可统筹1,826.40万元。\n"
)


def read(text: str = REPORT) -> tuple[Document, Extraction]:
    document = read_bytes("a.md", text.encode())
    return document, extract([document])


def parts_of(document: Document, base: Extraction) -> list[Part]:
    figures = label_figures.ask(to_label([document], base).passages, base)
    twins = same_quantity.ask(namesakes(base), {document.name: document}, alone=False)
    against = contradictions.ask(opposed([document], base), alone=False)
    assert figures and twins is not None and against is not None
    return [*(each.part for each in figures), twins.part, against.part]


def test_all_tasks_of_a_short_report_are_one_request_with_each_sentence_once() -> None:
    [request] = requests(parts_of(*read()))
    assert request.question.prompt == "label-figures.v2+same-quantity.v2+contradictions.v2"
    material = request.question.material
    for once in ("1,862.40", "1,826.40", "126.50", "未发生大量调剂", "预算调剂3次"):
        assert material.count(once) == 1, once
    marks = re.findall("〔(f[0-9]+)〕", material)
    assert marks == [f"f{number}" for number in range(1, len(marks) + 1)]
    assert "某站2023年度自评报告" not in material, "the title tells nothing of a sentence"
    assert material.index("# 一、预算") < material.index("1,862.40") < material.index("# 二、执行")


def test_each_part_reads_the_answer_in_its_own_ids() -> None:
    document, base = read()
    parts = parts_of(document, base)
    [request] = requests(parts)
    said = {key: field.annotation for key, field in request.question.schema.model_fields.items()}
    answer = request.question.schema.model_validate(
        {key: {"p": "same", "d": "contradict"}.get(key[0], "none") for key in said}
    )
    given = {part.task: got for part, got in request.given(answer)}
    for part in parts:
        assert set(given[part.task]) == set(part.entries)
    assert set(given["label-figures"].values()) == {"none"}
    assert set(given["same-quantity"].values()) == {"same"}


def test_what_was_not_said_is_silence_and_not_none() -> None:
    [request] = requests(parts_of(*read()))
    [*_, (_, given)] = request.given(request.question.schema.model_validate({"d1": "agree"}))
    assert given == {"d1": "agree"}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3000)), max_size=12))
def test_parts_are_packed_whole_in_order_and_never_two_of_a_task(sizes: list[tuple[str, int]]) -> None:
    parts = [Part(task, (), {}, lines=("字" * size,)) for task, size in sizes]
    bins = packed(parts, 2400)
    assert sorted(id(part) for each in bins for part in each) == sorted(map(id, parts))
    for each in bins:
        assert len({part.task for part in each}) == len(each)
        assert len(each) == 1 or sum(part.length for part in each) <= 2400


def test_ids_of_a_question_depend_on_nothing_but_its_own_text() -> None:
    of = Choices("P", ("same", "other"))
    part = Part("same-quantity", (), {"p1": of}, lines=("p1 <g1> <g2>",), ours=("- 甲〔<g1>〕1人", "- 乙〔<g2>〕2人"))
    [one], [two] = requests([part]), requests([part])
    assert one.question.material == two.question.material
    assert "- 甲〔f1〕1人\n- 乙〔f2〕2人\np1 f1 f2" in one.question.material


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("全年支出1,790.28万元。\n\n部门总盘子1,862.40万元。\n", False),
        ("全年支出1,790.28万元，花钱进度96.13%。\n\n部门总盘子1,862.40万元。\n", True),
        ("农产品一次过关的占97.3%。\n", False),
        ("部门总盘子1,862.40万元，区里给1,000.00万元，自己筹862.40万元。\n", True),
    ],
)
def test_labels_are_asked_for_where_arithmetic_could_bear_them_out(text: str, asked: bool) -> None:
    document, base = read(text)
    assert bool(to_label([document], base).passages) is asked


def test_the_choices_are_what_the_report_itself_speaks_of() -> None:
    _, base = read("全年支出1,790.28万元，结转结余72.12万元。")
    names = {metric.zh for metric in vocabulary("money", base, "年末固定资产净值")}
    assert {"预算", "支出", "结转结余", "固定资产净值"} <= names
    assert not {"补贴", "负债", "在建工程", "采购节约资金"} & names
