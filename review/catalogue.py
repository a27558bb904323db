"""The catalogue of all codes: the rules of scoring and the two findings that waivers themselves cause."""

from __future__ import annotations

from review.waivers import TITLES
from schemas.base import Bilingual


def codes() -> tuple[str, ...]:
    from scoring.rule import all_rules

    return tuple(sorted([rule.code for rule in all_rules()] + list(TITLES)))


def title(code: str) -> Bilingual | None:
    from scoring.rule import all_rules

    titles = {rule.code: rule.title for rule in all_rules()} | TITLES
    return titles.get(code)
