"""What the columns of a table have to do with each other, row by row: totals, balances, prices."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.tables.logical import LogicalTable, Record
from extractor.tables.result import Collector
from extractor.tables.row_balances import Balance, balances_of, balances_of_row
from extractor.tables.row_products import Priced, priced_columns, products_of_row
from extractor.tables.row_sums import Division, divisions_in, proven_divisions, sums_of_row


@dataclass(frozen=True, slots=True)
class RowRelations:
    """The relations between the columns of one table."""

    divisions: list[Division]
    balances: list[Balance]
    priced: list[Priced]

    @classmethod
    def of(cls, table: LogicalTable) -> RowRelations:
        divisions = divisions_in(table.columns, table.records)
        known = {division.total for division in divisions}
        divisions += [d for d in proven_divisions(table.columns, table.records) if d.total not in known]
        balances = balances_of(table.columns, table.records, but=[division.total for division in divisions])
        return cls(divisions, balances, priced_columns(table.columns, table.records))

    def read(self, out: Collector, record: Record, scope: str | None) -> None:
        """What they say of one row."""
        sums_of_row(out, self.divisions, record, scope)
        balances_of_row(out, self.balances, record, scope)
        products_of_row(out, self.priced, record, scope)
