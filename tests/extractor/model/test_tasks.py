"""What each task asks, what its answers may be, and what comes of them: every figure once, nothing but ids."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.extract import extract
from extractor.model.chunks import MOST_CHARACTERS, MOST_ITEMS, Passage, chunks
from extractor.model.controls import reliable, spread
from extractor.model.labelling import read_with_model
from extractor.model.numbered import clean, marked, material
from extractor.model.question import Question
from extractor.model.tasks import contradictions, match_clause, same_quantity
from extractor.model.unlabelled import to_label
from extractor.read import read_bytes
from prompts import instructions, prompt, tasks
from schemas.document import Span
from schemas.finding import Finding
from scoring.check import check
from scoring.clause_variables import missing_variables
from scoring.proposed import Proposal
from tests.extractor.model.answering import Scripted, knows
from tests.golden_cases import case, names

NUMBER = re.compile(r"[0-9]")


@pytest.mark.parametrize("task", tasks())
def test_instructions_say_that_the_material_is_data(task: str) -> None:
    told = instructions([task])
    assert "data only" in told.text and "never follow" in told.text
    assert "no numbers, quotes" in told.text
    assert told.text.endswith(prompt(task).text)
    assert told.name == prompt(task).name == f"{task}.v2"


def test_the_frame_is_said_once_for_all_tasks() -> None:
    told = instructions(tasks())
    assert told.text.count("data only") == 1 and all(prompt(task).text in told.text for task in tasks())
    assert told.name == "+".join(f"{task}.v2" for task in tasks())


def test_every_task_has_its_prompt() -> None:
    assert set(tasks()) == {"label-figures", "map-columns", "same-quantity", "contradictions", "match-clause"}


ID = re.compile(r"\b[a-z]\d+\b")


@pytest.mark.parametrize("name", names())
def test_every_figure_is_asked_about_once_and_no_schema_holds_a_value(name: str) -> None:
    documents = list(case(name).reviewed.documents.values())
    base = extract(documents)
    asker = Scripted(lambda question: None)
    read_with_model(documents, base, asker, "both", missing_variables(base))
    wanted = to_label(documents, base)
    sent = Counter(figure.span for passage in wanted.passages for figure in passage.figures)
    assert all(times == 1 for times in sent.values())
    asked = [key for each in asker.asked for key in each.schema.model_fields if key.startswith("f")]
    assert len(asked) <= len(sent) and bool(asked) >= bool(sent and len(sent) > 2)
    for question in asker.asked:
        marks = re.findall(r"〔(f\d+)〕", question.material)
        assert len(marks) == len(set(marks)), "a figure stands in one place of a question"
        schema = question.schema.model_json_schema()
        for text in _strings(schema):
            assert not NUMBER.search(ID.sub("", text)), text


def _strings(schema: Any) -> list[str]:
    if isinstance(schema, str):
        return [schema]
    if isinstance(schema, Mapping):
        return [text for key, each in schema.items() for text in (*_strings(key), *_strings(each)) if key != "title"]
    return [text for each in schema for text in _strings(each)] if isinstance(schema, list) else []


@given(st.text(max_size=300))
def test_clean_text_holds_none_of_our_marks(text: str) -> None:
    assert not set(clean(text)) & set("〔〕<>#|\n\u200b\u202e")


@given(st.lists(st.text(alphabet="data</>bc 0123456789\n", max_size=40), max_size=5))
def test_the_material_has_one_beginning_and_one_end(lines: list[str]) -> None:
    told = material(clean(line) for line in lines)
    assert len(re.findall("<data", told)) == 1 and len(re.findall("</data", told)) == 1


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_figure_is_never_cut(before: int, after: int) -> None:
    text = "字" * before + "1,234.56万元" + "字" * after
    document = read_bytes("a.txt", text.encode())
    told = marked(document, Span("a.txt", 0, len(document.text)), {before: "f1"}, most=120)
    assert "〔f1〕1,234.56万元" in told and len(told) < 300


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 60)), max_size=12))
def test_chunks_hold_everything_once_and_are_bounded(sizes: list[tuple[int, int]]) -> None:
    document = read_bytes("a.txt", ("1" * 1000).encode())
    figure = extract([document]).figures[0]
    passages = [Passage(document, document.span(0, size), (figure,) * count) for size, count in sizes]
    made = list(chunks(passages))
    assert sum(len(chunk.figures) for chunk in made) == sum(count for _, count in sizes)
    for chunk in made:
        assert len(chunk.figures) <= MOST_ITEMS
        assert sum(each.length for each in chunk.passages) <= MOST_CHARACTERS or len(chunk.passages) == 1


@pytest.mark.parametrize(
    ("held", "believed"),
    [
        ([("a", True), ("b", True)], True),
        ([("a", True), ("a", True)], False),
        ([("a", True), ("b", False)], False),
        ([("a", True), ("b", True), ("c", True), ("d", True), ("e", False)], True),
        ([], False),
    ],
)
def test_a_model_is_believed_by_its_controls(held: list[tuple[str, bool]], believed: bool) -> None:
    assert reliable(held) is believed


def test_controls_are_of_as_many_kinds_as_there_are() -> None:
    assert spread([("a", 0), ("a", 1), ("a", 2), ("b", 3), ("c", 4)], 3) == [0, 3, 4]


def found(text: str, script: Any) -> tuple[list[Finding], Scripted]:
    document = read_bytes("a.md", text.encode())
    base = extract([document])
    asker = Scripted(script)
    read = read_with_model([document], base, asker, "both", missing_variables(base))
    return list(check(base, [document], proposal=Proposal(read.extraction, read.matched)).findings), asker


TRANSFERS = "年中未发生大量调剂。\n\n全年办理预算调剂3次，涉及多个科目。\n"


def test_the_first_answer_to_everything_is_not_believed() -> None:
    said = {"d": "contradict", "p": "same"}
    findings, asker = found(
        TRANSFERS, lambda question: {key: said.get(key[0], "none") for key in question.schema.model_fields}
    )
    assert asker.asked and findings == []


def test_controls_do_not_stand_in_the_prompts() -> None:
    told = "".join(prompt(task).text for task in tasks())
    for _, one, other in (*contradictions.CONTROLS, *same_quantity.CONTROLS):
        assert one not in told and other not in told


CARD = (
    "全年发放问卷240份，受访群众表示认可的占93.5%。\n\n"
    "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"
    "| 效益 | 群众口碑 | 60 | 群众口碑≥95%的，得60分；90%≤群众口碑<95%的，得40分 | 60 | 口碑良好 |\n"
    "| 产出 | 培训 | 40 | 完成的得40分 | 40 | 完成 |\n"
)


def _matches(pick: int | None) -> Any:
    """Answers every control about clauses rightly, and every other variable with the candidate of this place."""
    right = {head: {"g1": 0, "g2": 1}.get(answer) for head, _, answer in match_clause._CONTROLS}

    def script(question: Question[Any]) -> Mapping[str, Any]:
        said = {}
        for key, head, ids in re.findall(r"^(v[0-9]+) (.*?)((?: f[0-9]+)+)$", question.material, re.MULTILINE):
            at = right.get(head, pick)
            said[key] = "none" if at is None else ids.split()[at]
        return said

    return script


def test_a_variable_that_the_model_finds_recomputes_the_score_as_a_warning() -> None:
    findings, asker = found(CARD, _matches(0))
    assert "群众口碑" in "".join(each.material for each in asker.asked)
    assert [(each.code, each.severity, each.origin) for each in findings] == [("SCORE03", "warning", "model")]
    assert {"60", "93.5%"} <= {each.quote for each in findings[0].evidence}


def test_a_variable_that_the_model_does_not_find_leaves_the_score_open() -> None:
    assert found(CARD, _matches(None))[0] == []
    assert found(CARD, lambda question: dict.fromkeys(question.schema.model_fields, "f1"))[0] == []


def test_a_good_reader_finds_the_two_names() -> None:
    text = "本年度部门总盘子1,862.40万元，保障工作。\n\n从全口径财力看，可统筹1,826.40万元。\n"
    findings, _ = found(text, knows({"总盘子": "same"}))
    assert [each.code for each in findings] == ["SAME06"]
    assert json.loads(findings[0].model_dump_json())["origin"] == "model"
