"""What is said about files that are recognised but not read, each with the way out."""

from schemas.errors import UnreadableFile

_SAVE_AS = {
    "xlsb": ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", "xlsx"),
    "doc": ("旧版 Word/WPS 文字（.doc、.wps）", "an old Word or WPS document (.doc, .wps)", "docx"),
    "ole": ("旧版 Office/WPS 文件", "an old Office or WPS file", "docx / xlsx / PDF"),
    "ppt": ("演示文稿", "a presentation", "PDF"),
    "pptx": ("演示文稿", "a presentation", "PDF"),
    "rtf": ("RTF 文件", "an RTF file", "docx"),
    "ofd": ("OFD 版式文件", "an OFD file", "PDF"),
    "opendocument": ("ODF 文件（.odt、.ods）", "an OpenDocument file (.odt, .ods)", "docx / xlsx"),
}


def refusal(name: str, kind: str) -> UnreadableFile:
    """The error for a kind of file that Hedui does not read."""
    if kind in _SAVE_AS:
        zh, en, target = _SAVE_AS[kind]
        return UnreadableFile(
            name,
            "unsupported",
            f"这是{zh}，暂不能读取；请在 Office 或 WPS 中“另存为” {target} 后重试",
            f"this is {en}, which cannot be read; use “Save as” {target} in Office or WPS and try again",
        )
    if kind == "encrypted office":
        return UnreadableFile(
            name,
            "encrypted",
            "文件已用密码加密；请打开后取消密码，另存一份再提交",
            "the file is encrypted with a password; open it, remove the password, save it and submit that",
        )
    return UnreadableFile(
        name,
        "unsupported",
        "这是压缩包，不是报告本身；请解压后提交其中的文件",
        "this is an archive and not a report; unpack it and submit the files in it",
    )


def damaged(name: str) -> UnreadableFile:
    """An Office file that breaks off or is not intact inside."""
    return UnreadableFile(
        name,
        "damaged",
        "文件不完整或已损坏（不是完整的 Word/Excel 文件）；请重新导出或重新上传",
        "the file is incomplete or damaged (not a whole Word or Excel file); export or upload it again",
    )


def truncated(name: str) -> UnreadableFile:
    """An Office file whose end is missing."""
    return UnreadableFile(
        name,
        "truncated",
        "文件被截断，末尾缺失（通常是上传或下载中断）；请重新导出或重新上传",
        "the file is cut off (usually by a broken upload or download); export or upload it again",
    )


def hostile(name: str) -> UnreadableFile:
    """An Office file with what no Office program writes: entities, odd compression."""
    return UnreadableFile(
        name,
        "damaged",
        "文件内含 Office 不会写出的结构（如 XML 实体），已拒绝读取；请用 Office 或 WPS 打开并另存后重试",
        "the file holds what no Office program writes (such as XML entities) and was refused; open it and save it again",
    )


def strict_office(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "unsupported",
        "这是“Strict Open XML”格式；请另存为普通的 docx/xlsx 后重试",
        "this is in the “Strict Open XML” format; save it as an ordinary docx/xlsx and try again",
    )


def empty(name: str) -> UnreadableFile:
    return UnreadableFile(name, "empty", "文件是空的；请重新导出或上传", "the file is empty; export or upload it again")


def no_content(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "empty",
        "文件里没有文字（可能只有图片）；请提交带文字的文件，或另存为 PDF 后用文字识别读取",
        "there is no text in the file (perhaps only pictures); submit one with text, or a PDF to be read by OCR",
    )


def without_ocr(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "no_text_layer",
        '这是图片，需要文字识别；请先安装：pip install "hedui[ocr]"，或提交带文字的原文件',
        'this is a picture, which needs OCR; install it with: pip install "hedui[ocr]", or submit the original',
    )


def damaged_picture(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "damaged",
        "图片不完整或已损坏；请重新扫描或重新上传",
        "the picture is incomplete or damaged; scan or upload it again",
    )


def too_large_picture(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "too_large",
        "图片过大（像素或页数超限）；请以 200–300 dpi 重新扫描为 PDF",
        "the picture is too large (pixels or pages); scan it again as a PDF at 200–300 dpi",
    )


def missing(name: str) -> UnreadableFile:
    return UnreadableFile(name, "missing", "找不到该文件；请检查路径", "there is no such file; check the path")


def a_folder(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "missing",
        "这是文件夹，不是文件；请给出其中的文件",
        "this is a folder and not a file; name a file in it",
    )


def not_allowed(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "missing",
        "没有读取该文件的权限；请检查文件权限",
        "no permission to read the file; check its permissions",
    )


def not_readable(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "missing",
        f"系统无法读取该文件（{why}）；请检查磁盘或网络路径",
        f"the system cannot read the file ({why}); check the disk or network path",
    )


def too_large(name: str, megabytes: int) -> UnreadableFile:
    return UnreadableFile(
        name,
        "too_large",
        f"文件超过 {megabytes} MB 的上限；请删去图片或拆分后重试",
        f"the file is over the limit of {megabytes} MB; remove pictures or split it and try again",
    )
