"""Endpoints: what settings mean, which hosts are this machine, and that a key shows nowhere."""

import pickle
from decimal import Decimal

import pytest

from extractor.model.endpoint import Endpoint, endpoint
from schemas.errors import BadSettings

SAID = {"base-url": "http://127.0.0.1:8000/v1/", "model": "qwen3"}
KEY = "sk-5d41402abc4b2a76"


def named(**environ: str) -> Endpoint:
    found = endpoint(SAID, environ=environ)
    assert found is not None
    return found


def test_no_settings_mean_no_endpoint() -> None:
    assert endpoint({}, environ={"HEDUI_API_KEY": KEY}) is None
    assert endpoint({"base-url": None, "model": None}, environ={}) is None


def test_settings_with_hyphens_or_underscores() -> None:
    found = endpoint({**SAID, "price_in": "2.50", "price-out": 10, "concurrency": 2}, environ={})
    assert found is not None
    assert (found.base_url, found.concurrency) == ("http://127.0.0.1:8000/v1", 2)
    assert found.cost(1_000_000, 100_000) == Decimal("3.5")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.8.8.8/v1", True),
        ("http://[::1]:11434/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://LOCALHOST/v1", True),
        ("http://10.0.0.7:8000/v1", False),
        ("http://0.0.0.0:8000/v1", False),
        ("https://api.openai.com/v1", False),
        ("https://localhost.example.cn/v1", False),
        ("https://127.0.0.1.example.cn/v1", False),
        ("https://example.cn/127.0.0.1/v1", False),
    ],
)
def test_only_a_loopback_address_is_this_machine(url: str, local: bool) -> None:
    assert Endpoint(base_url=url, model="m").is_local is local


def test_a_server_of_this_machine_gets_one_question_at_a_time_unless_the_user_says_otherwise() -> None:
    for url, concurrency, at_once in (
        ("http://127.0.0.1:8080/v1", None, 1),
        ("https://api.example.cn/v1", None, 4),
        ("http://127.0.0.1:8080/v1", 16, 16),
        ("https://api.example.cn/v1", 1, 1),
    ):
        assert Endpoint(base_url=url, model="m", concurrency=concurrency).at_once == at_once


def test_the_key_comes_from_the_environment_before_the_file() -> None:
    assert named(HEDUI_API_KEY=f" {KEY}\n").key is not None
    found = endpoint({**SAID, "key": "sk-of-the-file"}, environ={"HEDUI_API_KEY": KEY})
    assert found is not None
    assert found.key is not None
    assert found.key.get_secret_value() == KEY
    assert named(HEDUI_API_KEY="  ").key is None


def test_the_key_of_openai_is_for_openai_alone() -> None:
    assert named(OPENAI_API_KEY=KEY).key is None
    found = endpoint({**SAID, "base-url": "https://api.openai.com/v1"}, environ={"OPENAI_API_KEY": KEY})
    assert found is not None
    assert found.key is not None


def test_a_key_is_in_no_text_of_an_endpoint_but_survives_the_way_into_a_worker() -> None:
    found = named(HEDUI_API_KEY=KEY)
    assert KEY not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"
    again = pickle.loads(pickle.dumps(found))
    assert again.key.get_secret_value() == KEY


@pytest.mark.parametrize(
    ("wrong", "named_in_it"),
    [
        ({"base-url": "ftp://host/v1"}, "base-url"),
        ({"base-url": "host/v1"}, "base-url"),
        ({"base-url": f"https://user:{KEY}@host/v1"}, "base-url"),
        ({"base-url": f"https://host/v1?key={KEY}"}, "base-url"),
        ({"model": ""}, "model"),
        ({"key": f"{KEY}密钥"}, "key"),
        ({"key": f"{KEY}\r\nX-Other: 1"}, "key"),
        ({"keys": KEY}, "keys"),
        ({"mode": "shout"}, "mode"),
        ({"concurrency": 0}, "concurrency"),
        ({"timeout": 900}, "deadline"),
        ({"price-in": "-1"}, "price-in"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_kept_to_ourselves(wrong: dict[str, object], named_in_it: str) -> None:
    with pytest.raises(BadSettings) as refused:
        endpoint({**SAID, **wrong}, environ={})
    for text in (refused.value.message.zh, refused.value.message.en, repr(refused.value)):
        assert named_in_it in text
        assert KEY not in text
