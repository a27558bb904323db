"""Brings a database to the tables of this program; two programs that open it at once do not get into each other's way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from schemas.errors import BadSettings

HEAD = "0005"
"""The last step; a test compares it with the files in ``migrations/versions``."""

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x6865647569  # "hedui": any number, as long as all use the same


def bring_up_to_date(engine: Engine, writing: Callable[[], AbstractContextManager[Connection]], name: str) -> None:
    """Apply the steps that are missing. Raises BadSettings where a newer program has been here."""
    with engine.connect() as connection:
        if current(connection) == HEAD:
            return
    with writing() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = current(connection)  # whoever had the lock before may have done it
        if found == HEAD:
            return
        _refuse_newer(found, name)
        upgrade(connection)


def current(connection: Connection) -> str | None:
    """The step that a database is at; None for one without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_newer(found: str | None, name: str) -> None:
    from alembic.script import ScriptDirectory

    known = {each.revision for each in ScriptDirectory(str(_FOLDER)).walk_revisions()}
    if found is not None and found not in known:
        raise BadSettings(
            zh=f"{name}：由更新版本的核对写成（结构版本 {found}），请升级核对，或换一个存储位置",
            en=f"{name}: written by a newer Hedui (tables {found}); upgrade Hedui or use another store",
        )


def upgrade(connection: Connection, to: str = "head") -> None:
    """Apply the steps up to one, in the transaction of a connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
