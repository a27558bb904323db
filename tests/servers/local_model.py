"""The small language model of benchmarks/local_model.py for the tests that need one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from benchmarks.local_model import MODEL, shared, weights
from extractor.model.endpoint import Endpoint


def require() -> None:
    """Without the model these tests are skipped and say so; in CI that is a failure."""
    if weights() is not None:
        return
    reason = "the small language model is not installed (make llm-test)"
    if os.environ.get("HEDUI_CI"):
        pytest.fail(f"{reason}; CI must have it", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def local_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The endpoint of the small model that all of this test run shares."""
    require()
    base = tmp_path_factory.getbasetemp()
    with shared(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) as address:
        yield Endpoint(base_url=f"{address}/v1", model=MODEL, concurrency=1, timeout=240, deadline=300)
