"""The pipeline: paths in, Report out, with the documents at hand for those who show quotes in their lines.

Reading is the extractor's, judging is scoring's; here is only the way between them and what surrounds it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from review.excerpt import readable
from review.garbage import collected_later
from review.submission import File, files_of
from review.version import version
from review.waivers import NO_WAIVERS, Waivers
from schemas.document import Document
from schemas.errors import UnreadableFile
from schemas.extraction import Extraction
from schemas.finding import (
    Coverage,
    DocumentInfo,
    Finding,
    ModelUse,
    Remark,
    Report,
    ScoreSheet,
    Severity,
    Submission,
    Unlabelled,
    Unreadable,
)
from schemas.rubric import Rubric

if TYPE_CHECKING:
    from extractor.model.labelling import ModelRead
    from review.labelling import Labelling

Told = Callable[[str, int, int], None]
"""Is told the name of the file that is waited for, how many were read and how many there are; no name at the end."""


@dataclass(frozen=True)
class Selection:
    """Which rules are run and which findings are worth telling. ``codes`` None means all rules."""

    codes: frozenset[str] | None = None
    least: Severity = Severity.INFO

    def runs(self, code: str) -> bool:
        return self.codes is None or code in self.codes


ALL = Selection()


@dataclass(frozen=True)
class Reading:
    """What reading needs to know: a password, and limits for each file (None: the extractor's own)."""

    password: str | None = None
    seconds: float | None = None
    memory_mb: int | None = None

    @property
    def limits(self) -> dict[str, Any]:
        return {
            name: limit
            for name, limit in (("seconds", self.seconds), ("memory_mb", self.memory_mb))
            if limit is not None
        }


PLAINLY = Reading()


@dataclass(frozen=True)
class Reviewed:
    """A Report with what is needed to show it.

    ``texts`` holds the documents' characters as they are shown, ``checks_of`` the rules that looked at a figure,
    ``codes`` the rules that were run, ``not_told`` how many findings are below the level asked for, ``model`` what a
    model said where one was asked.
    """

    report: Report
    documents: Mapping[str, Document] = field(default_factory=dict)
    extraction: Extraction | None = None
    checks_of: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    not_told: int = 0
    model: ModelRead | None = None


def review(
    paths: Sequence[Path],
    *,
    reading: Reading = PLAINLY,
    selection: Selection = ALL,
    waivers: Waivers = NO_WAIVERS,
    rubrics: Mapping[str, Rubric] | None = None,
    told: Told = lambda name, done, total: None,
    labelling: Labelling | None = None,
) -> Reviewed:
    """Read the files as one submission and check it. Raises HeduiError only for wrong use."""
    documents, unreadable = read_all(files_of(paths), reading, told)
    return review_documents(documents, unreadable, selection, waivers, rubrics, labelling)


def review_documents(
    documents: Sequence[Document],
    unreadable: Sequence[Unreadable] = (),
    selection: Selection = ALL,
    waivers: Waivers = NO_WAIVERS,
    rubrics: Mapping[str, Rubric] | None = None,
    labelling: Labelling | None = None,
) -> Reviewed:
    """Check what was read; ``unreadable`` is what was not, ``rubrics`` go before those that are built in.

    With a ``labelling`` a model labels what the lexicon leaves open; what is proven without it stays as it is.
    """
    if not documents:
        return Reviewed(_report((), (), Coverage(figures=0, checked=0, unchecked={}), unreadable))
    from extractor.extract import extract
    from scoring.check import check
    from scoring.proposed import Proposal
    from scoring.rule import all_rules

    with collected_later():
        extraction = extract(documents)
    rules = [rule for rule in all_rules() if selection.runs(rule.code)]
    model = labelling.read(documents, extraction) if labelling is not None else None
    proposal = Proposal(model.extraction, model.matched) if model is not None else None
    with collected_later():
        checked = check(extraction, documents, rules, rubrics, proposal)
    coverage = checked.coverage if model is None else _with_unlabelled(checked.coverage, model, documents)
    complete = selection.codes is None and not unreadable
    answered = model is not None and not model.failures
    found = waivers.applied_to(checked.findings, documents, complete=complete, with_model=answered)
    shown = [each for each in found if selection.runs(each.code) and each.severity.rank >= selection.least.rank]
    return Reviewed(
        report=_report(documents, shown, coverage, unreadable, checked.scores, labelling.use() if labelling else None),
        documents={document.name: document for document in documents},
        extraction=extraction if model is None else model.extraction,
        checks_of=checked.checks_of,
        texts={each.name: readable(each.raw, each.text) for each in documents} | dict(waivers.texts),
        codes=tuple(rule.code for rule in rules),
        not_told=sum(selection.runs(each.code) for each in found) - len(shown),
        model=model,
    )


def _with_unlabelled(coverage: Coverage, model: ModelRead, documents: Sequence[Document]) -> Coverage:
    """The coverage with the parts that the model was asked about in vain."""
    from scoring.findings import evidence

    by_name = {document.name: document for document in documents}
    unlabelled = tuple(
        Unlabelled(
            task=each.task,
            reason=each.reason,
            evidence=tuple(evidence(by_name[span.document], span, "context") for span in each.about),
        )
        for each in model.failures
    )
    return coverage.model_copy(update={"unlabelled": unlabelled})


def read_all(
    files: Sequence[File], reading: Reading = PLAINLY, told: Told = lambda name, done, total: None
) -> tuple[list[Document], list[Unreadable]]:
    """The documents of a submission, and what of it could not be read."""
    from extractor.read.guard import Job, read_guarded

    documents: list[Document] = []
    unreadable: list[Unreadable] = []
    jobs = (Job(file.path, file.name, reading.password) for file in files)
    workers = min(len(files), os.cpu_count() or 1)
    results = read_guarded(jobs, **reading.limits, workers=workers, meanwhile=_load_judges)
    told(files[0].name, 0, len(files))
    for done, (file, result) in enumerate(zip(files, results, strict=True), 1):
        if isinstance(result, UnreadableFile):
            unreadable.append(Unreadable(document=file.name, reason=result.reason, message=result.message))
        else:
            documents.append(result)
            unreadable.extend(left_out(result))
        told(files[done].name if done < len(files) else "", done, len(files))
    return documents, unreadable


def _load_judges() -> None:
    """What judges the documents is loaded while workers read them: beside each other the two take the time of one."""
    import scoring.check  # noqa: F401
    from scoring.rule import all_rules

    all_rules()


def left_out(document: Document) -> list[Unreadable]:
    """The parts of a document that its reader could not read."""
    return [
        Unreadable(document=document.name, reason=notice.code, message=notice.message, page=notice.page, partial=True)
        for notice in document.notices
        if not notice.complete
    ]


def _report(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    coverage: Coverage,
    unreadable: Sequence[Unreadable],
    scores: Sequence[ScoreSheet] = (),
    model: ModelUse | None = None,
) -> Report:
    return Report(
        version=version(),
        submission=Submission(
            documents=tuple(
                DocumentInfo(name=each.name, media_type=each.media_type, sha256=each.sha256, pages=each.pages)
                for each in documents
            )
        ),
        verdict=_verdict(findings, partial=bool(unreadable or coverage.unlabelled)),
        findings=tuple(findings),
        coverage=coverage,
        unreadable=tuple(unreadable),
        scores=tuple(scores),
        model=model,
        remarks=tuple(_remarks(documents)),
    )


def _remarks(documents: Sequence[Document]) -> Iterator[Remark]:
    """What the readers noticed beside what they could not read."""
    for document in documents:
        for notice in document.notices:
            if notice.complete:
                yield Remark(document=document.name, code=notice.code, message=notice.message, page=notice.page)


def _verdict(findings: Sequence[Finding], *, partial: bool) -> Literal["consistent", "inconsistent", "incomplete"]:
    standing = (each for each in findings if each.waived is None)
    if any(each.severity is not Severity.INFO for each in standing):
        return "inconsistent"
    return "incomplete" if partial else "consistent"
