"""What all tests share: the switch that writes the findings of golden cases again, the servers, and no network."""

import signal

import pytest

# A run that was started in the background ignores interrupts, and so would every process that a test interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = ["tests.servers.no_network", "tests.servers.postgres", "tests.servers.local_model"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden/*/findings.json again, to be reviewed as a diff"
    )
