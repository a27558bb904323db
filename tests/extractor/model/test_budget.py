"""Budgets: nothing is sent that they have no room for, and what was held is given back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.budget import Budget, Charge
from extractor.model.client import Client
from extractor.model.failures import NoAnswer
from tests.extractor.model.asked import HASTY, endpoint, question
from tests.servers.scripted import Response, error, good, serve

ROOM = 1200
"""Tokens for two of these questions by the estimate, not for three."""


def test_sending_stops_where_the_budget_ends_and_the_rest_is_named() -> None:
    with serve() as server:
        budget = Budget(most_tokens=ROOM)
        client = Client(endpoint(server.base_url, concurrency=1), budget=budget)
        replies = client.ask([question(number) for number in range(60)])
        answered = [reply for reply in replies if reply.answer is not None]
        assert 1 < len(answered) < 60
        assert len(server.requests) == len(answered)
        assert budget.tokens == sum(reply.usage.tokens_in + reply.usage.tokens_out for reply in answered) <= ROOM
        for reply in replies[len(answered) :]:
            assert reply.failure is not None
            assert "budget" in reply.failure.en
            assert str(ROOM) in reply.failure.zh
            assert reply.usage.requests == 0


def test_money_is_counted_with_the_prices_of_the_endpoint() -> None:
    with serve() as server:
        dear = endpoint(server.base_url, concurrency=1, price_in="10", price_out="20")
        client = Client(dear, budget=Budget(most_cost=Decimal("0.02")))
        replies = client.ask([question(number) for number in range(60)])
        per_answer = Decimal("0.0012")  # 100 tokens in, 10 out
        answered = sum(reply.answer is not None for reply in replies)
        assert client.sent.usage.cost == answered * per_answer <= Decimal("0.02")
        assert 0 < answered < 60


def test_many_at_once_do_not_overshoot_together() -> None:
    def slow(request: object) -> Response:
        return Response(**{**vars(good(request)), "wait": 0.1})  # type: ignore[arg-type]

    with serve(slow) as server:
        Client(endpoint(server.base_url, concurrency=8), budget=Budget(most_tokens=ROOM)).ask(
            [question(number) for number in range(8)]
        )
        assert 0 < len(server.requests) <= 3


def test_retries_are_paid_from_the_budget_only_where_an_answer_may_have_been_made() -> None:
    refused, lost = error(500), Response(cut=0)
    for failing, free in ((refused, True), (lost, False)):
        with serve(lambda request, sent=failing: sent if request.number < 2 else good(request)) as server:
            budget = Budget()
            Client(endpoint(server.base_url), budget=budget, patience=HASTY).ask([question()])
            assert (budget.tokens == 110) is free
            assert budget.tokens >= 110


def test_a_batch_holds_its_submissions_together() -> None:
    with serve() as server:
        batch = Budget(most_tokens=ROOM)
        counts = []
        for submission in range(3):
            client = Client(endpoint(server.base_url, concurrency=1), budget=Budget(most_tokens=ROOM, within=batch))
            replies = client.ask([question(10 * submission + number) for number in range(4)])
            counts.append(sum(reply.answer is not None for reply in replies))
        assert counts[0] == 4
        assert counts[2] < 4
        assert batch.tokens == 110 * sum(counts)


charges = st.builds(Charge, st.integers(0, 300), st.integers(0, 300), st.decimals(0, 5, places=2))


@given(st.lists(st.tuples(charges, charges), max_size=30), st.integers(0, 1000), st.integers(0, 1000))
def test_what_is_held_never_exceeds_and_what_is_settled_adds_up(
    steps: list[tuple[Charge, Charge]], most: int, of_batch: int
) -> None:
    batch = Budget(of_batch)
    budget = Budget(most, Decimal(20), within=batch)
    spent = Decimal(0)
    for held, used in steps:
        used = min(held, used, key=lambda charge: charge.tokens)
        try:
            budget.hold(held)
        except NoAnswer:
            continue
        assert budget.tokens <= most
        assert batch.tokens <= of_batch
        budget.settle(held, used)
        spent += used.cost
        assert budget.tokens == batch.tokens
    assert budget.cost == batch.cost == spent


def test_nothing_allowed_sends_nothing() -> None:
    with serve() as server:
        [reply] = Client(endpoint(server.base_url), budget=Budget(most_tokens=0)).ask([question()])
        assert reply.failure is not None
        assert not server.requests


@pytest.mark.parametrize("budget", [Budget(most_tokens=1), Budget(most_cost=Decimal(0))])
def test_what_is_free_fits_into_no_money_but_not_into_no_tokens(budget: Budget) -> None:
    with serve() as server:
        [reply] = Client(endpoint(server.base_url), budget=budget).ask([question()])
        assert (reply.answer is not None) is (budget.most_cost is not None)
