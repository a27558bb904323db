"""``hedui rubric list|show|check|draft``: the official scoring tables as data, and the way to one of your own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from review.help import Command, Group
from review.language import both, from_locale
from review.options import Lang, Output

if TYPE_CHECKING:
    from schemas.base import Language
    from schemas.rubric import Rubric, RubricItem

HELP = both(
    zh="评分标准（数据文件）：列出、查看、检查，或由一份报告的评分表生成草稿",
    en="rubrics (data files): list, show, check, or draft one from a report's scoring table",
)
app = typer.Typer(cls=Group, help=HELP, no_args_is_help=True)

_File = Annotated[Path, typer.Argument(metavar="FILE", help=both("评分标准文件（YAML）", "a rubric (YAML)"))]


@app.command("list", cls=Command, help=both("列出内置的评分标准", "list the built-in rubrics"))
def list_(lang: Lang = None) -> None:
    from rich.table import Table

    from review.screen import screen
    from scoring.rubrics import built_in

    language = lang or from_locale(os.environ)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for zh, en in (("名称", "Name"), ("表", "Form"), ("地区", "Regions"), ("年度", "Years"), ("标题", "Title")):
        table.add_column(zh if language == "zh" else en, overflow="fold", no_wrap=en == "Name")
    for name, rubric in built_in().items():
        regions = "、".join(rubric.regions) or ("全国" if language == "zh" else "national")
        table.add_row(name, rubric.form, regions, _years(rubric), rubric.title.said_in(language))
    screen().print(table)


@app.command("show", cls=Command, help=both("显示一个评分标准及读出的公式", "show a rubric and how it is read"))
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME|FILE", help=both("内置名称或文件", "a built-in name, or a file"))
    ],
    lang: Lang = None,
) -> None:
    from review.screen import screen

    language = lang or from_locale(os.environ)
    rubric = _found(name)
    console = screen()
    console.print(rubric.title.said_in(language), style="bold", highlight=False)
    source = rubric.source
    console.print(" ".join(part for part in (source.issuer, f"《{source.title}》", source.number, source.url) if part))
    console.print(_years(rubric), rubric.valid_from.isoformat(), highlight=False)
    for item in rubric.items:
        _print_item(item, 0, language)


@app.command("check", cls=Command, help=both("检查一个评分标准文件", "check a rubric file"))
def check(file: _File, lang: Lang = None) -> None:
    from review.exits import Exit
    from review.screen import screen
    from scoring.rubric_check import READINGS, problems_of, reading_of
    from scoring.rubrics import load

    language = lang or from_locale(os.environ)
    rubric = load(file)
    console = screen()
    problems = problems_of(rubric)
    for problem in problems:
        console.print(
            f"{file}: {problem.item}: {problem.message.said_in(language)}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    readings = [reading_of(item) for item in rubric.leaves]
    counted = [(READINGS[kind].said_in(language), readings.count(kind)) for kind in READINGS if kind in readings]
    listed = ("，" if language == "zh" else ", ").join(f"{named} {number}" for named, number in counted)
    console.print(
        f"{len(readings)} 项末级指标：{listed}；{len(problems)} 个问题"
        if language == "zh"
        else f"{len(readings)} items: {listed}; {len(problems)} problems",
        highlight=False,
    )
    raise typer.Exit(Exit.FINDINGS if problems else Exit.CLEAN)


@app.command("draft", cls=Command, help=both("由报告的评分表生成草稿", "draft a rubric from a report's scoring table"))
def draft(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help=both("含评分表的报告", "a report with a table"))],
    output: Output = None,
    lang: Lang = None,
) -> None:
    from review.output import write
    from review.pipeline import review
    from review.rubric_draft import draft as drafted
    from schemas.errors import BadSettings, UnreadableFile

    reviewed = review([report])
    if reviewed.extraction is None:
        gap = reviewed.report.unreadable[0]
        raise UnreadableFile(gap.document, gap.reason, gap.message.zh, gap.message.en)
    text = drafted(reviewed.extraction, report.name)
    if text is None:
        raise BadSettings(zh=f"{report}：没有找到评分表", en=f"{report}: no scoring table was found")
    write(text.encode(), output)


def _found(name: str) -> Rubric:
    from schemas.errors import BadSettings
    from scoring.rubrics import built_in, load

    if name in built_in():
        return built_in()[name]
    if Path(name).suffix in (".yaml", ".yml"):
        return load(Path(name))
    known = "、".join(built_in())
    raise BadSettings(
        zh=f"没有评分标准“{name}”，内置的有：{known}；文件请带 .yaml",
        en=f"no rubric is called “{name}”; built in: {', '.join(built_in())}; a file ends in .yaml",
    )


def _years(rubric: Rubric) -> str:
    if rubric.until is None:
        return f"{rubric.since}–"
    return f"{rubric.since}" if rubric.until == rubric.since else f"{rubric.since}–{rubric.until}"


def _print_item(item: RubricItem, depth: int, language: Language) -> None:
    from review.screen import screen
    from scoring.rubric_check import READINGS, reading_of

    weight = "" if item.weight is None else f"  {item.weight:f}"
    reading = "" if item.items else f"  [{READINGS[reading_of(item)].said_in(language)}]"
    console = screen()
    console.print(f"{'  ' * depth}{item.name}{weight}{reading}", highlight=False, markup=False, soft_wrap=True)
    for line in item.clause.strip().splitlines():
        console.print(f"{'  ' * depth}    {line}", style="dim", highlight=False, markup=False, soft_wrap=True)
    for below in item.items:
        _print_item(below, depth + 1, language)
