"""HTML: stands alone, runs nothing, and shows what a report says as text."""

import re
from html.parser import HTMLParser

from review.export import render
from review.pipeline import Reviewed


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.marked: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._in_mark = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)
            self._in_mark = False


def page(reviewed: Reviewed) -> Page:
    parsed = Page()
    parsed.feed(render("html", reviewed, "zh").decode())
    return parsed


def test_it_loads_nothing_and_runs_nothing(reviewed: Reviewed) -> None:
    parsed = page(reviewed)
    assert not {"script", "link", "img", "iframe", "object"} & set(parsed.tags)
    assert not [name for name, _ in parsed.attributes if name in ("src", "href") or name.startswith("on")]
    shown = render("html", reviewed, "zh").decode()
    assert "default-src 'none'" in shown
    assert not re.search(r"https?://|url\(|@import", shown)


def test_what_a_report_says_is_text(reviewed: Reviewed) -> None:
    shown = render("html", reviewed, "zh").decode()
    assert "&lt;script&gt;" in shown and "<script" not in shown
    assert "b" not in page(reviewed).tags[: page(reviewed).tags.index("h3")]


def test_quotes_are_marked_in_their_lines(reviewed: Reviewed) -> None:
    assert page(reviewed).marked[:4] == ["94.40%", "1,318.46万元", "1,263.85万元", "95.86%"]


def test_severities_can_be_hidden(reviewed: Reviewed) -> None:
    ids = {value for name, value in page(reviewed).attributes if name == "id"}
    assert {"show-error", "show-warning", "show-waived"} <= ids
    assert "show-info" not in ids
