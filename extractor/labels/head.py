"""The reporting department and the year of a document, from its title and its labelled lines."""

from __future__ import annotations

import re

from schemas.document import Document

_SCANNED = 3000
_DEPARTMENT = re.compile(
    r"(?:填报|申报|评价|报送|自评|预算|主管|项目)?(?:部门|单位)(?:[(（]单位[)）])?名称(?:[(（](?:公章|盖章|签章)[)）])?[ \t]*[:：]?[ \t|]*(?P<name>[^\s:：，。；|<]{3,40})"
    r"|(?:填报|报送|自评|申报|编报)(?:单位|部门)(?:[(（](?:公章|盖章|签章)[)）])?[ \t]*[:：][ \t]*(?P<filed>[^\s:：，。；|<]{3,40})"
)
_TITLE = re.compile(
    r"^[#*\s]*(?P<name>[^\s，。：:#*]{3,30}?)(?:关于)?20[0-9]{2}年?度?[^\n]{0,30}(?:绩效|自评|评价)", re.MULTILINE
)
_YEAR = re.compile(r"(?P<year>20[0-9]{2})[ \t]*年?[ \t]*度[^\n。]{0,30}?(?:绩效|自评|决算|评价|预算)")
_ANY_YEAR = re.compile(r"(?P<year>20[0-9]{2})[ \t]*年[ \t]*度?")
_NO_DEPARTMENT = re.compile(r"^(?:XX|[(（]|项目|盖章|年度|名称|预算|编码|×)")


def find_department_and_year(document: Document) -> tuple[str | None, str | None]:
    """Who reports, and on which year; None where the document does not say."""
    text = re.sub(r"(?<=[0-9])[ \t]+(?=[年0-9])|(?<=[年])[ \t]+(?=[度])", "", document.text[:_SCANNED])
    return _department(text), _year(text)


def _department(text: str) -> str | None:
    for found in _DEPARTMENT.finditer(text):
        name = found["name"] or found["filed"]
        if not _NO_DEPARTMENT.match(name):
            return name
    titled = _TITLE.search(text)
    if titled and re.search(r"[局委办院校所站馆厅会中心部队团处社厂司]$", titled["name"]):
        return titled["name"]
    return None


def _year(text: str) -> str | None:
    titled = _YEAR.search(text)
    if titled:
        return titled["year"]
    years = [found["year"] for found in _ANY_YEAR.finditer(text)]
    return max(years, key=years.count) if years else None
