"""JSON: the Report itself, as its published schema describes it."""

from review.pipeline import Reviewed
from schemas.base import Language


def render(reviewed: Reviewed, language: Language) -> str:
    return reviewed.report.model_dump_json(indent=2) + "\n"
