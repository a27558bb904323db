"""Tables: raw grids become logical tables, are recognised, and say typed things. ``read_tables`` is the public face."""

from extractor.tables.read import read_tables
from extractor.tables.result import TablesRead

__all__ = ["TablesRead", "read_tables"]
