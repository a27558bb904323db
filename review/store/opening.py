"""Opens a store: an SQLite file or a PostgreSQL database by URL, with its tables up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from review.store.migrate import bring_up_to_date
from schemas.errors import BadSettings

FILE_NAME = "hedui.db"
_BUSY_SECONDS = 60.0


class Store:
    """An open store. Whoever changes something does so in ``writing()``: one transaction, all of it or nothing."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._writer = engine.execution_options(hedui_writes=True)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def url(self) -> str:
        """Where it is, for another process to open it; with the password, so not to be shown."""
        return self.engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def open_store(where: str | Path | None = None, *, existing: bool = False) -> Store:
    """The store of a URL or of an SQLite file; by default ``hedui.db`` in the working folder.

    ``existing``: who only wants to look does not leave an empty file behind.
    """
    url = url_of(where)
    if existing and url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise BadSettings(
            zh=f"{url.database}：没有这个数据库，先运行 hedui batch，或用 --store 指定",
            en=f"{url.database}: no such store; run hedui batch first, or name one with --store",
        )
    engine = _engine(url)
    store = Store(engine, url.render_as_string(hide_password=True))
    try:
        bring_up_to_date(engine, store.writing, store.name)
    except (DBAPIError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise _not_opened(store.name, error) from None
    except BaseException:
        engine.dispose()
        raise
    return store


def url_of(where: str | Path | None) -> URL:
    """``postgresql://…`` as it is (with the driver that Hedui uses), anything else as the path of an SQLite file."""
    text = str(where if where is not None else FILE_NAME)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).absolute()))
    try:
        url = make_url(text)
    except ArgumentError:
        raise _unknown(text) from None
    backend = "postgresql" if url.drivername == "postgres" else url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise _unknown(url.render_as_string(hide_password=True))
    return url.set(drivername="postgresql+psycopg") if backend == "postgresql" else url


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError):
        raise BadSettings(
            zh='未安装 PostgreSQL 驱动，请执行 pip install "hedui[postgresql]"',
            en='the driver for PostgreSQL is not installed: pip install "hedui[postgresql]"',
        ) from None


def _sqlite(url: URL) -> Engine:
    """Write-ahead log, a long wait for whoever writes, foreign keys: all three hold per connection."""
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # sqlite3 leaves transactions to us
        connection.execute(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("hedui_writes", False)
        # A transaction that reads before it writes would fail at once where another wrote meanwhile.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _unknown(text: str) -> BadSettings:
    return BadSettings(
        zh=f"无法识别存储位置“{text}”，请写成 SQLite 文件路径或 postgresql://用户@主机/数据库",
        en=f"“{text}” is no store; write the path of an SQLite file or postgresql://user@host/database",
    )


def _not_opened(name: str, error: Exception) -> BadSettings:
    cause = error.orig if isinstance(error, DBAPIError) else error
    why = " ".join(str(cause).split())[:200]
    refused = isinstance(error, OperationalError)
    hint_zh = "，请检查路径、地址和权限" if refused else "，它可能不是核对的存储"
    hint_en = "; check path, address and rights" if refused else "; it may not be a store of Hedui's"
    return BadSettings(zh=f"{name}：无法打开（{why}）{hint_zh}", en=f"{name}: cannot be opened ({why}){hint_en}")
