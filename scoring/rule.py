"""Rule: one deterministic check with its code, clause, message and examples, and the registry of all rules."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.remembered import answers_about
from scoring.verdict import Verdict

Check = Callable[[Any], Verdict | Iterable[Verdict] | None]
_registry: dict[str, Rule] = {}


@dataclass(frozen=True)
class Rule:
    """A check over every ``over`` of an extraction.

    ``message`` is formatted with ``stated``, ``expected``, ``computation``, ``name`` and the verdict's own words.
    ``fires_on`` and ``silent_on`` are short documents: the rule must fire, or stay silent, when the whole
    program reads them. They are the tests and the manual page. A rule ``by_model`` speaks only of what a model said.
    """

    code: str
    title: Bilingual
    over: type
    clause: Bilingual
    message: Bilingual
    fires_on: str
    silent_on: str
    severity: Severity
    check: Check
    manual: Bilingual
    by_model: bool = False

    def verdicts(self, thing: Any) -> tuple[Verdict, ...]:
        """What the check says of a thing; of one that is asked about again, what it said."""
        known = answers_about(thing)
        said: tuple[Verdict, ...] | None = known.get(self.check)
        if said is None:
            outcome = self.check(thing)
            said = (outcome,) if isinstance(outcome, Verdict) else tuple(outcome or ())
            known[self.check] = said
        return said

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")


def rule(
    *,
    code: str,
    title: Bilingual,
    over: type,
    clause: Bilingual,
    message: Bilingual,
    fires_on: str,
    silent_on: str,
    severity: Severity = Severity.ERROR,
    by_model: bool = False,
) -> Callable[[Check], Check]:
    """Register the function as a rule; the docstring of its module is its manual page, in English and under 中文."""

    def register(check: Check) -> Check:
        if code in _registry:
            raise ValueError(f"two rules have the code {code}")
        manual = _manual(importlib.import_module(check.__module__).__doc__ or "")
        _registry[code] = Rule(
            code, title, over, clause, message, fires_on, silent_on, severity, check, manual, by_model
        )
        return check

    return register


_CHINESE = "## 中文"
_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")


def _manual(docstring: str) -> Bilingual:
    """The two halves of a rule's docstring; Chinese lines are joined, since a line end would show as a blank."""
    english, _, chinese = docstring.partition(_CHINESE)
    return Bilingual(zh=_WRAPPED.sub("", chinese.strip()), en=english.strip())


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of ``scoring/rules/``, ordered by code."""
    import scoring.rules

    for module in pkgutil.iter_modules(scoring.rules.__path__):
        importlib.import_module(f"scoring.rules.{module.name}")
    return tuple(_registry[code] for code in sorted(_registry))
