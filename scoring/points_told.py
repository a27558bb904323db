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
        places = [
            at
            for start, end in _stretches(text)
            for at in range(max(0, start - 1), end)
            if at < start or not text[at].isspace()  # the line end before keeps stretches apart
        ]
        squeezed = "".join(text[at] for at in places)
        by_start = {figure.span.start: figure for figure in figures_of(extraction)[document]}
        items: set[int] = set()
        for match in _ITEM.finditer(squeezed):
            items.add(match.start("score"))
            found = [by_start.get(places[match.start(name)]) for name in ("score", "lost", "weight")]
            if None not in found and _are_points(found):
                yield PointsTold(*found)  # type: ignore[arg-type]
        whole = "".join(text.split())
        if any(word in whole for word in _ABOUT) or set(_SCALE.findall(whole)) - {"100"}:
            continue  # another scale, or points on top of it
        for match in _WHOLE.finditer(squeezed):
            if match.start("score") in items:
                continue
            score, lost = (by_start.get(places[match.start(name)]) for name in ("score", "lost"))
            if score is not None and lost is not None and _are_points((score, lost)) and _of_a_hundred(score, lost):
                yield PointsTold(score, lost, None)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The lines with points lost behind points, each with the one before and the one behind it."""
    end = 0
    for match in _MAY_BE.finditer(text):
        start = max(end, text.rfind("\n", 0, max(0, text.rfind("\n", 0, match.start()))) + 1)
        behind = text.find("\n", match.end())
        after = text.find("\n", behind + 1) if behind >= 0 else -1
        end = max(end, len(text) if after < 0 else after)
        if start < end:
            yield start, end


def _are_points(figures: object) -> bool:
    return all(figure.unit.dimension == "score" and figure.value_to is None for figure in figures)  # type: ignore[attr-defined]


def _of_a_hundred(score: Figure, lost: Figure) -> bool:
    """Whether nothing speaks for another scale: 86 and 4 are of ninety."""
    together = score.value + lost.value
    return score.value > _FULL / 2 and (together == _FULL or together % _ROUND != 0)
