"""The status as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.cluster.status import QueueStatus, RunStatus, Status, WorkerStatus
from schemas.base import Language

_STATES = {
    "running": ("进行中", "running"),
    "interrupted": ("未完成", "not finished"),
    "done": ("已完成", "done"),
}


def show(status: Status, language: Language, console: Console) -> None:
    def said(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    if not status.runs:
        console.print(said("尚无核对记录", "no runs yet"))
    for run in status.runs:
        console.print(Text("　".join(_run(run, language)) if language == "zh" else "; ".join(_run(run, language))))
    for queue in status.queues:
        console.print(_queue(queue, language))
    if status.workers:
        console.print(_workers(status.workers, language))
    elif status.queues:
        console.print(said("没有工作进程在线（hedui worker）", "no worker is there (hedui worker)"), style="yellow")
    for failure in status.failures:
        why = failure.message.said_in(language) if failure.message else failure.reason or ""
        console.print(Text.assemble((f"{failure.submission}  ", "bold red"), why), soft_wrap=True)
    hidden = status.failures_in_all - len(status.failures)
    if hidden:
        console.print(said(f"……另有 {hidden} 份未能核对", f"… and {hidden} more that could not be checked"))


def _run(run: RunStatus, language: Language) -> Iterator[str]:
    zh = language == "zh"
    state = _STATES[run.state][0 if zh else 1]
    settled = run.done + run.set_aside
    yield f"第 {run.run} 次核对（{state}）" if zh else f"run {run.run} ({state})"
    yield f"完成 {settled}/{run.submissions} 份" if zh else f"{settled} of {run.submissions} submissions done"
    for number, name_zh, name_en in (
        (run.unchanged, "未变沿用", "unchanged"),
        (run.waiting, "等待", "waiting"),
        (run.running, "核对中", "being checked"),
        (run.failed, "未成功", "failed"),
        (run.set_aside, "搁置", "set aside"),
    ):
        if number:
            yield f"{name_zh} {number}" if zh else f"{number} {name_en}"
    if run.open and run.a_minute:
        yield f"每分钟 {run.a_minute:g} 份" if zh else f"{run.a_minute:g} a minute"
        yield f"约剩 {_lasting(run.seconds_left or 0)}" if zh else f"about {_lasting(run.seconds_left or 0)} left"


def _lasting(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"


def _queue(queue: QueueStatus, language: Language) -> Text:
    if language == "zh":
        text = f"队列 {queue.name}：等待 {queue.waiting}，已领取 {queue.taken}"
        alarm = "　没有同一版本的工作进程，这些任务不会有人处理"
    else:
        text = f"queue {queue.name}: {queue.waiting} waiting, {queue.taken} taken"
        alarm = "  no worker of this version is there: nobody will take these"
    return Text.assemble(text, (alarm, "yellow") if not queue.workers else "")


def _workers(workers: tuple[WorkerStatus, ...], language: Language) -> Table:
    zh = language == "zh"
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in (
        ("工作进程", "并行", "启动于", "最近一次信号", "") if zh else ("worker", "at once", "since", "last seen", "")
    ):
        table.add_column(title)
    for each in workers:
        ago = f"{each.seen_seconds_ago:.0f} " + ("秒前" if zh else "s ago")
        stale = ("失联，其任务将转给其他进程" if zh else "stale: others take its tasks") if each.stale else ""
        since = each.since.astimezone().strftime("%m-%d %H:%M")
        table.add_row(each.name, str(each.places), since, ago, Text(stale, "yellow"))
    return table
