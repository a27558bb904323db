"""How one author writes numbers, and the paper he writes on: figures, sentences and relations are made here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.mutation.figures import WAN, YUAN, Fig, Kind, Names, Piece, factor_of, rounded
from benchmarks.mutation.relations import Relation, Twin
from benchmarks.mutation.words.terms import TERMS

Slots = dict[str, "str | Fig | Names | list[Piece]"]
_REPEATED = re.compile(r"(全年|项目|实际|年度|预算|支出)\1")
_SLOT = re.compile(r"\{(@?\w+)\}")


@dataclass
class Hand:
    """One author's habits."""

    unit: str = WAN
    decimals: int = 2
    rate_decimals: int = 2
    comma: bool = True
    gap: str = ""
    drops_zeros: bool = False
    spells: bool = False
    constant_terms: bool = True


@dataclass
class Ink:
    """Makes figures with keys of their own, chooses words, and collects what is true of the figures."""

    random: Random
    hand: Hand
    relations: list[Relation] = field(default_factory=list)
    _chosen: dict[str, str] = field(default_factory=dict)
    _key: int = 0

    def key(self) -> int:
        self._key += 1
        return self._key

    # words

    def pick(self, pool: Sequence[str]) -> str:
        return self.random.choice(list(pool))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def term(self, name: str) -> str:
        """A term; an author mostly keeps to the one he chose."""
        if name not in self._chosen:
            self._chosen[name] = self.pick(TERMS[name])
        if self.hand.constant_terms and self.chance(0.8):
            return self._chosen[name]
        return self.pick(TERMS[name])

    def say(self, pool: Sequence[str] | str, **slots: object) -> list[Piece]:
        """One of the patterns with its slots filled; ``{@term}`` is a term, every given figure must be used."""
        figures = {name for name, value in slots.items() if isinstance(value, Fig | Names)}
        pool = [pool] if isinstance(pool, str) else pool
        fitting = [pattern for pattern in pool if figures <= set(_SLOT.findall(pattern))]
        assert fitting, (pool, figures)
        return self.fill(self.pick(fitting), slots)

    def fill(self, pattern: str, slots: dict[str, object]) -> list[Piece]:
        pieces: list[Piece] = []
        for at, part in enumerate(_SLOT.split(pattern)):
            if at % 2 == 0:
                pieces.append(part)
            elif part.startswith("@"):
                pieces.append(self.term(part[1:]))
            else:
                value = slots[part]
                pieces.extend(value if isinstance(value, list) else [value])  # type: ignore[list-item]
        return tidied(pieces)

    # figures

    def fig(self, value: Fraction, decimals: int, kind: Kind, unit: str, shows: bool = True, **more: object) -> Fig:
        printed = rounded(value, decimals)
        return Fig(
            key=self.key(), value=printed, decimals=decimals, kind=kind, unit=unit, shows_unit=shows,
            comma=self.hand.comma, gap=self.hand.gap, true=value, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def money(
        self,
        wan: Fraction,
        *,
        unit: str | None = None,
        decimals: int | None = None,
        shows: bool = True,
        stale: Fraction | None = None,
    ) -> Fig:
        """An amount given in 万元."""
        unit = unit or self.hand.unit
        if decimals is None:
            decimals = self.hand.decimals if unit == self.hand.unit else (2 if unit == YUAN else 6)
        by = Fraction(10_000) / factor_of(unit)
        fig = self.fig(
            wan * by, decimals, "amount", unit, shows, stale=rounded(stale * by, decimals) if stale else None
        )
        if self.hand.drops_zeros or unit != self.hand.unit:
            fig = without_zeros(fig)
        return fig

    def rate(
        self,
        share: Fraction,
        *,
        decimals: int | None = None,
        shows: bool = True,
        stale: Fraction | None = None,
        wrong: Fraction | None = None,
    ) -> Fig:
        places = self.hand.rate_decimals if decimals is None else decimals
        old = rounded(stale * 100, places) if stale is not None else None
        other = rounded(wrong * 100, places) if wrong is not None else None
        fig = self.fig(share * 100, places, "rate", "%", shows, stale=old, wrong=other)
        if fig.value == 100 and self.chance(0.6):
            fig = without_zeros(fig)
        return fig

    def points(self, difference: Fraction) -> Fig:
        return self.fig(difference * 100, self.hand.rate_decimals, "points", "个百分点")

    def count(self, number: int | Fraction, unit: str, *, decimals: int = 0, shows: bool = True, stale: int | Fraction | None = None) -> Fig:  # fmt: skip
        kind: Kind = "count" if decimals == 0 or unit.startswith("万") else "measure"
        if unit in ("%", "‰"):
            return self.fig(Fraction(number), decimals, "measure", unit, shows)
        small = self.hand.spells and decimals == 0 and number <= 12 and shows and self.chance(0.4)
        old = rounded(Fraction(stale), decimals) if stale is not None else None
        return self.fig(Fraction(number), decimals, kind, unit, shows, spelled=small, stale=old)

    def weight(self, number: Fraction | int, shows: bool = False) -> Fig:
        places = 0 if Fraction(number).denominator == 1 else 1
        return self.fig(Fraction(number), places, "weight", "分", shows)

    def score(self, number: Fraction, shows: bool = False, decimals: int = 2) -> Fig:
        fig = self.fig(number, decimals, "score", "分", shows)
        return without_zeros(fig) if self.chance(0.7) else fig

    def names(self, names: Sequence[str], quoted: bool | None = None) -> Names:
        mark, last = self.random.choice([("、", "、"), ("、", "和"), ("、", "以及"), ("，", "，"), ("、", "、")])
        return Names(self.key(), tuple(names), mark, last, self.chance(0.3) if quoted is None else quoted)

    def copy(self, fig: Fig, **fields: object) -> Fig:
        """The same quantity printed once more."""
        twin = fig.changed(key=self.key(), **fields)
        self.relations.append(Twin(fig, twin))
        return twin

    def true(self, *relations: Relation) -> None:
        self.relations.extend(relations)


def tidied(pieces: list[Piece]) -> list[Piece]:
    """Words joined, and said once where a term repeats the words before it (全年 全年支出)."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        elif piece != "":
            joined.append(piece)
    return [_REPEATED.sub(r"\1", piece) if isinstance(piece, str) else piece for piece in joined]


def without_zeros(fig: Fig) -> Fig:
    """Printed without its trailing zeros, as a spreadsheet's General format or a writer would."""
    value = fig.value.normalize()
    decimals = max(0, -int(value.as_tuple().exponent))
    return Fig(**{**vars_of(fig), "value": fig.value.quantize(Decimal(1).scaleb(-decimals)), "decimals": decimals})


def vars_of(fig: Fig) -> dict[str, object]:
    return {name: getattr(fig, name) for name in Fig.__dataclass_fields__}
