"""The reporting department and the year of a document, from its title and its labelled lines."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.document import Document
from schemas.patterns import late

_SCANNED = 3000
_SPLIT_YEAR = re.compile(r"(?<=[0-9])[ \t]+(?=[年0-9])|(?<=[年])[ \t]+(?=[度])")
_DEPARTMENT = re.compile(
    r"(?=[主单填报申编自评部项预])(?:"
    r"(?:填报|申报|评价|报送|自评|预算|主管|项目)?(?:部门|单位)(?:[(（]单位[)）])?名称(?:[(（](?:公章|盖章|签章)[)）])?[ \t]*[:：]?[ \t|]*(?P<name>[^\s:：，。；|<]{3,40})"
    r"|(?:填报|报送|自评|申报|编报)(?:单位|部门)(?:[(（](?:公章|盖章|签章)[)）])?[ \t]*[:：][ \t]*(?P<filed>[^\s:：，。；|<]{3,40})"
    r")"
)
_BODY = r"(?:人民政府|局|委|委员会|办|办公室|院|学校|中学|小学|大学|所|站|馆|厅|协会|联合会|中心|部|队|支队|大队|团|处|社|公司|街道|镇|乡|法院|检察院|会)"
_TITLE = late(
    rf"^[#*\s]*(?P<name>[^\s，。：:#*0-9]{{2,30}}{_BODY})(?=\s|关于|20[0-9]{{2}}|部门|单位|整体|项目)"
    r"[^，。]{0,50}?(?:绩效|自评|评价)[^\n，。]{0,12}(?:报告|[表书])",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?P<year>20[0-9]{2})[ \t]*年?[ \t]*度[^\n。]{0,30}?(?:绩效|自评|决算|评价|预算)")
_ANY_YEAR = re.compile(r"(?P<year>20[0-9]{2})[ \t]*年[ \t]*度?")
_NO_DEPARTMENT = re.compile(r"^(?:XX|[(（]|项目|盖章|年度|名称|预算|编码|×)")


def find_department_and_year(document: Document) -> tuple[str | None, str | None]:
    """Who reports, and on which year; None where the document does not say."""
    return _read(document.text[:_SCANNED])


@lru_cache(maxsize=64)
def _read(beginning: str) -> tuple[str | None, str | None]:
    text = _SPLIT_YEAR.sub("", beginning)
    return _department(text), _year(text)


def _department(text: str) -> str | None:
    for found in _DEPARTMENT.finditer(text):
        name = found["name"] or found["filed"]
        if not _NO_DEPARTMENT.match(name):
            return name
    for titled in _TITLE.finditer(text[:600]):
        name = titled["name"]
        if not re.search(r"附件|部门$|单位$|项目$", name):
            return name
    return None


def _year(text: str) -> str | None:
    titled = _YEAR.search(text)
    if titled:
        return titled["year"]
    years = [found["year"] for found in _ANY_YEAR.finditer(text)]
    return max(years, key=years.count) if years else None
