"""python -m benchmarks.reading [--reports FOLDER] [--runs N]: measures, prints and writes docs/benchmarks/reading.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading import engines
from benchmarks.reading.cells import Score, bare, fields_of_text, score_grids, score_ours, share_of_fields
from benchmarks.reading.memory import growth_mb
from benchmarks.reading.page import Bars, Row, as_markdown
from benchmarks.reading.paper import Sheet, borderless_sheets, render, render_narrative, ruled_sheets
from extractor.read import pdf
from extractor.read.pdf import read_pdf
from schemas.errors import UnreadableFile

PAGE = Path("docs/benchmarks/reading.md")
MOST_TIMES_THE_FLOOR = 4.0
LEAST_RULED = 0.99
LEAST_BORDERLESS = 0.90
MOST_GROWTH_MB = 20.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument(
        "--reports", type=Path, default=Path("../shared/reports"), help="folder of folders of real PDFs"
    )
    parser.add_argument("--runs", type=int, default=9, help="the middle of so many runs counts")
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    pdf.ocr_is_installed = lambda: False  # OCR takes thousands of times as long and is not what is measured here
    bars, notes = (
        Bars(),
        [
            "Real documents have no drawn truth: there, the share of the text version's fields that came out as a cell of",
            "their own is given (rows that a page break splits are joined later and count against every engine).",
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_rendered(options.runs, bars, Path(folder)), *_real(options.reports, options.runs, bars, notes)]
    _bar_of_cost(rows, bars)
    text = as_markdown(rows, bars, notes)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0 if bars.kept else 1


def _rendered(runs: int, bars: Bars, folder: Path) -> list[Row]:
    ruled, borderless = ruled_sheets(1, 40), borderless_sheets(2, 40)
    ruled_pdf, borderless_pdf = render(ruled, wide=True), render(borderless)
    ours_ruled, ours_borderless = _our_score(ruled_pdf, ruled), _our_score(borderless_pdf, borderless)
    bars.add("≥ 99% of cells right on ruled tables", f"{ours_ruled.share:.2%}", ours_ruled.share >= LEAST_RULED)
    bars.add(
        "≥ 90% of cells right on borderless tables",
        f"{ours_borderless.share:.2%}",
        ours_borderless.share >= LEAST_BORDERLESS,
    )
    _bar_of_memory(ruled, bars, folder)
    return [
        _row("rendered: narrative", render_narrative(40), 40, runs),
        _row("rendered: ruled, merged", ruled_pdf, 40, runs, ours_ruled, _plumber_score(ruled_pdf, ruled)),
        _row(
            "rendered: borderless", borderless_pdf, 40, runs, ours_borderless, _best_plumber(borderless_pdf, borderless)
        ),
    ]


def _our_score(data: bytes, sheets: Sequence[Sheet]) -> Score:
    return score_ours(read_pdf("rendered.pdf", data), sheets)


def _plumber_score(data: bytes, sheets: Sequence[Sheet], *, by_text: bool = False) -> Score:
    pages = engines.plumber_tables(data, by_text=by_text)
    return score_grids([tables[0] if tables else None for tables in pages], sheets)


def _best_plumber(data: bytes, sheets: Sequence[Sheet]) -> Score:
    """Plain, or with its text strategy: whichever is better."""
    return max(
        (_plumber_score(data, sheets, by_text=by_text) for by_text in (False, True)), key=lambda score: score.share
    )


def _bar_of_memory(ruled: Sequence[Sheet], bars: Bars, folder: Path) -> None:
    warm, long = folder / "warm.pdf", folder / "long.pdf"
    warm.write_bytes(render(ruled[:4], wide=True))
    long.write_bytes(_long(ruled))
    growth = growth_mb(warm, long)
    bars.add("memory grows under 20 MB over 200 pages", f"{growth:.1f} MB", growth < MOST_GROWTH_MB)


def _long(ruled: Sequence[Sheet]) -> bytes:
    """Two hundred pages, two of prose to each table: about what a report with its attachments is."""
    import io

    import pikepdf

    tables, prose = pikepdf.open(io.BytesIO(render(ruled, wide=True))), pikepdf.open(io.BytesIO(render_narrative(40)))
    whole = pikepdf.new()
    for nth in range(200):
        source = prose if nth % 3 else tables
        whole.pages.append(source.pages[nth % 40])
    target = io.BytesIO()
    whole.save(target)
    return target.getvalue()


def _real(folder: Path, runs: int, bars: Bars, notes: list[str]) -> list[Row]:
    files = sorted(folder.glob("*/*.pdf")) if folder.is_dir() else []
    if not files:
        print(f"SKIPPED: no PDFs in {folder}; real reports were not measured", file=sys.stderr)
        notes.append("\n**Real reports were not at hand and were not measured.**")
    rows = [row for file in files if (row := _real_row(file, runs)) is not None]
    for row in rows:
        if row.our_cells is not None and row.plumber_cells is not None:
            bars.add(
                f"{row.name}: cells the same as plain pdfplumber or better",
                f"{row.our_cells:.1%} against {row.plumber_cells:.1%}",
                row.our_cells >= row.plumber_cells,
            )
    return rows


def _real_row(file: Path, runs: int) -> Row | None:
    data = file.read_bytes()
    try:
        document = read_pdf(file.name, data)
    except UnreadableFile as unreadable:
        print(unreadable.message.en, file=sys.stderr)
        return Row(file.name, 0, 0, 0, 0, needs_ocr=True) if unreadable.reason == "no_text_layer" else None
    row = _row(file.name, data, document.pages or 1, runs)
    truth = _text_version(file)
    if truth is not None:
        fields = fields_of_text(truth.read_text("utf-8"))
        ours = Counter(bare(document.cell_text(cell)) for table in document.tables for cell in table.cells)
        theirs = Counter(
            bare(text) for page in engines.plumber_tables(data) for table in page for line in table for text in line
        )
        row.our_cells, row.plumber_cells = share_of_fields(fields, ours), share_of_fields(fields, theirs)
    return row


def _text_version(file: Path) -> Path | None:
    """``x.txt`` beside ``x.pdf`` and ``x-office.pdf``."""
    named = [other for other in file.parent.glob("*.txt") if file.stem.startswith(other.stem)]
    return max(named, key=lambda other: len(other.stem), default=None)


def _row(name: str, data: bytes, pages: int, runs: int, ours: Score | None = None, theirs: Score | None = None) -> Row:
    floor, multiple = engines.times_the_floor(engines.ours, data, runs)
    _, plumber = engines.times_the_floor(engines.plumber, data, 1)
    shares = (ours.share if ours else None, theirs.share if theirs else None, ours.share_with_span if ours else None)
    return Row(name, pages, 1000 * floor / pages, multiple, plumber, *shares)


def _bar_of_cost(rows: Sequence[Row], bars: Bars) -> None:
    measured = [row for row in rows if not row.needs_ocr]
    floor = sum(row.floor_ms * row.pages for row in measured)
    ours = sum(row.floor_ms * row.pages * row.ours for row in measured) / floor
    worst = max(measured, key=lambda row: row.ours)
    bars.add(
        f"text, boxes and tables at most {MOST_TIMES_THE_FLOOR:g} × the floor",
        f"{ours:.1f} × over all pages; most: {worst.ours:.1f} × ({worst.name})",
        worst.ours <= MOST_TIMES_THE_FLOOR,
    )


if __name__ == "__main__":
    sys.exit(main())
