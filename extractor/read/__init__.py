"""Files in, Documents out. ``read`` and ``read_bytes`` are the whole public face of this package."""

from extractor.read.dispatch import read, read_bytes

__all__ = ["read", "read_bytes"]
