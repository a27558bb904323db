"""Remembered replies: the same question to the same model is asked once. Also what recordings of golden cases are."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from extractor.model.question import AnswerT, Question
from schemas.errors import HeduiError


class Replies(Protocol):
    """A place for replies. A key is a file name in ASCII, a text is JSON; the same key always has the same meaning."""

    def get(self, key: str) -> str | None: ...

    def put(self, key: str, text: str) -> None: ...


class NoReplies:
    """Remembers nothing."""

    def get(self, key: str) -> str | None:
        return None

    def put(self, key: str, text: str) -> None:
        return None


class FolderReplies:
    """One file a reply in a folder, written in one step so that a reader never sees half of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> str | None:
        try:
            return self._file(key).read_text("utf-8")
        except FileNotFoundError:
            return None

    def put(self, key: str, text: str) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(name).replace(self._file(key))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise HeduiError(
                zh=f"{self.folder}：无法保存模型的回答（{error}）",
                en=f"{self.folder}: the model's answers cannot be kept ({error})",
            ) from None

    def texts_of(self, prompt: str) -> Iterator[str]:
        """Everything that is kept for a prompt."""
        for file in sorted(self.folder.glob(f"{prompt}-*.json")):
            yield file.read_text("utf-8")

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def request_of(question: Question[AnswerT], model: str) -> dict[str, Any]:
    """All that decides an answer, and nothing else: neither the server's address nor the mode of asking does."""
    return {
        "prompt": question.prompt,
        "model": model,
        "instructions": hashlib.sha256(question.instructions.encode()).hexdigest(),
        "schema": question.schema.model_json_schema(),
        "most_tokens": question.most_tokens,
        "material": question.material,
    }


def key_of(question: Question[AnswerT], model: str) -> str:
    """The name under which a question's reply is kept: its prompt and the hash of the whole request."""
    said = json.dumps(request_of(question, model), ensure_ascii=False, sort_keys=True)
    return f"{question.prompt}-{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def kept(question: Question[AnswerT], model: str, answer: AnswerT) -> str:
    """The text that is kept: request and answer, for people to read too."""
    said = {
        "request": request_of(question, model),
        "answer": answer.model_dump(mode="json", by_alias=True, exclude_unset=True),
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def answer_in(text: str, question: Question[AnswerT], model: str) -> AnswerT | None:
    """The answer in a kept text; None where the text is damaged or answers another request."""
    try:
        said = json.loads(text)
        if not isinstance(said, Mapping) or said.get("request") != request_of(question, model):
            return None
        return question.schema.model_validate_json(json.dumps(said.get("answer")))
    except (json.JSONDecodeError, ValidationError):
        return None


def drift(question: Question[AnswerT], model: str, texts: Iterable[str]) -> str:
    """How a request differs from the nearest of those that were kept; the whole of it where there are none."""
    live = _lines(request_of(question, model))
    kept_ones = [_lines(said["request"]) for said in map(json.loads, texts)]
    if not kept_ones:
        return "\n".join(live)
    nearest = max(kept_ones, key=lambda each: difflib.SequenceMatcher(None, each, live, autojunk=False).ratio())
    return "\n".join(difflib.unified_diff(nearest, live, "recorded", "asked now", lineterm="", n=1))


def _lines(request: Mapping[str, Any]) -> list[str]:
    shown = {**request, "material": str(request["material"]).split("\n")}
    return json.dumps(shown, ensure_ascii=False, indent=1).split("\n")
