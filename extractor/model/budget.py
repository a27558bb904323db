"""Budget: how many tokens and how much money a submission or a batch may cost, held before anything is sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from decimal import Decimal

from extractor.model.failures import NoAnswer, over_budget


@dataclass(frozen=True)
class Charge:
    """Tokens and what they cost: an estimate before, the server's own count after."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out


class Budget:
    """What may still be spent. A submission's budget has the batch's as ``within``: both must have room.

    Requests that are under way count with their estimate, so that many at once cannot overshoot together.
    """

    def __init__(
        self, most_tokens: int | None = None, most_cost: Decimal | None = None, within: Budget | None = None
    ) -> None:
        self.most_tokens = most_tokens
        self.most_cost = most_cost
        self.within = within
        self.tokens = 0
        self.cost = Decimal(0)
        self._lock = threading.Lock()

    def hold(self, charge: Charge) -> None:
        """Reserve what a request may cost at most; NoAnswer where there is no room for it."""
        with self._lock:
            if (refused := self._refused(charge)) is not None:
                raise refused
            self._add(charge.tokens, charge.cost)
        if self.within is not None:
            try:
                self.within.hold(charge)
            except NoAnswer:
                self._give_back(charge)
                raise

    def settle(self, held: Charge, spent: Charge) -> None:
        """Put what was really spent in the place of what was held."""
        with self._lock:
            self._add(spent.tokens - held.tokens, spent.cost - held.cost)
        if self.within is not None:
            self.within.settle(held, spent)

    def _give_back(self, charge: Charge) -> None:
        with self._lock:
            self._add(-charge.tokens, -charge.cost)

    def _add(self, tokens: int, cost: Decimal) -> None:
        self.tokens += tokens
        self.cost += cost

    def _refused(self, charge: Charge) -> NoAnswer | None:
        if self.most_tokens is not None and self.tokens + charge.tokens > self.most_tokens:
            most = self.most_tokens
            return over_budget(zh=f"最多 {most} 个词元", en=f"at most {most} tokens")
        if self.most_cost is not None and self.cost + charge.cost > self.most_cost:
            return over_budget(zh=f"最多 {self.most_cost}", en=f"at most {self.most_cost}")
        return None
