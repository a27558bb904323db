"""A workbook whose totals and rates were typed by hand: balances, a stale total, yuan among wan-yuan, lost weights."""

from openpyxl import Workbook
from sheet import amount, fill, rate, save, score, whole_rate

CASE = "zhengzhou-2022-hand-typed-totals"


def overview(sheet):
    fill(
        sheet,
        [
            ["2022年度部门整体绩效自评情况表"] + [None] * 6,
            ["填报单位：郑州市汜阳区社会福利服务中心", None, None, None, None, "单位：万元", None],
            ["基本情况", "编制人数", "年末实有人数", "人员控制率", "实施项目个数", "资产总额", "联系人"],
            [None, 58, 54, rate(54 / 58), "6个", amount(3412.86), "周明"],
            ["资金情况", "预算安排", "全年支出", "支出率", "其中：基本支出", "其中：项目支出", "上年支出率"],
            [
                None,
                amount(2956.4),
                amount(2811.77),
                rate(2811.77 / 2956.4),
                amount(1069.17),
                amount(1742.6),
                rate(0.9386),
            ],
            ["一级指标", "二级指标", "三级指标", "目标值", "实际值", "权重", "得分"],
            ["投入管理", "预算管理", "预算支出率", "100%", rate(2811.77 / 2956.4), 10, score(2811.77 / 2956.4 * 10)],
            [None, "预算管理", "预决算公开", "按时公开", "按时公开", 5, 5],
            [None, "绩效管理", "绩效监控完成率", "100%", "100%", 10, 10],
            ["产出", "重点工作", "集中供养床位", "≥420张", "436张", 15, 15],
            [None, "重点工作", "康复训练人次", "≥9,600人次", "9,815人次", 15, 15],
            [None, "履职目标", "护理员持证率", "≥90%", rate(78 / 85), 10, 10],
            ["效益", "社会效益", "供养对象意外事故", "0起", "0起", 15, 15],
            [None, "满意度", "供养对象及家属满意度", "≥95%", "96.3%", 15, 15],
            ["合计", None, None, None, None, 100, score(2811.77 / 2956.4 * 10 + 85)],
        ],
        "A1:G1 A2:E2 F2:G2 A3:A4 A5:A6 A8:A10 B8:B9 A11:A13 B11:B12 A14:A15 A16:E16",
        "14 14 22 14 16 16 12",
    )


def projects(sheet):
    rows = [
        ("特困人员集中供养", 812.0, 805.36, None),
        ("孤残儿童养育", 356.4, 348.15, None),
        ("康复设备购置", 240.0, 236.45, None),
        ("消防设施改造", 168.5, 157.88, "93.7%"),
        ("食堂原料采购", 115.0, 112.09, None),
        ("护理服务外包", 62.5, 58.73, "97.3%"),
        ("信息化运维", 38.0, 37.64, None),
    ]
    fill(
        sheet,
        [
            ["2022年度项目支出明细"] + [None] * 4,
            ["单位：万元"] + [None] * 4,
            ["序号", "项目", "预算数", "支出数", "支出率"],
            *([n, name, amount(a), amount(b), text or rate(b / a)] for n, (name, a, b, text) in enumerate(rows, 1)),
            ["合计", None, amount(1792.4), amount(1742.6), rate(1742.6 / 1792.4)],
        ],
        "A1:E1 A2:E2 A11:B11",
        "8 24 14 14 12",
    )


def equipment_form(sheet):
    fill(
        sheet,
        [
            ["项目支出绩效自评表（康复设备购置）"] + [None] * 7,
            ["单位：万元"] + [None] * 7,
            ["项目资金", None, "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
            [None, "年度资金总额", amount(200), amount(240), 2364500, 10, "98.52%", "9.85"],
            [None, "其中：财政拨款", amount(150), amount(180), amount(176.45), "—", "98.03%", "—"],
            [None, "福彩公益金", amount(50), amount(60), amount(60), "—", "100.00%", "—"],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
            ["产出指标", "数量指标", "购置康复设备", "64台（套）", "64台（套）", 20, 20, None],
            [None, "质量指标", "设备验收合格率", "100%", "100%", 15, 15, None],
            [None, "时效指标", "到货时间", "10月底前", "10月17日", 10, 10, None],
            ["效益指标", "社会效益指标", "设备年使用率", "≥85%", "88%", 20, 20, None],
            [None, "可持续影响指标", "设备完好率", "≥95%", "97%", 15, 15, None],
            ["满意度指标", "满意度", "康复对象满意度", "≥90%", "95%", 10, 10, None],
            ["总分", None, None, None, None, 100, "99.85", None],
        ],
        "A1:H1 A2:H2 A3:A6 A8:A10 A11:A12 A14:E14",
        "14 16 20 14 16 10 14 16",
    )


def staff(sheet):
    fill(
        sheet,
        [
            ["人员与“三公”经费情况"] + [None] * 4,
            ["单位：人、万元"] + [None] * 4,
            ["项目", "核定编制", "年末在编", "其中：专业技术", "临聘人员"],
            ["人数", 56, 54, 39, 85],
            ["“三公”经费", "预算", "支出", "上年支出", "控制率"],
            ["公务接待费", amount(1.2), amount(0.46), amount(0.58), whole_rate(0.46 / 1.2)],
            ["公务用车运行费", amount(7.8), amount(6.91), amount(7.03), whole_rate(6.91 / 7.8)],
            ["小计", amount(9), amount(7.37), amount(7.61), whole_rate(7.37 / 9)],
        ],
        "A1:E1 A2:E2",
        "20 12 12 16 12",
    )


def assets(sheet):
    fill(
        sheet,
        [
            ["年末资产情况"] + [None] * 3,
            ["单位：万元"] + [None] * 3,
            ["资产项目", "年初数", "年末数", "增减"],
            ["流动资产", amount(486.31), amount(512.74), amount(26.43)],
            ["固定资产净值", amount(2588.95), amount(2694.42), amount(105.47)],
            ["在建工程", amount(0), amount(168.5), amount(168.5)],
            ["无形资产净值", amount(41.6), amount(37.2), amount(-4.4)],
            ["资产总计", amount(3116.86), amount(3421.86), amount(296)],
            ["另：固定资产原值", amount(4210.33), amount(4482.08), amount(271.75)],
        ],
        "A1:D1 A2:D2",
        "24 14 14 14",
    )


def main():
    book = Workbook()
    overview(book.active)
    book.active.title = "整体自评"
    for title, write in [("项目明细", projects), ("康复设备", equipment_form), ("人员三公", staff), ("资产", assets)]:
        write(book.create_sheet(title))
    save(book, CASE, "自评附表.xlsx")


if __name__ == "__main__":
    main()
