"""Word files as Documents; every file is built here."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.read.docx import read_docx
from extractor.read.docx_numbering import chinese, in_form, roman
from schemas.document import Document
from schemas.errors import UnreadableFile

NAMESPACES = nsdecls("w", "wp") + (
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def built(fill: Callable[[Docx], object]) -> bytes:
    source = docx.Document()
    fill(source)
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def of(fill: Callable[[Docx], object]) -> Document:
    return read_docx("报告.docx", built(fill))


def with_body(xml: str) -> Document:
    """A document whose body begins with this markup."""

    def fill(source: Docx) -> None:
        wrapped = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
        for at, element in enumerate(list(wrapped)):
            source.element.body.insert(at, element)

    return of(fill)


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_order_of_paragraphs_and_tables() -> None:
    def fill(source: Docx) -> None:
        source.add_paragraph("一、预算情况")
        table = source.add_table(2, 2)
        for cell, text in zip(table._cells, ["项目", "金额", "绿化", "１,000.00"], strict=True):
            cell.text = text
        source.add_paragraph("全年支出10万元。")

    document = of(fill)
    assert document.raw == "一、预算情况\n项目\t金额\n绿化\t１,000.00\n全年支出10万元。\n"
    assert [kind for kind, _, _ in kinds(document)] == ["heading", "table", "paragraph"]
    at = document.raw.index("１")
    assert document.text[at : at + 8] == "1,000.00"
    assert document.place(document.span(at, at + 8)).cell == "表1!R2C2"
    assert document.heading_path(at) == ("一、预算情况",)


def test_heading_styles_and_typed_numbers_share_one_ladder() -> None:
    def fill(source: Docx) -> None:
        source.add_paragraph("某局自评说明", style="Title")
        source.add_heading("基本情况", 1)
        source.add_paragraph("（一）机构职能")
        source.add_heading("履职成效", 1)
        source.add_heading("本单位全年完成各项任务。", 2)

    assert kinds(of(fill)) == [
        ("heading", 1, "某局自评说明"),
        ("heading", 2, "基本情况"),
        ("heading", 3, "(一)机构职能"),
        ("heading", 2, "履职成效"),
        ("paragraph", 0, "本单位全年完成各项任务。"),
    ]


def test_merged_cells() -> None:
    def fill(source: Docx) -> None:
        table = source.add_table(3, 3)
        for number, cell in enumerate(table._cells):
            cell.text = str(number)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "宽"
        table.cell(0, 0).merge(table.cell(2, 0)).text = "高"

    (table,) = of(fill).tables
    assert (table.rows, table.columns) == (3, 3)
    tall, wide = table.at(2, 0), table.at(0, 2)
    assert tall is not None
    assert wide is not None
    assert (tall.row, tall.row_span, wide.column, wide.column_span) == (0, 3, 1, 2)
    assert len(table.cells) == 6


def test_grid_before_and_paragraphs_in_a_cell() -> None:
    document = with_body(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.5</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>2.5</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    (table,) = document.tables
    pair, shifted = table.at(0, 1), table.at(1, 1)
    assert pair is not None
    assert shifted is not None
    assert document.cell_text(pair) == "1.5\n2.5"
    assert document.cell_text(shifted) == "3"
    assert table.at(1, 0) is None


def test_nested_table_stands_by_itself() -> None:
    def fill(source: Docx) -> None:
        outer = source.add_table(1, 1).cell(0, 0)
        outer.text = "外"
        inner = outer.add_table(1, 2)
        inner.cell(0, 0).text = "预算"
        inner.cell(0, 1).text = "5"

    document = of(fill)
    assert [[document.cell_text(cell) for cell in table.cells] for table in document.tables] == [["外"], ["预算", "5"]]


def test_tracked_changes_show_as_accepted() -> None:
    document = with_body(
        "<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>95</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>旧行</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>新行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert document.raw.splitlines() == ["支出95万元", "前半后半", "新行"]


def test_breaks_tabs_fields_and_hidden_text() -> None:
    document = with_body(
        "<w:p><w:r><w:t>填报人：</w:t><w:tab/><w:t>王五</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>第一行；</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(A1)</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12.5</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件内</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert document.raw.splitlines() == ["填报人： 王五", "第一行；", "第二行", "12.5", "可见☑", "控件内"]


def test_printed_fraction() -> None:
    document = with_body(
        "<w:p><m:oMath><m:r><m:t>执行率=</m:t></m:r><m:f><m:num><m:r><m:t>95</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>60+40</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath></w:p>"
    )
    assert document.raw == "执行率=95/(60+40)×100%\n"


def test_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内12家</w:t></w:r></w:p></w:txbxContent>"
    document = with_body(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert document.raw == "正文\n框内12家\n"


def test_headers_and_footers_are_left_out() -> None:
    def fill(source: Docx) -> None:
        source.sections[0].header.paragraphs[0].text = "页眉2020年"
        source.sections[0].footer.paragraphs[0].text = "第1页"
        source.add_paragraph("正文")

    assert of(fill).raw == "正文\n"


def _numbered(source: Docx, levels: str, places: list[tuple[int, str]]) -> None:
    numbering = source.part.numbering_part.element
    numbering.insert(0, parse_xml(f"<w:abstractNum {NAMESPACES} w:abstractNumId='90'>{levels}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {NAMESPACES} w:numId='90'><w:abstractNumId w:val='90'/></w:num>"))
    for depth, text in places:
        properties = source.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f"<w:numPr {NAMESPACES}><w:ilvl w:val='{depth}'/><w:numId w:val='90'/></w:numPr>"))


def test_automatic_numbers_are_printed() -> None:
    levels = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
    )
    places = [(0, "概况"), (1, "职能"), (1, "人员"), (0, "绩效"), (1, "产出"), (1, "")]
    document = of(lambda source: _numbered(source, levels, places))
    assert document.raw.splitlines() == ["一、概况", "1. 职能", "2. 人员", "二、绩效", "1. 产出"]
    assert [level for _, level, _ in kinds(document)] == [1, 2, 2, 1, 2]


def test_bullets_add_nothing() -> None:
    levels = "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl>"
    assert of(lambda source: _numbered(source, levels, [(0, "事项")])).raw == "事项\n"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (34, "三十四"), (105, "一百零五"), (110, "一百一十")],
)
def test_chinese_numbers(number: int, shown: str) -> None:
    assert chinese(number) == shown


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "decimalEnclosedCircle", "③"),
        (2, "upperLetter", "B"),
        (28, "lowerLetter", "bb"),
        (3, "ideographTraditional", "丙"),
        (7, "decimalZero", "07"),
        (4, "anything", "4"),
        (9, "lowerRoman", "ix"),
    ],
)
def test_number_forms(number: int, form: str, shown: str) -> None:
    assert in_form(number, form) == shown


def test_roman() -> None:
    assert [roman(number) for number in (1, 4, 14, 1999)] == ["I", "IV", "XIV", "MCMXCIX"]


def _footnotes() -> bytes:
    """A document with one footnote, which python-docx cannot write itself."""
    content = built(lambda source: source.add_paragraph("正文3家"))
    notes = (
        f"<w:footnotes {NAMESPACES}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>注：含试点1家</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId900" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            if name == "[Content_Types].xml":
                text = text.replace(b"</Types>", kind.encode() + b"</Types>")
            target.writestr(name, text)
        target.writestr("word/footnotes.xml", notes)
    return buffer.getvalue()


def test_footnotes_follow_the_body() -> None:
    assert read_docx("a.docx", _footnotes()).raw == "正文3家\n注：含试点1家\n"


def test_a_file_without_text() -> None:
    with pytest.raises(UnreadableFile) as refused:
        of(lambda source: None)
    assert refused.value.reason == "empty"


def test_forged_spans_stay_harmless() -> None:
    document = with_body(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl>"
    )
    assert document.tables[0].columns <= 200
