"""Points told in prose: what an item can have, what it got, and what a score is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role
from schemas.patterns import late

_GOT = late("[，,、(（)）]?(?:(?:自评|实际|实|共)?(?:得分?|评分?|计)(?:为|了)?|自评(?:得分?)?(?:为)?)")
_FULL = re.compile(r"(?:评价|自评|指标)?(?:满分|总分)(?:为|是)?")
_ITEM_OF_POINTS = re.compile(r"\s*(?:分值|满分|总分|权重|占)$")


_SCORES = re.compile("得分(?:情况)?(?:分别)?(?:为|如下|是|[0-9.]+分)?[:：]$|[0-9]分[:：]$")


def tell_points(mentions: list[Mention], before: Sequence[Mention] = ()) -> None:
    """``产出50分得48.5分``: the points that an item has, and those it got."""
    _add_up(mentions, before)
    scale = next((m for m in mentions if "whole_scale" in m.notes), None)
    if scale is None:
        for mention in list(_parts_of_a_score(mentions)):
            mention.role = Role.SCORE
    else:
        for mention in mentions:
            mention.role = Role.WEIGHT if mention.start > scale.start and _is_open(mention) else mention.role
    for mention, following in pairwise(mentions):
        if mention.dimension != "score" or following.dimension != "score" or mention.sense is not Sense.VALUE:
            continue
        if not _GOT.fullmatch(mention.sentence.text[mention.end : following.start]) or not mention.words:
            continue
        if _FULL.fullmatch(mention.lead):  # 满分100分，自评得分97.59分: the score has a name of its own
            mention.role, following.role = Role.WEIGHT, Role.SCORE
            mention.metric = None
            continue
        mention.role, following.role = Role.WEIGHT, Role.SCORE
        mention.of_which = following.of_which = False
        mention.metric = following.metric = None
        mention.words = _ITEM_OF_POINTS.sub("", mention.words) or mention.words
        following.words, following.scope, following.inherited = mention.words, mention.scope, True


def _add_up(mentions: list[Mention], before: Sequence[Mention]) -> None:
    """``总分93.6分。投入15分、过程27.5分、…``: points that add up to the score of the sentence before are scores."""
    total = next((m for m in reversed(before) if m.metric == "self_evaluation_score" and m.role is Role.SCORE), None)
    if total is None or len(mentions) < 2 or not all(_is_open(mention) for mention in mentions):
        return
    values = [mention.figure.in_base() for mention in mentions]
    if sum(values[1:], values[0]) == total.figure.in_base():
        for mention in mentions:
            mention.role = Role.SCORE


def _is_open(mention: Mention) -> bool:
    return mention.dimension == "score" and mention.sense is Sense.VALUE and mention.role is None


def _parts_of_a_score(mentions: list[Mention]) -> Iterator[Mention]:
    """``自评得分94.6分，其中投入18.5分、产出47.6分``, ``各项得分为：决策14分、过程24分``: what a score is made of is a score."""
    got = False
    last: Mention | None = None
    for mention in mentions:
        opens = (
            mention.dimension == "score" and _SCORES.search(mention.sentence.text, 0, mention.lead_start) is not None
        )
        goes_on = last is not None and mention.clause - last.clause <= 1
        got = got or opens
        if got and _is_open(mention) and (mention.of_which or goes_on or opens):
            last = mention
            yield mention
        if mention.metric == "self_evaluation_score" and mention.role is Role.SCORE:
            got = True
            last = mention if mention.sentence.text[mention.end : mention.end + 1] in ("(", "（") else last
