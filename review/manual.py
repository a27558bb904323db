"""The manual that is made from code: rule pages, the JSON Schema, the outputs in the READMEs. ``make docs`` writes it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from review import words
from review.catalogue import Entry, entries
from review.export.as_text import show
from review.pipeline import Reviewed, review, review_documents
from schemas.base import Language

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "golden" / "shunde-2022-stale-rate-and-slips" / "report.txt"
_SHOWN_FINDINGS = 3
_WIDTH = 92
_OUTPUT = re.compile(r"(?P<begin><!-- output: (?P<language>zh|en) -->\n```text\n).*?(?P<end>```\n)", re.DOTALL)


def page(entry: Entry, language: Language) -> str:
    """The manual page of one code, its examples run."""
    return "\n".join(_page(entry, language)) + "\n"


def files() -> Iterator[tuple[Path, str]]:
    """Every file that is made from code, with what it should hold."""
    from review.commands import schema

    folder = ROOT / "docs" / "rules"
    yield folder / "README.md", _index()
    for entry in entries().values():
        yield folder / f"{entry.code}.md", f"{page(entry, 'zh')}\n---\n\n{page(entry, 'en')}"
    yield ROOT / "docs" / "schema" / "report.json", schema.text()
    yield ROOT / "docs" / "decisions" / "README.md", _decisions()
    for readme in (ROOT / "README.md", ROOT / "README.zh.md"):
        yield readme, _OUTPUT.sub(_sample_output, readme.read_text("utf-8"))


def write() -> None:
    """Write what is not current, and remove the pages of rules that are gone."""
    made = dict(files())
    for file, text in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for file in (ROOT / "docs" / "rules").glob("*.md"):
        if file not in made:
            file.unlink()


def _page(entry: Entry, language: Language) -> Iterator[str]:
    zh = language == "zh"
    severity = words.SEVERITIES[entry.severity].said_in(language)
    yield from (f"# {entry.code} {entry.title.said_in(language)}", "")
    yield from ((f"级别：{severity}" if zh else f"Severity: {severity}"), "")
    if entry.clause is not None:
        yield from ((f"依据：{entry.clause.zh}" if zh else f"Basis: {entry.clause.en}"), "")
    yield from (entry.manual.said_in(language), "")
    if entry.fires_on is not None:
        yield from _example("报出问题的例子" if zh else "An example that is reported", entry.fires_on, entry, language)
    if entry.silent_on is not None:
        yield from _example("不报的例子" if zh else "An example that is right", entry.silent_on, entry, language)


def _example(heading: str, text: str, entry: Entry, language: Language) -> Iterator[str]:
    zh = language == "zh"
    yield from (f"## {heading}", "", "```text", text.rstrip("\n"), "```", "")
    if entry.by_model:
        yield from (("须使用语言模型才会报出。" if zh else "Raised only where a language model says so."), "")
        return
    output = _output(_run(text), language)
    if output:
        yield from (("运行结果：" if zh else "Hedui says:"), "", "```text", output.rstrip("\n"), "```", "")
    else:
        yield from (("运行结果：没有问题。" if zh else "Hedui says nothing."), "")


def _run(text: str) -> Reviewed:
    from extractor.read import read_bytes

    return review_documents([read_bytes("example.md", text.encode())])


def _output(reviewed: Reviewed, language: Language, *, whole: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=_WIDTH, color_system=None, highlight=False, emoji=False)
    show(reviewed, language, console, quiet=not whole)
    return file.getvalue()


def _index() -> str:
    rows = [
        f"| [{each.code}]({each.code}.md) | {each.title.zh} | {each.title.en} | {each.severity} |"
        for each in entries().values()
    ]
    head = ["# 规则 Rules", "", "由 `make docs` 从代码生成。Made from code by `make docs`.", ""]
    return "\n".join([*head, "| | 问题 | What is wrong | |", "|---|---|---|---|", *rows]) + "\n"


def _decisions() -> str:
    """The index of the pages on hard choices: number and title of each."""
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    rows = [
        f"| [{each.name[:4]}]({each.name}) | {each.read_text('utf-8').splitlines()[0].lstrip('# ')} |" for each in pages
    ]
    head = ["# Decisions", "", "One page for each choice that was hard: what was at stake, measured and chosen.", ""]
    return "\n".join([*head, "| page | choice |", "|---|---|", *rows]) + "\n"


def _sample_output(block: re.Match[str]) -> str:
    """The output on the sample submission: the first findings whole, then the coverage and the verdict."""
    language: Language = "zh" if block["language"] == "zh" else "en"
    output = _output(review([SAMPLE]), language, whole=True)
    findings = re.split(r"\n(?=[A-Z]+\d\d  )", output)
    rest = len(findings) - 1 - _SHOWN_FINDINGS
    if rest > 0:
        cut = f"\n（……另外 {rest} 处从略……）\n" if language == "zh" else f"\n(… {rest} more left out here …)\n"
        last = re.split(r"\n(?=\S+ ─)", findings[-1], maxsplit=1)
        output = "\n".join([*findings[: _SHOWN_FINDINGS + 1], cut, last[-1]])
    return block["begin"] + output + block["end"]


if __name__ == "__main__":
    write()
