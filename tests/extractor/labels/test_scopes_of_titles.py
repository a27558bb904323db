"""Which project the title of a document names, and which lines are no title."""

import pytest

from extractor.labels.scopes import scope_of_title
from extractor.read import read_bytes


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("# 2023年度湿地巡护项目绩效自评报告\n\n一、概况\n", "湿地巡护"),
        ("云溪小学2023年绩效自评\n\n## 三、项目支出绩效自评表\n", None),
        ("2023年度财政支出项目绩效自评报告\n\n一、概况\n", None),
    ],
)
def test_scope_of_title(text: str, project: str | None) -> None:
    assert scope_of_title(read_bytes("report.md", text.encode())) == project
