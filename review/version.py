"""The version of Hedui that runs, as the installed package states it."""

from functools import cache
from importlib import metadata


@cache
def version() -> str:
    try:
        return metadata.version("hedui")
    except metadata.PackageNotFoundError:  # run from a checkout that was not installed
        return "0+unknown"
