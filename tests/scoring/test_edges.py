"""Where the stretch around a place begins and ends."""

from hypothesis import given
from hypothesis import strategies as st

from scoring.edges import Edges


@given(st.text(alphabet="甲。\n|", max_size=40), st.integers(0, 40))
def test_a_stretch_holds_no_edge_and_is_bounded_by_edges(text: str, at: int) -> None:
    at = min(at, len(text))
    edges = Edges({"a.txt": text}, "。\n|")
    start, end = edges.before("a.txt", at), edges.after("a.txt", at)
    assert start <= at <= end
    assert not set(text[start:end]) & set("。\n|")
    assert start == 0 or text[start - 1] in "。\n|"
    assert end == len(text) or text[end] in "。\n|"
