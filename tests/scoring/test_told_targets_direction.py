"""优于 says that an aim was reached, not whether more or less of it is better."""

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.check import check

_REPORT = """某某局2022年度部门整体支出绩效自评报告

三、履职成效

电梯救援平均到达时间14分钟，优于30分钟的国家标准；空气优良率96%，优于92%的考核目标。
"""


def test_better_than_an_aim_is_no_more_than_it() -> None:
    document = read_bytes("report.txt", _REPORT.encode())
    assert [finding.code for finding in check(extract([document]), [document]).findings] == []
