"""The facts of one public body in one year, consistent to the cent; how they are told is not said here."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from benchmarks.mutation.words.trades import PLACES, TRADES, Measure, Trade

CENT = Fraction(1, 1_000_000)


@dataclass
class Indicator:
    name: str
    unit: str
    decimals: int
    target: Fraction
    actual: Fraction
    last: Fraction
    falls: bool = False
    scope: str = ""
    """Set where the same words name another quantity elsewhere."""

    @property
    def met(self) -> bool:
        return self.actual <= self.target if self.falls else self.actual >= self.target

    @property
    def is_rate(self) -> bool:
        return self.unit == "%"


@dataclass
class Project:
    name: str
    indicators: list[Indicator]


@dataclass
class World:
    """Amounts are in 万元, by name; ``last`` holds last year's under the same names; ``counts`` are whole."""

    place: str
    body: str
    year: int
    trade: Trade
    projects: list[Project]
    amounts: dict[str, Fraction] = field(default_factory=dict)
    last: dict[str, Fraction] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)

    @property
    def project_keys(self) -> list[str]:
        return [f"p{at}" for at in range(len(self.projects))]


class Maker:
    """Makes worlds out of a seeded stream of choices."""

    def __init__(self, random: Random, scale: Fraction) -> None:
        self.random, self.scale = random, scale

    def amount(self, low: float, high: float) -> Fraction:
        """An amount to the cent, sometimes a round one."""
        kind = self.random.random()
        value = Fraction(self.random.uniform(low, high)) * self.scale
        step = Fraction(1) if kind < 0.15 else Fraction(1, 100) if kind < 0.6 else CENT
        return max(step, step * round(value / step))

    def part(self, whole: Fraction, low: float, high: float) -> Fraction:
        step = Fraction(1, 100) if self.random.random() < 0.5 else CENT
        return step * int(whole * Fraction(self.random.uniform(low, high)) / step)

    def spent_of(self, budget: Fraction) -> Fraction:
        return budget if self.random.random() < 0.12 else self.part(budget, 0.86, 0.999)

    def world(self) -> World:
        random = self.random
        trade = random.choice(TRADES)
        place = random.choice(PLACES)
        names = random.sample(trade.projects, random.randint(3, 8))
        pool = [self.indicator(each) for each in random.sample(trade.counted, 6)]
        world = World(place, random.choice(trade.bodies), random.randint(2019, 2024), trade, [])
        world.indicators = pool + self.rates(trade) + [self.reverse(each) for each in trade.reverse]
        world.projects = [Project(name, pool[at : at + 1]) for at, name in enumerate(names)]
        self.budget(world)
        self.property(world)
        self.people(world)
        return world

    def indicator(self, of: Measure) -> Indicator:
        step = Fraction(1, 10**of.decimals)
        target = step * round(Fraction(self.random.uniform(of.low, of.high)) / step)
        if of.decimals == 0 and target > 100:
            target = Fraction(round(int(target), -1 if target < 1000 else -2))
        ratio = 1.0 if self.random.random() < 0.2 else self.random.uniform(1.005, 1.22)
        actual = step * max(round(target * Fraction(ratio) / step), target / step)
        last = step * round(target * Fraction(self.random.uniform(0.72, 1.1)) / step)
        return Indicator(of.name, of.unit, of.decimals, target, actual, max(last, step))

    def rates(self, trade: Trade) -> list[Indicator]:
        made = []
        for name in trade.rates:
            target = Fraction(self.random.choice((85, 90, 92, 95, 98)))
            actual = Fraction(round(self.random.uniform(float(target) * 100, 9990)), 100)
            last = actual - Fraction(self.random.randint(20, 190), 100)
            made.append(Indicator(name, "%", 2, target, actual, last))
        return made

    def reverse(self, of: Measure) -> Indicator:
        step = Fraction(1, 10**of.decimals)
        target = step * round(Fraction(self.random.uniform(of.low, of.high)) / step)
        actual = step * int(target * Fraction(self.random.uniform(0.6, 0.97)) / step)
        return Indicator(of.name, of.unit, of.decimals, target, actual, target + step, True, "成本指标")

    def budget(self, world: World) -> None:
        amounts, last = world.amounts, world.last
        for key in world.project_keys:
            initial = self.amount(18, 900)
            adjusted = initial if self.random.random() < 0.4 else self.part(initial, 0.7, 1.4)
            spent = self.spent_of(adjusted)
            general = adjusted if self.random.random() < 0.4 else self.part(adjusted, 0.45, 0.9)
            fund = adjusted - general if self.random.random() < 0.5 else self.part(adjusted - general, 0.3, 0.8)
            other = adjusted - general - fund
            spent_general = min(general, spent)
            spent_fund = min(fund, spent - spent_general)
            part = self.part(adjusted, 0.2, 0.5)
            values = {
                "initial": initial,
                "adjusted": adjusted,
                "spent": spent,
                "general": general,
                "fund": fund,
                "other": other,
                "spent_general": spent_general,
                "spent_fund": spent_fund,
                "spent_other": spent - spent_general - spent_fund,
                "part_adjusted": part,
                "part_spent": min(self.spent_of(part), spent),
            }
            for name, value in values.items():
                amounts[f"{key}.{name}"] = value
                last[f"{key}.{name}"] = self.part(value, 0.75, 0.98) if value else value
        for name in ("initial", "adjusted", "spent", "general", "fund", "other", "spent_general", "spent_fund", "spent_other"):  # fmt: skip
            amounts[f"projects.{name}"] = sum((amounts[f"{key}.{name}"] for key in world.project_keys), Fraction(0))
        self.basic(world)
        for name in ("initial", "adjusted", "spent"):
            amounts[name] = amounts[f"projects.{name}"] + amounts[f"basic.{name}"]
        for name in list(amounts):
            last.setdefault(name, self.part(amounts[name], 0.78, 0.97))
        last["spent"] = self.part(last["adjusted"], 0.87, 0.99)

    def basic(self, world: World) -> None:
        amounts = world.amounts
        people, public = self.amount(300, 1600), self.amount(40, 240)
        amounts["basic.initial"] = self.part(people + public, 0.93, 1.0)
        amounts["basic.people.adjusted"], amounts["basic.public.adjusted"] = people, public
        amounts["basic.people.spent"], amounts["basic.public.spent"] = self.spent_of(people), self.spent_of(public)
        for name in ("adjusted", "spent"):
            amounts[f"basic.{name}"] = amounts[f"basic.people.{name}"] + amounts[f"basic.public.{name}"]
        adjusted = amounts["projects.adjusted"] + amounts["basic.adjusted"]
        amounts["fund"] = self.part(adjusted, 0.05, 0.2)
        amounts["other"] = self.part(adjusted, 0.01, 0.06)
        amounts["general"] = adjusted - amounts["fund"] - amounts["other"]

    def property(self, world: World) -> None:
        amounts, last = world.amounts, world.last
        for name, low, high in (("current", 80, 700), ("fixed", 500, 4200), ("intangible", 20, 300)):
            amounts[f"assets.{name}"] = self.amount(low, high)
        amounts["assets"] = sum((amounts[f"assets.{name}"] for name in ("current", "fixed", "intangible")), Fraction(0))
        amounts["assets.cost"] = amounts["assets.fixed"] + self.amount(300, 1500)
        amounts["assets.used"] = self.part(amounts["assets.cost"], 0.88, 0.99)
        amounts["purchase.plan"] = self.amount(90, 600)
        goods, services = (self.part(amounts["purchase.plan"], low, low + 0.12) for low in (0.3, 0.45))
        amounts["purchase.goods"], amounts["purchase.services"] = goods, services
        amounts["purchase"] = goods + services
        amounts["purchase.small"] = self.part(amounts["purchase"], 0.5, 0.95)
        for name, low, high in (("car", 6, 22), ("guest", 0.4, 6), ("abroad", 0.5, 4)):
            plan = self.amount(low, high)
            amounts[f"three.{name}.plan"] = plan
            amounts[f"three.{name}"] = self.part(plan, 0.45, 0.98)
            last[f"three.{name}"] = self.part(plan, 0.99, 1.3)
        for tail in (".plan", ""):
            names = [f"three.{name}{tail}" for name in ("car", "guest", "abroad")]
            amounts[f"three{tail}"] = sum((amounts[name] for name in names), Fraction(0))
        last["three"] = sum((last[f"three.{name}"] for name in ("car", "guest", "abroad")), Fraction(0))
        for name in list(amounts):
            last.setdefault(name, self.part(amounts[name], 0.8, 0.97))

    def people(self, world: World) -> None:
        random, counts = self.random, world.counts
        posts = random.randint(24, 180)
        counts["posts"] = posts
        counts["staff"] = posts - random.randint(0, min(14, posts // 4))
        counts["staff.civil"] = random.randint(4, counts["staff"] // 3)
        counts["staff.worker"] = random.randint(1, max(1, counts["staff"] // 6))
        counts["staff.expert"] = counts["staff"] - counts["staff.civil"] - counts["staff.worker"]
        counts["extra"] = random.randint(3, 26)
        counts["retired"] = random.randint(6, 70)
        counts["staff.last"] = counts["staff"] + random.choice((-4, -3, -2, 2, 3, 5))
        counts["sent"] = random.randint(3, 20) * 100
        counts["returned"] = counts["sent"] - random.randint(1, counts["sent"] // 12)
        counts["content"] = random.randint(int(counts["returned"] * 0.9), counts["returned"] - 2)
        counts["tasks"] = random.randint(5, 18)
        counts["goals"] = random.randint(12, 46)
        counts["kits"] = random.randint(12, 90)
