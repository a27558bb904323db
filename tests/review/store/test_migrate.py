import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from review.store import migrate
from review.store.opening import Store, open_store, url_of
from review.store.tables import Base
from schemas.errors import BadSettings


def test_the_steps_make_exactly_the_tables_of_the_models(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_last_step_is_the_one_the_program_asks_for() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [migrate.HEAD]


def test_a_store_that_is_up_to_date_is_left_alone(where: str) -> None:
    open_store(where).close()
    with open_store(where) as again, again.reading() as connection:
        assert migrate.current(connection) == migrate.HEAD


def test_an_older_store_is_brought_up_and_keeps_what_it_has(where: str) -> None:
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        migrate.upgrade(connection, "0001")
        connection.execute(
            text("INSERT INTO model_replies (key, text, added) VALUES ('k', 'kept', '2026-01-01 00:00:00+00:00')")
        )
    engine.dispose()
    with open_store(where) as store, store.reading() as connection:
        assert migrate.current(connection) == migrate.HEAD
        assert connection.execute(text("SELECT text FROM model_replies")).scalar() == "kept"
        assert connection.execute(text("SELECT count(*) FROM unreadable")).scalar() == 0


def test_decisions_of_an_older_store_are_kept_and_stay_unchangeable(where: str) -> None:
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        migrate.upgrade(connection, "0004")
        when = "2026-01-01 00:00:00+00:00"
        connection.execute(text(f"INSERT INTO submissions (id, name, digest, added) VALUES (1, 'a', 'd', '{when}')"))
        values = f"1, 'x', 'RATE01', 'confirmed', '', '王某', '{when}'"
        columns = "submission_id, fingerprint, code, decision, note, person, made"
        connection.execute(text(f"INSERT INTO decisions ({columns}) VALUES ({values})"))
    engine.dispose()
    with open_store(where) as store:
        with store.writing() as connection:
            connection.execute(
                text(f"INSERT INTO decisions ({columns}) VALUES ({values.replace('confirmed', 'fixed')})")
            )
        with store.reading() as connection:
            kept = connection.scalars(text("SELECT decision FROM decisions ORDER BY id")).all()
        assert kept == ["confirmed", "fixed"]
        for statement in ("UPDATE decisions SET person = 'x'", "DELETE FROM decisions"):
            with pytest.raises(DBAPIError, match="only ever added"), store.writing() as connection:
                connection.execute(text(statement))


def test_a_newer_store_is_one_clear_error(where: str) -> None:
    with open_store(where) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadSettings, match="newer Hedui"):
        open_store(where)


def test_several_open_an_empty_store_at_once(where: str) -> None:
    faults: list[Exception] = []

    def opens() -> None:
        try:
            open_store(where).close()
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=opens) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.mark.parametrize("told", ["mysql://somewhere/db", "nonsense://", "postgresql://"])
def test_what_is_no_store_is_one_clear_error(told: str) -> None:
    with pytest.raises(BadSettings):
        open_store(told)


def test_a_file_that_is_no_store_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("何用不臧，此非数据库也" * 100)
    with pytest.raises(BadSettings, match="cannot be opened"):
        open_store(tmp_path / "x.db")


def test_who_only_looks_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such store"):
        open_store(tmp_path / "none.db", existing=True)
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_not_shown() -> None:
    with pytest.raises(BadSettings) as caught:
        open_store("postgresql://user:geheim@127.0.0.1:1/none")
    assert "geheim" not in caught.value.message.zh + caught.value.message.en


def test_sqlite_connections_are_prepared(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store, store.reading() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")]
        assert settings == ["wal", 1]
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() >= 10_000


def test_urls_get_the_driver_that_is_installed() -> None:
    assert url_of("postgres://h/d").drivername == "postgresql+psycopg"
    assert url_of("postgresql://h/d").drivername == "postgresql+psycopg"
    assert create_engine(url_of(None)).dialect.name == "sqlite"
