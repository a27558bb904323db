"""The search for garbage waits for a submission, and only for it."""

from __future__ import annotations

import gc

import pytest

from extractor.read import read_bytes
from review.garbage import collected_later
from review.pipeline import review_documents


def test_it_is_searched_for_again_afterwards_even_where_judging_fails() -> None:
    with pytest.raises(RuntimeError):
        _fail()
    assert gc.isenabled()


def _fail() -> None:
    with collected_later():
        assert not gc.isenabled()
        raise RuntimeError


def test_one_inside_another_does_not_end_the_outer_one() -> None:
    with collected_later():
        with collected_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_review_leaves_it_as_it_was() -> None:
    review_documents([read_bytes("a.txt", "全年预算100万元，支出90万元，执行率90%。".encode())])
    assert gc.isenabled()
