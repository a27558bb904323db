"""The guard itself: other machines are refused before a byte leaves, loopback is not."""

import socket

import pytest

from extractor.model.client import Client
from tests.extractor.model.asked import HASTY, endpoint, question
from tests.servers.no_network import LiveRequest, stays_here
from tests.servers.scripted import serve


@pytest.mark.parametrize("name", ["connect", "connect_ex"])
def test_another_machine_is_refused(name: str) -> None:
    with socket.socket() as plug, pytest.raises(LiveRequest):
        getattr(plug, name)(("192.0.2.1", 443))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug, pytest.raises(LiveRequest):
        plug.sendto(b"x", ("192.0.2.1", 53))
    with pytest.raises(LiveRequest):
        socket.create_connection(("example.cn", 443))


def test_a_client_of_a_remote_endpoint_gets_nowhere() -> None:
    with pytest.raises(LiveRequest):
        Client(endpoint("https://example.cn/v1"), patience=HASTY).ask([question()])


def test_this_machine_is_reached() -> None:
    with serve() as server:
        assert Client(endpoint(server.base_url)).ask([question()])[0].answer is not None


def test_which_hosts_are_this_machine() -> None:
    assert all(map(stays_here, ["127.0.0.1", "::1", "localhost", b"localhost", "127.9.9.9", None, ""]))
    assert not any(map(stays_here, ["0.0.0.0", "10.0.0.1", "example.cn", "localhost.example.cn", "2001:db8::1"]))
