"""The one base that every published model shares: frozen, and closed to unknown keys."""

from functools import cache
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from schemas.kept import kept

Language = Literal["zh", "en"]


class Model(BaseModel):
    """A frozen pydantic model that forbids unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(kept,))

    @classmethod
    def made(cls, **fields: Any) -> Self:
        """A model of what our own code has just read, which needs no validation: for those made by the thousand.

        What ``model_construct`` does, only quicker; every field without a plain default must be given.
        """
        return _filled(cls, _defaults(cls) | fields)

    def changed(self, **fields: Any) -> Self:
        """The same with other fields, not validated; unlike ``model_copy`` it forgets what was computed of the old."""
        known, own = _defaults(type(self)), vars(self)
        if len(own) != len(known):
            own = {name: own[name] for name in known}
        return _filled(type(self), own | fields)


_Made = TypeVar("_Made", bound=Model)


def _filled(model: type[_Made], fields: dict[str, Any]) -> _Made:
    thing = object.__new__(model)
    _set_fields(thing, fields)
    _set_told(thing, _names(model))
    _set_extra(thing, None)
    _set_private(thing, None)
    return thing


# What a model is made of, set at once: a frozen one refuses assignments, and ``object.__setattr__`` would look each up.
_set_fields = vars(BaseModel)["__dict__"].__set__
_set_told = vars(BaseModel)["__pydantic_fields_set__"].__set__
_set_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_set_private = vars(BaseModel)["__pydantic_private__"].__set__


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    """All fields in their order with their defaults, which no frozen model ever changes."""
    return {name: None if field.is_required() else field.get_default() for name, field in model.model_fields.items()}


@cache
def _names(model: type[Model]) -> set[str]:
    """The fields that count as given, which are all; one set for all things, which pydantic copies before it changes it."""
    return set(model.model_fields)


class Bilingual(Model):
    """A text in Chinese and in English."""

    zh: str
    en: str

    def said_in(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en
