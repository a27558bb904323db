"""Hosts on one machine: network namespaces that reach the database's namespace by a link each, which can be cut."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

HUB = "10.203.{at}.1"
"""The database's address on the link of a host."""


@dataclass(frozen=True)
class Host:
    """A namespace with one link to the hub; ``hub`` is the database's address as seen from here."""

    namespace: str
    hub: str

    @property
    def inside(self) -> tuple[str, ...]:
        return ("ip", "netns", "exec", self.namespace)

    def cut(self) -> None:
        _ip("-n", self.namespace, "link", "set", "eth", "down")

    def mend(self) -> None:
        _ip("-n", self.namespace, "link", "set", "eth", "up")


@dataclass(frozen=True)
class Network:
    hub: Host
    hosts: tuple[Host, ...]


@contextmanager
def network(hosts: int) -> Iterator[Network]:
    """A hub and hosts around it, none of which sees this machine's own network."""
    _require()
    names = [f"hedui{os.getpid()}-{at}" for at in range(hosts + 1)]
    try:
        for name in names:
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        hub = Host(names[0], "127.0.0.1")
        yield Network(hub, tuple(_linked(hub, name, at) for at, name in enumerate(names[1:])))
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


def _linked(hub: Host, name: str, at: int) -> Host:
    _ip("link", "add", "eth", "netns", name, "type", "veth", "peer", "name", f"to{at}", "netns", hub.namespace)
    address = HUB.format(at=at)
    _ip("-n", hub.namespace, "addr", "add", f"{address}/24", "dev", f"to{at}")
    _ip("-n", hub.namespace, "link", "set", f"to{at}", "up")
    _ip("-n", name, "addr", "add", f"{address[:-1]}2/24", "dev", "eth")
    host = Host(name, address)
    host.mend()
    return host


def _require() -> None:
    """Without the program CI fails; without the right nobody can, and it is said."""
    if shutil.which("ip") is None:
        if os.environ.get("HEDUI_CI"):
            pytest.fail("iproute2 is not installed; CI must have it", pytrace=False)
        pytest.skip("iproute2 is not installed (Debian: apt-get install iproute2)")
    probe = f"hedui{os.getpid()}-probe"
    tried = subprocess.run(["ip", "netns", "add", probe], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"no right to make network namespaces: {tried.stderr.strip()}")
    _ip("netns", "del", probe)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)
