"""A stated number of projects that differs from the rows of the project table.

The narrative says of the whole department how many projects it has (``本年度共有9个项目``), the project table has one row
for each. Numbers of projects of one kind (新增, 采购, 重点, 未完成 …) are something else and are not compared, nor are
tables of which it is not plain that they list all projects.

## 中文

所述项目个数与项目表行数不一致。

正文说明整个部门的项目个数（“本年度共有9个项目”），项目表每个项目占一行。某一类项目（新增、采购、重点、未完成
等）的个数是另一回事，不作比较；不能确定列出了全部项目的表也不作比较。
"""

from schemas.base import Bilingual
from scoring.counts import compare_count
from scoring.project_rows import ProjectsCounted
from scoring.rule import rule
from scoring.verdict import Verdict


@rule(
    code="COUNT02",
    title=Bilingual(zh="所述项目数与项目表行数不符", en="The number of projects differs from the table's rows"),
    over=ProjectsCounted,
    clause=Bilingual(zh="项目表应列出全部项目", en="the project table lists all projects"),
    message=Bilingual(
        zh="写明共 {stated}项目，项目表列出 {counted} 个（{listed}）",
        en="{stated} projects are stated, the project table lists {counted} ({listed})",
    ),
    fires_on="""我单位2022年度共有4个项目，均按时完成。

单位：万元

序号	项目名称	预算数	支出数	执行率
1	河道巡查	120.00	114.00	95.00%
2	岸线修复	80.00	76.00	95.00%
3	水文宣传	40.00	38.00	95.00%
""",
    silent_on="""我单位2022年度共有3个项目，其中新增2个项目。

单位：万元

序号	项目名称	预算数	支出数	执行率
1	河道巡查	120.00	114.00	95.00%
2	岸线修复	80.00	76.00	95.00%
3	水文宣传	40.00	38.00	95.00%
""",
)
def project_count_differs_from_rows(counted: ProjectsCounted) -> Verdict:
    return compare_count(counted.stated, counted.items, "项目数", names=counted.names)
