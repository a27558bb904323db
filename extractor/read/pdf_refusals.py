"""What is said about PDF files and pages that cannot be read, or only in part, each with the way out."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.base import Bilingual
from schemas.document import Notice
from schemas.errors import UnreadableFile

_INSTALL = 'pip install "hedui[ocr]"'


def not_a_pdf(name: str, picture: str | None) -> UnreadableFile:
    if picture:
        return UnreadableFile(
            name,
            "unsupported",
            f"这其实是 {picture} 图片，不是 PDF；请提交原文件，或改回正确的扩展名后用文字识别读取",
            f"this is really a {picture} picture and not a PDF; submit the original, or give it its own suffix and use OCR",
        )
    return UnreadableFile(
        name,
        "unsupported",
        "内容不是 PDF；请检查文件，重新导出后重试",
        "the content is not a PDF; check the file and export it again",
    )


def truncated(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "truncated",
        "PDF 不完整（文件在中途断开，多半是传输中断）；请重新导出或重新上传",
        "the PDF is incomplete (it breaks off, most likely a transfer was cut); export or upload it again",
    )


def damaged(name: str, pages: Sequence[int] = ()) -> UnreadableFile:
    zh = f"，第 {_list(pages, '、')} 页的内容无法解码" if pages else ""
    en = f"; the content of page {_list(pages, ', ')} cannot be decoded" if pages else ""
    return UnreadableFile(
        name,
        "damaged",
        f"PDF 已损坏{zh}；为免漏读数字，未作核对，请重新导出或重新上传",
        f"the PDF is damaged{en}; it was not checked, as figures would be missed: export or upload it again",
    )


def encrypted(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "encrypted",
        "PDF 已用密码加密；请用 --password 给出打开密码，或提交未加密的文件",
        "the PDF is encrypted; give its password with --password, or submit it without encryption",
    )


def wrong_password(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "wrong_password",
        "打开密码不对；请核对密码后重试",
        "the password is wrong; check it and try again",
    )


def no_pages(name: str) -> UnreadableFile:
    return UnreadableFile(name, "empty", "PDF 里没有页；请重新导出", "the PDF has no pages; export it again")


def nothing_printed(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "empty",
        "PDF 的各页都是空白的；请重新导出",
        "all pages of the PDF are blank; export it again",
    )


def broken_picture(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "damaged",
        "图片不完整或已损坏；请重新扫描或重新上传",
        "the picture is incomplete or damaged; scan or upload it again",
    )


def no_text_layer(name: str, *, scanned: bool) -> UnreadableFile:
    zh = "是扫描件，没有文字层" if scanned else "字体缺少文字编码，读出的是乱码"
    en = "the pages are scans without a text layer" if scanned else "the fonts do not say which characters they print"
    return UnreadableFile(
        name,
        "no_text_layer",
        f"{zh}，需要文字识别；请先安装：{_INSTALL}，或提交带文字的原文件",
        f"{en}, so OCR is needed; install it with: {_INSTALL}, or submit the original file",
    )


def page_without_text(page: int, *, scanned: bool) -> Notice:
    zh = "是扫描图像，没有文字层" if scanned else "字体缺少文字编码，读出的是乱码"
    en = "is a scan without a text layer" if scanned else "has fonts that do not say which characters they print"
    return Notice(
        code="page_without_text",
        message=Bilingual(
            zh=f"第 {page} 页{zh}，未读取；请安装文字识别后重试：{_INSTALL}",
            en=f"page {page} {en} and was not read; install OCR and try again: {_INSTALL}",
        ),
        page=page,
        complete=False,
    )


def page_unreadable(page: int) -> Notice:
    return Notice(
        code="page_unreadable",
        message=Bilingual(
            zh=f"第 {page} 页无法打开，未读取；请重新导出该文件",
            en=f"page {page} cannot be opened and was not read; export the file again",
        ),
        page=page,
        complete=False,
    )


def page_read_by_ocr(page: int) -> Notice:
    return Notice(
        code="read_by_ocr",
        message=Bilingual(
            zh=f"第 {page} 页的文字由识别得到，数字请对照原图",
            en=f"the text of page {page} was read by OCR; compare its figures with the picture",
        ),
        page=page,
    )


def picture_not_read(page: int) -> Notice:
    return Notice(
        code="picture_not_read",
        message=Bilingual(
            zh=f"第 {page} 页有较大的图片，图片里的文字未读取",
            en=f"page {page} has a large picture; text in it was not read",
        ),
        page=page,
    )


_UNSEEN = {
    "invisible_text": ("看不见的文字", "text that cannot be seen"),
    "tiny_text": ("小到无法阅读的文字", "text too small to be read"),
    "text_off_page": ("页面之外的文字", "text outside the page"),
    "slanted_text": ("斜排的文字（如水印）", "slanted text (such as a watermark)"),
}


def unseen_text(code: str, page: int, quote: str) -> Notice:
    """Text that a reader of the page does not see, or that is no part of its lines."""
    zh, en = _UNSEEN[code]
    return Notice(
        code=code,
        message=Bilingual(
            zh=f"第 {page} 页有{zh}，未参与核对：{quote}",
            en=f"page {page} has {en}, which was left out of the check: {quote}",
        ),
        page=page,
    )


def _list(pages: Sequence[int], comma: str) -> str:
    shown = comma.join(map(str, pages[:8]))
    return shown if len(pages) <= 8 else f"{shown} … ({len(pages)})"
