"""Plain pdfplumber reads the same ruled tables: where both see a cell, both read the same text."""

import pytest

from benchmarks.reading.cells import score_grids, score_ours
from benchmarks.reading.engines import plumber_tables
from benchmarks.reading.paper import render, ruled_sheets
from extractor.read.pdf import read_pdf


@pytest.mark.parametrize("seed", range(2))
def test_ruled_tables_are_read_as_well_as_pdfplumber_reads_them(seed: int) -> None:
    sheets = ruled_sheets(50 + seed, 8)
    data = render(sheets, wide=True)
    ours = score_ours(read_pdf("a.pdf", data), sheets)
    theirs = score_grids([tables[0] if tables else None for tables in plumber_tables(data)], sheets)
    assert ours.share_with_span == ours.share == 1.0
    assert ours.share >= theirs.share
