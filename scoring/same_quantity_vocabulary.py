"""The words by which a sentence says whose a figure is, of when, and whether it is aimed at or reached."""

from __future__ import annotations

import re

from schemas.extraction import TableKind
from schemas.patterns import late

STOPS = "。；;!?！？\n\t"
PAUSE = re.compile(r"，|、|：|:|,(?<!\d,)|,(?!\d)")  # each begins with its sign: sre then looks for the signs alone
TARGET_BEFORE = re.compile(
    r"目标|计划|任务|拟|预期|预计|指标值|应(?!急|用|届|聘|对)|力争|要求|未(?:能)?达到?$|没有达到$"
)
TARGET_AFTER = re.compile(
    r"^[^,，。；;、\d]{0,8}?(?:目标|任务|计划)(?![^,，。；;、)）]{0,6}\d)"
)  # 99.30%（目标值92%） is none
ACTUAL = re.compile(r"实际|超额|完成了|已完成|达到了|现有|实现")
AIMS = re.compile(r"(?<!完成)(?<!达到)(?<!超过)(?:目标|计划|任务|拟|力争|确保)(?!完成|任务|工作|数|值|人|的)")
DONE = late(r"完成|超额|实际|达成|已")
TARGET_LEAD = re.compile(
    r"^\W*(?:20\d\d\s*年)?(?:年度)?(?:总体|绩效|工作|预期|年初)?(?:绩效)?(?:目标|计划|任务)\W*[:：]"
)
ACTUAL_LEAD = re.compile(
    r"^\W*(?:20\d\d\s*年)?(?:年度)?(?:总体|绩效|工作)?(?:绩效)?(?:目标|任务|工作)?(?:实际)?(?:完成|执行|落实)情况\W*[:：]"
)
FORMER = re.compile(r"[由从](?:(?<!自)[^,，。;；])*[到至为]\s*$")
SHARE_OF = late(r"(?:占|相当于|为)([^,，。;；占为]{2,30}?)的(?:比例|比重)?(?:为|达|是)?\s*$")
PLANNED = late(r"预算|计划|目标|任务|序时|指标")
SHARE = re.compile(r"占|比重|构成比")
PLANNING = late(r"预算|计划|安排|批复|下达|核定|分解|分配|切块")
SPENDING = late(r"支出|决算|执行|使用|发生|实际|支付|拨付")
NOT_OF_THE_BASE = late(r"[\d.,%()（）\s]+|[万亿]?元|全年|本年度?|年度|调整后?|实际|总额|数|的")
QUOTES = re.compile(r"[“”\"'‘’]")
AGAIN_IN_BRACKETS = late(r"^\s*[(（]\s*(?:即|约?合|约?折合?)?(?:人民币)?\s*$")
AGAIN = late(r"^\s*[,，、]?\s*(?:即|约?合|约?折合?成?|也就是)(?:人民币)?\s*$")
YEAR = re.compile(r"(20\d\d)\s*年(?!以来)")
LAST_YEAR = re.compile(
    r"上年(?<![比较与同]上年)(?!结转|结余)|去年(?<![比较与同]去年)(?!结转|结余)"
    r"|上一年(?<![比较与同]上一年)(?!结转|结余)|往年(?<![比较与同]往年)(?!结转|结余)"
)
THIS_YEAR = late(r"本年|今年|当年|20\d\d\s*年")
BEFORE_CHANGE = re.compile(r"[由从]\s*$")
CHANGE = late(r"^\s*(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|降|升|增|减|压缩)")
TITLE_OF_WHOLE = late(
    r"(?<!项目)(?:绩效(?:自评|评价|自我评价|管理)|自评)(?:价)?(?:工作)?(?:情况|报告|总结)?(?:的?报告)?\s*$"
)
NAMED_CHANGE = re.compile(r"(?:增减|增长|下降|降幅|增幅|增加|减少|变动|差异|差额|升降)(?:额|率|数|幅度|比例|情况)?$")
WHOLE = re.compile(
    r"20\d\d\s*年|全年|年度|全(?:局|院|校|馆|站|所|委|队|中心|系统)|整体|总体|[我本](?:单位|部门|中心|局|委|院|校|站|馆|队|所|办)"
)
OWN = re.compile(
    r"全(?:局|院|校|馆|站|所|委|队|中心|系统)|整体|总体|部门|[我本](?:单位|中心|局|委|院|校|站|馆|队|所|办)"
)
ORGANISATION = late(r"[\u4e00-\u9fff](?:中心|局|委|院|校|学|站|馆|所|队|公司|处|镇|乡|街道|社区|村)(?![内里级])")
A_PROJECT = late(r"[一-鿿](?:项目|工程|专项)(?!支出|预算|资金总|数|个)")
NARROWED = late(
    r"项目|专项|基本支出|三公|人员经费|公用经费|人员支出|其中|分别|采购|一般公共预算|政府性基金|财政拨款|非财政|自有|其他资金|中央|省级|市级|上级|"
    r"工程|子项|经费|接待|用车|培训费|会议费|本项|课题|平台|基地|设备"
)
# What may stand around the name of a department's key figure without making it another one.
HARMLESS = late(
    r"[一二三四]季度|经|评定|本次|20\d\d\s*年|全(?:局|院|校|馆|站|所|委|队|中心|系统)|\d+\s*月|\d+\s*日|[一二三四五六七八九]是|截[至止]|年末|年底|全年|年度|本年|当年|年|度|初|我|本|单位|部门|中心|局|委|院|校|站|馆|队|所|办|"
    r"整体|总体|绩效|情况|完成|实际|实现|达到?|共计|合计|总计|总分|总|共|资金|财政|预算|支出|执行|支付|使用|决算|调整后?|年初|率|数|额|金额|"
    r"批复|安排|核定|进度|其|的|为|是|到|约|仅|自评|得分|评分|评价|分|等级|综合|最终|人员|人数|实有|在[编职岗]|编制|在|区|市|县|省|末|底|已|均|该|项目|工作|占|按|计算|测算|累计|季度|看|"
    r"[万亿]?元|[人名个项]|[与和及由按]"
)
HAN = late(r"[\u4e00-\u9fff]")
CELL_EDGES = "\t\n|│┃<>"  # what parts the cells of a table, in whatever way it is printed
CELL_END = re.compile(f"[{CELL_EDGES}]")
ENOUGH = 4  # characters of a name that can tell one thing from another
CELL = 30  # a longer cell holds sentences
FORMS = frozenset({TableKind.FUNDS, TableKind.PROJECT_FORM, TableKind.INDICATORS, TableKind.SCORECARD})

# Metrics that a department has as a whole and each of its projects has too: whose they are is half their name.
OF_EACH_PROJECT = frozenset(
    {
        "budget", "expenditure", "revenue", "added_budget", "reduced_budget", "carry_over", "funds_arrived",
        "funds_disbursed", "budget_execution_rate", "budget_control_rate", "budget_adjustment_rate",
        "carry_over_rate", "funds_arrival_rate", "procurement",
    }
)  # fmt: skip

# Metrics of which an organisation has one, so that a claim that names nobody speaks of the whole.
OF_THE_WHOLE = frozenset(
    {
        "total_assets", "current_assets", "fixed_assets_net", "fixed_assets_gross", "fixed_assets_in_use",
        "fixed_assets_use_rate", "intangible_assets", "liabilities", "net_assets", "establishment",
        "staff_on_establishment", "staff_on_post", "establishment_use_rate", "self_evaluation_score",
        "procurement_execution_rate",
    }
)  # fmt: skip

# Parts of a budget: whose money it is, but not whose persons, places or meetings.
BUDGET_PARTS = frozenset({"项目支出", "基本支出", "人员经费", "公用经费", "人员类项目", "运转类项目", "特定目标类项目"})

EXECUTION = "budget_execution_rate"
SO_FAR = frozenset({"累计"})
THEN = frozenset({"上年", "去年", "同期"})
"""Of which year a figure is; nothing more where that year is known."""
FOURTH_QUARTER = re.compile(r"(?:20\d\d)?Q4")
TILL_THEN = late(r"累计|进度|季度末|至第?四季度")  # what was spent till the end of the fourth quarter is the year's

# 一般公共预算财政拨款支出…元，主要用于以下方面：城乡社区支出…元: what is listed is of those funds.
LISTED_OF_FUNDS = re.compile(
    r"(一般公共预算|政府性基金|财政拨款)[^。]{0,60}?(?:主要用于|用于以下|其中)[^。：:]{0,8}[：:][^。]*$"
)

# A report of some months tells the month and the months so far in like words: 7月份支出…；1-7月累计支出….
MONTHS = re.compile(r"(?<![0-9年-])(?:1[-—至](?:[2-9]|1[01])|[1-9]|1[01])月(?=份|累计|[，,末底])")
WHOLE_YEAR = late(r"全年|年度|年末|年底|20[0-9]{2}年(?![0-9]{1,2}月)|1[-—至]12月")

NUMBERED = late(r"^\s*(?:[0-9]{1,2}[.、]|[(（][一二三四五六七八九十0-9]{1,2}[)）]|[一二三四五六七八九十]{1,2}、)\s*")
