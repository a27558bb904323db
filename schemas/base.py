"""The one base that every published model shares: frozen, and closed to unknown keys."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.kept import kept

Language = Literal["zh", "en"]


class Model(BaseModel):
    """A frozen pydantic model that forbids unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(kept,))


class Bilingual(Model):
    """A text in Chinese and in English."""

    zh: str
    en: str

    def said_in(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en
