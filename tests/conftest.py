"""What all tests share: the switch that writes the findings of golden cases again, the servers, and no network."""

import pytest

pytest_plugins = ["tests.servers.no_network", "tests.servers.postgres", "tests.servers.local_model"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden/*/findings.json again, to be reviewed as a diff"
    )
