"""``hedui decide``: what a reviewer decides about findings; ``hedui decisions``: what was decided."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import Lang, Output, Store, form

HELP = both(
    zh="""登记复核决定：确认、驳回、待说明、已整改；不给 FINDING 则列出该材料的问题及指纹。

决定只增不改，连同复核人、时间、理由一并保存，随材料名称和指纹延续到以后的核对；撤回也是一项决定。
决定不影响结论和退出码；要使问题不再计入，请用 hedui waive。

[bold]示例[/]

  hedui decide 民政局
  hedui decide 民政局 3fa2c1d0 --as confirmed --person 王某
  hedui decide 3:民政局 RATE01 9be4 --as dismissed --person 王某 --reason 口径不同
  hedui decide 民政局 3fa2c1d0 --as withdrawn --person 王某""",
    en="""Note what a reviewer decided: confirmed, dismissed, needs explanation, fixed. Without a FINDING, list those of the
submission with their fingerprints.

Decisions are only ever added, with person, time and reason. They go by the submission's name and the fingerprint, so
later runs show them, too; taking one back is one more. They change neither verdict nor exit code: hedui waive does.

[bold]Examples[/]

  hedui decide civil-affairs
  hedui decide civil-affairs 3fa2c1d0 --as confirmed --person Wang
  hedui decide 3:civil-affairs RATE01 9be4 --as dismissed --person Wang --reason "rounded"
  hedui decide civil-affairs 3fa2c1d0 --as withdrawn --person Wang""",
)
LIST_HELP = both(
    zh="""列出复核决定；--history 列出每一次，包括已被取代和撤回的。

[bold]示例[/]

  hedui decisions
  hedui decisions 民政局 --history
  hedui decisions --format xlsx -o 复核.xlsx""",
    en="""List what reviewers decided; with --history every decision, also those that were replaced or withdrawn.

[bold]Examples[/]

  hedui decisions
  hedui decisions civil-affairs --history
  hedui decisions --format xlsx -o decisions.xlsx""",
)


def decide(
    submission: Annotated[
        str,
        typer.Argument(
            metavar="SUBMISSION",
            help=both("材料名称，或“编号:材料名”", "a submission's name, or “run:name”"),
            show_default=False,
        ),
    ],
    findings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FINDING…",
            help=both(
                "指纹（前几位即可），或只出现一次的代码", "fingerprints (their beginnings), or codes that stand once"
            ),
            show_default=False,
        ),
    ] = None,
    decision: Annotated[
        Literal["confirmed", "dismissed", "needs_explanation", "fixed", "withdrawn"] | None,
        typer.Option(
            "--as",
            metavar="confirmed|dismissed|needs_explanation|fixed|withdrawn",
            help=both(
                "确认、驳回（须写理由）、待说明、已整改、撤回",
                "the decision; dismissed needs a reason",
            ),
            show_default=False,
        ),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            envvar="HEDUI_PERSON",
            metavar="NAME",
            help=both("复核人", "who decides"),
            show_default=False,
        ),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=both("理由", "why"), show_default=False)] = "",
    store: Store = None,
    lang: Lang = None,
) -> None:
    from review.batch import deciding
    from review.batch.shown.decisions import to_decide
    from review.screen import screen
    from review.store.decisions import decide as add
    from review.store.decisions import standing
    from review.store.opening import open_store
    from schemas.errors import BadSettings

    language = lang or from_locale(os.environ)
    with open_store(store, existing=True) as opened:
        row = deciding.submission(opened, submission)
        there = deciding.findings(opened, row)
        chosen = deciding.meant(findings or (), there, row.name)
        if chosen and decision is None:
            raise BadSettings(zh="请用 --as 写明决定", en="say the decision with --as")
        if decision is not None and not chosen:
            raise BadSettings(zh="请写明是哪些问题（指纹或代码）", en="name the findings (fingerprints or codes)")
        if decision is not None:
            fingerprints = [each.fingerprint for each in chosen]
            add(opened, row.submission_id, fingerprints, decision, person=person or "", note=reason)
        to_decide(row.name, chosen or there, standing(opened, row.name), language, screen())


def decisions(
    submission: Annotated[
        str | None,
        typer.Argument(metavar="SUBMISSION", help=both("只看这份材料", "only of this submission"), show_default=False),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help=both("列出每一次决定", "every decision that was ever made"))
    ] = False,
    store: Store = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "xlsx"] | None, form("text|json|xlsx")
    ] = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    from review.batch.shown.decisions import listed
    from review.output import form_of, refuse_binary_to_screen, write_pieces
    from review.store.decisions import history as all_of
    from review.store.decisions import standing
    from review.store.opening import open_store

    form = format or form_of(output, {".json": "json", ".xlsx": "xlsx"})
    refuse_binary_to_screen(form, output)
    with open_store(store, existing=True) as opened:
        found = all_of(opened, submission) if history else list(standing(opened, submission).values())
        write_pieces(listed(found, form, lang or from_locale(os.environ)), output)
