"""One wide row a project, printed landscape with its two header rows on every page, and no scores at all."""

from openpyxl import Workbook
from pdf import print_to_pdf
from sheet import amount, fill, rate

CASE = "haikou-2023-wide-table-without-scores"

# name | budget: general, fund, other | spent: general, fund, other
MONEY = [
    ("大气网格化监测", 286.0, 0, 0, 279.35, 0, 0),
    ("水环境断面监测", 174.5, 0, 0, 168.92, 0, 0),
    ("噪声自动监测站运维", 95.0, 0, 0, 95.0, 0, 0),
    ("固体废物专项整治", 62.3, 0, 0, 57.46, 0, 0),
    ("入海排污口整治", 0, 420.0, 0, 0, 398.75, 0),
    ("环保督察整改", 138.0, 60.0, 0, 131.2, 52.48, 0),
    ("执法装备购置", 48.6, 0, 0, 48.12, 0, 0),
    ("环境宣传教育", 36.0, 0, 4.0, 33.75, 0, 4.0),
    ("应急物资储备", 25.4, 0, 0, 24.98, 0, 0),
    ("老旧车辆淘汰补助", 0, 0, 0, 0, 0, 0),
]
# quantity: target, done | quality: target, done | satisfaction: target, done | problems | what was done about them
WORDS = """
运维网格化站点32个 | 30个，已完成 | 数据有效率≥95% | 96.8% | 公众满意度≥85% | 88.2% | 无 | 无
监测断面46个，每月1次 | 46个断面，监测552次，已完成 | 监测数据合格率≥98% | 99.1% | 不适用 | 不适用 | 无 | 无
运维站点18个 | 18个，已完成 | 在线率≥90% | 94% | 不适用 | 不适用 | 无 | 无
检查产废单位≥210家 | 218家，已完成 | 问题整改率100% | 100% | 企业满意度≥90% | 92.5% | 第三方检测费结算低于预算 | 据实结算，余额交回
整治排污口24个 | 24个，已完成 | 验收合格率100% | 100% | 沿岸居民满意度≥85% | 90.3% | 质保金21.25万元未支付 | 质保期满后支付
整改事项11项 | 11项，已完成 | 销号率100% | 100% | 公众满意度≥85% | 87.6% | 2项工程按审定价结算 | 余额交回
购置装备48台（架、套） | 购置执法记录仪40台、无人机2架、便携监测仪6套，共52台（架、套），已完成 | 验收合格率100% | 100% | 使用人员满意度≥90% | 95% | 无 | 无
宣传活动≥30场 | 33场，参与约5,600人次，已完成 | 活动按计划完成率100% | 100% | 参与者满意度≥90% | 94.7% | 无 | 无
储备物资16类 | 16类，实际采购249,800万元，已完成 | 合格率100% | 100% | 不适用 | 不适用 | 无 | 无
不适用 | 年中取消 | 不适用 | 不适用 | 不适用 | 不适用 | 该补助改由市级统一发放，年初未安排资金 | 已调整
"""


def project_row(number, money, words):
    budget, spent = sum(money[1:4]), sum(money[4:])
    share = rate(spent / budget) if budget else "—"
    if number == 4:
        share = "92.33%"
    figures = [
        amount(budget),
        *map(amount, money[1:4]),
        amount(186.38 if number == 6 else spent),
        *map(amount, money[4:]),
    ]
    return [number, money[0], *figures, share, *(word.strip() for word in words.split("|"))]


def table(page):
    totals = [sum(m[i] for m in MONEY) for i in range(1, 7)]
    budget, spent = sum(totals[:3]), sum(totals[3:])
    header = ["序号", "项目名称", "预算金额", None, None, None, "实际支出", None, None, None, "支出率"]
    header += ["数量指标", None, "质量指标", None, "满意度指标", None, "存在问题", "整改情况"]
    kinds = ["合计", "一般公共预算", "政府性基金", "非财政资金"]
    fill(
        page,
        [
            ["2023年度部门预算项目绩效自评表"] + [None] * 18,
            ["填报单位：海口市滨涯区生态环境监测与执法支队", *[None] * 16, "单位：万元", None],
            header,
            [None, None, *kinds, *kinds, None, *["指标内容", "完成情况"] * 3, None, None],
            *(project_row(n, m, w) for n, (m, w) in enumerate(zip(MONEY, WORDS.strip().splitlines(), strict=True), 1)),
            [
                "合计",
                None,
                amount(budget),
                amount(856.8),
                *map(amount, totals[1:3]),
                amount(spent),
                *map(amount, totals[3:]),
            ]
            + [rate(spent / budget)]
            + [None] * 8,
        ],
        "A1:S1 A2:Q2 R2:S2 A3:A4 B3:B4 C3:F3 G3:J3 K3:K4 L3:M3 N3:O3 P3:Q3 R3:R4 S3:S4 A15:B15",
        "5 14 11 12 11 11 11 12 11 11 10 18 22 18 10 18 10 18 16",
    )
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A3
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "3:4"
    for row in range(5, 15):
        page.row_dimensions[row].height = 120


def main():
    book = Workbook()
    book.active.title = "项目自评"
    table(book.active)
    print_to_pdf(book.save, CASE, "项目绩效自评表", ".xlsx")


if __name__ == "__main__":
    main()
