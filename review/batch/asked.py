"""From the settings of a command line to what a run is: how is checked, under which key, about what."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from review import waivers as waivers_files
from review.batch.asking import agreed
from review.batch.checking import Checking, File
from review.batch.engine import engine
from review.batch.places import Place, printable_name
from review.settings import Settings, find_upward, read
from review.store.runs import NewRun
from review.version import version
from schemas.base import Language
from schemas.finding import Severity


def checking_of(settings: Settings, language: Language) -> Checking:
    """The settings as they travel. Files are read here, once, and what is wrong in them is told at once."""
    checking = Checking(
        codes=_codes(settings),
        least=Severity(settings.min_level),
        seconds=settings.time_limit,
        memory_mb=settings.memory_limit,
        waivers=_waivers(settings),
        rubrics=tuple(File(name=file.stem, text=_rubric(file)) for file in settings.rubric),
        model=agreed(settings.model, language),
    )
    checking.parsed()
    return checking


def new_run(
    checking: Checking,
    password: str | None,
    roots: Sequence[Path],
    places: Sequence[Place],
    *,
    again: bool = False,
) -> NewRun:
    """``again`` makes a run of its own: what an earlier one found is no reason not to check."""
    settings_digest = checking.digest(password)
    shown = [printable_name(str(path.absolute())) for path in roots]
    return NewRun(
        version=version(),
        engine=engine(),
        settings=checking.model_dump(mode="json"),
        settings_digest=settings_digest,
        rubrics=checking.rubric_digests(),
        key=_digest(engine(), settings_digest),
        scope=_digest(*shown, "", *(place.name for place in places), "again" if again else ""),
        roots=shown,
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _codes(settings: Settings) -> tuple[str, ...] | None:
    if not settings.select and not settings.ignore:
        return None  # the rules are loaded where they are needed: in the workers
    from review.catalogue import codes
    from review.options import chosen

    picked = chosen(settings.select, settings.ignore, codes())
    return None if picked is None else tuple(sorted(picked))


def _waivers(settings: Settings) -> File | None:
    file = settings.waivers or find_upward(waivers_files.FILE_NAME, Path.cwd())
    if file is None:
        return None
    waivers_files.load(file)
    return File(name=file.name, text=read(file))


def _rubric(file: Path) -> str:
    from scoring.rubrics import load

    load(file)
    return file.read_text("utf-8-sig")
