"""The lexicon alone keeps its promise on the hand-labelled golden cases: enough right, next to nothing wrong."""

import functools

from benchmarks.labels.handmade import labelled_inputs
from benchmarks.labels.judge import Outcome
from benchmarks.labels.labellers import lexicon
from benchmarks.labels.measure import Scored, Share, measure
from benchmarks.labels.report import LEAST_RIGHT, MOST_WRONG, listed, page


@functools.cache
def _scored() -> tuple[Scored, ...]:
    return tuple(measure(labelled_inputs(), lexicon))


def _holds(share: Share) -> bool:
    return share.part(share.right) >= LEAST_RIGHT and share.part(share.wrong) <= MOST_WRONG


def test_enough_is_right_and_next_to_nothing_wrong() -> None:
    wrong = "\n".join(listed(each) for each in _scored() if each.outcome is Outcome.WRONG)
    assert _holds(Share.of(_scored())), f"{Share.of(_scored())}; wrong are:\n{wrong}"


def test_the_bars_hold_in_prose_and_in_tables() -> None:
    for in_table in (False, True):
        share = Share.of(each for each in _scored() if each.in_table is in_table)
        assert _holds(share), (in_table, share)


def test_the_bars_would_notice_a_lexicon_that_guesses() -> None:
    cases = labelled_inputs()[:2]
    guessing = measure(cases, lambda documents: [c.model_copy(update={"metric": "budget"}) for c in lexicon(documents)])
    assert not _holds(Share.of(guessing))


def test_the_page_has_a_row_for_every_case() -> None:
    text = page({"lexicon alone": _scored()})
    assert all(f"| {case.name} |" in text for case in labelled_inputs())
