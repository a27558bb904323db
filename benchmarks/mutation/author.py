"""An author: tells facts of a world in his own hand and remembers what he has said before."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.mutation.figures import YUAN, Fig, Names, Piece
from benchmarks.mutation.ink import Ink
from benchmarks.mutation.relations import AtMost, Change, Listing, Ratio, Total, Twin
from benchmarks.mutation.world import Indicator, World


class Author:
    """Every quantity has a name; told a second time, both places are twins."""

    def __init__(self, ink: Ink, world: World) -> None:
        self.ink, self.world = ink, world
        self._told: dict[str, Fig] = {}
        self.in_forms: set[str] = set()
        """Indicators that a form has used: no two forms tell the same."""
        self.surveyed = False

    def _remember(self, name: str, fig: Fig) -> Fig:
        if name in self._told:
            self.ink.true(Twin(self._told[name], fig))
        else:
            self._told[name] = fig
        return fig

    def amount(self, name: str, *, shows: bool = True, unit: str | None = None, last: bool = False) -> Fig:
        values, other = (self.world.last, self.world.amounts) if last else (self.world.amounts, self.world.last)
        fig = self.ink.money(values[name], unit=unit, shows=shows, stale=other.get(name))
        return self._remember(name + (".last" if last else ""), fig)

    def in_yuan(self, name: str) -> Fig:
        return self.amount(name, unit=YUAN)

    def share(
        self,
        top: str,
        bottom: str,
        *,
        parts: tuple[Fig, tuple[Fig, ...]] | None = None,
        shows: bool = True,
        wrong: str | None = None,
        printed: bool = False,
        last: bool = False,
    ) -> Fig:
        """The rate of two amounts. ``parts`` are the printed numerator and denominators beside it."""
        values = self.world.last if last else self.world.amounts
        old = self.world.amounts if last else self.world.last
        stale = old[top] / old[bottom] if old.get(bottom) else None
        mistaken = values[top] / values[wrong] if wrong and values[wrong] else None
        rate = self.ink.rate(values[top] / values[bottom], shows=shows, stale=stale, wrong=mistaken)
        if parts:
            self.ink.true(Ratio(rate, parts[0], parts[1], printed))
        return self._remember(f"{top}/{bottom}" + (".last" if last else ""), rate)

    def number(self, name: str, unit: str, *, shows: bool = True) -> Fig:
        return self._remember(name, self.ink.count(self.world.counts[name], unit, shows=shows))

    def number_share(self, top: Fig, bottom: Fig, name: str, *, printed: bool = False, shows: bool = True) -> Fig:
        """The rate of two counts that stand beside it; it cannot pass 100%."""
        rate = self.ink.rate(Fraction(top.value) / Fraction(bottom.value), shows=shows)
        self.ink.true(Ratio(rate, top, (bottom,), printed), AtMost(rate, Fraction(1)))
        return self._remember(name, rate)

    def goal(self, of: Indicator, which: str = "target", *, shows: bool = True) -> Fig:
        """The target, the actual or last year's value of an indicator."""
        value = getattr(of, which)
        stale = of.last if which == "actual" else None
        if of.is_rate:
            places = 0 if value.denominator == 1 and which == "target" else 2
            fig = self.ink.rate(value / 100, shows=shows, decimals=places, stale=stale / 100 if stale else None)
            if which == "actual":
                self.ink.true(AtMost(fig, Fraction(1)))
        else:
            fig = self.ink.count(value, of.unit, decimals=of.decimals, shows=shows, stale=stale)
        return self._remember(f"{of.scope}{of.name}.{which}", fig)

    def done_rate(self, of: Indicator, actual: Fig, target: Fig) -> Fig:
        rate = self.ink.rate(of.actual / of.target)
        self.ink.true(Ratio(rate, actual, (target,)))
        return self._remember(f"{of.name}.done", rate)

    def rise(self, now: Fig, before: Fig, *, relative: bool, printed: bool = False) -> tuple[Fig, bool]:
        """The change between two printed values and whether it is a fall."""
        current, previous = Fraction(now.value), Fraction(before.value)
        falls = current < previous
        moved = abs(current - previous)
        if relative:
            change = self.ink.rate(moved / previous)
        elif now.kind == "rate":
            change = self.ink.fig(moved, max(now.decimals, before.decimals), "points", "个百分点")
        else:
            change = self.ink.fig(moved, max(now.decimals, before.decimals), now.kind, now.unit)
        self.ink.true(Change(change, now, before, relative, falls, printed))
        return change, falls

    def adds(self, total: Fig, *parts: Fig, exhaustive: bool = True, printed: bool = False) -> None:
        self.ink.true(Total(total, parts, exhaustive, printed))

    def list_of(self, names: list[str], stated: Fig) -> Names:
        listed = self.ink.names(names)
        self.ink.true(Listing(stated, listed))
        return listed

    def say(self, *pool: str, **slots: object) -> list[Piece]:
        return self.ink.say(pool, **slots)
