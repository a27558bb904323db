"""Writes what was measured: the page docs/accuracy.md and, beside it, every miss and false alarm for engineers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

from benchmarks.mutation.measure import Measured, Outcome
from benchmarks.mutation.relations import IMPLEMENTED, LATER

LIMITS = """\
- The submissions are made by one generator: eight kinds, ten trades, several wordings for each statement. Real authors
  have more. A number here says how Hedui fares on this genre as we know it, not on any report.
- What is said on the clean submission too is not counted as found in its mutants, even where it would now be right.
- Only one figure is wrong at a time; real reports have several slips that hide or repeat each other.
- Text, Markdown, HTML tables, Word and workbooks are written; PDF, scans and damaged files are not (reading them has
  its own benchmark).
- Observable means: a relation that the generator printed no longer holds. A careful reader may see more (a rate that is
  odd for its trade), and some twins are far apart and told in other words; both count here as they stand.
- A target that was missed counts only where the document calls it reached, by words, by all points or by a completion
  rate; a rate printed with fewer places than its target is taken for a warning's matter.
- Whether a finding is at the right figure is judged by offsets in text files, by cell in workbooks, and by the
  turn of the quote in Word files.
"""


RECALL, RECALL_OF_FAMILY = Fraction(95, 100), Fraction(90, 100)


def bars(measured: Measured) -> list[str]:
    """What is asked of Hedui and was not reached; empty where all was."""
    wanted = [each for each in measured.outcomes if each.wanted]
    below = [f"{measured.alarmed} clean submissions with a false alarm"] if measured.alarmed else []
    below += ["recall over all"] if _recall(wanted) < RECALL else []
    for family in IMPLEMENTED:
        mine = [each for each in wanted if family in each.broken]
        below += [f"recall of {family}"] if _recall(mine) < RECALL_OF_FAMILY else []
    return below


def _recall(wanted: Sequence[Outcome]) -> Fraction:
    return Fraction(sum(each.caught for each in wanted), len(wanted)) if wanted else Fraction(1)


_SEEN_OTHERWISE = {"SAME07"}
"""An equation's operand off in its last place breaks no relation, yet it is not the amount that the text tells."""


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / whole:.1f}%" if whole else "–"


def page(measured: Measured, command: str) -> str:
    outcomes = measured.outcomes
    wanted = [each for each in outcomes if each.wanted]
    errors = [each for each in wanted if each.expected == "error"]
    calm = [each for each in outcomes if each.expected == "none"]
    noisy = [each for each in calm if {*each.found} - _SEEN_OTHERWISE or each.elsewhere]
    codes = Counter(alarm.code for alarm in measured.alarms)
    lines = [
        "# Accuracy",
        "",
        f"Mutation benchmark, {date.today().isoformat()}, Hedui {version('hedui')}: `{command}`.",
        "Consistent submissions are generated, then one figure at a time is made wrong in them"
        " (see `benchmarks/mutation/`).",
        "",
        "Asked for: no false alarm on clean submissions, 95% of the observable mutants found, 90% in each family. "
        + (f"**Not reached:** {', '.join(below)}." if (below := bars(measured)) else "**Reached.**"),
        "",
        "| | |",
        "|---|---|",
        f"| clean submissions | {measured.clean} ({', '.join(f'{n} {k}' for k, n in sorted(measured.kinds.items(), key=lambda kv: -kv[1]))}) |",
        f"| clean submissions with a false alarm | {share(measured.alarmed, measured.clean)}: {len(measured.alarms)} findings |",
        f"| mutants | {len(outcomes)} |",
        f"| observable, in a family that Hedui has | {len(wanted)} ({len(errors)} errors, {len(wanted) - len(errors)} warnings) |",
        f"| **found, with the wrong figure in the evidence** | **{share(sum(e.caught for e in wanted), len(wanted))}** |",
        f"| … of those that printed figures prove (errors) | {share(sum(e.caught for e in errors), len(errors))} |",
        f"| … and reported as an error | {share(sum('error' in e.severities for e in errors), len(errors))} |",
        f"| found, but the evidence misses the wrong figure | {share(sum(bool(e.elsewhere) and not e.caught for e in wanted), len(wanted))} |",
        f"| not observable | {len(calm)} |",
        f"| not observable with a false alarm | {share(len(noisy), len(calm))} |",
        "",
        "False alarms on clean submissions by rule: " + (", ".join(f"{c} {n}" for c, n in codes.most_common()) or "none") + ".",
        "",
        "## By family",
        "",
        "A wrong figure may break relations of several families; *alone* counts those where only this family is broken,"
        " *under its name* those reported by a rule of that family.",
        "",
        "| family | observable | found | alone | found | under its name |",
        "|---|---|---|---|---|---|",
        *(family_row(wanted, family) for family in IMPLEMENTED),
        *(f"| {family} | not counted yet | | {sum(e.broken == (family,) for e in outcomes)} | {sum(e.caught for e in outcomes if e.broken == (family,))} | |" for family in LATER),
        "",
        *table("slip", wanted, lambda e: e.slip),
        *table("kind of submission", wanted, lambda e: e.template),
        *table("file format", wanted, lambda e: e.kind),
        "## Limits",
        "",
        LIMITS,
    ]  # fmt: skip
    return "\n".join(lines)


def family_row(wanted: Sequence[Outcome], family: str) -> str:
    mine = [each for each in wanted if family in each.broken]
    others = {"UNIT"} if family != "UNIT" else set()
    alone = [each for each in mine if set(each.broken) - {family} - others - set(LATER) == set()]
    named = sum(any(code.startswith(family) for code in each.found) for each in mine)
    return (
        f"| {family} | {len(mine)} | {share(sum(e.caught for e in mine), len(mine))} | {len(alone)} "
        f"| {share(sum(e.caught for e in alone), len(alone))} | {share(named, len(mine))} |"
    )


def table(title: str, wanted: Sequence[Outcome], key) -> Iterable[str]:  # type: ignore[no-untyped-def]
    groups: dict[str, list[Outcome]] = {}
    for each in wanted:
        groups.setdefault(key(each), []).append(each)
    yield f"## By {title}"
    yield ""
    yield f"| {title} | observable | found |"
    yield "|---|---|---|"
    for name, mine in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        yield f"| {name} | {len(mine)} | {share(sum(e.caught for e in mine), len(mine))} |"
    yield ""


def details(measured: Measured, folder: Path) -> None:
    """Every false alarm and miss, one JSON object a line."""
    folder.mkdir(parents=True, exist_ok=True)
    misses = [each for each in measured.outcomes if each.wanted and not each.caught]
    calm = [each for each in measured.outcomes if each.expected == "none"]
    noisy = [each for each in calm if {*each.found} - _SEEN_OTHERWISE or each.elsewhere]
    for name, rows in (("alarms", measured.alarms), ("misses", misses), ("alarms_on_unobservable", noisy)):
        lines = (json.dumps(asdict(row), ensure_ascii=False) for row in rows)  # type: ignore[call-overload]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "failures.txt").write_text("\n".join(measured.failures) + "\n", "utf-8")
