"""What is asked once is kept with the thing it was asked about, and with no other."""

import gc
import weakref
from dataclasses import dataclass

from scoring.remembered import formed_once, once


@dataclass(frozen=True)
class Thing:
    name: str


def test_a_question_is_asked_once_of_each_thing() -> None:
    asked: list[str] = []

    @once
    def spelled(thing: Thing) -> list[str]:
        asked.append(thing.name)
        return list(thing.name)

    one, twin = Thing("ab"), Thing("ab")
    assert spelled(one) is spelled(one)
    assert spelled(twin) == ["a", "b"]
    assert asked == ["ab", "ab"]


def test_two_questions_about_one_thing_have_their_own_answers() -> None:
    length = once(lambda thing: len(thing.name))
    letters = formed_once(lambda thing: iter(thing.name))
    thing = Thing("abc")
    assert (length(thing), letters(thing), letters(thing)) == (3, ("a", "b", "c"), ("a", "b", "c"))


def test_what_is_remembered_is_no_part_of_the_thing() -> None:
    one, other = Thing("a"), Thing("a")
    once(lambda thing: thing.name)(one)
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)


def test_answers_go_when_their_thing_goes() -> None:
    itself = once(lambda thing: [thing])
    thing = Thing("a")
    itself(thing)
    gone = weakref.ref(thing)
    del thing
    gc.collect()
    assert gone() is None
