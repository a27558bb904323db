"""Attributes that are computed once: asked for once a thing, and no part of what the thing is."""

from schemas.base import Model
from schemas.kept import kept


class Asked:
    times = 0

    @kept
    def answer(self) -> int:
        """What is asked."""
        self.times += 1
        return self.times


class Frozen(Model):
    side: int

    @kept
    def square(self) -> int:
        return self.side * self.side


def test_is_asked_once_for_each_thing() -> None:
    one, two = Asked(), Asked()
    assert (one.answer, one.answer, two.answer) == (1, 1, 1)
    assert Asked.answer.__doc__ == "What is asked."


def test_is_no_part_of_a_frozen_model() -> None:
    asked, fresh = Frozen(side=3), Frozen(side=3)
    assert asked.square == 9
    assert asked == fresh and hash(asked) == hash(fresh)
    assert asked.model_dump() == {"side": 3} and set(Frozen.model_json_schema()["properties"]) == {"side"}
