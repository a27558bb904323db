"""Checks one submission in the process it is called in: the same function for the pool of one machine and for a cluster.

It dies where a file kills it, and lets a MemoryError out: whoever calls it in a child process knows what to do then
(``review.batch.attempts``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from extractor.read.dispatch import read
from extractor.read.guard import SECONDS, crashed
from extractor.read.patience import ends_after
from review.batch.asking import WITH_MODEL, labelling_of
from review.batch.checking import parsed
from review.batch.job import Found, Job, Outcome, SubmissionFile
from review.pipeline import Reviewed, left_out, review_documents
from review.store.columns import pack
from review.words import counts
from schemas.base import Bilingual
from schemas.document import Document
from schemas.errors import UnreadableFile
from schemas.finding import Severity, Unreadable

_LONGEST_LINE = 4000


def run_submission(job: Job) -> Outcome:
    """Read the files and check them together."""
    settings = parsed(job.checking)
    seconds = settings.reading.seconds or SECONDS
    documents: list[Document] = []
    unreadable: list[Unreadable] = []
    refused = {each.document: each for each in job.refused}
    for file in job.files:
        result = refused.get(file.name) or _read(file, job.password, seconds)
        if isinstance(result, Unreadable):
            unreadable.append(result)
            continue
        if result.sha256 != file.sha256:
            return _changed(file)
        documents.append(result)
        unreadable.extend(left_out(result))
    model = labelling_of(settings.model, job.model)
    with ends_after(seconds * max(len(documents), 1) + (WITH_MODEL if model else 0)):
        reviewed = review_documents(
            documents, unreadable, settings.selection, settings.waivers, settings.rubrics, model
        )
    return outcome_of(reviewed)


def check_alone(job: Job) -> Unreadable | None:
    """Why the one file of a job cannot be handled; None where it can. Meant for a worker with nothing else to lose."""
    settings = parsed(job.checking)
    seconds = settings.reading.seconds or SECONDS
    (file,) = job.files
    result = _read(file, job.password, seconds)
    if isinstance(result, Unreadable):
        return result
    with ends_after(seconds):
        review_documents([result], (), settings.selection, settings.waivers, settings.rubrics)
    return None


def _read(file: SubmissionFile, password: str | None, seconds: float) -> Document | Unreadable:
    try:
        with ends_after(seconds):
            return read(file.path, name=file.name, password=password)
    except UnreadableFile as error:
        return Unreadable(document=file.name, reason=error.reason, message=error.message)
    except MemoryError:
        raise
    except Exception as error:  # a reader's own fault costs its file
        why = crashed(file.name, f"{type(error).__name__}: {error}"[:200])
        return Unreadable(document=file.name, reason=why.reason, message=why.message)


def outcome_of(reviewed: Reviewed) -> Outcome:
    """A reviewed submission as it is stored."""
    report = reviewed.report
    standing = counts(report)
    return Outcome(
        state="done",
        report=pack(report.model_dump_json()),
        lines=pack(json.dumps(_lines(reviewed), ensure_ascii=True, separators=(",", ":"))),
        findings=tuple(_found(reviewed)),
        gaps=report.unreadable,
        verdict=report.verdict,
        errors=standing[Severity.ERROR],
        warnings=standing[Severity.WARNING],
        infos=standing[Severity.INFO],
        waived=sum(each.waived is not None for each in report.findings),
        unreadable=len({each.document for each in report.unreadable}),
        documents=len(report.submission.documents),
        figures=report.coverage.figures,
        checked=report.coverage.checked,
        not_told=reviewed.not_told,
        unlabelled=len(report.coverage.unlabelled),
        rubrics=tuple(sorted({sheet.rubric for sheet in report.scores if sheet.rubric is not None})),
        department=reviewed.extraction.department if reviewed.extraction else None,
        year=reviewed.extraction.year if reviewed.extraction else None,
    )


def _found(reviewed: Reviewed) -> Iterator[Found]:
    seen: Counter[str] = Counter()
    for position, each in enumerate(reviewed.report.findings):
        seen[each.fingerprint] += 1
        yield Found(
            position=position,
            fingerprint=each.fingerprint,
            nth=seen[each.fingerprint],
            code=each.code,
            severity=each.severity.value,
            origin=each.origin,
            waived=each.waived is not None,
            body=each.model_dump_json(),
        )


def _lines(reviewed: Reviewed) -> dict[str, dict[int, str]]:
    """The lines that quotes stand in, by document and offset, so that they can be shown without the documents."""
    kept: dict[str, dict[int, str]] = {}
    for finding in reviewed.report.findings:
        for each in finding.evidence:
            text = reviewed.texts.get(each.document)
            if text is None:
                continue
            start = text.rfind("\n", 0, each.start) + 1
            stop = text.find("\n", each.start)
            line = text[start : len(text) if stop < 0 else stop]
            if len(line) <= _LONGEST_LINE:
                kept.setdefault(each.document, {})[start] = line
    return kept


def _changed(file: SubmissionFile) -> Outcome:
    return Outcome(
        state="failed",
        reason="changed",
        message=Bilingual(
            zh=f"{file.name}：核对期间文件有改动，请再次运行同一命令",
            en=f"{file.name}: changed while it was checked; run the same command again",
        ),
    )
