"""A small reviewed submission, made by hand, so that the outputs are tested without the extractor."""

import hashlib
from collections.abc import Callable, Iterator

import pytest

from review.excerpt import readable
from review.pipeline import Reviewed
from schemas.base import Bilingual
from schemas.document import Block, Document
from schemas.finding import (
    Coverage,
    DocumentInfo,
    Evidence,
    Finding,
    Report,
    Severity,
    Submission,
    Undetermined,
    Unreadable,
)
from tests.review.terminal import Terminal

REPORT = """一、预算执行情况

本单位年初预算数为1,200.00万元，全年预算数为1,318.46万元，全年支出1,263.85万元，预算执行率为95.86%，资金使用总体平稳，较好保障了各项重点工作的开展。
（二）绩效目标
产出指标\t50\t=HYPERLINK("x")\t<b>粗</b>
年末再次核对，预算执行率为94.40%。
"""
TABLE = "培训场次\t38\n培训人数\t1,204\n"


def document(name: str, text: str) -> Document:
    return Document(
        name=name,
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        raw=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )


def evidence(source: Document, quote: str, role: str = "other", page: int | None = None, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(quote, start + 1)
    place = source.place(source.span(start, start + len(quote)))
    return Evidence(
        document=source.name,
        start=start,
        end=start + len(quote),
        quote=quote,
        line=place.line,
        column=place.column,
        page=page,
        cell=place.cell,
        role=role,
    )


@pytest.fixture
def documents() -> dict[str, Document]:
    return {"报告.txt": document("报告.txt", REPORT), "附表.txt": document("附表.txt", TABLE)}


@pytest.fixture
def reviewed(documents: dict[str, Document]) -> Reviewed:
    report, table = documents.values()
    findings = (
        Finding(
            code="SAME01",
            title=Bilingual(zh="同一数据前后不一致", en="One quantity, two values"),
            severity=Severity.ERROR,
            message=Bilingual(
                zh="预算执行率前文为 95.86%，后文为 94.40%", en="the execution rate is 95.86% here and 94.40% there"
            ),
            evidence=(
                evidence(report, "94.40%", "stated"),
                evidence(report, "95.86%", "other"),
                evidence(report, "1,263.85万元", "operand"),
                evidence(report, "1,318.46万元", "operand"),
            ),
            computation="1,263.85 ÷ 1,318.46 = 95.8580%",
            expected="95.86%",
            score_effect="−0.01分",
            clause="同一指标在材料各处应当一致",
            fingerprint="0123456789abcdef",
        ),
        Finding(
            code="SUM01",
            title=Bilingual(zh="<b>合计</b>与分项不符", en="Total & parts"),
            severity=Severity.WARNING,
            message=Bilingual(zh='=1+1 "引号" <script>', en="-2+3 'quote' <script>"),
            evidence=(evidence(table, "1,204", "stated", page=2), evidence(report, '=HYPERLINK("x")', "context")),
            origin="model",
            fingerprint="1123456789abcdef",
        ),
        Finding(
            code="RATE03",
            title=Bilingual(zh="不可能的比率", en="An impossible rate"),
            severity=Severity.ERROR,
            message=Bilingual(zh="场次不可能是比率", en="38 is no rate"),
            evidence=(evidence(table, "38"),),
            fingerprint="2123456789abcdef",
            waived="已与业务科室核实（王某，2027-06-30）",
        ),
    )
    return Reviewed(
        report=Report(
            version="0.1.0",
            submission=Submission(
                documents=tuple(
                    DocumentInfo(name=each.name, media_type=each.media_type, sha256=each.sha256)
                    for each in documents.values()
                )
            ),
            verdict="inconsistent",
            findings=findings,
            coverage=Coverage(
                figures=9,
                checked=5,
                undetermined=(
                    Undetermined(
                        code="RATE01",
                        reason=Bilingual(zh="数字带有限定词", en="a qualifier leaves it open"),
                        evidence=(evidence(report, "50"),),
                    ),
                ),
                unchecked={"stated_once": 2, "list_number": 2},
            ),
            unreadable=(
                Unreadable(
                    document="坏.pdf",
                    reason="truncated",
                    message=Bilingual(zh="坏.pdf：文件不完整", en="坏.pdf: the file is cut off"),
                ),
            ),
        ),
        documents=documents,
        texts={each.name: readable(each.raw, each.text) for each in documents.values()},
    )


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Terminal]]:
    """Standard error as a terminal of so many columns."""
    opened: list[Terminal] = []

    def of(columns: int) -> Terminal:
        opened.append(Terminal(columns, monkeypatch))
        return opened[-1]

    yield of
    for each in opened:
        each.close()
