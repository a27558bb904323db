"""Two statements that contradict each other.

One place says that nothing of a kind happened (年中未发生大量调剂), another tells of it (年中办理调剂3次). No
arithmetic decides that: code puts such sentences side by side, a language model says which of the pairs cannot both be
true, and a person has the last word. So it is never more than a warning, and without a model it is never raised.

## 中文

两处表述互相矛盾。

一处说没有发生（年中未发生大量调剂），另一处写有发生（年中办理调剂3次）。这类矛盾无法用计算判断：程序把可能矛盾
的句子并列，由语言模型指出哪些不能同时成立，最后由人判断。因此最多为警告；不使用模型时不报。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.opposed import Opposed
from scoring.rule import rule
from scoring.verdict import Status, Verdict


@rule(
    code="TEXT01",
    title=Bilingual(zh="两处表述互相矛盾", en="Two statements contradict each other"),
    over=Opposed,
    clause=Bilingual(zh="自评材料前后表述应当一致", en="a submission does not contradict itself"),
    message=Bilingual(
        zh="关于“{topic}”的两处表述似不能同时成立，请核实",
        en="two statements about “{topic}” cannot both be true, it seems; please verify",
    ),
    fires_on="本年度预算编制科学，年中未发生大量调剂。\n\n执行中因政策变化，全年办理预算调剂3次，涉及多个科目。\n",
    silent_on="上年度预算编制科学，年中未发生大量调剂。\n\n本年度因政策变化，全年办理预算调剂3次，涉及多个科目。\n",
    severity=Severity.WARNING,
    by_model=True,
)
def statements_contradict(pair: Opposed) -> Verdict:
    return Verdict(
        Status.DIFFERS,
        (),
        "|".join((pair.told.topic, *sorted(pair.words))),
        words={"topic": pair.told.topic},
        places=((pair.told.one, "stated"), (pair.told.other, "other")),
    )
