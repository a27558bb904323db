"""docs/models.md and the code say the same: every setting is there, and its examples are settings that work."""

import re
import tomllib
from pathlib import Path

from extractor.model.endpoint import MODES, Endpoint, endpoint

PAGE = Path(__file__).parents[3].joinpath("docs", "models.md").read_text("utf-8")


def test_every_setting_of_an_endpoint_is_described() -> None:
    for field in Endpoint.model_fields.values():
        if field.alias != "key":
            assert f"`{field.alias}`" in PAGE or f"{field.alias} =" in PAGE
    assert all(f"`{mode}`" in PAGE for mode in MODES)


def test_the_examples_are_settings_that_work() -> None:
    examples = [tomllib.loads(text)["model"] for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]
    assert len(examples) >= 2
    for said in examples:
        ours = {"allow-remote"}
        given = {name: value for name, value in said.items() if name not in ours}
        assert endpoint({"base-url": "http://127.0.0.1/v1", "model": "m", **given}, environ={}) is not None


def test_the_addresses_are_told_right() -> None:
    addresses = [url for url in re.findall(r"`(https?://[^`]+)`", PAGE) if "HOST" not in url]
    assert len(addresses) >= 6
    for url in addresses:
        assert Endpoint(base_url=url, model="m").is_local is url.startswith("http://127.")
