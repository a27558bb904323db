"""Consecutive lines of prose into headings and paragraphs; lines broken at a fixed width are joined."""

from collections.abc import Callable, Iterator, Sequence

from extractor.read.headings import starts_an_item
from extractor.read.stretches import Stretch, trimmed
from schemas.document import Block

_LONGEST_WRAPPED = 60  # characters; longer lines were not broken by hand or by a page
_SHORTEST_WRAPPED = 20
_ENDS = tuple("。；;！!？?：:”」")


def prose_blocks(text: str, run: Sequence[Stretch], level_of: Callable[[str], int]) -> Iterator[Block]:
    """One block for each paragraph or heading of consecutive lines."""
    for start, end in _paragraphs(text, [trimmed(text, *line) for line in run]):
        level = level_of(text[start:end])
        yield Block(kind="heading" if level else "paragraph", start=start, end=end, level=level)


def _paragraphs(text: str, run: Sequence[Stretch]) -> Iterator[Stretch]:
    run = [line for line in run if line.end > line.start]
    widest = max((line.end - line.start for line in run), default=0)
    paragraph: Stretch | None = None
    last: Stretch | None = None
    for line in run:
        if paragraph and last and _goes_on(text, last, line, widest):
            paragraph = Stretch(paragraph.start, line.end)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _goes_on(text: str, above: Stretch, line: Stretch, widest: int) -> bool:
    """Whether a line continues the one above: that one is full and does not end a sentence."""
    width = above.end - above.start
    full = _SHORTEST_WRAPPED <= width <= _LONGEST_WRAPPED and width >= 0.85 * widest
    open_ended = not text[above.start : above.end].endswith(_ENDS)
    return full and open_ended and not starts_an_item(text[line.start : line.end])
