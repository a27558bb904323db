"""What every form has in common: it shows everything, is stable, and nothing a report says can act in it."""

import pytest

from review.export import ENDINGS, render
from review.pipeline import Reviewed
from schemas.base import Language

FORMS = ["text", "json", "sarif", "junit", "html", "md"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_is_told_with_its_places(form: str, language: Language, reviewed: Reviewed) -> None:
    shown = render(form, reviewed, language).decode()
    for finding in reviewed.report.findings:
        assert finding.code in shown
    assert "94.40%" in shown and "95.86%" in shown
    assert "1,263.85 ÷ 1,318.46 = 95.8580%" in shown
    assert "坏.pdf" in shown
    assert "已与业务科室核实" in shown


@pytest.mark.parametrize("form", [*FORMS, "xlsx"])
def test_an_empty_report_has_every_form(form: str, reviewed: Reviewed) -> None:
    report = reviewed.report.model_copy(update={"findings": (), "unreadable": (), "verdict": "consistent"})
    assert render(form, Reviewed(report), "zh")


@pytest.mark.parametrize("form", [*FORMS])
def test_the_same_report_gives_the_same_bytes(form: str, reviewed: Reviewed) -> None:
    assert render(form, reviewed, "zh") == render(form, reviewed, "zh")


def test_endings_name_forms_that_exist() -> None:
    assert set(ENDINGS.values()) == {*FORMS, "xlsx"}
