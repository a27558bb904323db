"""Limits on time: OCR adds to a running one for each page, and starts none where there is none."""

import signal

import pytest

from extractor.read.patience import SECONDS_A_PAGE, add_for_ocr, can_end, ends_after

pytestmark = pytest.mark.skipif(not can_end(), reason="the system knows no such limits")


def test_each_page_of_ocr_adds_to_the_limit() -> None:
    with ends_after(500):
        add_for_ocr()
        add_for_ocr()
        left = signal.getitimer(signal.ITIMER_REAL)[0]
        assert 490 + 2 * SECONDS_A_PAGE < left <= 500 + 2 * SECONDS_A_PAGE
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_without_a_limit_there_is_none_to_add_to() -> None:
    add_for_ocr()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
