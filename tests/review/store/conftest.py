"""A store of each kind: an SQLite file and a PostgreSQL database. What the tests say holds for both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.store.opening import Store, open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store may be."""
    return str(tmp_path / "hedui.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with open_store(where) as opened:
        yield opened
