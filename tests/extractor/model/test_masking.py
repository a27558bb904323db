"""Masking: people and ways to reach them leave the text, figures and ids stay, and everything comes back."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.client import Client
from extractor.model.identifiers import identifying, is_credit_code, is_identity_card, names_in
from extractor.model.masking import Masked, masked
from extractor.model.question import AnswerT, Question, Reply
from extractor.model.replies import key_of
from schemas.base import Model
from tests.extractor.model.asked import endpoint, question
from tests.servers.scripted import serve

CARD = "11010519491231002X"
CREDIT = "91350100M000100Y43"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("填报人：陈小满 联系电话：0757-22330011", ["陈小满", "0757-22330011"]),
        ("联系人 陈 满 手机 13812345678", ["陈 满", "13812345678"]),
        ("手机：〔f1〕13812345678、13912345679", ["13812345678", "13912345679"]),
        ("电话 138-1234-5678 传真（0755）28216016", ["138-1234-5678", "（0755）28216016"]),
        ("咨询 +86 13812345678，值班 400-820-1234", ["+86 13812345678", "400-820-1234"]),
        ("联系电话28216016转801", ["28216016转801"]),
        (f"身份证号 {CARD}", [CARD]),
        (f"张某（{CARD.lower()}）领取补助", [CARD.lower()]),
        ("证件号码：110105491231002", ["110105491231002"]),
        ("账号：6222 0210 0100 0012 345", ["6222 0210 0100 0012 345"]),
        ("开户行某银行，银行账号 44201234567890123456", ["44201234567890123456"]),
        ("补贴打入 6222021001000012342 卡", []),  # no valid card number
        ("补贴打入 6222021001000012341 卡", ["6222021001000012341"]),
        (f"统一社会信用代码：{CREDIT} 法人代表：欧阳明", [CREDIT, "欧阳明"]),
        ("邮箱 chen.xm@sz.example.cn。", ["chen.xm@sz.example.cn"]),
        ("c3 项目负责人 | 陈小满；李四；王五", ["陈小满", "李四", "王五"]),
        ("负责人：买买提·艾力（签字）", ["买买提·艾力"]),
        ("单位负责人（签字）：赵敏 2022年3月1日", ["赵敏"]),
    ],
)
def test_what_identifies_a_person_is_hidden(text: str, hidden: Sequence[str]) -> None:
    mask = masked(text)
    assert sorted(mask.originals.values()) == sorted(hidden)
    assert not any(each in mask.text for each in hidden)
    assert mask.restore(mask.text) == text


@pytest.mark.parametrize(
    "text",
    [
        "全年预算〔f1〕13812345678元，支出〔f2〕13800138000.00元",
        "〔f1〕13812345678",
        "执行数13800138000 元，执行率100%",
        "电话费12345678.00元，网络费1300000元",
        "热线受理13812345678次",
        "账户余额6222021001000012341元",
        "12345热线受理〔f3〕6789012件",
        "项目负责人：高度重视",
        "单位负责人 审核意见",
        "姓名 金额 1200",
        "责任人：安全科",
        "负责人：综合管理部 120.5万元",
        "联系人数〔f1〕1200000人",
        "2021-2022年，文号深财预〔2021〕15号，代码 2010301",
        "440304197001010000",  # no valid card
        "123456789012345679",
        "第1234567890123456789号",
    ],
)
def test_figures_codes_and_ordinary_words_stay(text: str) -> None:
    assert masked(text).text == text


def test_a_person_named_in_one_place_is_hidden_in_every_sentence() -> None:
    names = names_in("填报人：陈小满\n联系人：李四\n")
    assert names == {"陈小满"}, "two characters may be an ordinary word"
    assert masked("由陈小满同志完成，陈小满签字", names).text == "由〈姓名1〉同志完成，〈姓名1〉签字"


def test_the_same_text_is_always_masked_the_same_and_one_thing_has_one_placeholder() -> None:
    text = "电话：28216016，手机13812345678；电话：28216016"
    assert masked(text).text == "电话：〈电话1〉，手机〈电话2〉；电话：〈电话1〉"
    assert masked(text) == masked(text)


def test_a_report_that_prints_a_placeholder_itself_gets_it_back() -> None:
    text = "见〈电话1〉，联系电话：28216016"
    mask = masked(text)
    assert mask.text == "见〈电话1〉，联系电话：〈电话2〉"
    assert mask.restore(mask.text) == text


def test_checksums() -> None:
    assert is_identity_card(CARD)
    assert not is_identity_card("110105194912310021")
    assert not is_identity_card("11010519491331002X")
    assert is_credit_code(CREDIT)
    assert not is_credit_code("91350100M000100Y44")


PIECES = st.sampled_from(
    [
        "联系电话：", "手机", "账号 ", "姓名：", "负责人 | ", "身份证号", "填报人：", "，", "、", "；", " ", "\n", "元", "万元", "%", ".", "-",
        "〔f1〕", "〔f23〕", "〔s2〕", "陈小满", "欧阳明", "高度重视", "13812345678", "28216016", "0755-28216016", CARD, CREDIT,
        "120.5", "1,234.56", "96.42%", "6222021001000012341", "a@b.cn", "〈电话1〉", "〈姓名1〉", "〈", "〉", "同志", "x", "7",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join)


@given(TEXTS)
def test_masking_is_undone_exactly(text: str) -> None:
    mask = masked(text, names_in(text))
    assert mask.restore(mask.text) == text
    assert len(set(mask.originals.values())) == len(mask.originals)


@given(TEXTS)
def test_ids_are_never_touched(text: str) -> None:
    marks = re.compile(r"〔[^〔〕]*〕")
    assert marks.findall(masked(text, names_in(text)).text) == marks.findall(text)


@given(
    amount=st.decimals(min_value=0, max_value=10**14, places=2),
    unit=st.sampled_from(["元", "万元", "亿元", "%", "人", "个"]),
    before=st.sampled_from(["预算", "支出", "电话", "手机：", "账号：", "负责人：陈小满 ", "", "〔f1〕", "合计 "]),
)
def test_a_figure_with_its_unit_is_never_touched(amount: object, unit: str, before: str) -> None:
    for printed in (f"{amount:,}{unit}", f"{amount}{unit}", f"{amount:.0f}{unit}"):
        assert printed in masked(f"{before}{printed}，其他").text


@given(TEXTS)
def test_what_was_found_is_in_order_and_apart(text: str) -> None:
    found = identifying(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)


class Words(Model):
    reason: str
    others: tuple[str, ...] = ()


class Echo:
    """An Asker that answers with what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question[AnswerT]] = []  # type: ignore[valid-type]

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        self.asked += questions
        return [
            Reply(each, each.schema.model_validate({"reason": each.material, "others": (each.material, "〈电话9〉")}))
            for each in questions
        ]


def test_what_comes_back_names_people_again() -> None:
    echo = Echo()
    material = "填报人：陈小满，电话28216016。"
    asked: Question[Words] = replace(question(), material=material, schema=Words)  # type: ignore[arg-type]
    [reply] = Masked(echo).ask([asked])
    assert reply.question is asked
    assert reply.answer == Words(reason=material, others=(material, "〈电话9〉"))
    assert echo.asked[0].material == "填报人：〈姓名1〉，电话〈电话1〉。"


def test_names_of_the_documents_are_hidden_in_what_is_asked() -> None:
    echo = Echo()
    asked: Question[Words] = replace(question(), material="陈小满负责采购〔f1〕12台", schema=Words)  # type: ignore[arg-type]
    asker = Masked(echo, ["封面\n项目负责人：陈小满\n"])
    asker.ask([asked])
    assert echo.asked[0].material == "〈姓名1〉负责采购〔f1〕12台"
    assert asker.count == 1


def test_nothing_of_it_is_on_the_wire_and_a_text_without_people_keeps_its_key() -> None:
    secret = replace(question(), material="填报人：陈小满，电话28216016，全年预算〔f1〕120.5万元")
    with serve() as server:
        [reply] = Masked(Client(endpoint(server.base_url))).ask([secret])
        assert reply.answer is not None
        said = str(server.requests[0].body)
        assert "陈小满" not in said
        assert "28216016" not in said
        assert "〔f1〕120.5万元" in said
    echo = Echo()
    plain: Question[Words] = replace(question(), schema=Words)  # type: ignore[arg-type]
    Masked(echo).ask([plain])
    assert key_of(echo.asked[0], "m") == key_of(plain, "m")
