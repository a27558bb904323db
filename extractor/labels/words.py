"""Words: the noun phrase that names a figure, in one form wherever it is printed, its head last."""

from __future__ import annotations

import re
from functools import lru_cache

# What a report says of itself, of amounts and of doing, but not of the thing: taken off wherever it stands.
_ANYWHERE = re.compile(
    r"(?=[\"0-92:<=>\[\]‘’“”≤≥〈〉《》「」『』【】一三上下不二今任依先全共其分前去受各合四因圆大完实尚年当总成我截指按有本标次现由目相第累至计设该调超达陆顺预高：])(?:"
    r"(?:因|受|由于)[^，。；]{1,12}(?:影响|原因)|(?:因|由于)[^，。；]{2,24}?(?=追加|调增|调减|核减|压减)|今年|(?<![0-9])(?:[0-9]{1,2}月?[-—–~至到])?[0-9]{1,2}月(?:末|底|份|[0-9]{1,2}日)?|20[0-9]{2}(?:年度?)?(?:[-—–~至到]20[0-9]{2}年度?)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:末|底|初(?!始|级|中|步))?|截[至止]到?|(?:(?<![加以晚])上|去|本|当|全|次|下)一?年度?(?:同期|末|底)?(?!龄)|年(?:末|底|度|内|中|初|均)"
    r"|[我本该](?:单位|部门|中心|局|委|校|院|所|站|馆|队|镇|街道|项目|处|办|会|厅|科室)|(?:我|全|本)(?:省|市|区|县|镇|州|旗|域|辖区)|各级各类"
    r"|(?:目标|指标|计划|预期|预计|标准|完成|实际)值|实际|实有|计划(?!生育)|目标|任务|预期|预计|完成(?!率|比例|度)|实现(?!率)|累计(?!折旧)|共计(?!提)|总共|合计|一共|共有|现有|设有|达到|高达|达成|超额|顺利|成功(?!率)|圆满|有效地"
    r"|调整后|调整(?=预算|数)|按[月季年周日]度?(?=[为给向对发拨]|$)|前?第?[一二三四]个?季度(?:末|底)?|上半年|下半年|其中[:：,，]?|分别|依次|不低于|不少于|不高于|超过|大约|目前|尚(?=未)|至此|先后|陆续|按时|按期"
    r"|相(?:较于?|比于?(?!例))"
    r"|[“”\"‘’《》〈〉「」『』【】\[\]]|[:：=≥≤><]|<[^>]*>"
    r")"
)
_AT_THE_START = re.compile(
    r"^(?:[0-9]{1,2}\.[0-9]{1,2}(?![0-9.,%])|[0-9]{1,2}[.、)]|最终|加上?(?=年初|上年|以前年度|期初)|故(?![宫障事居里])|因(?!公)|因此|但|且|也|还(?!款|建|田|林)|[一二三四五六七八九十]+是|首先|同时|此外|另外?|并且?|以及|及(?!时|格)|和(?![谐平睦美])|与(?!会)|或|的|了|其(?!他|它|余|中)|该|各(?!类|级|项|种)|每|共(?!享|建|青|同|产|有产权|管|治|用)|已(?!婚)|约(?!束|谈)|近(?![视海郊亲代远])|为(?!民)|是|有(?!效|偿|机|关|线|限|责|害|毒|意|组织)|在(?!建|编|职|岗|校|线|册|用|读|园|库|训|途|地|外|院|产|役|售|监|办|研|籍|训)|对(?!口|外|接|象|标|虾|讲|联|流)|[将把]|使(?!用)|让|向(?![日阳导])|从(?!业|事|教|军)|由|于|按照?|通过(?!率)|以|用于|用(?!户|车|地|水|电|人|工|品|房|能|药|餐|气)|给(?!排水|水)|被(?!征|抚|装|救|评|监|帮)|等(?!级)|含|仅|只|达(?!标)|至|到(?![位账期货访岗校馆场店站港])|拟|应(?!.尽|急|用|届|对|收|付|诉|聘|知|征)|需(?!求)|经(?!费|济|营|办|适|贸|纪|信|开)|批准|核准|审批|方面|情况|来(?!访|信|源|电|料)|主要|重点(?=推进|开展|实施|抓|做好|支持|保障|用于|围绕|突出|加强|打造)|积极|深入|广泛|全面|大力|持续|不断|进一步|切实|严格|认真"
    r"|开展|举办|组织(?!生活|部)|召开|举行|承办|实施(?!方案|单位|细则)|推进|推动|落实|做好|抓好|加强|强化|建立|建成(?!区)|新增|增设|发放(?=[^率])|拨付(?=[^率])|安排|给予|惠及(?!率)|覆盖(?![率面])|受理(?=[^率点])|处理(?=[^站厂器能设量率])|收到|吸引|培育(?!基地|园|中心)|培养(?!费|基地|方案)|配备|配置|购置(?=[^费])|采购(?=[^计执预金合])|印发|制作(?!费)|制定|出台|派出(?!所|机构)|出动|下达|下发|争取|引进|引入|带动|帮助|指导(?=[^站员师中])|协助|支持|服务(?=[^类率对满中站所点窗大区费员业队组平卡])|进行|确定|认定|评选|评出|选出|设立|内设|下设|设(?!备|施|计|置|想|点|区|有)|编报|编制(?=了|完)|获得|荣获|取得|获(?!奖|批|益|得感)|聘请|聘用(?!人员|编外)|选派|检查(?=[^率站所院组点])|走访|入户|投入(?=[^金资])|支付(?=[^率进])|列支"
    r"|确保|保障(?=[^房中对人标水线金性])|保持|维持|力争|争取|提供|要求|控制(?=在)|低于|高于|优于|少于|多于|比|较|占(?!地|用|道))"
)
_AT_THE_END = re.compile(
    r"(?=[,;、上下不与中为举了争于人仅从以低共其减分到力包即及发只合同含和在均增大好安实小工左差已平开得总情惠户扣投拟拨控提支方是有未每比涉涵环由申的相等约组给至覆计超距较达近进里降高，；])(?:"
    r"(?:(?<=...)[中里]|下达|共计|总计|以上|以下|以内|左右|方面|情况|(?<!重点)工作|合计|分别|开展|举办|实施|组织|惠及|拨付|发放(?=$)|下达|安排|投入|(?<!转移)支付|进行|包括|包含|涉及|涵盖|覆盖|不足|不超|(?<![彩B])超|超出|低于|高于|大于|小于|等于|好于|差于|增长|增加|提高|上升|下降|减少|降低|下调|上调|(?<!改造)(?<!技能)(?<!能力)(?<!品质)(?<!质量)(?<!素质)提升|扣|得|(?<![误时温色落逆顺利偏价税补])差|给予|控制|力争|争取|拟申请|(?<![障助贴格])申请|(?<!占)比|较|相比|同比|环比|其|每|人均|户均|平均|(?<![船艇])只|(?<![参加])与|(?<![惠涉普])及|(?<![签节违预制集])约|(?<![报签])到|[，、,；;的了未不为是有达至共计距近在仅已均即由从于和等含])$"
    r")"
)
_UNIT_NOUNS = re.compile(
    r"(?<=..)(?:人次数?|人数|(?<!用)户数|家数|次数|场次|场数|批次|(?<![案信文零软硬部邮条])件数|份数|项数|个数|数量|总数|(?<!控制)总量|总额|总计|金额|(?<![指系天分倍])数)$"
)
_EDGES = re.compile(
    r"^(?:[0-9]{1,2}[.、)]|[一二三四五六七八九十]是|[的了已共约近仅只])+|(?:[的了为是共近仅已至到各]|(?<![下传送])达|(?<![签节违预制集])约)+$"
)
_LITTLE = 2
_OFTEN = 6
_LONGEST_END = 4
"""What is cut off an end is no longer; a long token need not be searched from its beginning."""
_HEADS_ALONE = ("率", "度", "量")
"""What names nothing by itself: 举办率 stays, though 举办 says nothing before other words."""
_TOKENS = re.compile(r"[的，、,;；()（）+\s]+")
GENERIC = frozenset(
    [
        "人员",
        "人数",
        "企业",
        "单位",
        "资金",
        "补贴",
        "补助",
        "项目",
        "金额",
        "支出",
        "预算",
        "合格",
        "满意",
        "惠及",
        "受益",
        "参赛",
        "获奖",
        "选手",
        "学员",
        "群众",
        "职工",
        "员工",
        "名额",
        "收回",
        "有效",
        "接通",
        "整改",
        "办结",
        "参加",
        "人",
        "个",
        "家",
        "参与",
        "报名",
        "通过",
        "处",
        "场",
        "次",
        "其他",
        "任务",
        "完成",
        "活动",
        "企业补贴",
        "选手获奖",
        "职工",
        "居民",
        "市民",
        "市",
        "区",
        "县",
        "省",
        "省级",
        "市级",
        "区级",
        "县级",
        "全市",
        "机构",
        "服务",
        "人员培训",
        "培训人员",
        "培训",
        "受训",
        "问卷",
        "有效问卷",
        "评价为满意",
        "基本满意",
        "非常满意",
        "十分满意",
        "很满意",
        "比较满意",
        "较满意",
        "不太满意",
        "不满意",
        "满意或基本满意",
        "回收",
        "发放",
        "一般",
        "合计",
        "小计",
        "剩余",
        "其余",
        "男",
        "女",
        "女性",
        "男性",
    ]
)


@lru_cache(maxsize=8192)
def normalised(phrase: str) -> str:
    """The content words of a noun phrase, separated by spaces, without year, role, quotes and verbs of reporting."""
    bare = _ANYWHERE.sub(" ", phrase.replace("“三公”", "三公").replace("收、支", "收支"))
    tokens = [_trimmed(token) for token in _TOKENS.split(bare)]
    return " ".join(token for token in tokens if token and not token.isdigit())


@lru_cache(maxsize=8192)
def plain(phrase: str) -> str:
    """A phrase without years, roles and quotes, its verbs kept: 支付, 安排 and 执行 may be the metric itself."""
    tokens = (_EDGES.sub("", token) for token in _TOKENS.split(_ANYWHERE.sub(" ", phrase.replace("“三公”", "三公"))))
    return " ".join(token for token in tokens if token and not token.isdigit())


def _trimmed(token: str) -> str:
    return _cut_off(_UNIT_NOUNS, _worn_at_the_end(_worn_at_the_start(token)).removesuffix("各"))


def _worn_at_the_start(token: str) -> str:
    """A token without what stands before it and says nothing; never more than six times."""
    for _ in range(_OFTEN):
        said_nothing = _AT_THE_START.match(token)
        if said_nothing is None or token[said_nothing.end() :] in _HEADS_ALONE:
            break
        token = token[said_nothing.end() :]
    return token


def _worn_at_the_end(token: str) -> str:
    """The same behind it."""
    for _ in range(_OFTEN):
        shorter = _cut_off(_AT_THE_END, token)
        if shorter is token:
            break
        token = shorter
    return token


def _cut_off(end: re.Pattern[str], token: str) -> str:
    found = end.search(token, max(0, len(token) - _LONGEST_END))
    return token if found is None else token[: found.start()]


def without(words: str, name: str) -> str:
    """Words without the name of the scope in front of them, where more than that name is left."""
    rest = words[len(name) :].strip() if len(name) > 1 and words.startswith(name) else ""
    return rest if len(rest) > 1 else words  # 康复服务率 under 康复服务 is no mere 率


def says_little(words: str) -> bool:
    """Whether words could name figures of many things, so that what was spoken of before must be added."""
    tokens = words.split()
    if len(tokens) == 1 and len(tokens[0]) <= _LITTLE:  # 检查, 公厕: one word is a head at best
        return True
    return not tokens or all(token in GENERIC or len(token) < 2 for token in tokens)


def joined(*words: str) -> str:
    """Words one after the other, each token once; where one repeats, its last place counts."""
    last_first = dict.fromkeys(reversed(" ".join(words).split()))
    return " ".join(reversed(last_first))


_NO_NAME = re.compile(
    r"(?:该|本|此|上述|以上|前述)(?:一|两|三)?(?:部分|方面|项?(?:指标|内容|工作)|项|类)|(?:据此|综合|加权|加总|汇总)?(?:计算|折算|换算|测算|核算)(?:得出?)?|[好优劣差大小快慢早晚高低]于"
    r"|平均|最[高低多少大小](?!生活|工资|限价|气温)[一-鿿]{0,8}|没有?|未|控制|[中仍还尚均都也又再则即系远略稍虽]+|[提升降增减控限压]|(?:国|省|市|州|盟|县|区|旗|局|厅|部|委|院)[控定颁]?|.{0,8}(?:编制|测算|立项|申报|批复|签订|启动|建设|成立|验收|评审|论证|制定|普查|调查|检查|评估|检测|年初|期初)时"
    r"|(?:年度|考核)?指标|目标|要求|标准|[按以]?(?:满分|总分|分值)|(?:平均)?水平|[第前后]?[一二三四五六七八九十]+|[A-Za-z]"
)
_MEASURED = re.compile(
    "(?:随机|现场|入户|电话|问卷|实地|经|第三方)*(?:抽[查检样]|实测|检测|核[查实]|调查|访谈|统计|测算|评估|监测|验收)(?:结果|显示)?"
)


@lru_cache(maxsize=8192)
def names_nothing(words: str, dimension: str) -> bool:
    """Whether words tell only how, by whom or when a figure was found or set (抽查, 平均, 省控, 编制时); 抽查20户 counts them."""
    plainly = words.replace(" ", "")
    if _NO_NAME.fullmatch(plainly):
        return True
    return not dimension.startswith("count") and _MEASURED.fullmatch(plainly) is not None
