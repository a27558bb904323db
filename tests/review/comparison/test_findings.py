from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from review.comparison.findings import Checked, compare
from schemas.finding import Severity
from tests.review.store.entering import finding

prints = st.lists(st.sampled_from("abcd"), max_size=8)


@given(prints, prints)
def test_every_finding_is_counted_once(before: list[str], after: list[str]) -> None:
    change = compare(Checked("n", [finding(each) for each in before]), Checked("n", [finding(each) for each in after]))
    was, now = Counter(before), Counter(after)
    assert Counter(each.fingerprint for each in change.new) == now - was
    assert Counter(each.fingerprint for each in change.gone) == was - now
    assert Counter(each.fingerprint for each in change.still) == was & now


def test_a_new_note_or_waived_finding_makes_nothing_worse() -> None:
    quiet = [finding("a", Severity.INFO), finding("b", waived="已核实")]
    assert not compare(Checked("n", []), Checked("n", quiet)).worse
    assert compare(Checked("n", []), Checked("n", [finding("c")])).worse


def test_what_is_gone_from_a_half_read_submission_is_not_certain() -> None:
    change = compare(Checked("n", [finding("a")]), Checked("n", [], complete=False))
    assert not change.certain
    assert len(change.gone) == 1
