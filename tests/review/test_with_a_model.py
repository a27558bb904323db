"""With a model that answers nonsense, whatever it is: what rules prove stays, nothing is made up, nothing is alarming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from benchmarks.mutation.templates import submission
from benchmarks.mutation.written import write
from extractor.model.question import Question
from extractor.read import read_bytes
from review.labelling import Labelling, Labels
from review.pipeline import Reviewed, review_documents
from schemas.document import Document
from schemas.finding import Severity
from tests.extractor.model.answering import Scripted, any_of, everything_contradicts, first_choice, knows, nonsense
from tests.golden_cases import case, names

MODES: tuple[Labels, ...] = ("both", "model")
CASES = list(enumerate(names()))


def check(documents: Sequence[Document], without: Reviewed, labels: Labels, asker: Scripted) -> None:
    """All that must hold of a report whatever a model said."""
    reviewed = review_documents(documents, labelling=Labelling(labels, asker))
    proven = [finding for finding in reviewed.report.findings if finding.origin == "rule"]
    assert proven == list(without.report.findings)
    added = [finding for finding in reviewed.report.findings if finding.origin == "model"]
    assert not [finding for finding in added if finding.severity is not Severity.INFO]
    assert reviewed.report.scores == without.report.scores
    assert reviewed.extraction is not None and without.extraction is not None
    assert reviewed.extraction.figures == without.extraction.figures
    raw = {document.name: document for document in documents}
    for evidence in (each for finding in reviewed.report.findings for each in finding.evidence):
        assert evidence.quote == raw[evidence.document].raw[evidence.start : evidence.end]
        assert evidence.page is None or 1 <= evidence.page <= (raw[evidence.document].pages or 1)
    for claim in reviewed.extraction.claims:
        assert raw[claim.figure.span.document].quote(claim.figure.span) == claim.figure.quote


@pytest.mark.parametrize(("number", "name"), CASES, ids=[name for _, name in CASES])
def test_of_a_golden_case_everything_proven_stays_and_nothing_is_added(number: int, name: str) -> None:
    documents = list(case(name).reviewed.documents.values())
    without = review_documents(documents)
    check(documents, without, MODES[number % 2], nonsense(number))
    check(documents, without, MODES[1 - number % 2], everything_contradicts())


@pytest.mark.parametrize("name", names()[::4])
def test_a_model_that_knows_its_controls_and_lies_takes_nothing_away_and_proves_nothing(name: str) -> None:
    documents = list(case(name).reviewed.documents.values())
    without = review_documents(documents).report
    alarming = knows({"": "contradict"}, {"": "same"})

    def lies(question: Question[Any]) -> Any:
        return {**any_of(question.schema.model_json_schema(), None), **(alarming(question) or {})}

    report = review_documents(documents, labelling=Labelling("both", Scripted(lies))).report
    assert [each for each in report.findings if each.origin == "rule"] == list(without.findings)
    assert all(each.severity is not Severity.ERROR for each in report.findings if each.origin == "model")


@pytest.mark.parametrize("seed", range(50))
def test_of_a_generated_submission_too(seed: int) -> None:
    written = write(submission(seed), {})
    documents = [read_bytes(name, data) for name, data in written.files]
    asker = first_choice() if seed % 5 == 0 else nonsense(seed)
    check(documents, review_documents(documents), MODES[seed % 2], asker)
