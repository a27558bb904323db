"""Forms typed with tabs: rows of labels and values above the funds block are no header of it."""

from extractor.extract import extract
from extractor.read import read_bytes

FORM = """项目支出绩效自评表

项目名称\t河道保洁
主管部门\t某区财政局\t实施单位\t某街道办事处
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t400.00\t426.50\t413.56\t10\t96.97%\t9.70
\t其中：区级财政拨款\t280.00\t280.00\t274.36\t—\t—\t—
\t上级资金\t120.00\t146.50\t139.20\t—\t—\t—
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t保洁河道长度\t≥86公里\t86公里\t60\t60\t
满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\t92.6%\t30\t30\t
总分\t\t\t\t\t100\t99.70\t
"""


def test_the_name_of_a_finance_bureau_heads_no_column() -> None:
    extraction = extract([read_bytes("form.txt", FORM.encode())])
    (card,) = extraction.scorecards
    assert [item.name for item in card.items] == ["预算执行率", "产出指标", "满意度指标"]
    (project,) = extraction.projects
    assert project.figures["execution_rate"].quote == "96.97%"
