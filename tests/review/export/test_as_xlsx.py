"""The workbook: three sheets that can be sorted and filtered, and no cell that runs."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from review.export import render
from review.pipeline import Reviewed
from review.plain import unformula


@pytest.mark.parametrize(
    ("language", "titles"), [("zh", ["问题", "原文位置", "核对范围"]), ("en", ["Findings", "Evidence", "Coverage"])]
)
def test_sheets_with_filters_and_frozen_headers(reviewed: Reviewed, language: str, titles: list[str]) -> None:
    book = load_workbook(io.BytesIO(render("xlsx", reviewed, language)))  # type: ignore[arg-type]
    assert book.sheetnames == titles
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])


def test_rows_hold_findings_and_every_place(reviewed: Reviewed) -> None:
    book = load_workbook(io.BytesIO(render("xlsx", reviewed, "zh")))
    findings, evidence, _ = book.worksheets
    assert [row[1].value for row in findings.iter_rows(min_row=2)] == ["SAME01", "SUM01", "RATE03"]
    assert [row[8].value for row in evidence.iter_rows(min_row=2)][:2] == ["94.40%", "95.86%"]
    fills = {findings.cell(row, 3).fill.fgColor.rgb for row in (2, 3, 4)}
    assert len(fills) == 3


def test_nothing_a_report_says_becomes_a_formula(reviewed: Reviewed) -> None:
    data = render("xlsx", reviewed, "zh")
    book = load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "@"))
    assert all(
        b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("+86 755", "'+86 755"),
        ("-3.5%", "-3.5%"),
        ("-1,204.50", "-1,204.50"),
        ("-2+3", "'-2+3"),
        ("a=1", "a=1"),
    ],
)
def test_formulas_are_defused_and_numbers_left(text: str, safe: str) -> None:
    assert unformula(text) == safe
