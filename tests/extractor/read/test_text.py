"""Text files: blocks, tables and cells at the file's own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read.text import read_text
from schemas.document import Document, Table
from schemas.errors import UnreadableFile


def of(text: str, name: str = "report.txt") -> Document:
    return read_text(name, text.encode())


def shown(document: Document, table: Table) -> list[list[str | None]]:
    """The grid as printed; a place covered by a merged cell from elsewhere shows as ``^``."""
    grid: list[list[str | None]] = []
    for down in range(table.rows):
        row: list[str | None] = []
        for right, cell in enumerate(table.row(down)):
            if cell is None:
                row.append(None)
            else:
                own = (cell.row, cell.column) == (down, right)
                row.append(document.cell_text(cell) if own else "^")
        grid.append(row)
    return grid


def only_table(document: Document) -> list[list[str | None]]:
    (table,) = document.tables
    return shown(document, table)


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_headings_paragraphs_and_levels() -> None:
    document = of(
        "2023年度某局整体绩效自评报告\n\n一、部门概况\n（一）主要职能\n负责全区公园养护。\n"
        "1. 预算安排\n年初预算100万元。\n二、绩效分析\n"
    )
    assert kinds(document) == [
        ("heading", 1, "2023年度某局整体绩效自评报告"),
        ("heading", 2, "一、部门概况"),
        ("heading", 3, "(一)主要职能"),
        ("paragraph", 0, "负责全区公园养护。"),
        ("heading", 4, "1. 预算安排"),
        ("paragraph", 0, "年初预算100万元。"),
        ("heading", 2, "二、绩效分析"),
    ]
    assert document.heading_path(document.text.index("年初")) == (
        "2023年度某局整体绩效自评报告",
        "一、部门概况",
        "(一)主要职能",
        "1. 预算安排",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "1. 完成培训5场",
        "1. 加强统筹，细化分工，确保按时支付",
        "2. 目标值：完成12次巡查",
        "（1）按时公开的，得1.5分；",
        "（三）执行率达到96%",
        "3. 进一步提高预算编制的准确性。",
        "0.5分",
        "1.5万元",
        "2021年完成3个项目",
        "一是各科室对各自申报的项目负责",
    ],
)
def test_numbered_sentences_are_no_headings(sentence: str) -> None:
    assert [kind for kind, _, _ in kinds(of(sentence))] == ["paragraph"]


def test_markdown_headings_and_bold_figures() -> None:
    document = of("# 自评报告\n\n## 一、概况\n\n执行率为**96.42%**，\n", "report.md")
    assert [(kind, level) for kind, level, _ in kinds(document)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert "为  96.42%  ，" in document.text
    assert "**96.42%**" in document.raw
    assert document.media_type == "text/markdown"


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    first = "本单位全年围绕中心工作统筹安排资金，全年预算执行总体良好，支出进"
    document = of(f"{first}\n度较上年提高，年末结余为5.20万元。\n二、下一步工作\n")
    assert [kind for kind, _, _ in kinds(document)] == ["paragraph", "heading"]


def test_offsets_are_code_points_of_the_file() -> None:
    source = "\ufeff标题\r\n\r\n支出９６．４２％。\r\nA\tB\r\n1\t２\r\n"
    document = of(source)
    assert document.raw == source
    at = source.index("９")
    assert document.quote(document.span(at, at + 6)) == "９６．４２％"
    assert document.text[at : at + 6] == "96.42%"
    assert document.place(document.span(at, at + 6)).line == 3
    assert only_table(document) == [["A", "B"], ["1", "2"]]
    second = source.rindex("２")
    assert document.place(document.span(second, second + 1)).cell == "表1!R2C2"


def test_tab_table_keeps_the_visual_grid() -> None:
    document = of(
        "表\n\n指标\t\t说明\t得分\n名称\t分值\t\t\n产出\t20\t<p>按期完成（1分）；</p> <p>10次<br>20次</p>\t19.5\n\t\t质量\n"
    )
    grid = only_table(document)
    assert grid[0] == ["指标", "", "说明", "得分"]
    assert grid[1] == ["名称", "分值", "", ""]
    assert grid[3] == ["", "", "质量", None]
    cell = document.tables[0].at(2, 2)
    assert cell is not None
    assert document.cell_text(cell).split() == ["按期完成(1分)；", "10次", "20次"]
    assert "<p>10次<br>20次</p>" in document.raw


def test_tags_never_glue_figures() -> None:
    text = of("金额\t1<br>2\n数量\t<p>3</p><p>4</p>\n比率\t5<sup>6</sup>\n").text
    assert not any(glued in text for glued in ("12", "34", "56"))


@pytest.mark.parametrize("text", ["满意度<90%的，得2分", "若a<b且c>d", "A<B", "80%≤x<90%，>90%"])
def test_comparisons_are_no_tags(text: str) -> None:
    assert of(text).text == text


def test_a_blank_line_parts_tables() -> None:
    document = of("A\tB\n1\t2\n\nC\tD\n3\t4\n")
    assert [shown(document, table) for table in document.tables] == [
        [["A", "B"], ["1", "2"]],
        [["C", "D"], ["3", "4"]],
    ]


def test_tabs_that_indent_are_no_table() -> None:
    document = of("\t本单位职能明确。\n\t全年支出10万元。\n")
    assert [kind for kind, _, _ in kinds(document)] == ["paragraph", "paragraph"]


def test_quoted_cell_of_several_lines() -> None:
    document = of('项目\t说明\n绿化\t"第一行\n第二行10万元"\n"龙山"工程\t5\n')
    assert only_table(document) == [["项目", "说明"], ["绿化", "第一行\n第二行10万元"], ['"龙山"工程', "5"]]


def test_csv() -> None:
    document = of('项目,金额\n"绿化,一期","1,234.50"\n', "a.csv")
    assert only_table(document) == [["项目", "金额"], ["绿化,一期", "1,234.50"]]


def test_pipe_table() -> None:
    document = of("前文\n\n| 项目 | 金额 |\n|---|---:|\n| 甲 | 1,000.00 |\n| 乙 |  |\n\n后文\n")
    assert only_table(document) == [["项目", "金额"], ["甲", "1,000.00"], ["乙", ""]]
    assert [kind for kind, _, _ in kinds(document)] == ["paragraph", "table", "paragraph"]


def test_boxed_table_joins_the_lines_of_a_row() -> None:
    document = of("┌──┬──┐\n│项目│金额│\n├──┼──┤\n│绿化│1,23│\n│  │4.5│\n├──┼──┤\n│乙 │7 │\n└──┴──┘\n")
    assert only_table(document) == [["项目", "金额"], ["绿化", "1,234.5"], ["乙", "7"]]


def test_html_table_with_spans() -> None:
    source = (
        "<p>说明</p>\n<table border=1><tr><th rowspan='2'>指标</th><th colspan=2>金额（万元）</th></tr>\n"
        "<tr><td>预算</td><td>决算</td></tr>\n<tr><td>甲</td><td>1,0<b>0</b>0</td><td>９９&nbsp;</td></tr></table>\n<p>后文</p>"
    )
    document = of(source, "report.html")
    grid = only_table(document)
    assert grid[0] == ["指标", "金额(万元)", "^"]
    assert grid[1] == ["^", "预算", "决算"]
    assert grid[2][2] == "99"
    at = source.index("９９")
    assert document.place(document.span(at, at + 2)).cell == "表1!R3C3"
    assert [text for kind, _, text in kinds(document) if kind == "paragraph"] == ["说明", "后文"]


def test_html_table_without_closing_tags() -> None:
    document = of("<table><tr><td>甲<td>1<tr><td>乙<td>2</table>")
    assert only_table(document) == [["甲", "1"], ["乙", "2"]]


def test_absurd_spans_are_bounded() -> None:
    document = of("<table><tr><td rowspan=99999999 colspan=99999999>甲</td></tr><tr><td>1</td></tr></table>")
    assert document.tables[0].columns <= 1001


def test_table_aligned_with_spaces() -> None:
    document = of("项目名称    预算    决算\n公园养护    10.00   9.50\n道路清扫    200.00  198.00\n")
    assert only_table(document) == [
        ["项目名称", "预算", "决算"],
        ["公园养护", "10.00", "9.50"],
        ["道路清扫", "200.00", "198.00"],
    ]


def test_prose_with_wide_gaps_is_no_table() -> None:
    document = of("填报人：王五    联系电话：1234\n本单位职能  明确。\n")
    assert not document.tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding: str) -> None:
    source = "一、部门概况\n年初预算数为4,827.00万元，执行率≥95%。“绿化”——完成①项\n"
    assert read_text("a.txt", source.encode(encoding)).raw.lstrip("\ufeff") == source


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (("预算执行率为百分之九十六，" * 5).encode()[:-1], "truncated"),
        (("预算执行率为96.42%，" * 9).encode().replace(b"96.42", b"96\xff42", 1), "damaged"),
        ("预算".encode("utf-16") + b"\x00", "truncated"),
        (bytes(range(256)) * 4, "unsupported"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 40, "unsupported"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text("bad.txt", data)
    assert refused.value.reason == reason
    assert "bad.txt" in refused.value.message.zh


pieces = st.sampled_from(
    [
        "一、概况",
        "12.5%",
        "甲",
        "\t",
        "\t\t",
        "|",
        "---",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        '"',
        "<p>",
        "</p>",
        "<table>",
    ]
    + ["<tr>", "<td rowspan=2>", "</td>", "</table>", "│", "+--+", "。", "<", "&lt;", "**", "\x0c", "\ufeff"]
)


@given(st.lists(pieces, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip("\ufeff \t\r\n\x0c")))
def test_blocks_are_in_order_and_leave_nothing_out(source: str) -> None:
    document = of(source)
    assert document.raw == source
    at = 0
    for block in document.blocks:
        assert at <= block.start <= block.end
        assert not any(character.isalnum() for character in document.text[at : block.start])
        at = block.end
    assert not any(character.isalnum() for character in document.text[at:])


@given(st.lists(pieces, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip("\ufeff \t\r\n\x0c")))
def test_cells_are_apart_and_leave_no_figure_out(source: str) -> None:
    document = of(source)
    for table in document.tables:
        parts = sorted(part for cell in table.cells for part in cell.parts)
        at = table.start
        for start, end in [*parts, (table.end, table.end)]:
            assert at <= start <= end <= table.end
            assert not any(character.isdigit() for character in document.text[at:start])
            at = end


def test_a_lone_text_between_rows_is_a_row() -> None:
    (table,) = of("项目\t预算\t支出\n基本支出\t5\t4\n其中：\n人员经费\t3\t2\n公用经费\t2\t2\n").tables
    assert (table.rows, table.columns) == (5, 3)


@pytest.mark.parametrize(
    "between",
    [
        "表2 项目支出",
        "注：不含上年结转",
        "项目绩效自评表",
        "这一句说明了上表的口径，因此比一般的小节名长出许多，不属于表格。",
    ],
)
def test_titles_and_notes_between_rows_end_the_table(between: str) -> None:
    assert len(of(f"项目\t预算\n甲\t5\n{between}\n乙\t5\n丙\t6\n").tables) == 2


def test_a_repeated_header_begins_a_new_table() -> None:
    assert len(of("项目\t预算\n甲\t5\n二、项目支出\n项目\t预算\n丙\t6\n").tables) == 2


def test_rows_between_bars_need_none_at_their_ends() -> None:
    document = of("各单位情况\n单位 | 预算 | 支出\n甲所 | 12 | 11 |\n乙所 | 9 | 8\n\n首页 | 公开 | 财政\n")
    assert only_table(document) == [["单位", "预算", "支出"], ["甲所", "12", "11"], ["乙所", "9", "8"]]
