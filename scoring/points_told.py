"""PointsTold: a sentence that gives points scored and points lost of one item or of the whole (得14分，扣1分)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.patterns import late
from scoring.figures_by_place import figures_of
from scoring.gather import gatherer

_N = r"\d{1,3}(?:\.\d{1,2})?"
_LOST = rf"(?:共|合计|总共|累计|实际|被)?扣(?:除|减|掉|了|分)?(?:合计|共计|总计)?(?:为|共)?(?P<lost>{_N})分(?=[，,。；;：:、)）(（]|其中|$)"
# 投入15分，得14分，扣1分
_ITEM = late(
    rf"(?<![\d.])(?P<weight>{_N})分[，,、；;)）]*(?:自评|实际|实|自评实)?得(?:分)?(?:为)?(?P<score>{_N})分[，,、；;(（]+{_LOST}"
)
# 自评得分93.2分，扣6.8分; 合计96.7分。扣分合计3.3分
_WHOLE = late(
    rf"(?:(?:自评|综合|评价|最终|绩效|总)(?:总)?(?:得分|评分)(?:合计|共计)?|[，,、；;]合计(?:得分)?)(?:为|是|共)?(?P<score>{_N})分[，,；;。]{_LOST}"
)
_MAY_BE = late(r"分\s*[，,、；;。(（)）]+\s*(?:共|合计|总共|累计|实际|被)?\s*扣")
_SCALE = late(r"(?:满分|总分)(?:为|是|值为|值)?(\d{2,3})分")
_ABOUT = ("加分", "附加", "换算", "折算", "折合")
_FULL = Decimal(100)
_ROUND = 10


@dataclass(frozen=True)
class PointsTold:
    """``weight`` is None where it is the full hundred, which nobody prints."""

    score: Figure
    lost: Figure
    weight: Figure | None


@gatherer(PointsTold)
def points_told(extraction: Extraction) -> Iterator[PointsTold]:
    for document, text in extraction.texts.items():
        if "扣" not in text or not _MAY_BE.search(text):
            continue
        places = [at for start, end in _stretches(text) for at in _printed(text, start, end)]
        squeezed = "".join(text[at] for at in places)
        by_start = {figure.span.start: figure for figure in figures_of(extraction)[document]}
        printed = [by_start.get(at) for at in places]
        items: set[int] = set()
        for match in _ITEM.finditer(squeezed):
            items.add(match.start("score"))
            found = [printed[match.start(name)] for name in ("score", "lost", "weight")]
            if None not in found and _are_points(found):
                yield PointsTold(*found)  # type: ignore[arg-type]
        if _has_another_scale("".join(text.split())):
            continue
        for match in _WHOLE.finditer(squeezed):
            score, lost = printed[match.start("score")], printed[match.start("lost")]
            if match.start("score") in items or score is None or lost is None:
                continue
            if _are_points((score, lost)) and _of_a_hundred(score, lost):
                yield PointsTold(score, lost, None)


def _stretches(text: str) -> list[tuple[int, int]]:
    """The lines with points lost behind points, each with the one before and the one behind it; no two meet."""
    found: list[tuple[int, int]] = []
    for match in _MAY_BE.finditer(text):
        start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, match.start()))) + 1
        behind = text.find("\n", match.end())
        after = text.find("\n", behind + 1) if behind >= 0 else -1
        end = len(text) if after < 0 else after
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _printed(text: str, start: int, end: int) -> Iterator[int]:
    """Where the characters of a stretch stand, blanks left out; the line end before it keeps it apart from the last."""
    if start:
        yield start - 1
    yield from (at for at in range(start, end) if not text[at].isspace())


def _has_another_scale(whole: str) -> bool:
    """Whether a document tells of another scale, or of points on top of it."""
    return any(word in whole for word in _ABOUT) or bool(set(_SCALE.findall(whole)) - {"100"})


def _are_points(figures: object) -> bool:
    return all(figure.unit.dimension == "score" and figure.value_to is None for figure in figures)  # type: ignore[attr-defined]


def _of_a_hundred(score: Figure, lost: Figure) -> bool:
    """Whether nothing speaks for another scale: 86 and 4 are of ninety."""
    together = score.value + lost.value
    return score.value > _FULL / 2 and (together == _FULL or together % _ROUND != 0)
