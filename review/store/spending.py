"""A run's budget for a model, counted in the store, so that all workers on all hosts share it."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from sqlalchemy import Connection, select, update

from extractor.model.budget import Budget, Charge
from extractor.model.failures import over_budget
from review.store.enrolment import add_missing
from review.store.opening import Store
from review.store.tables import SpendingRow

_UNIT = Decimal(10) ** 12


class StoreBudget(Budget):
    """As ``Budget``, but what is held and spent is a row of the store. Amounts are whole, so nothing is lost in sums."""

    def __init__(
        self, store: Store, run_id: int, most_tokens: int | None = None, most_cost: Decimal | None = None
    ) -> None:
        super().__init__(most_tokens, most_cost)
        self.store = store
        self.run_id = run_id
        with store.writing() as connection:
            add_missing(connection, SpendingRow, [{"run_id": run_id, "tokens": 0, "cost": 0}])

    def hold(self, charge: Charge) -> None:
        with self.store.writing() as connection:
            tokens, cost = self._spent(connection)
            if self.most_tokens is not None and tokens + charge.tokens > self.most_tokens:
                most = self.most_tokens
                raise over_budget(zh=f"整批最多 {most} 个词元", en=f"at most {most} tokens for the batch")
            if self.most_cost is not None and cost + charge.cost > self.most_cost:
                raise over_budget(zh=f"整批最多 {self.most_cost}", en=f"at most {self.most_cost} for the batch")
            self._change(connection, charge.tokens, _units(charge.cost))

    def settle(self, held: Charge, spent: Charge) -> None:
        with self.store.writing() as connection:
            self._change(connection, spent.tokens - held.tokens, _units(spent.cost) - _units(held.cost))

    def _spent(self, connection: Connection) -> tuple[int, Decimal]:
        """Locked until the transaction ends: two workers do not both take the last room."""
        wanted = select(SpendingRow.tokens, SpendingRow.cost).where(SpendingRow.run_id == self.run_id)
        row = connection.execute(wanted.with_for_update()).one()
        return row.tokens, row.cost / _UNIT

    def _change(self, connection: Connection, tokens: int, cost: int) -> None:
        row = SpendingRow
        changed = update(row).where(row.run_id == self.run_id).values(tokens=row.tokens + tokens, cost=row.cost + cost)
        connection.execute(changed)


def _units(cost: Decimal) -> int:
    return int((cost * _UNIT).to_integral_value(ROUND_CEILING))
