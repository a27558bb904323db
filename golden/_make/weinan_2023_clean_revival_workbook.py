"""A workbook without scores: money by project up to what arrived, indicators with a column of units, the unit's staff."""

from openpyxl import Workbook
from sheet import amount, fill, rate, save

CASE = "weinan-2023-clean-revival-workbook"


def money(sheet):
    rows = [
        ("设施大棚建设", 480.0, 480.0, 472.6),
        ("灌溉渠道修复", 326.0, 326.0, 318.75),
        ("公益岗位补助", 95.4, 95.4, 95.4),
        ("致富带头人培训", 38.0, 30.0, 27.86),
    ]
    total = [round(sum(row[at] for row in rows), 2) for at in (1, 2, 3)]
    fill(
        sheet,
        [
            ["2023年度衔接推进乡村振兴补助资金绩效自评表（资金）"] + [None] * 6,
            ["填报单位：华原县洛川镇乡村振兴工作站", None, None, None, None, "金额单位：万元", None],
            ["序号", "子项目", "预算安排", "到位资金", "实际支出", "结余", "支出率（支出/到位）"],
            *([n, name, *_row(*values)] for n, (name, *values) in enumerate(rows, 1)),
            ["合计", None, *_row(*total)],
        ],
        "A1:G1 A2:E2 F2:G2 A8:B8",
        "8 22 14 14 14 12 18",
    )


def _row(budget, arrived, spent):
    return [amount(budget), amount(arrived), amount(spent), amount(round(arrived - spent, 2)), rate(spent / arrived)]


def indicators(sheet):
    rows = [
        ("产出", "新建大棚", "座", 60, 62),
        ("产出", "修复渠道长度", "公里", 18.5, 18.5),
        ("产出", "公益岗位人数", "人", 159, 159),
        ("产出", "培训带头人", "人次", 200, 186),
        ("产出", "工程验收合格率", "%", 100, 100),
        ("效益", "受益脱贫户", "户", 1420, 1468),
        ("满意度", "受益群众满意度", "%", 90, 95.6),
    ]
    reasons = {"培训带头人": "农忙时节部分学员请假，已于年后补训"}
    fill(
        sheet,
        [
            ["2023年度衔接推进乡村振兴补助资金绩效自评表（指标）"] + [None] * 6,
            ["指标类别", "指标名称", "计量单位", "计划值", "完成值", "完成率", "未完成原因"],
            *(
                [kind, name, unit, plan, done, rate(done / plan), reasons.get(name)]
                for kind, name, unit, plan, done in rows
            ),
        ],
        "A1:G1 A3:A7",
        "12 22 12 12 12 12 36",
    )


def staff(sheet):
    fill(
        sheet,
        [
            ["单位基本情况"] + [None] * 4,
            ["单位：人、万元"] + [None] * 4,
            ["编制数", "在岗人数", "劳务派遣", "固定资产原值", "其中：车辆"],
            [24, 23, 6, amount(286.45), amount(36.8)],
        ],
        "A1:E1 A2:E2",
        "12 12 12 16 16",
    )


book = Workbook()
money(book.active)
book.active.title = "资金"
indicators(book.create_sheet("指标"))
staff(book.create_sheet("单位情况"))
save(book, CASE, "衔接资金自评表.xlsx")
