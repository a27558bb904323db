"""Python's search for cycles waits while a submission is judged: hardly anything of it is garbage before its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_later() -> Iterator[None]:
    """No collection inside; where one is inside another, or in another thread, the first that ends lets it go on."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
