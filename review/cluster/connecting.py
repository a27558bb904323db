"""Connections to the store's PostgreSQL that notice within seconds when the other side is gone."""

from __future__ import annotations

import importlib.util

from sqlalchemy.engine import URL

from review.store.opening import Store, open_store, url_of
from schemas.errors import BadSettings

PATIENCE = 30.0
"""Seconds without a sign of life after which the other side is given up."""

_OF_LIBPQ = (
    "connect_timeout",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
    "tcp_user_timeout",
    "options",
)


def cluster_url(where: str | None, patience: float = PATIENCE) -> URL:
    """The store's URL for a cluster. Raises BadSettings where it is not PostgreSQL or the extra is missing."""
    url = url_of(where)
    if url.get_backend_name() != "postgresql":
        raise BadSettings(
            zh="多机协作需要 PostgreSQL：请用 --store postgresql://用户@主机/数据库",
            en="a cluster needs PostgreSQL: --store postgresql://user@host/database",
        )
    require_extra()
    return url.update_query_dict({name: value for name, value in _noticing(patience).items() if name not in url.query})


def _noticing(patience: float) -> dict[str, str]:
    """A cut cable sends no farewell: without these a connection would wait for hours."""
    third = max(1, round(patience / 3))
    values = (max(2, third), 1, third, max(1, third // 2), 3, round(1000 * patience))
    options = " ".join(f"-c {name}={value}" for name, value in servers_patience(patience).items())
    return dict(zip(_OF_LIBPQ, (*map(str, values), options), strict=True))


def servers_patience(patience: float = PATIENCE) -> dict[str, str]:
    """Settings of a session, by which the server lets go of what a host held that is cut off.

    Without them a link that breaks within a transaction leaves its rows locked for hours, and other workers waiting.
    """
    third = max(1, round(patience / 3))
    return {
        "tcp_keepalives_idle": str(third),
        "tcp_keepalives_interval": str(max(1, third // 2)),
        "tcp_keepalives_count": "3",
        "tcp_user_timeout": f"{round(1000 * patience)}",
        "idle_in_transaction_session_timeout": f"{round(1000 * patience)}",
    }


def require_extra() -> None:
    """One clear message where what a cluster needs is not installed."""
    missing = [name for name in ("pgqueuer", "asyncpg", "psycopg") if importlib.util.find_spec(name) is None]
    if missing:
        raise BadSettings(
            zh=f'多机协作所需的 {"、".join(missing)} 未安装，请执行 pip install "hedui[cluster]"',
            en=f'{" and ".join(missing)}, which a cluster needs, is not installed: pip install "hedui[cluster]"',
        )


def open_cluster(url: URL) -> Store:
    return open_store(url.render_as_string(hide_password=False))


def dsn(url: URL) -> str:
    """The URL as asyncpg takes it: it knows none of libpq's own words."""
    return (
        url.set(drivername="postgresql")
        .difference_update_query([*_OF_LIBPQ, "application_name"])
        .render_as_string(hide_password=False)
    )
