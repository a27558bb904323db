"""No test reaches beyond this machine: a socket to anywhere else is an error that names where to, and no key is at hand."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest


class LiveRequest(BaseException):
    """A test tried to reach another machine. No client library takes it for a network error and tries again."""


def stays_here(host: object) -> bool:
    """Whether an address or a name to look up is this machine's own."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(what: str, host: object) -> None:
    if not stays_here(host):
        raise LiveRequest(f"{what} {host!r}: tests may reach this machine only")


def _guarded(name: str) -> Any:
    real = getattr(socket.socket, name)

    def call(self: socket.socket, *args: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse(name, args[-1][0])
        return real(self, *args)

    return call


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """In force for the whole run; what a test starts as another process has no key, and no way but a dead proxy."""
    look_up = socket.getaddrinfo

    def guarded_look_up(host: Any, *args: Any, **more: Any) -> Any:
        _refuse("looking up", host)
        return look_up(host, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(name))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        for name in ("HEDUI_API_KEY", "OPENAI_API_KEY"):
            patch.delenv(name, raising=False)
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        yield
