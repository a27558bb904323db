"""What a report costs in tokens stays within the promise for every submission, counted by the estimate of budgets."""

from __future__ import annotations

from benchmarks.labels.tokens import MOST, MOST_OUT, Compared, Estimated, Tokens, compare, page, submissions


def test_every_submission_keeps_the_promise() -> None:
    results = [compare(*each, Estimated()) for each in submissions()]
    asked = [each for each in results if each.requests]
    assert len(asked) > 40
    assert [each.name for each in asked if each.share > MOST or each.share_out > MOST_OUT] == []


def test_a_promise_that_is_broken_is_told_with_names() -> None:
    kept = Compared("kept", 900, Tokens(300, 100, 20), Tokens(1000, 100, 900), 1)
    broken = Compared("broken", 300, Tokens(900, 100, 20), Tokens(1000, 100, 900), 1)
    quiet = Compared("quiet", 300, Tokens(), Tokens(1000, 100, 900), 0)
    assert "kept in all 1." in page([kept, quiet], "a count") and "In 1 more nothing is asked: quiet." in page(
        [quiet, kept], "a count"
    )
    assert "**not kept** in broken." in page([kept, broken], "a count")
