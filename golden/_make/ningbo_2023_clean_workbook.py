"""A clean workbook: floats behind rounded amounts and rates, merged headers, five sheets that agree."""

from openpyxl import Workbook
from sheet import amount, fill, rate, save, score

BASIC = (2215.36, 2298.1, 2251.8736)
# name, opening budget, adjusted general budget, adjusted fund budget, other, spent of each
PROJECTS = [
    ("环卫作业市场化", 1860.0, 1620.0, 300.0, 0.0, 1598.2347, 300.0, 0.0),
    ("生活垃圾分类", 742.5, 681.45, 120.0, 0.0, 655.1242, 113.6084, 0.0),
    ("公厕提升改造", 365.0, 402.36, 0.0, 0.0, 371.8349, 0.0, 0.0),
    ("城市照明电费与养护", 598.0, 598.0, 0.0, 0.0, 591.4483, 0.0, 0.0),
    ("市政设施零星维修", 312.0, 286.74, 0.0, 60.0, 280.3144, 0.0, 54.7245),
    ("违法建筑拆除配套", 120.0, 88.0, 0.0, 0.0, 88.0, 0.0, 0.0),
    ("智慧城管平台", 262.5, 276.0, 0.0, 0.0, 264.1849, 0.0, 0.0),
    ("犬类管理", 120.0, 156.0, 64.0, 0.0, 151.2274, 5.6944, 0.0),
]


def columns(i):
    return [p[i] for p in PROJECTS]


def adjusted(p):
    return p[2] + p[3] + p[4]


def spent(p):
    return p[5] + p[6] + p[7]


OPENING = sum(columns(1))
ADJUSTED = sum(map(adjusted, PROJECTS))
SPENT = sum(map(spent, PROJECTS))
TOTAL = (BASIC[0] + OPENING, BASIC[1] + ADJUSTED, BASIC[2] + SPENT)
EXECUTION = TOTAL[2] / TOTAL[1]


def overview(sheet):
    def line(name, opening, now, done):
        return [name, amount(opening), amount(now), amount(done), rate(done / now), rate(done / opening), "—", "—"]

    outputs = [
        ("数量指标", "道路清扫保洁面积", "≥612万平方米", "618.4万平方米", 8, 8, None),
        ("数量指标", "生活垃圾清运量", "约14.6万吨", "14.52万吨", 6, 6, None),
        ("数量指标", "公厕改造座数", "18座", "18座", 6, 6, None),
        ("质量指标", "道路机械化清扫率", "≥88%", "91.3%", 8, 8, None),
        ("质量指标", "路灯设施完好率", "≥98%", "98.61%", 8, 8, None),
        ("时效指标", "城管案件按期结案率", "≥99%", "98.74%", 8, 7.5, "防汛期间部分案件顺延，已于9月补结"),
        ("成本指标", "单座公厕改造成本", "≤22万元", "20.66万元", 6, 6, None),
    ]
    effects = [
        ("社会效益指标", "垃圾分类投放准确率", "≥85%", "87.2%", 10, 10, None),
        ("生态效益指标", "生活垃圾回收利用率", "≥65%", "66.05%", 10, 10, None),
        ("经济效益指标", "不适用", "不适用", "不适用", "—", "—", "不适用"),
        ("可持续影响指标", "长效管护制度", "建立", "已建立", 10, 10, None),
    ]
    indicator_rows = (
        [["产出指标（50分）", *row] for row in outputs]
        + [["效益指标（30分）", *row] for row in effects]
        + [["满意度指标（10分）", "服务对象满意度", "市民满意率", "≥90%", rate(2213 / 2400), 10, 10, None]]
    )
    total = EXECUTION * 10 + 50 - 0.5 + 30 + 10
    fill(
        sheet,
        [
            ["2023年度部门整体绩效自评表"] + [None] * 7,
            ["部门名称：宁波市东屿区城市管理保障中心", None, None, None, None, None, "金额单位：万元", None],
            [
                "支出类别",
                "年初预算数",
                "调整后预算数",
                "决算数",
                "执行率（决算/调整后）",
                "占年初预算比重",
                "分值",
                "得分",
            ],
            line("基本支出", *BASIC),
            line("项目支出", OPENING, ADJUSTED, SPENT),
            line("合计", *TOTAL)[:6] + [10, score(EXECUTION * 10)],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因及改进措施"],
            *indicator_rows,
            ["总分", None, None, None, None, 100, score(total), None],
        ],
        "A1:H1 A2:F2 G2:H2 A8:A14 B8:B10 B11:B12 A15:A18 A20:E20",
        "18 18 22 18 20 12 12 26",
    )


def project_table(sheet):
    rows = []
    for n, p in enumerate(PROJECTS, 1):
        reason = (
            "垃圾分类亭结算未完成，余款转下年支付"
            if n == 2
            else "结算审核扣减"
            if n == 3
            else "收容场所扩建推迟至下年"
            if n == 8
            else "无"
        )
        rows.append(
            [n, p[0], amount(p[1]), amount(adjusted(p)), amount(p[2]), amount(p[3]), amount(p[4])]
            + [amount(spent(p)), amount(p[5]), amount(p[6]), amount(p[7]), rate(spent(p) / adjusted(p)), reason]
        )
    total = [amount(OPENING), amount(ADJUSTED), *(amount(sum(columns(i))) for i in (2, 3, 4))]
    total += [amount(SPENT), *(amount(sum(columns(i))) for i in (5, 6, 7)), rate(SPENT / ADJUSTED), None]
    fill(
        sheet,
        [
            ["2023年度项目支出情况汇总表"] + [None] * 12,
            ["单位：万元"] + [None] * 12,
            [
                "序号",
                "项目名称",
                "年初预算",
                "调整后预算",
                None,
                None,
                None,
                "实际支出",
                None,
                None,
                None,
                "执行率",
                "未执行原因",
            ],
            [
                None,
                None,
                None,
                "合计",
                "一般公共预算",
                "政府性基金",
                "其他资金",
                "合计",
                "一般公共预算",
                "政府性基金",
                "其他资金",
                None,
                None,
            ],
            *rows,
            ["合计", None, *total],
        ],
        "A1:M1 A2:M2 A3:A4 B3:B4 C3:C4 D3:G3 H3:K3 L3:L4 M3:M4 A13:B13",
        "6 22 12 12 14 12 12 12 14 12 12 10 30",
    )


def lighting_form(sheet):
    p = PROJECTS[3]
    execution = spent(p) / adjusted(p)
    fill(
        sheet,
        [
            ["项目支出绩效自评表"] + [None] * 7,
            ["项目名称", p[0], None, None, "主管部门", "东屿区综合行政执法局", None, None],
            [
                "项目资金（万元）",
                None,
                "年初预算数",
                "全年预算数（A）",
                "全年执行数（B）",
                "分值",
                "执行率（B/A）",
                "得分",
            ],
            [
                None,
                "年度资金总额",
                amount(p[1]),
                amount(adjusted(p)),
                amount(spent(p)),
                10,
                rate(execution),
                score(execution * 10),
            ],
            [None, "其中：财政拨款", amount(p[1]), amount(adjusted(p)), amount(spent(p)), "—", rate(execution), "—"],
            [
                "年度总体目标",
                "全区路灯亮灯率达到98%以上，电费支出不超过480万元。",
                None,
                None,
                "实际完成情况",
                "亮灯率98.61%，电费支出462.3187万元，养护支出129.13万元。",
                None,
                None,
            ],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析"],
            ["产出指标", "数量指标", "养护路灯盏数", "21,600盏", "21,600盏", 20, 20, None],
            [None, "数量指标", "LED灯具更换", "≥1,500盏", "1,548盏", 15, 15, None],
            [None, "质量指标", "亮灯率", "≥98%", "98.61%", 10, 10, None],
            [None, "成本指标", "全年电费", "≤480万元", "462.32万元", 5, 5, None],
            ["效益指标", "生态效益指标", "比上年节电量", "≥30万千瓦时", "32.6万千瓦时", 30, 30, None],
            ["满意度指标", "服务对象满意度", "市民对夜间照明满意率", "≥90%", rate(1116 / 1200), 10, 10, None],
            ["总分", None, None, None, None, 100, score(execution * 10 + 90), None],
        ],
        "A1:H1 B2:D2 F2:H2 A3:A5 B6:D6 F6:H6 A8:A11 B8:B9 A14:E14",
        "16 18 22 16 16 10 14 20",
    )


def survey(sheet):
    answers = [("环境卫生", 412, 336, 52), ("垃圾分类", 398, 332, 70), ("夜间照明", 403, 332, 65)]

    def line(name, very, content, other):
        return [name, very, content, other, very + content + other, rate((very + content) / (very + content + other))]

    fill(
        sheet,
        [
            ["市民满意度调查统计"] + [None] * 5,
            ["单位：人次"] + [None] * 5,
            ["调查内容", "非常满意", "满意", "其他", "合计", "满意率"],
            *(line(*a) for a in answers),
            line("合计", *(sum(a[i] for a in answers) for i in (1, 2, 3))),
            [
                "注：每项内容各调查800人次；夜间照明另在项目自评中单独回访1,200人，其中满意1,116人，满意率93.00%，样本与本表不同。"
            ]
            + [None] * 5,
        ],
        "A1:F1 A2:F2 A8:F8",
        "16 12 12 12 12 12",
    )


def main():
    book = Workbook()
    overview(book.active)
    book.active.title = "部门整体"
    for title, write in [("项目汇总", project_table), ("照明项目自评", lighting_form), ("满意度", survey)]:
        write(book.create_sheet(title))
    save(book, "ningbo-2023-clean-workbook", "绩效自评表.xlsx")


if __name__ == "__main__":
    main()
