"""A rate that cannot be: more than all, or less than nothing.

Satisfaction, coverage, pass rates and the like are a part of a whole. Rates that may pass 100% for good reason
(completion against a target, growth, execution against the initial budget) are not looked at here.

## 中文

比率超出可能的范围：多于全部，或小于零。

满意度、覆盖率、合格率等是部分占全体的比例。完成率、增长率、按年初预算计算的执行率等可以超过100%，不在此列。
"""

import re
from decimal import Decimal

from schemas.base import Bilingual
from schemas.extraction import Claim
from schemas.interval import Interval
from scoring.rule import rule
from scoring.verdict import Status, Verdict

_PART_OF_A_WHOLE = re.compile(
    r"(?:满意|合格|及格|覆盖|公开|到岗|知晓|办结|回复|答复|准确|通过|出勤|到课|优良|达标|参与|完好|入学|巩固"
    r"|接种|准点|准时|及时|按时|按期|签约|建档|就诊|利用|成活|验收合格|整改|销号|回访|升学|录取|报到|归档|持证|普及|入园|优秀|好评|治愈|服判息诉"
    r"|保存|无害化处理|兑现|公示|响应|接通|反馈|受理|建制|签收|上报|报送"
    r"|亮灯|兑付|处置|处理|收集|清运|修复|安置|开课|结业|毕业|在岗|配备|采纳|存活|排查|供水保证|灌溉保证)(?<!毛入学)率$|满意度$"
)
_WHOLE = Interval(Decimal(0), Decimal(1))


@rule(
    code="RATE03",
    title=Bilingual(zh="比率不可能成立", en="An impossible rate"),
    over=Claim,
    clause=Bilingual(zh="部分占全体的比率介于0与100%之间", en="a part of a whole is between 0 and 100%"),
    message=Bilingual(
        zh="{name}写为 {stated}，部分占全体的比率不可能超出 0–100%",
        en="{name} is given as {stated}; a part of a whole cannot leave 0–100%",
    ),
    fires_on="经问卷调查，服务对象满意度109.5%。",
    silent_on="经问卷调查，服务对象满意度99.5%，全年任务完成率为119.44%。",
)
def rate_impossible(claim: Claim) -> Verdict | None:
    if claim.figure.unit.dimension != "ratio":
        return None
    name = claim.words.rpartition(" ")[2]
    if not name.endswith(("率", "度")) or not _PART_OF_A_WHOLE.search(name):
        return None
    if claim.figure.interval("printed").meets(_WHOLE):
        return None  # being possible is no proof of being right, so it does not count as checked
    return Verdict(Status.DIFFERS, (claim.figure,), name)
