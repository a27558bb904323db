"""Words that open the parts of what was told before: 按经济分类，…; 分中央和地方看，…."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention
from schemas.patterns import late

_BY_KINDS = re.compile(
    r"(?:(?:^|[，。；;])(?:支出|资金)?按[^，。；;：:]{1,8}(?:分类?|划分|来源|性质|级次)(?:看|统计)?[，,：:]|(?:资金(?:来源|构成|分配|投向)|来源)(?:情况)?(?:为|是|包括|于)?[：:]?)$"
)
_SEEN_BY = re.compile(
    r"(?:^|[，,。；;])(?:分[^，,。；;：:0-9]{1,10}看|从[^，。；;：:0-9]{2,12}来?看)[，,：:](?:[^，。；;：:]{2,6}[，,])?$"
)
_RIGHT_BEHIND = late("[，,]?[（(]?其中")
OPENS_SEEN = late(r"(?:分[^，。；;：:0-9]{1,10}看|从[^，。；;：:0-9]{2,12}来?看)[，,：:]")


def classified(first: Mention) -> bool:
    """``按经济分类，人员经费…、公用经费…``: the money told before is divided by kinds."""
    return _BY_KINDS.search(first.sentence.text[: first.lead_start]) is not None


def seen_by(first: Mention) -> bool:
    """``分中央和地方看，中央…；地方…``: what was told before is divided by whom or what it is looked at."""
    return _SEEN_BY.search(first.sentence.text[: first.lead_start]) is not None


def opens_right_behind(total: Mention, first: Mention) -> bool:
    """``计划投入资金1,476万元，（其中中央982万元）``: what is planned is divided, and by whom needs no 计划 once more."""
    return first.of_which and _RIGHT_BEHIND.match(total.sentence.text, total.end) is not None
