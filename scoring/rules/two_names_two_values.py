"""One quantity under two names, with two values.

A report may call one amount 部门总盘子 here and 全口径财力 there. Where two figures under different names are a slip of
the pen apart, a language model is asked whether they are one quantity; if it says so, both places are shown. The names
alone prove nothing, so this is never more than a warning, and without a model it is never raised.

## 中文

同一数量用了两种叫法，数值不一致。

报告可能在一处称“部门总盘子”，另一处称“全口径财力”。名称不同而数字只差一个笔误的两处，由语言模型判断是否为同
一数量；认为是的，列出两处供核实。名称本身不能证明什么，因此最多为警告；不使用模型时不报。
"""

from schemas.base import Bilingual
from schemas.extraction import Twins
from schemas.finding import Severity
from scoring.rule import rule
from scoring.verdict import Status, Verdict, compare


@rule(
    code="SAME06",
    title=Bilingual(zh="同一数量两种叫法，数值不一", en="One quantity under two names, with two values"),
    over=Twins,
    clause=Bilingual(zh="同一事项在自评材料各处的数据应当一致", en="one thing has one value throughout a submission"),
    message=Bilingual(
        zh="{name}此处为 {stated}，“{other}”为 {value}，两者似为同一数量，请核实",
        en="{name} is {stated} here and “{other}” is {value}; both seem to be one quantity, please verify",
    ),
    fires_on="本年度部门总盘子1,862.40万元，保障各项工作开展。\n\n从全口径财力看，可统筹1,826.40万元，较为充裕。\n",
    silent_on="本年度部门总盘子1,862.40万元，保障各项工作开展。\n\n从全口径财力看，可统筹1,862.40万元，较为充裕。\n",
    severity=Severity.WARNING,
    by_model=True,
)
def two_names_two_values(twins: Twins) -> Verdict | None:
    one, other = twins.one, twins.other
    verdict = compare(one.figure, other.figure, one.words.replace(" ", ""))
    if verdict.status is not Status.DIFFERS:
        return verdict
    return Verdict(
        Status.DIFFERS,
        (one.figure, other.figure),
        verdict.subject,
        words={"other": other.words.replace(" ", "") or other.figure.quote, "value": other.figure.quote},
        places=((one.figure.span, "stated"), (other.figure.span, "other")),
    )
