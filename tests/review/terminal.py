"""A terminal for tests: what is written to standard error there, frame by frame."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios

import pytest

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The master's side of a pseudo-terminal that stands in for standard error."""

    def __init__(self, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._file = os.fdopen(slave, "w", encoding="utf-8")
        monkeypatch.setattr(sys, "stderr", self._file)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", str(columns))

    def frames(self) -> list[str]:
        """Every line that stood there, without colours, in order."""
        self._file.flush()
        read = b""
        while select.select([self._master], [], [], 0.05)[0]:
            read += os.read(self._master, 1 << 16)
        return [line.strip() for line in re.split(r"[\r\n]+", CONTROL.sub("", read.decode())) if line.strip()]

    def close(self) -> None:
        self._file.close()
        os.close(self._master)
