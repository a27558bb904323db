"""A real PostgreSQL for tests: Debian's server in a temporary folder, as a user that is not root. What tests store
in it lives elsewhere.

``postgres_url`` is an empty database of a server that all workers of a test run share; a ``Server`` of one's own may
be killed.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
import pytest

SUPERUSER = "hedui"
_QUICK = """
fsync = off
full_page_writes = off
shared_buffers = 64MB
max_connections = 200
log_min_messages = fatal
"""


def binaries() -> Path | None:
    """The newest installed server's programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (elsewhere := shutil.which("initdb")):
        found = [Path(elsewhere).parent]
    return max(
        found, key=lambda path: [int(part) for part in path.parent.name.split(".") if part.isdigit()], default=None
    )


def _someone() -> str | None:
    """PostgreSQL refuses root: then whose name it runs under."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@dataclass(frozen=True)
class Server:
    """A server that can be started, killed and started again over the same data."""

    folder: str
    port: int
    host: str = "127.0.0.1"

    def url(self, database: str = "postgres", host: str | None = None) -> str:
        return f"postgresql://{SUPERUSER}@{host or self.host}:{self.port}/{database}"

    def local_url(self, database: str = "postgres") -> str:
        """Through the file system: from whatever network, but on this machine."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.folder}&port={self.port}"

    def start(self, inside: tuple[str, ...] = ()) -> None:
        """Start and wait until it answers. ``inside`` is a command to start it with, as of a network namespace."""
        control = [*inside, *_as_someone(), str(_installed() / "pg_ctl"), "-D", self._data]
        log = Path(self.folder, "log")
        if self.pid() is None:  # a killed one that nobody has waited for yet would still count as running
            for lock in (Path(self._data, "postmaster.pid"), *Path(self.folder).glob(".s.PGSQL.*")):
                lock.unlink(missing_ok=True)
        done = subprocess.run(
            [*control, "-l", str(log), "-w", "-t", "60", "start"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """End it and wait until it is gone; SIGKILL is what a power cut is."""
        pid = self.pid()
        if pid is None:
            return
        children = _children(pid) if how is signal.SIGKILL else []
        for each in (pid, *children):
            with suppress(ProcessLookupError):
                os.kill(each, how)
        for _ in range(200):
            if not any(_lives(each) for each in (pid, *children)):
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not end")

    def kill(self) -> None:
        self.stop(signal.SIGKILL)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pid(self) -> int | None:
        try:
            pid = int(Path(self._data, "postmaster.pid").read_text().splitlines()[0])
        except (OSError, IndexError, ValueError):
            return None
        return pid if _lives(pid) else None

    def database(self, template: str = "template1") -> str:
        """The URL of a new database."""
        name = f"t_{uuid.uuid4().hex[:16]}"
        with psycopg.connect(self.local_url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[call-overload]
        return self.url(name)

    def drop(self, url: str) -> None:
        with psycopg.connect(self.local_url(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')  # type: ignore[call-overload]

    @property
    def _data(self) -> str:
        return str(Path(self.folder, "data"))


def create(*, port: int | None = None, host: str = "127.0.0.1", trusted: str = "127.0.0.1/32") -> Server:
    """A new server's data folder; it is not started yet."""
    folder = Path(tempfile.mkdtemp(prefix="hedui-postgres-", dir="/tmp"))
    if someone := _someone():
        shutil.chown(folder, someone)
    server = Server(str(folder), port or _free_port(), host)
    made = [*_as_someone(), str(_installed() / "initdb"), "-D", server._data, "-U", SUPERUSER]
    done = subprocess.run(
        [*made, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stderr}")
    with Path(server._data, "postgresql.conf").open("a") as settings:
        settings.write(f"{_QUICK}\nport = {server.port}\nlisten_addresses = '{host}'\n")
        settings.write(f"unix_socket_directories = '{folder}'\n")
    with Path(server._data, "pg_hba.conf").open("a") as rights:
        rights.write(f"host all all {trusted} trust\n")
    return server


def _as_someone() -> list[str]:
    someone = _someone()
    if someone is None:
        return []
    return ["setpriv", f"--reuid={someone}", f"--regid={pwd.getpwnam(someone).pw_gid}", "--clear-groups", "--"]


def _installed() -> Path:
    found = binaries()
    assert found is not None, "PostgreSQL is not installed"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _lives(pid: int) -> bool:
    """Runs, and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if entry.read_text().rpartition(")")[2].split()[1] == str(pid):
                found.append(int(entry.parent.name))
    return found


def require() -> None:
    """Without a server these tests are skipped and say so; in CI that is a failure."""
    if binaries() is None:
        _missing("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    if os.geteuid() == 0 and (_someone() is None or shutil.which("setpriv") is None):
        _missing("PostgreSQL refuses root, and there is no user postgres or no setpriv")


def _missing(reason: str) -> None:
    if os.environ.get("HEDUI_CI"):
        pytest.fail(f"{reason}; CI must have it", pytrace=False)
    pytest.skip(reason)


@contextmanager
def shared(root: Path) -> Iterator[Server]:
    """The server of all who name the same folder; it ends with the last of them, however that one ends."""
    with (root / "postgres.start").open("w") as starting, (root / "postgres.users").open("w") as users:
        fcntl.flock(starting, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        note = root / "postgres.json"
        if not note.exists():
            server = create()
            server.start()
            note.write_text(json.dumps(asdict(server)))
            subprocess.run(["setsid", "--fork", sys.executable, __file__, str(root)], check=True)
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield Server(**json.loads(note.read_text()))


def _remove_when_unused(root: Path) -> None:
    with (root / "postgres.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_EX)  # those who use it hold it shared
        note = root / "postgres.json"
        Server(**json.loads(note.read_text())).remove()
        note.unlink()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that all of this test run shares; not to be killed."""
    require()
    base = tmp_path_factory.getbasetemp()
    with shared(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """An empty database of one's own: ``postgresql://…``."""
    url = postgres.database()
    yield url
    postgres.drop(url)


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """A server of this test alone, which it may kill and start again."""
    require()
    server = create()
    try:
        server.start()
        yield server
    finally:
        server.remove()


if __name__ == "__main__":
    _remove_when_unused(Path(sys.argv[1]))
