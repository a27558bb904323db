"""Clean forms as PDF, drawn by reportlab: rates without decimals, one form in wan-yuan and one in yuan."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

TARGET = Path(__file__).resolve().parent.parent / "tianshui-2023-clean-pdf-forms" / "项目绩效自评表.pdf"
FONT = "STSong-Light"
WIDTHS = [48, 56, 92, 72, 84, 40, 44, 84]

OPENING = """
渭阳区文物保护所2023年度承担项目2个，全年预算合计728.53万元，全年执行合计693.12万元，执行率95%，上年执行率为92%。
石窟岩体加固项目资金以万元计，文物巡查项目金额较小，自评表以元计。两个项目自评得分分别为99.50分和99.11分。
石窟岩体加固项目完成加固面积1,236平方米，其中崖顶区域412平方米；完成裂隙灌浆861延米、锚杆320根，施工226天，比计划工期240天提前14天。项目实施后，景区全年接待游客33.8万人次，是2022年12.6万人次的2.68倍。
文物巡查项目覆盖不可移动文物126处，其中区级以上文物保护单位34处；12名巡查员全年巡查1,512次，人均126次。发现隐患25处，整改24处，整改率96%，剩余1处为古民居屋面修缮，需待省级批复。
"""

CAVE = """
项目资金（万元） | | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分
 | 年度资金总额 | 680.00 | 680.00 | 646.00 | 10 | 95% | 9.50
 | 其中：中央资金 | 500.00 | 500.00 | 476.00 | — | 95% | —
 | 省级资金 | 120.00 | 120.00 | 120.00 | — | 100% | —
 | 区级资金 | 60.00 | 60.00 | 50.00 | — | 83% | —
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 加固面积 | ≥1,200平方米 | 1,236平方米 | 15 | 15 |
 | 数量指标 | 裂隙灌浆 | ≥850延米 | 861延米 | 10 | 10 |
 | 质量指标 | 分部工程合格率 | 100% | 100% | 10 | 10 |
 | 时效指标 | 施工天数 | ≤240天 | 226天 | 5 | 5 |
 | 成本指标 | 每平方米加固成本 | ≤5,500元 | 5,226.54元 | 10 | 10 |
效益指标 | 社会效益指标 | 文物安全事故 | 0起 | 0起 | 15 | 15 |
 | 可持续影响指标 | 监测点位运行率 | ≥95% | 97% | 15 | 15 |
满意度指标 | 服务对象满意度 | 游客满意度 | ≥90% | 93% | 10 | 10 |
总分 | | | | | 100 | 99.50 |
"""

PATROL = """
项目资金（元） | | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分
 | 年度资金总额 | 462,000.00 | 485,300.00 | 471,226.50 | 10 | 97% | 9.71
 | 其中：区级资金 | 462,000.00 | 485,300.00 | 471,226.50 | — | 97% | —
 | 其他资金 | 0.00 | 0.00 | 0.00 | — | — | —
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 巡查次数 | ≥1,460次 | 1,512次 | 15 | 15 |
 | 数量指标 | 巡查文物点 | 126处 | 126处 | 10 | 10 |
 | 质量指标 | 隐患整改率 | 100% | 96% | 15 | 14.4 | 1处古民居待省级批复后修缮
效益指标 | 社会效益指标 | 文物被盗案件 | 0起 | 0起 | 25 | 25 |
 | 可持续影响指标 | 文物档案建档率 | ≥98% | 99% | 15 | 15 |
满意度指标 | 服务对象满意度 | 属地村（社区）满意度 | ≥85% | 90% | 10 | 10 |
总分 | | | | | 100 | 99.11 |
"""

NOTE = "注：执行数包括巡查员补助432,000.00元（12人，每人每年36,000.00元）和巡查车辆、设备支出39,226.50元，合计约47.12万元。"


def cells(text):
    body = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [[Paragraph(cell, body) if cell else "" for cell in row] for row in rows]


def form(text, spans):
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [("SPAN", (c, r0), (c, r1)) for c, r0, r1 in spans]
    return Table(cells(text), colWidths=WIDTHS, style=TableStyle(style))


def main():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    title = ParagraphStyle("title", fontName=FONT, fontSize=15, leading=22, alignment=1)
    body = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=19, firstLineIndent=22, wordWrap="CJK")
    story = [Paragraph("天水市渭阳区文物保护所2023年度项目支出绩效自评情况", title), Spacer(1, 10)]
    story += [Paragraph(line, body) for line in OPENING.strip().splitlines()]
    story += [PageBreak(), Paragraph("项目支出绩效自评表（石窟岩体加固）", title), Spacer(1, 8)]
    story += [form(CAVE, [(0, 0, 4), (0, 6, 10), (0, 11, 12)])]
    story += [PageBreak(), Paragraph("项目支出绩效自评表（文物巡查）", title), Spacer(1, 8)]
    story += [form(PATROL, [(0, 0, 3), (0, 5, 7), (0, 8, 9)]), Spacer(1, 8), Paragraph(NOTE, body)]
    SimpleDocTemplate(str(TARGET), pagesize=A4, leftMargin=36, rightMargin=36, invariant=1).build(story)


if __name__ == "__main__":
    main()
