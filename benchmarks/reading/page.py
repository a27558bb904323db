"""Writes what was measured as a page for the documentation, bars included."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Row:
    """One PDF: its pages, the floor in ms a page, the others as multiples of it, and shares of right cells."""

    name: str
    pages: int
    floor_ms: float
    ours: float
    plumber: float
    our_cells: float | None = None
    plumber_cells: float | None = None
    spans: float | None = None
    needs_ocr: bool = False


@dataclass
class Bars:
    """The promises, each with what was measured."""

    lines: list[tuple[str, str, bool]] = field(default_factory=list)

    def add(self, promise: str, measured: str, kept: bool) -> None:
        self.lines.append((promise, measured, kept))

    @property
    def kept(self) -> bool:
        return all(kept for _, _, kept in self.lines)


def as_markdown(rows: list[Row], bars: Bars, notes: list[str]) -> str:
    lines = [
        "# Reading PDFs",
        "",
        "Written by `python -m benchmarks.reading`. Costs are CPU time in one run, as multiples of pdfium's text alone",
        "(page, text page, text); “ours” is all of `read_pdf`: damage check, text, boxes, tables, paragraphs.",
        "“pdfplumber” is `extract_text` and `extract_tables` as they come. Cells count as right when text and place are",
        "exact (blanks aside); “with spans” also asks for the merged extent, which pdfplumber does not give.",
        "",
        "| PDF | pages | floor, ms a page | ours | pdfplumber | cells: ours | cells: pdfplumber | ours with spans |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_line(row) for row in rows]
    lines += ["", "| promise | measured | kept |", "|---|---|---|"]
    lines += [f"| {promise} | {measured} | {'yes' if kept else '**no**'} |" for promise, measured, kept in bars.lines]
    return "\n".join([*lines, "", *notes, ""])


def _line(row: Row) -> str:
    if row.needs_ocr:
        return f"| {row.name} | {row.pages} | no text layer: needs OCR | | | | | |"
    shares = [_share(row.our_cells), _share(row.plumber_cells), _share(row.spans)]
    return f"| {row.name} | {row.pages} | {row.floor_ms:.1f} | {row.ours:.1f} × | {row.plumber:.1f} × | {' | '.join(shares)} |"


def _share(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}%"
