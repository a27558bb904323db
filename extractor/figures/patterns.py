"""The pattern of every way a number is printed in Arabic digits. What a match means is decided in ``printed``.

Repeats are bounded: no text, however odd, may cost more than a time that grows with its length.
"""

from __future__ import annotations

import re

from schemas.patterns import late

YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_DASH = r"[-—–~至到]{1,2}"
_ALONE = r"(?<![\d.,])"  # not inside another number
_MEASURED = r"[ ]?[万元亿]"

# 1,234.50 · 1,2345.67 (badly grouped, with decimals) · 4, 827.00 · 4，827.00 · 1234.5
_GROUPED = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?(?![\d]|,\d)"
_BADLY_GROUPED = r"\d{1,7}(?:,\d{1,7}){1,5}\.\d+(?![\d.])"
_SPACED_GROUPS = r"\d{1,3}(?:,[ ]?\d{3}){1,5}\.\d{1,6}(?!\d)"
_WIDE_GROUPS = r"\d{1,3}(?:，\d{3}){1,5}\.\d{1,6}(?!\d)"
NUMBER = rf"(?:{_GROUPED}|{_SPACED_GROUPS}|{_WIDE_GROUPS}|{_BADLY_GROUPED}|\d+\.\d+|\d+)"

_DOCUMENT_NUMBER = rf"""
    [〔\[(【〈「『]\s?{YEAR}\s?[〕\])】〉」』]\s?第?\s?\d+\s?号
  | {YEAR}\s?年\s?第\s?\d+\s?号 | 第\s?\d+\s?号
"""

_CALLED = r"(?:(?<=电话[:：])|(?<=传真[:：])|(?<=手机[:：]))"
_CALLED_BY = r"(?:(?<=电话|手机|传真)|(?<=电话[ ]|手机[ ]|传真[ ]))"
_TELEPHONE = rf"""
    (?<![\d.])(?:
        \(?0\d{{2,3}}\)?[- ]?\d{{7,8}}(?:[-转]\d{{1,5}})?
      | (?:\+?86[- ]?)?1[3-9]\d{{9}} | 400-?\d{{3}}-?\d{{4}} | 1[3-9]\d-\d{{4}}-\d{{4}}
    )(?![\d.])
  | {_CALLED}\s?[\d()+-]{{6,24}} | {_CALLED_BY}\d{{7,8}}(?![\d.,]|{_MEASURED}|[ ]?人次)
  | \d{{5}}(?=(?:政务|市民|政府|便民|服务|公共){{0,4}}(?:热线|专线))
"""

_QUARTER = r"(?:前|第)?[一二三四1-4](?:[、，至和—-][一二三四1-4]){0,3}[ ]?个?季度"
_PART_OF_MONTH = r"份|底|末|初|中旬|上旬|下旬"
_DATE = rf"""
    (?:{YEAR}\s?年度?\s?)?{_QUARTER} | {YEAR}\s?年\s?[上下]半年
  | (?:{YEAR}\s?年\s?)?\d{{1,2}}(?:月?\s?{_DASH}\s?\d{{1,2}}|(?:月?[、和及]\d{{1,2}}){{1,11}})\s?月(?:{_PART_OF_MONTH})?
  | (?:{YEAR}\s?[年.]\s?)?{_MONTH}\s?月\s?
        (?:{_DAY}\s?[日号](?:\s?{_DASH}\s?(?:{_MONTH}\s?月\s?)?{_DAY}\s?[日号])?|{_PART_OF_MONTH})?
  | {_ALONE}{YEAR}[./]{_MONTH}\s?{_DASH}\s?{YEAR}[./]{_MONTH}(?![\d%.])
  | {_ALONE}{YEAR}[./-]{_MONTH}[./-]{_DAY}(?![\d%.]|{_MEASURED}) | {_ALONE}{YEAR}[-/]{_MONTH}(?![\d%./-])
  | {_ALONE}{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d.,]|[ ]?[万元亿%])
  | (?<![\d:]){_DAY}\s?日\s?{_DASH}\s?{_DAY}\s?日
  | (?<![\d:.]){_HOUR}:[0-5]\d(?::[0-5]\d)?\s?{_DASH}\s?{_HOUR}:[0-5]\d(?![\d.])
  | (?<=[午时晚早日间]){_HOUR}:[0-5]\d(?![\d.]) | (?<![\d:.]){_HOUR}:[0-5]\d:[0-5]\d(?![\d.])
  | {_HOUR}[时点](?:[0-5]?\d分|整|半) | (?<=[上下中]午)\d{{1,2}}[时点]
"""

_YEAR = rf"""
    {YEAR}\s?年?度?\s?{_DASH}\s?{YEAR}(?:\s?年度?)? | (?<!\d){YEAR}(?:年?[、和及]{YEAR}){{1,9}}\s?年度?
  | {_ALONE}{YEAR}\s?年度? | {_ALONE}{YEAR}(?=\s?(?:年|财政年度|学年)) | {_ALONE}{YEAR}\s?{_DASH}\s?\d\d\s?学年
"""

_ORDINAL = r"(?<=排名前|位列前|位居前)\d+ | 第\s?\d+(?:\s?[-—~至、，]\s?\d+){0,9}(?=(?P<what>[条款章])?)"

_SHEET = rf"""
    (?:附件|附表|附注|附录|表|图|附图|标段|合同段|样表|例|注)[ ]?\d{{1,3}}(?:[-—.]\d{{1,2}}){{0,3}}
    (?![\d.,%]|{_MEASURED}|[ ]?[人个家项名次份台套分件处场])
"""
_LABEL = r"""
    (?:指标|目标|任务|项目|内容|方案|包组?|问题|措施|类别|原因|备注|说明|成果|事项|标的|方面|阶段|步骤|场景|分项|子项|工程)
    [ ]?\d{1,2}(?=[ ]?[:：、)]|[ ]?[.．](?!\d)|$|\n)
"""

_CODED = r"(?:(?<=代码[:：])|(?<=编号[:：])|(?<=编码[:：])|(?<=证号[:：]))"
_IDENTIFIER = rf"""
    (?<![\dA-Za-z.])\d{{1,6}}(?:-\d+){{2,8}}(?![\d.%]) | (?<![\d.])\d{{4,}}-\d{{3,}}(?![\d.%,])
  | (?<![\dA-Za-z])[0-9A-Z]{{2}}\d{{6}}[0-9A-Z]{{9,10}}(?![\dA-Za-z]) | {_ALONE}\d{{12,}}(?![\d.,])
  | \d{{3,}}_\w+ | {_ALONE}\d{{3,}}(?=-[一-鿿]) | {_ALONE}0\d+(?![\d.,%年月日/]) | \d+(?:\.\d+){{2,8}} | \d+号
  | {_CODED}\s{{0,3}}[\dA-Za-z-]+ | (?<=[账帐户]号[:：])\s?[\d -]{{0,40}}\d | (?<=ISBN)[ :：]?[\d-]+
  | (?:(?<=邮编|编码)|(?<=邮编[:：]))\s?\d{{6}}(?!\d)
  | (?<=[路街巷道])\d+(?=[弄栋幢座]) | (?<=[栋幢座楼])\d{{3,4}}(?=室|房|$|[，。；)]) | \d{{3,4}}室
"""

# “4+1”载体, 1+1帮扶, 7×24小时, GB/T 19001-2016, HP1020, 5G, X121荣株线
_QUOTED = r"(?<=[“\"「『‘'])\d+(?:(?:[+＋·.×xX-][\dA-Za-z]+){1,6}|(?=[”\"」』’']))(?![%‰])"
_PLUS = r"""
    (?<![\d.=+*/×÷(（\[-])\d{1,2}(?:\+(?:\d{1,2}|[A-Z])){1,6}
    (?=[^\d\s.,%=+\-*/×÷)）\]万元分个人项家次台套天名]|[”"])
"""
_AROUND_THE_CLOCK = r"\d{1,2}[*×xX]24[ ]?小时"
_STANDARD = r"""
    (?<![A-Za-z])[A-Z]{2,5}\d{0,2}(?:/[A-Z]{1,2})?[ ]?\d+(?:\.\d+){0,3}[-—–]{1,2}(?:(?:19|20)\d\d|\d\d)(?!\d)
"""
_LATIN = r"""
    (?<![A-Za-z])(?![xX]\d)[A-Za-z]{1,30}(?:[-_.][A-Za-z]{1,30}){0,4}[-_.]?\d+(?>[A-Za-z0-9]*)(?:[-./]\d+[A-Za-z]*){0,6}
  | (?<=[一-鿿])X\d{3}(?=[一-鿿]{1,8}(?:线|路|道))
"""
_TAIL = r"\d+(?:\.\d+)?(?=[A-Za-z])(?![xX*]\s?\d)(?>[A-Za-z0-9]+)(?:\+[A-Za-z0-9]+){0,6}"

_LISTED = rf"""
    \(\d{{1,2}}\) | {_ALONE}\d{{1,2}}[ ]?\) | {_ALONE}\d{{1,2}}[ ]?、(?!\d)
  | {_ALONE}\d{{1,2}}\.(?!\d|$) | {_ALONE}\d{{1,2}}\.(?=[ ]{{0,3}}{YEAR}\s?年)
  | {_ALONE}\d{{1,2}}\.(?=\d{{1,3}}[ ]?[个家场项名人次件份期](?!工作日|月|百分点|小时|季度|周|自然日)) | [①-⑳⑴-⒛㈠-㈩❶-❿]
"""

# 4658.59万元, 96.42%。: most of a report's numbers; it reads them as all that follows would, only sooner
_PLAIN = r"""
    (?<![\d.,前])(?<![码号][:：])(?:0|[1-9]\d{0,5})(?:\.\d{1,6})?
    (?=[ ]?(?P<unit>(?:万元|亿元|元|%)(?![ \n/(（\-—–~～至到余多人])|[分人个名家场项次件](?=[，。；、,;)]|\Z)))
"""

_QUANTITY = rf"(?P<currency>[¥$]|人民币|RMB[ ]?)?[ ]?(?P<sign>[-+])?[ ]?(?P<number>{NUMBER})"

# In order: what is more particular goes first
_KINDS = {
    "plain": _PLAIN,
    "docno": _DOCUMENT_NUMBER,
    "phone": _TELEPHONE,
    "date": _DATE,
    "year": _YEAR,
    "ordinal": _ORDINAL,
    "sheet": _SHEET,
    "label": _LABEL,
    "code": _IDENTIFIER,
    "quoted": _QUOTED,
    "plus": _PLUS,
    "clock": _AROUND_THE_CLOCK,
    "standard": _STANDARD,
    "latin": _LATIN,
    "tail": _TAIL,
    "listed": _LISTED,
    "quantity": _QUANTITY,
}
# No match begins otherwise; looking at that first makes the scan fast
_GUARD = (
    r"(?=[\dA-Za-z〔\[(【〈「『+\-¥$①-⑳⑴-⒛㈠-㈩❶-❿]|第\s?\d"
    r"|[前第一二三四][一二三四1-4、，至和—\ -]{0,8}个?季度"
    r"|[附表图标合样例注指目任项内方包问措类原备说成事阶步场分子工人][^\d]{0,5}\d)"
)
_ALTERNATIVES = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items())

TOKEN = re.compile(f"{_GUARD}(?:{_ALTERNATIVES})", re.VERBOSE | re.ASCII)
TELLTALE = re.compile(r"[\dA-Za-z①-⑳⑴-⒛㈠-㈩❶-❿季]", re.ASCII)
"""Every match has one of these, at most so far from where it begins:"""
FARTHEST_TELLTALE = 12
ANY_NUMBER = late(NUMBER, re.ASCII)
