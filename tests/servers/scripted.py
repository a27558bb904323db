"""A scripted server that speaks the OpenAI protocol on loopback: answers well, or misbehaves as a test tells it to."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Headers = dict[str, str]


@dataclass(frozen=True)
class Request:
    """One request as it arrived. ``number`` counts from 0, ``at`` is when it came, by the monotonic clock."""

    number: int
    path: str
    headers: Headers
    body: dict[str, Any]
    at: float

    @property
    def material(self) -> str:
        """The last thing the user side said."""
        return str(next(each["content"] for each in reversed(self.body["messages"]) if each["role"] == "user"))

    @property
    def mode(self) -> str:
        """How the schema was asked for."""
        if "tools" in self.body:
            return "tools"
        kind = self.body.get("response_format", {}).get("type")
        return {"json_schema": "json_schema", "json_object": "json"}.get(kind, "md_json")

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answer, wherever the mode put it."""
        if self.mode == "json_schema":
            return dict(self.body["response_format"]["json_schema"]["schema"])
        if self.mode == "tools":
            return dict(self.body["tools"][0]["function"]["parameters"])
        system = self.body["messages"][0]["content"]
        return dict(json.JSONDecoder().raw_decode(system[system.index("{\n") :])[0])


@dataclass(frozen=True)
class Response:
    """What is sent back: a status with a body; ``cut`` ends the connection after so many bytes; ``drip`` is the pause
    before each byte of the body, ``wait`` the pause before everything."""

    status: int = 200
    body: bytes = b""
    headers: Headers = field(default_factory=dict)
    cut: int | None = None
    drip: float = 0.0
    wait: float = 0.0


Script = Callable[[Request], Response]


def answer(content: object, request: Request | None = None, finish: str = "stop", **message: Any) -> Response:
    """A completion whose text is ``content`` (as JSON, unless it is text already), in the request's mode."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    said: dict[str, Any] = {"role": "assistant", "content": text} | message
    if request is not None and request.mode == "tools":
        called = {"name": request.body["tools"][0]["function"]["name"], "arguments": text}
        said |= {"content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": called}]}
    return completion([{"index": 0, "finish_reason": finish, "message": said}])


def completion(choices: list[dict[str, Any]], usage: tuple[int, int] | None = (100, 10)) -> Response:
    body: dict[str, Any] = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices}
    if usage is not None:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
    return Response(body=json.dumps(body, ensure_ascii=False).encode())


def error(status: int, message: str = "no", code: str | None = None, **headers: str) -> Response:
    said = {"error": {"message": message, "type": "error", "code": code, "param": None}}
    return Response(
        status, json.dumps(said).encode(), {name.replace("_", "-"): value for name, value in headers.items()}
    )


def good(request: Request) -> Response:
    """What a server that heeds the schema answers: the first of everything it allows."""
    return answer(instance_of(request.schema), request)


def instance_of(schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """The first value that a JSON Schema (as pydantic writes it) allows, with all its properties."""
    root = schema if root is None else root
    if "$ref" in schema:
        return instance_of(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    for one in ("const", "default"):
        if one in schema:
            return schema[one]
    for several in ("enum", "anyOf", "allOf"):
        if several in schema:
            first = schema[several][0]
            return first if several == "enum" else instance_of(first, root)
    match schema["type"]:
        case "object":
            return {name: instance_of(each, root) for name, each in schema.get("properties", {}).items()}
        case "array":
            return [instance_of(schema["items"], root) for _ in range(schema.get("minItems", 1))]
        case "string":
            return "x" * max(1, schema.get("minLength", 1))
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return True
    return None


class Scripted:
    """The running server. ``requests`` holds all that arrived, ``most_at_once`` how many were open together."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.stopping = threading.Event()
        self._open = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self))

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def came(self, path: str, headers: Headers, body: dict[str, Any]) -> Request:
        with self._lock:
            request = Request(len(self.requests), path, headers, body, time.monotonic())
            self.requests.append(request)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        return request

    def left(self) -> None:
        with self._lock:
            self._open -= 1

    def asked(self) -> list[Request]:
        """The requests without those of the probe."""
        return [each for each in self.requests if "q7f3" not in json.dumps(each.body)]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many tests are about."""


def _handler(served: Scripted) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            return None

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = served.came(self.path, headers, body)
            try:
                self._reply(served.script(request))
            finally:
                served.left()

        def _reply(self, response: Response) -> None:
            if served.stopping.wait(response.wait) or response.cut == 0:
                self._hang_up()
                return
            self.send_response(response.status)
            for name, value in {"Content-Type": "application/json", **response.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            for piece in [response.body] if not response.drip else [bytes([each]) for each in response.body]:
                if served.stopping.wait(response.drip):
                    return
                self.wfile.write(piece[: response.cut])
            if response.cut is not None:
                self._hang_up()

        def _hang_up(self) -> None:
            self.close_connection = True
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)

    return Handler


@contextmanager
def serve(script: Script = good) -> Iterator[Scripted]:
    """The server for the length of a ``with`` block."""
    served = Scripted(script)
    thread = threading.Thread(target=served._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.stopping.set()
        served._server.shutdown()
        served._server.server_close()
        thread.join()
