"""Which way of asking for a schema is chosen, for servers that know some of them."""

from collections.abc import Collection
from pathlib import Path

import pytest

from extractor.model.client import Client
from extractor.model.endpoint import Mode
from extractor.model.failures import EndpointRefuses
from extractor.model.replies import FolderReplies
from tests.extractor.model.asked import HASTY, endpoint, question
from tests.servers.scripted import Request, Response, Script, answer, error, good, serve


def knows(modes: Collection[str], else_says: Response | None = None) -> Script:
    """A server that heeds the schema in these modes and talks at large in the others."""

    def script(request: Request) -> Response:
        return good(request) if request.mode in modes else else_says or answer("q7f3? 您好！")

    return script


@pytest.mark.parametrize(
    ("modes", "chosen"),
    [
        (["json_schema", "tools", "json", "md_json"], "json_schema"),
        (["tools", "json", "md_json"], "tools"),
        (["json", "md_json"], "json"),
        (["md_json"], "md_json"),
    ],
)
@pytest.mark.parametrize("otherwise", [None, error(400, "unknown response_format"), error(422)])
def test_the_first_mode_that_works_is_used(modes: list[str], chosen: Mode, otherwise: Response | None) -> None:
    with serve(knows(modes, otherwise)) as server:
        client = Client(endpoint(server.base_url, mode="auto"), patience=HASTY)
        [reply] = client.ask([question()])
        assert reply.answer is not None
        assert client.sent.mode == chosen
        assert chosen in client.sent.told().en
        assert server.requests[-1].mode == chosen
        assert client.sent.usage.requests == len(server.requests), "the probe is counted as well"


def test_a_mode_that_the_user_fixed_is_not_probed() -> None:
    with serve(knows(["tools"])) as server:
        client = Client(endpoint(server.base_url, mode="tools"), patience=HASTY)
        assert client.ask([question()])[0].answer is not None
        assert [request.mode for request in server.requests] == ["tools"]


def test_the_mode_is_remembered_for_an_endpoint_and_model(tmp_path: Path) -> None:
    with serve(knows(["json"])) as server, serve(knows(["tools"])) as other:
        for number, place in ((1, server), (2, server), (3, other)):
            Client(endpoint(place.base_url, mode="auto"), FolderReplies(tmp_path), patience=HASTY).ask(
                [question(number)]
            )
        assert [request.mode for request in server.requests] == ["json_schema", "tools", "json", "json", "json"]
        assert [request.mode for request in other.requests] == ["json_schema", "tools", "tools"]


def test_one_client_probes_once() -> None:
    with serve() as server:
        client = Client(endpoint(server.base_url, mode="auto"))
        for number in range(3):
            client.ask([question(number)])
        assert len(server.requests) == 4


def test_a_damaged_memory_of_the_mode_is_probed_again(tmp_path: Path) -> None:
    with serve() as server:
        Client(endpoint(server.base_url, mode="auto"), FolderReplies(tmp_path)).ask([question(1)])
        for file in tmp_path.iterdir():
            file.write_text("mode: shout")
        client = Client(endpoint(server.base_url, mode="auto"), FolderReplies(tmp_path))
        assert client.ask([question(1)])[0].answer is not None
        assert len(server.requests) == 4


def test_a_model_that_knows_no_mode_is_said_with_a_way_out() -> None:
    with serve(knows([])) as server:
        with pytest.raises(EndpointRefuses) as refused:
            Client(endpoint(server.base_url, mode="auto"), patience=HASTY).ask([question()])
        assert "mode" in refused.value.message.en
        assert len(server.requests) == 4


def test_a_server_that_is_down_fails_the_questions_and_is_not_taken_for_one_without_modes() -> None:
    with serve(lambda request: error(503)) as server:
        client = Client(endpoint(server.base_url, mode="auto"), patience=HASTY)
        replies = client.ask([question(number) for number in range(30)])
        assert all(reply.failure and "503" in reply.failure.en for reply in replies)
        assert len(server.requests) == HASTY.attempts


def test_a_wrong_key_shows_in_the_probe_already() -> None:
    with serve(lambda request: error(401)) as server:
        with pytest.raises(EndpointRefuses):
            Client(endpoint(server.base_url, mode="auto"), patience=HASTY).ask([question()])
        assert len(server.requests) == 1
