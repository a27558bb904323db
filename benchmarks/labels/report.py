"""Writes what was measured as the page docs/benchmarks/labels.md, and figures one by one for engineers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.metadata import version

from benchmarks.labels.handmade import HELD_OUT
from benchmarks.labels.measure import Scored, Share, grouped
from schemas.extraction import Claim

LEAST_RIGHT = 85.0
MOST_WRONG = 2.0

_HEAD = """# Labels

Written by `python -m benchmarks.labels`, {today}, Hedui {version}. {figures} figures of {cases} golden cases, labelled by
hand in `golden/*/extraction.json` by reading the inputs (`golden/README.md` says how), about half of them in prose and
half in tables. What right, unlabelled and wrong mean, and what counts as a contradiction, is said in
`benchmarks/labels/judge.py`: metric or words, role, scope, period and organisation must all agree.

The promise: at least {least:.0f}% right and at most {most:.0f}% wrong without a model.
"""
_FIRST_LOOKS = """## First looks

The lexicon was improved in rounds. Each round began with cases nobody had looked at; what was wrong in them was then
read and mended as a class of wording, so that the table above says how much of what is known holds, and the table
here how the lexicon fared on reports it met for the first time. **On these it is right about as often as the bar asks
(79 to 92%), and wrong more often than the bar allows (5 to 9%)**: that is what to expect of a form not seen yet. All
cases have one author, who also improved the lexicon; hezhou and jingdezhen have another.

| round | cases met for the first time | figures | right | unlabelled | wrong |
|---|---|---|---|---|---|
| 0, before any change | the first nine held out | 846 | 84.9% | 5.7% | 9.5% |
| 1 | five of them: jiamusi, mianyang, qujing, weinan, yanbian | 446 | 89.0% | 5.2% | 5.8% |
| 2 | fuling, hulunbuir, jingdezhen, linyi | 197 | 92.4% | 2.0% | 5.6% |
| 2 | hezhou, whose headers no lexicon knows, as it is meant to | 18 | 0.0% | 83.3% | 16.7% |
| 3 | baise, liaoyang | 97 | 79.4% | 11.3% | 9.3% |

Most of what was wrong: a project's or part's figure given to the whole department; a word that the normaliser took
for a verb (签约, 节约, 投入 as an item); a plan for next year; a figure of another body without its name.

## With the small model of the tests

`python -m benchmarks.labels --with-model local --case NAME` (SmolLM2-135M-Instruct, minutes for a case). On the 12
figures of jingdezhen-2023-words-against-words: the model alone 0 right, 12 unlabelled, 0 wrong; both 11 right,
1 unlabelled, 0 wrong, as the lexicon alone. Its nonsense is not confirmed and does no harm; it is no help either. A
sample this small says no more; a better model is asked with `--with-model NAME --base-url URL`.
"""
_COLUMNS = "figures | right | unlabelled | wrong |\n|---|---|---|---|---|"


def page(measured: dict[str, Sequence[Scored]]) -> str:
    """The page; ``measured`` maps the name of a labeller to what it made of every figure."""
    first = next(iter(measured.values()))
    text = _HEAD.format(
        today=date.today().isoformat(),
        version=version("hedui"),
        figures=len(first),
        cases=len({each.case.name for each in first}),
        least=LEAST_RIGHT,
        most=MOST_WRONG,
    )
    sections = [text, *_summary(measured), _FIRST_LOOKS]
    for name, scored in measured.items():
        sections += _sections(name, scored)
    return "\n".join(sections) + "\n"


def _summary(measured: dict[str, Sequence[Scored]]) -> Iterator[str]:
    yield f"| labelled by | part | {_COLUMNS.replace('|---|---|---|---|---|', '|---|---|---|---|---|---|')}"
    for name, scored in measured.items():
        for part, members in _parts(scored):
            yield f"| {name} | {part} | {_cells(Share.of(members))} |"
    yield ""
    yield f"Held out, that is: met only after most of the lexicon stood (see First looks): {', '.join(sorted(HELD_OUT))}."
    yield ""


def _parts(scored: Sequence[Scored]) -> list[tuple[str, list[Scored]]]:
    return [
        ("all", list(scored)),
        ("development", [each for each in scored if not each.case.held_out]),
        ("held out", [each for each in scored if each.case.held_out]),
    ]


def _sections(name: str, scored: Sequence[Scored]) -> Iterator[str]:
    groupings: list[tuple[str, Callable[[Scored], str]]] = [
        ("where it stands", lambda each: "table" if each.in_table else "prose"),
        ("form", lambda each: each.case.form),
        ("role", lambda each: each.role),
        ("case", lambda each: each.case.name),
    ]
    yield f"## {name.capitalize()}\n"
    for heading, key in groupings:
        yield f"| {heading} | {_COLUMNS}"
        yield from (f"| {group} | {_cells(share)} |" for group, share in grouped(scored, key).items())
        yield ""


def _cells(share: Share) -> str:
    parts = (share.right, share.unlabelled, share.wrong)
    return " | ".join([str(share.figures), *(f"{part} ({share.part(part):.1f}%)" for part in parts)])


def listed(scored: Scored) -> str:
    """One figure with its hand label and what was said of it."""
    placed, judged = scored.judged.placed, scored.judged
    label = placed.label.model_dump(exclude_defaults=True, exclude={"quote", "line", "cell", "page", "occurrence"})
    at = placed.label.cell or f"line {placed.label.line}"
    claims = "; ".join(_told(claim) for claim in judged.claims) or "no label"
    fields = ", ".join(judged.wrong or judged.missing)
    return f"{scored.case.name} {at} {placed.label.quote!r} [{fields}]\n    hand  {label}\n    given {claims}"


def _told(claim: Claim) -> str:
    said = {
        "metric": claim.metric,
        "words": claim.words,
        "role": claim.role and str(claim.role),
        "scope": claim.scope,
        "period": claim.period,
        "subject": claim.subject,
    }
    return str({key: value for key, value in said.items() if value not in (None, "")} | {"scope": claim.scope})
