"""Where a text names a person or a way to reach one: telephones, identity cards, accounts, codes, mail, names.

Shapes that amounts could have count only with a checksum, or beside the word that says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

Kind = Literal["电话", "证件", "账号", "信用代码", "邮箱", "姓名"]


class Found(NamedTuple):
    """A stretch of the text that identifies somebody."""

    start: int
    end: int
    kind: Kind


_MARK = r"〔[^〔〕]{0,12}〕"
_SEPARATOR = r"[ \t]*[:：|/]?[ \t]*"
_UNIT = r"[ ]?(?:[.,，]\d|[%％‰]|[万亿千百]|元|人|个|户|亩|吨|次|件|米|公里|平方|台|套|项|条|份)"

_CARD = re.compile(rf"(?<![\dA-Za-z.])[1-9]\d{{16}}[\dXx](?![\dA-Za-z]|{_UNIT})")
_CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT = re.compile(rf"(?<![\dA-Za-z.])[0-9A-HJ-NPQRTUWXY]{{2}}\d{{6}}[0-9A-HJ-NPQRTUWXY]{{10}}(?![\dA-Za-z]|{_UNIT})")
_BANK_CARD = re.compile(rf"(?<![\d.,])62\d{{2}}[ ]?\d{{4}}[ ]?\d{{4}}[ ]?\d{{4}}(?:[ ]?\d{{1,3}})?(?!\d|{_UNIT})")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_TELEPHONE = re.compile(
    rf"""
    (?<![\d.,〕¥￥-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{{8}}|[- ]\d{{4}}[- ]\d{{4}})(?!\d|{_UNIT})
  | (?<![\d.,])(?:[(（]0\d{{2,3}}[)）][ ]?|0\d{{2,3}}[-－—][ ]?)\d{{7,8}}(?:[-－—转]\d{{1,6}})?(?!\d|{_UNIT})
  | (?<![\d.,])400[- ]\d{{3}}[- ]?\d{{4}}(?!\d|{_UNIT})
    """,
    re.VERBOSE,
)

_FIELDS: dict[Kind, tuple[str, str]] = {
    "电话": (
        r"(?:联系|办公|移动|固定|值班)?(?:电话|手机|座机|传真|联系方式)(?:号码?)?(?:[(（](?:手机|座机|必填)[)）])?|[Tt]el|TEL|[Ff]ax",
        r"[(（]?0\d{2,3}(?:[)）][ ]?|[ \-－—])\d{7,8}(?:[-－—转]\d{1,6})?|1[3-9]\d[ -]\d{4}[ -]\d{4}|\d{7,13}(?:[-－—转]\d{1,6})?",
    ),
    "证件": (
        r"(?:居民)?身份证(?:件)?(?:号码?)?|证件号码?|公民身份号码|护照号码?",
        r"[A-Za-z]{0,2}\d{6,17}[\dXx]?|\d{6}[ ]\d{8}[ ]\d{3}[\dXx]",
    ),
    "账号": (
        r"(?:银行|收款|开户|对公|单位)?(?:账号|帐号|账户号码?|卡号|银行账户|收款账户)|微信号?|QQ号?|QQ",
        r"\d{4}(?:[ -]\d{4}){2,5}(?:[ -]\d{1,4})?|[A-Za-z_]{0,12}\d{6,30}",
    ),
    "信用代码": (r"(?:统一社会)?信用代码|组织机构代码|纳税人识别号|税号", r"[0-9A-Za-z][0-9A-Za-z-]{7,19}"),
}
_IN_FIELDS = {
    kind: re.compile(rf"(?:{word}){_SEPARATOR}(?P<first>(?:{_MARK})?(?P<value>{value}))(?!\d|{_UNIT})")
    for kind, (word, value) in _FIELDS.items()
}
_MORE = re.compile(rf"[ ]?[、;；/]?[ ]?(?:{_MARK})?(?P<value>\d[\d\-]{{5,18}}\d)(?!\d|{_UNIT})")

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉游辛路蓝骆阎尤柴蒙鲍华喻祁蒲滕饶管解牟柏"
    "蔺卞桂邬娄阳郎邝艾屈佟景卜晏麦褚苟苑楼瞿郁隋储占岑车查藏阿尕扎冼"
)
_DOUBLE_SURNAMES = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|长孙|宇文|轩辕|独孤"
_HAN = r"[\u3400-\u9fff]"
_NAME = rf"(?:(?:{_DOUBLE_SURNAMES}){_HAN}{{1,2}}|[{_SURNAMES}](?:{_HAN}{{1,2}}|[ ]{{1,2}}{_HAN})|{_HAN}{{1,6}}(?:[·•]{_HAN}{{1,6}}){{1,3}})"
_ENDS = r"(?<![部局处科室办站所院校镇乡村县市区股组队司厂店馆])(?![\u3400-\u9fffA-Za-z])"
_ROLE = (
    r"(?:(?:项目|单位|部门|主管|分管|填报|财务|业务|第一|直接|科室|绩效|预算)?(?:联系人|负责人|责任人|填报人|填表人|填制人|制表人"
    r"|经办人|审核人|复核人|报送人|联络人|联络员|承办人|编制人|校对人|签发人|调查人|访谈人|评价人|录入人|领导)"
    r"|法定代表人|法人代表|姓名|组长|主评人)(?:姓名)?(?:[(（](?:签字|签名|签章|盖章)[)）])?"
)
_NAMED = re.compile(rf"(?:{_ROLE})(?P<gap>[ \t]*[:：|/][ \t|]*|[ \t]+)(?P<value>{_NAME}){_ENDS}")
_NEXT_NAME = re.compile(rf"[ ]?[、,，;；/|和][ ]?(?P<value>{_NAME}){_ENDS}")
_NO_NAMES = frozenset(
    [
        "方案",
        "方法",
        "方式",
        "方面",
        "方向",
        "安全",
        "安排",
        "安置",
        "成效",
        "成本",
        "成果",
        "成绩",
        "金额",
        "时间",
        "时效",
        "单位",
        "单价",
        "项目",
        "管理",
        "计划",
        "经费",
        "高度",
        "高效",
        "高质量",
        "明确",
        "严格",
        "严重",
        "万元",
        "万户",
        "全部",
        "任务",
        "任职",
        "支出",
        "程序",
        "程度",
        "路线",
        "路径",
        "路面",
        "江西",
        "江苏",
        "江西省",
        "江苏省",
        "文件",
        "文化",
        "文字",
        "关于",
        "关系",
        "常规",
        "常态",
        "常态化",
        "温度",
        "车辆",
        "车队",
        "车间",
        "查看",
        "查询",
        "查处",
        "单独",
        "单项",
        "章节",
        "章程",
        "向上",
        "成员",
        "成立",
        "包括",
        "包含",
        "尚未",
        "尚无",
        "解决",
        "解释",
        "申请",
        "申报",
        "左右",
        "易地",
        "万人",
        "白色",
        "石油",
        "金融",
        "马路",
        "马上",
        "黄金",
        "林业",
        "林地",
        "田间",
        "水利",
        "康复",
        "关注",
        "华侨",
        "符合",
        "向社会",
        "江河",
        "武警",
        "宁夏",
        "贺州",
        "安徽",
        "安徽省",
        "万亩",
        "万吨",
        "万次",
        "时限",
        "施工",
        "施行",
        "史料",
        "季度",
        "单列",
        "占比",
        "占用",
        "阳光",
        "阳性",
        "藏族",
        "蒙古",
        "游客",
        "游泳",
        "解除",
        "管控",
        "管护",
        "管网",
        "查验",
        "麦田",
    ]
)


def identifying(text: str, names: Collection[str] = ()) -> list[Found]:
    """All stretches in their order, none over another; ``names`` are people known from elsewhere in the submission."""
    found = sorted(_all(text, names), key=lambda each: (each.start, each.start - each.end))
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def names_in(text: str) -> set[str]:
    """The people that fields of a form name. Only names of three characters and more: two may be an ordinary word."""
    return {name for each in _names(text) if len(name := text[each.start : each.end]) > 2 and " " not in name}


def _all(text: str, names: Collection[str]) -> Iterator[Found]:
    for kind, pattern in _IN_FIELDS.items():
        yield from _in_fields(text, kind, pattern)
    yield from (Found(*each.span(), "邮箱") for each in _MAIL.finditer(text))
    yield from (Found(*each.span(), "电话") for each in _TELEPHONE.finditer(text))
    yield from (Found(*each.span(), "证件") for each in _CARD.finditer(text) if is_identity_card(each[0]))
    yield from (Found(*each.span(), "信用代码") for each in _CREDIT.finditer(text) if is_credit_code(each[0]))
    yield from (Found(*each.span(), "账号") for each in _BANK_CARD.finditer(text) if _luhn(each[0].replace(" ", "")))
    yield from _names(text)
    for name in names:
        yield from (Found(*each.span(), "姓名") for each in re.finditer(re.escape(name), text))


def _in_fields(text: str, kind: Kind, pattern: re.Pattern[str]) -> Iterator[Found]:
    """What stands beside the word for it, and what follows in the same list."""
    for first in pattern.finditer(text):
        yield Found(*first.span("value"), kind)
        at = first.end()
        while more := _MORE.match(text, at):
            yield Found(*more.span("value"), kind)
            at = more.end()


def _names(text: str) -> Iterator[Found]:
    for first in _NAMED.finditer(text):
        if first["value"].replace(" ", "") in _NO_NAMES or first["value"][:2] in _NO_NAMES:
            continue
        yield Found(*first.span("value"), "姓名")
        at = first.end()
        while (more := _NEXT_NAME.match(text, at)) and more["value"][:2] not in _NO_NAMES:
            yield Found(*more.span("value"), "姓名")
            at = more.end()


def is_identity_card(said: str) -> bool:
    """18 characters with a date of birth and the check character of GB 11643."""
    year, month, day = int(said[6:10]), int(said[10:12]), int(said[12:14])
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(said[:17]))
    return "10X98765432"[total % 11] == said[17].upper()


def is_credit_code(said: str) -> bool:
    """18 characters with the check character of GB 32100."""
    total = sum(_CREDIT_LETTERS.index(letter) * pow(3, at, 31) for at, letter in enumerate(said[:17]))
    return _CREDIT_LETTERS[-total % 31] == said[17]


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0
