"""Markdown: signs in a report do not format the page."""

from markdown_it import MarkdownIt

from review.export import render
from review.pipeline import Reviewed


def test_it_reads_as_text_with_the_quotes_bold(reviewed: Reviewed) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).render(render("md", reviewed, "zh").decode())
    assert "<script>" not in shown and "&lt;script&gt;" in shown
    assert "<strong>94.40%</strong>" in shown
    assert "**" not in shown
    assert shown.count("<h3>") == len(reviewed.report.findings)
