"""Who labels: a model that says nothing adds nothing and takes nothing away."""

from collections.abc import Sequence

from benchmarks.labels.handmade import GOLDEN, LabelledInput
from benchmarks.labels.labellers import both, lexicon, model_alone
from extractor.model.question import AnswerT, Question, Reply


class _Silent:
    """Answers no question."""

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        return [Reply(question) for question in questions]


DOCUMENTS = list(LabelledInput(GOLDEN / "wuhu-2022-clean-ocr-spacing").documents.values())


def test_both_is_the_lexicon_where_the_model_is_silent() -> None:
    assert both(_Silent())(DOCUMENTS) == lexicon(DOCUMENTS)


def test_a_silent_model_alone_labels_nothing() -> None:
    assert model_alone(_Silent())(DOCUMENTS) == []
