"""One wrong figure at a time: the slips that authors make, and what is broken by each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from benchmarks.mutation.figures import WAN, YUAN, Fig, Names, Overrides
from benchmarks.mutation.pages import Submission
from benchmarks.mutation.relations import Family, Relation

Expected = Literal["error", "warning", "none"]
Slip = Callable[[Fig, Random], Fig | None]


def digits_swapped(fig: Fig, random: Random) -> Fig | None:
    """Two neighbouring digits exchanged: 96.42 as 94.62."""
    text = _digits(fig)
    pairs = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and not (at == 0 and text[1] == "0")]
    if not pairs:
        return None
    at = random.choice(pairs)
    return _with(fig, text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def digit_wrong(fig: Fig, random: Random) -> Fig | None:
    text = _digits(fig)
    at = random.randrange(len(text))
    wrong = random.choice([d for d in "0123456789" if d != text[at] and not (at == 0 and d == "0" and len(text) > 1)])
    return _with(fig, text[:at] + wrong + text[at + 1 :])


def last_place(fig: Fig, random: Random) -> Fig | None:
    value = fig.value + random.choice((-1, 1)) * Decimal(1).scaleb(-fig.decimals)
    return fig.changed(value=value) if value >= 0 else None


def tenfold(fig: Fig, random: Random) -> Fig | None:
    """The decimal point one place to the right."""
    return fig.changed(value=(fig.value * 10).quantize(Decimal(1).scaleb(-fig.decimals))) if fig.value else None


def a_tenth(fig: Fig, random: Random) -> Fig | None:
    value = (fig.value / 10).quantize(Decimal(1).scaleb(-fig.decimals))
    return fig.changed(value=value) if fig.value and value and (fig.decimals or fig.value % 10 == 0) else None


def unit_mistaken(fig: Fig, random: Random) -> Fig | None:
    """元 for 万元 or the other way; the number stays."""
    if fig.kind != "amount" or not fig.shows_unit or fig.unit not in (WAN, YUAN) or not fig.value:
        return None
    return fig.changed(unit=YUAN if fig.unit == WAN else WAN)


def stale(fig: Fig, random: Random) -> Fig | None:
    return fig.changed(value=fig.stale, decimals=fig.decimals) if fig.stale is not None else None


def other_denominator(fig: Fig, random: Random) -> Fig | None:
    return fig.changed(value=fig.wrong) if fig.wrong is not None else None


def off_by_one(fig: Fig, random: Random) -> Fig | None:
    return last_place(fig, random) if fig.exact else None


def dropped_digit(fig: Fig, random: Random) -> Fig | None:
    text = _digits(fig)
    if len(text) < 3:
        return None
    at = random.randrange(1, len(text))
    return _with(fig, text[:at] + text[at + 1 :])


SLIPS: dict[str, tuple[Slip, float]] = {
    "digits swapped": (digits_swapped, 3),
    "digit wrong": (digit_wrong, 3),
    "last place": (last_place, 1.5),
    "times ten": (tenfold, 1.5),
    "a tenth": (a_tenth, 1.5),
    "元/万元": (unit_mistaken, 2.5),
    "stale value": (stale, 2.5),
    "wrong denominator": (other_denominator, 3),
    "off by one": (off_by_one, 2),
    "digit dropped": (dropped_digit, 1),
}
OFTEN: dict[str, float] = {"EXPR": 6, "WEIGHT": 6, "SCORE": 2, "TARGET": 3, "PRODUCT": 5}
"""How often a family is taken where a submission has it; the common ones 2."""
POWERS = {"times ten", "a tenth", "元/万元"}


def _digits(fig: Fig) -> str:
    return f"{fig.value:.{fig.decimals}f}".replace(".", "").replace("-", "")


def _with(fig: Fig, digits: str) -> Fig:
    return fig.changed(value=Decimal(digits).scaleb(-fig.decimals).copy_sign(fig.value))


@dataclass(frozen=True)
class Mutant:
    """``keys`` are the figures made wrong; ``broken`` the families of relations that no longer hold."""

    slip: str
    before: str
    after: str
    keys: tuple[int, ...]
    overrides: Overrides
    expected: Expected
    broken: tuple[Family, ...]


def mutants(made: Submission, random: Random, number: int) -> Iterator[Mutant]:
    """Distinct mutants, with every family of the submission in turn; some figures are taken at random."""
    by_family: dict[str, list[Relation]] = {}
    for relation in made.relations:
        by_family.setdefault(relation.family, []).append(relation)
    families = sorted(by_family)
    figs = made.figs()
    seen: set[str] = set()
    for _ in range(number * 12):
        if len(seen) >= number:
            return
        if random.random() < 0.18 or not families:
            mutant = slip_at(made, random.choice(figs), random)
        else:
            family = random.choices(families, [OFTEN.get(each, 2) for each in families])[0]
            mutant = spoil(made, random.choice(by_family[family]), random)
        name = f"{mutant.keys} {mutant.after}" if mutant else ""
        if mutant and name not in seen:
            seen.add(name)
            yield mutant


def spoil(made: Submission, relation: Relation, random: Random) -> Mutant | None:
    if relation.lists and random.random() < 0.5:
        return drop_name(made, relation.lists[0], random)
    if relation.family == "TARGET" and random.random() < 0.4:
        return exchange(made, relation.figs[0], relation.figs[1])
    if relation.family == "COUNT":
        return slip_at(made, relation.figs[0], random, "off by one")
    return slip_at(made, random.choice(relation.figs), random)


def slip_at(made: Submission, fig: Fig, random: Random, slip: str | None = None) -> Mutant | None:
    names = list(SLIPS)
    name = slip or random.choices(names, [SLIPS[each][1] for each in names])[0]
    wrong = SLIPS[name][0](fig, random)
    if wrong is None or wrong.text == fig.text:
        return None
    return judge(made, name, fig.text, wrong.text, {fig.key: wrong})


def drop_name(made: Submission, names: Names, random: Random) -> Mutant:
    at = random.randrange(len(names.names))
    fewer = Names(names.key, names.names[:at] + names.names[at + 1 :], names.mark, names.last, names.quoted)
    return judge(made, "name dropped", names.text, fewer.text, {names.key: fewer})


def exchange(made: Submission, one: Fig, two: Fig) -> Mutant | None:
    if one.text == two.text or one.unit != two.unit:
        return None
    overrides = {
        one.key: one.changed(value=two.value, decimals=two.decimals),
        two.key: two.changed(value=one.value, decimals=one.decimals),
    }
    return judge(made, "target and actual exchanged", f"{one.text} | {two.text}", f"{two.text} | {one.text}", overrides)


def judge(made: Submission, slip: str, before: str, after: str, overrides: Overrides) -> Mutant:
    """What a mutant breaks: under the printed reading an error, only under the strict one a warning."""
    view = made.view(overrides)
    touched = [each for each in made.relations if any(p.key in overrides for p in (*each.figs, *each.lists))]
    printed = {each.family for each in touched if not each.holds(view, "printed")}
    strict = {each.family for each in touched if not each.holds(view, "strict")}
    broken = printed or strict
    fig = next(iter(overrides.values()))
    if slip in POWERS and broken & {"SAME", "SUM", "RATE", "EXPR"} and isinstance(fig, Fig) and fig.kind == "amount":
        broken = broken | {"UNIT"}
    expected: Expected = "error" if printed else "warning" if strict else "none"
    return Mutant(slip, before, after, tuple(overrides), overrides, expected, tuple(sorted(broken)))
