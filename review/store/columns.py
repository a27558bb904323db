"""The types of columns that SQLite and PostgreSQL do not share, and long texts that are kept compressed."""

from __future__ import annotations

import datetime
import zlib

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

Number = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only INTEGER keys up by itself."""


class Moment(TypeDecorator[datetime.datetime]):
    """A time in UTC; SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        return None if value is None else value.astimezone(datetime.UTC)

    def process_result_value(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=datetime.UTC)


class Packed(TypeDecorator[str]):
    """A long text, compressed: a report is mostly repetition."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | bytes | None, dialect: Dialect) -> bytes | None:
        return pack(value) if isinstance(value, str) else value

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else unpack(value)


def pack(text: str) -> bytes:
    """What ``Packed`` stores; whoever has the time may pack before and hand over the bytes."""
    return zlib.compress(text.encode())


def unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode()
