"""Recorded: answers from a folder and from nowhere else, as golden cases and offline runs have them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model.question import AnswerT, Question, Reply
from extractor.model.replies import FolderReplies, Replies, answer_in, drift, key_of
from schemas.base import Bilingual


class Recorded:
    """An Asker that only remembers; what it was not told before is a failure that names the recording it looked for."""

    def __init__(self, replies: Replies, model: str) -> None:
        self.replies = replies
        self.model = model
        self.missed: list[str] = []
        self.remembered = 0

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        return [self._reply(question) for question in questions]

    def _reply(self, question: Question[AnswerT]) -> Reply[AnswerT]:
        key = key_of(question, self.model)
        text = self.replies.get(key)
        answer = answer_in(text, question, self.model) if text is not None else None
        if answer is None:
            self.missed.append(f"{key}\n{self._drift(question)}")
            return Reply(question, failure=Bilingual(zh=f"没有该问题的记录（{key}）", en=f"no recording of it ({key})"))
        self.remembered += 1
        return Reply(question, answer, remembered=True)

    def _drift(self, question: Question[AnswerT]) -> str:
        kept = self.replies.texts_of(question.prompt) if isinstance(self.replies, FolderReplies) else ()
        return drift(question, self.model, kept)
