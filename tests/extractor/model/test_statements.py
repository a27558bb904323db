"""Which sentences are put side by side: a denial, and a telling of the same thing, whatever the thing is."""

import pytest

from extractor.extract import extract
from extractor.model.statements import opposed
from extractor.read import read_bytes


def pairs(text: str) -> list[tuple[str, str, str]]:
    document = read_bytes("a.txt", text.encode())
    return [(each.topic, each.denial.text, each.event.text) for each in opposed([document], extract([document]))]


@pytest.mark.parametrize(
    ("denial", "event", "topic"),
    [
        ("年中未发生大量调剂", "先后办理预算调剂3次，涉及资金120万元", "调剂"),
        ("全年无安全生产事故", "八月发生一起安全生产事故，已妥善处置", "安全生产事故"),
        ("没有新增债务", "年末新增债务两笔，用于管网改造", "债务"),
        ("不存在超标准接待", "一季度超标准接待2次，已整改", "接待"),
        ("从未出现退货", "第二批桌椅因质量退货40套", "退货"),
        ("本年度未收到投诉", "窗口共收到投诉17件，均已回复", "投诉"),
    ],
)
def test_a_denial_meets_what_it_denies(denial: str, event: str, topic: str) -> None:
    found = pairs(f"{denial}。\n\n天气晴好，活动照常。\n\n{event}。\n")
    assert [(one, other) for _, one, other in found] == [(denial, event)]
    assert topic in found[0][0] or found[0][0] in topic


@pytest.mark.parametrize(
    "text",
    [
        "年中未发生大量调剂。\n\n全年未办理预算调剂。\n",
        "未发生安全事故。\n\n安全管理制度健全。\n",
        "未来三年将新建两处站点。\n\n新建两处站点。\n",
        "本年度未收到投诉。\n\n回复来信17件。\n",
        "| 三级指标 | 分值 | 评分标准 | 得分 |\n|---|---|---|---|\n| 调剂 | 2 | 未发生调剂得2分 | 1 |\n\n办理调剂3次。\n",
    ],
)
def test_what_cannot_contradict_is_not_put_side_by_side(text: str) -> None:
    assert pairs(text) == []


def test_spans_are_the_sentences_own() -> None:
    document = read_bytes("a.txt", "首句。年中 未发生\n调剂。\n\n办理调剂3次。\n".encode())
    for each in opposed([document], extract([document])):
        for statement in (each.denial, each.event):
            assert "".join(document.quote(statement.span).split()) == statement.text


def test_many_repetitions_give_few_pairs() -> None:
    text = "".join(f"第{number}处未发生渗漏。\n\n第{number}处出现渗漏{number}次。\n\n" for number in range(60))
    assert len(pairs(text)) <= 10
