"""What ``hedui batch`` does once its options are read: find the submissions, open the store, check or enqueue them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from review.batch import manifest, places
from review.batch.asked import checking_of, new_run
from review.batch.asking import private
from review.batch.embedded import Plan
from review.batch.going import Showing, go
from review.batch.job import ModelAccess
from review.batch.places import Place
from review.batch.progress import progress
from review.exits import Exit
from review.output import refuse_binary_to_screen
from review.settings import Settings
from review.store import runs
from review.store.opening import FILE_NAME, open_store
from schemas.base import Language
from schemas.errors import BadSettings


@dataclass(frozen=True)
class Batch:
    """The options that only ``hedui batch`` has."""

    paths: tuple[Path, ...]
    manifest: Path | None
    store: str | None
    workers: int
    form: str
    again: bool
    queue: bool
    files: Path | None


def run(asked: Batch, settings: Settings, language: Language) -> int:
    """Find, check, show; the exit code."""
    refuse_binary_to_screen(asked.form, settings.output)
    checking = checking_of(settings, language)
    found = _places(asked, settings)
    roots = [*asked.paths, *([asked.manifest] if asked.manifest else [])]
    begun = new_run(checking, settings.password, roots, found, again=asked.again)
    plan = Plan(0, checking.model_dump_json(), settings.password, asked.workers, asked.again)
    if asked.queue:
        return _enqueue(asked, settings, begun, found, plan, language)
    showing = Showing(
        asked.form,
        settings.output,
        language,
        settings.fail_on,
        settings.exit_zero,
        settings.quiet,
        settings.no_color,
    )
    with open_store(asked.store) as store:
        if checking.model:
            plan = replace(plan, model=ModelAccess(store.url, 0, private(settings.model)))
        return go(store, begun, found, plan, showing)


def _places(asked: Batch, settings: Settings) -> list[Place]:
    if asked.manifest is not None:
        if len(asked.paths) > 1:
            raise BadSettings(zh="用清单时最多给出一个文件夹", en="with a manifest, name one folder at most")
        return manifest.places(asked.manifest, asked.paths[0] if asked.paths else None)
    if not asked.paths:
        raise BadSettings(zh="请给出文件夹，或用 --manifest 给出清单", en="name a folder, or a list with --manifest")
    skip = [path for path in (settings.output, Path(FILE_NAME)) if path is not None]
    return places.places(asked.paths, skip)


def _enqueue(
    asked: Batch, settings: Settings, begun: runs.NewRun, found: list[Place], plan: Plan, language: Language
) -> int:
    """Hand everything to the queue of a cluster; ``hedui status`` and ``hedui runs`` tell what becomes of it."""
    from review.cluster.connecting import cluster_url, open_cluster
    from review.cluster.feeding import Feeder, feed
    from review.cluster.travelling import shared_folder

    if settings.password is not None:
        raise BadSettings(
            zh="密码不会写入队列：请在各 worker 上设置 HEDUI_PASSWORD",
            en="a password does not go into the queue: set HEDUI_PASSWORD where the workers are",
        )
    url = cluster_url(asked.store)
    with open_cluster(url) as store:
        run_id, _ = runs.begin(store, begun)
        plan = replace(plan, run_id=run_id)
        with progress(len(found), language, quiet=settings.quiet) as tally:
            for fed in feed(store, found, plan, Feeder(url, begun.engine, shared_folder(asked.files))):
                tally.reach(fed.seen)
    zh = f"第 {run_id} 次核对：{fed.seen} 份材料，{fed.queued} 份已入队，{fed.settled} 份无须核对；进度见 hedui status"
    en = f"run {run_id}: {fed.seen} submissions, {fed.queued} enqueued, {fed.settled} settled already; see hedui status"
    print(zh if language == "zh" else en, file=sys.stderr)  # noqa: T201
    return Exit.CLEAN
