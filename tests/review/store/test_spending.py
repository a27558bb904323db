import threading
from decimal import Decimal

import pytest

from extractor.model.budget import Charge
from extractor.model.failures import NoAnswer
from review.store.opening import Store
from review.store.spending import StoreBudget
from tests.review.store.entering import run


def test_workers_share_what_is_left(store: Store) -> None:
    run_id = run(store)
    one, two = (StoreBudget(store, run_id, most_tokens=100) for _ in range(2))
    one.hold(Charge(tokens_in=60))
    with pytest.raises(NoAnswer, match="at most 100 tokens"):
        two.hold(Charge(tokens_in=50))
    one.settle(Charge(tokens_in=60), Charge(tokens_in=20))
    two.hold(Charge(tokens_in=50))


def test_money_is_held_exactly(store: Store) -> None:
    budget = StoreBudget(store, run(store), most_cost=Decimal("0.3"))
    for _ in range(3):
        budget.hold(Charge(cost=Decimal("0.1")))
    with pytest.raises(NoAnswer, match=r"at most 0\.3"):
        budget.hold(Charge(cost=Decimal("0.000000000001")))


def test_many_at_once_do_not_overshoot_together(store: Store) -> None:
    run_id, held = run(store), []

    def holds() -> None:
        try:
            StoreBudget(store, run_id, most_tokens=100).hold(Charge(tokens_in=30))
            held.append(30)
        except NoAnswer:
            pass

    threads = [threading.Thread(target=holds) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(held) == 90
