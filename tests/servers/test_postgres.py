"""The test server itself: what is committed survives a kill, and databases are apart."""

import psycopg
import pytest

from tests.servers.postgres import Server


def test_a_database_is_empty_and_ones_own(postgres: Server, postgres_url: str) -> None:
    other = postgres.database()
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE here (n int)")
    with psycopg.connect(other) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'here'").fetchone() == (0,)
    postgres.drop(other)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(other)


def test_what_is_committed_survives_a_kill(own_postgres: Server) -> None:
    with psycopg.connect(own_postgres.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        own_postgres.kill()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    own_postgres.start()
    with psycopg.connect(own_postgres.url()) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
