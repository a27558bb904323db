"""Tables that go on over pages, and tables that only look as if they did."""

from tests.extractor.tables.reading import logical, tables_in

_HEAD = "序号 | 项目名称 | 预算数 | 支出数 | 支出率"
_FIRST = f"{_HEAD}\n1 | 沟渠疏浚 | 40.00 | 36.00 | 90.00%\n2 | 塘坝加固 | 60.00 | 57.00 | 95.00%"
_SECOND = "3 | 泵站检修 | 20.00 | 19.00 | 95.00%\n合计 | < | 120.00 | 112.00 | 93.33%"


def _tables(*pieces: str):
    from extractor.figures import find_figures
    from extractor.tables import read_tables
    from extractor.tables.logical import logical_tables
    from tests.extractor.tables.drawn import draw

    document = draw(*pieces)
    figures = find_figures(document)
    data = [table for table in logical_tables(document, figures) if table.kind == "data"]
    return data, read_tables(document, figures)


def test_a_header_repeated_on_the_next_page():
    (table,), read = _tables("项目支出明细表", "单位：万元", _FIRST, "第 2 页", "单位：万元", f"{_HEAD}\n{_SECOND}")
    assert len(table.records) == 4 and len(table.tables) == 2
    assert [len(s.parts) for s in read.sums] == [3, 3]


def test_a_page_without_a_header():
    (table,), read = _tables(_FIRST, _SECOND)
    assert len(table.records) == 4
    assert {s.total.quote for s in read.sums} == {"120.00", "112.00"}


def test_captions_repeated_inside_the_table():
    caption = "部门名称：青禾镇 | < | < | < | 单位：万元"
    (table,), _ = _tables(f"{caption}\n{_FIRST}", f"{caption}\n{_HEAD}\n{_SECOND}")
    assert len(table.records) == 4


def test_a_closed_table_does_not_go_on():
    tables, _ = _tables(
        f"{_FIRST}\n合计 | < | 100.00 | 93.00 | 93.00%", f"{_HEAD}\n1 | 泵站检修 | 20.00 | 19.00 | 95.00%"
    )
    assert [len(table.records) for table in tables] == [3, 1]


def test_serial_numbers_that_begin_again_are_another_table():
    tables, _ = _tables(_FIRST, f"{_HEAD}\n1 | 泵站检修 | 20.00 | 19.00 | 95.00%")
    assert [len(table.records) for table in tables] == [2, 1]


def test_words_between_part_two_tables():
    tables, _ = _tables(_FIRST, "以下为下属水管所的项目支出情况。", f"{_HEAD}\n3 | 泵站检修 | 20.00 | 19.00 | 95.00%")
    assert len(tables) == 2


def test_forms_one_after_the_other_keep_their_projects():
    form = """
    项目名称 | {name} | < | < | <
    项目资金（万元） | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A）
    年度资金总额 | {budget} | {spent} | 10 | 90.00%
    一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值
    产出指标 | 检修台数 | ≥{count}台 | {count}台 | 90
    总分 | | | | 100
    """
    _, read = _tables(
        form.format(name="泵站检修", budget="20.00", spent="18.00", count=8),
        form.format(name="闸门更换", budget="50.00", spent="45.00", count=3),
    )
    assert [(p.name, p.figures["annual"].quote) for p in read.projects] == [
        ("泵站检修", "20.00"),
        ("闸门更换", "50.00"),
    ]
    assert [[item.name for item in card.items] for card in read.scorecards] == [["预算执行率", "产出指标"]] * 2
    assert {c.scope for c in read.claims if c.figure.quote.endswith("台")} == {"泵站检修", "闸门更换"}


def test_several_sections_in_one_table():
    tables = logical(
        """
        基本情况 | 编制人数 | 年末实有人数 | 资产总额
        ^ | 58 | 54 | 3,412.86
        资金情况 | 预算安排 | 全年支出 | 支出率
        ^ | 100.00 | 96.00 | 96.00%
        """
    )
    assert [[c.name for c in table.columns][1:] for table in tables] == [
        ["编制人数", "年末实有人数", "资产总额"],
        ["预算安排", "全年支出", "支出率"],
    ]


def test_the_total_row_says_how_many_projects_there_are():
    read = tables_in(f"{_HEAD}\n1 | 沟渠疏浚 | 40.00 | 36.00 | 90.00%\n合计（2个项目） | < | 40.00 | 36.00 | 90.00%")
    (listing,) = read.listings
    assert (listing.stated.quote, len(listing.items)) == ("2个", 1)


_LONG = "序号 | 项目名称 | 预算数 | 支出数 | 完成情况"
_CUT = f"{_LONG}\n1 | 沟渠疏浚 | 40.00 | 36.00 | 已完工。\n2 | 塘坝 | 60.00 | 57.00 | 塘坝六座已加固并"


def test_a_row_whose_name_is_cut_by_the_page_is_one_project():
    (table,), read = _tables(
        _CUT, f" | 加固 | | | 通过验收。\n{_SECOND.replace('95.00%', '已验收。').replace('93.33%', '')}"
    )
    assert [project.name for project in read.projects] == ["沟渠疏浚", "塘坝加固", "泵站检修"]
    assert len(table.records) == 4


def test_a_project_without_amounts_after_a_finished_row_is_another_project():
    unnumbered = "项目名称 | 预算数 | 支出数 | 完成情况\n沟渠疏浚 | 40.00 | 36.00 | 已完工。\n塘坝加固 | 60.00 | 57.00 | 已完工。"
    (table,), _ = _tables(unnumbered, "泵站检修 | | | 未安排资金。\n渡槽修补 | 20.00 | 19.00 | 已完工。")
    assert len(table.records) == 4


def test_a_header_printed_again_inside_one_table():
    (table,), read = _tables(f"{_FIRST}\n{_HEAD}\n{_SECOND}")
    assert len(table.records) == 4
    assert [len(s.parts) for s in read.sums] == [3, 3]


def test_a_header_inside_a_table_after_its_total_begins_another():
    total = "合计 | < | 100.00 | 93.00 | 93.00%"
    tables, _ = _tables(f"{_FIRST}\n{total}\n{_HEAD}\n3 | 泵站检修 | 20.00 | 19.00 | 95.00%")
    assert [len(table.records) for table in tables] == [3, 1]
