"""The text of a Word paragraph as printed: insertions in, deletions and hidden text out, formulas as one line."""

import re
from typing import Any

from docx.oxml.ns import qn

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNPRINTED = {qn(f"w:{tag}") for tag in ("del", "moveFrom", "pPr", "rPr", "tbl", "txbxContent", "sdtPr", "rt")}
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_SYMBOLS = {"FC": "√", "FE": "☑", "52": "☑", "FB": "×", "A8": "□", "6F": "□", "A3": "□", "D5": "×"}
_OPERATION = re.compile(r"[+\-−×÷*/＋－]")


def printed_text(paragraph: Any) -> str:
    """The text of a paragraph without its text boxes."""
    return "".join(_texts(paragraph))


def text_boxes(paragraph: Any) -> list[Any]:
    """The contents of text boxes anchored in a paragraph, each once although Word stores them twice."""
    boxes: list[Any] = []
    waiting = list(paragraph)
    while waiting:
        element = waiting.pop(0)
        if element.tag in (qn("w:del"), qn("w:moveFrom")):
            continue
        if element.tag == qn("w:txbxContent"):
            boxes.append(element)
            continue
        waiting = list(_printed_children(element)) + waiting
    return boxes


def _texts(element: Any) -> list[str]:
    texts: list[str] = []
    for child in _printed_children(element):
        if child.tag in _UNPRINTED or (child.tag == qn("w:r") and _is_hidden(child)):
            continue
        if child.tag in (qn("w:t"), f"{_MATH}t"):
            texts.append((child.text or "").replace("\t", " "))
        elif child.tag in _SIGNS:
            texts.append(_SIGNS[child.tag])
        elif child.tag == qn("w:sym"):
            texts.append(_symbol(child))
        elif child.tag == f"{_MATH}f":
            texts.append(_fraction(child))
        else:
            texts += _texts(child)
    return texts


def _printed_children(element: Any) -> list[Any]:
    """The children; of alternative contents only the first, which is what Word shows."""
    if element.tag != f"{_COMPATIBILITY}AlternateContent":
        return list(element)
    return list(element)[:1]


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    hidden = None if properties is None else properties.find(qn("w:vanish"))
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """A character of a symbol font: ticks, crosses and boxes of forms; others as a box."""
    code = (element.get(qn("w:char")) or "").upper().removeprefix("F0")
    return _SYMBOLS.get(code, "□")


def _fraction(element: Any) -> str:
    above, below = ("".join(_texts(part)) for part in (element.find(f"{_MATH}num"), element.find(f"{_MATH}den")))
    return "/".join(f"({part})" if _OPERATION.search(part) else part for part in (above, below))
