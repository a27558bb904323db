"""What is told at the end of a run, and what goes into the report."""

from decimal import Decimal

from extractor.model.endpoint import Endpoint
from extractor.model.question import Usage
from extractor.model.told import Sent

REMOTE = Endpoint(base_url="https://api.example.cn/v1", model="m-1", price_in=Decimal(2), currency="CNY", key="secret")
USAGE = Usage(requests=3, characters=4500, tokens_in=3000, tokens_out=120, cost=Decimal("0.006"))


def test_where_how_much_and_what_it_cost() -> None:
    told = Sent(REMOTE, "json_schema", USAGE, answered=2, failed=1, remembered=4).told()
    for said in ("api.example.cn", "m-1", "json_schema", "4500", "3000 + 120", "0.0060 CNY"):
        assert said in told.zh
        assert said in told.en
    assert "远程" in told.zh
    assert "1 question unanswered; 4 answers at hand already" in told.en
    assert "secret" not in f"{told}{Sent(REMOTE)!r}"


def test_a_run_that_sent_nothing_says_so() -> None:
    assert Sent(REMOTE).told().en == "Nothing was sent to a model"
    assert Sent(REMOTE, remembered=1).told().en == "Nothing was sent to a model; 1 answer at hand already"
    assert "cost" not in Sent(REMOTE, usage=Usage(requests=1)).told().en


def test_sums_of_several_runs() -> None:
    both = Sent(REMOTE, "tools", USAGE, 2, 1, 4) + Sent(REMOTE, None, USAGE, 1, 0, 0)
    assert (both.mode, both.answered, both.failed, both.remembered) == ("tools", 3, 1, 4)
    use = both.as_model_use()
    assert (use.endpoint, use.requests, use.tokens_in, use.cost) == ("api.example.cn", 6, 6000, Decimal("0.012"))
