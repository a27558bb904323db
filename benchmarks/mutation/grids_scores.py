"""Tables with scores: the three-level scorecard of a department and the national project form."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.mutation.author import Author
from benchmarks.mutation.figures import Fig, Piece, rounded
from benchmarks.mutation.grids_money import EMPTY, cell, texts
from benchmarks.mutation.pages import Cell, Table
from benchmarks.mutation.relations import AtMost, Follows, Met, Product, Total
from benchmarks.mutation.world import Indicator


@dataclass
class Item:
    """A third-level item: its clause, what was given and why. ``given`` is None where it does not apply."""

    name: str
    weight: int
    clause: list[Piece] = field(default_factory=list)
    given: Fraction = Fraction(0)
    why: list[Piece] = field(default_factory=list)
    inputs: tuple[Fig, ...] = ()


JUDGED = {
    "决策": (
        "绩效目标合理性",
        "绩效目标明确性",
        "预算编制规范性",
        "预算编制科学性",
        "立项依据充分性",
        "决策程序规范性",
    ),
    "过程": (
        "财务合规性",
        "预决算信息公开",
        "项目监管",
        "管理制度健全性",
        "资产管理安全性",
        "内控制度有效性",
        "合同管理规范性",
    ),
    "产出": ("重点工作完成情况", "任务完成及时性", "工作质量达标情况", "成本控制措施"),
    "效益": ("社会效益", "可持续影响", "生态效益", "群众诉求办理情况", "部门协同成效"),
}
REASONS = ("个别指标量化不足", "资料归档不够及时", "年中调剂一次", "一处台账登记不完整", "公开时间晚于规定一日")


def judged(a: Author, name: str, weight: int) -> Item:
    """An item that is judged: sub-points that add to the weight, full marks or a deduction with its reason."""
    item = Item(name, weight)
    shape = a.ink.random.random()
    if shape < 0.55 and weight >= 4:
        item.clause = sub_points(a, weight)
    elif shape < 0.8:
        item.clause = [f"符合要求得{weight}分，每发现一处不符合扣1分，扣完为止。"]
    else:
        item.clause = [f"全部达到得{weight}分，部分达到酌情得分，未达到不得分。"]
    if a.ink.chance(0.15):
        item.given, item.why = weight - Fraction(1, 2), [f"{a.ink.pick(REASONS)}，扣0.5分。"]
    else:
        item.given = Fraction(weight)
        item.why = [a.ink.pick(("", "", "无扣分", "已完成", "符合要求"))]
    return item


def sub_points(a: Author, weight: int) -> list[Piece]:
    parts = a.ink.random.choice([(weight - 2, 2), (weight - weight // 2, weight // 2), (weight - 3, 2, 1)])
    words = a.ink.random.sample(
        ("目标与职责相符", "依据充分", "程序完备", "内容完整", "执行有效", "资料齐全"), len(parts)
    )
    figs = [a.ink.weight(part, shows=True) for part in parts]
    pieces: list[Piece] = []
    numbered = a.ink.chance(0.5)
    for at, (word, fig) in enumerate(zip(words, figs, strict=True)):
        pieces += [f"{at + 1}. " if numbered else "", f"{word}（", fig, "）", "；" if at < len(parts) - 1 else "。"]
    return [piece for piece in pieces if piece != ""]


def proportional(a: Author, name: str, weight: int, top: str, bottom: str, rate_name: str) -> Item:
    """Score = rate × weight, with the computation printed."""
    done, plan = a.amount(top, shows=False), a.amount(bottom, shows=False)
    rate = a.share(top, bottom, parts=(done, (plan,)), printed=True)
    given = Fraction(rounded(min(Fraction(rate.value) / 100, Fraction(1)) * weight, 2))
    item = Item(name, weight, [f"得分={rate_name}×{weight}分，最高得{weight}分。"], given)
    sign, by, eq = a.ink.random.choice((("/", "*100%", "="), ("÷", "×100%", "="), ("/", "×100%", "＝")))
    item.why = [f"{rate_name}{eq}", done, sign, plan, by + eq, rate, "。"]
    if a.ink.chance(0.5):
        again, score, points = a.ink.copy(rate), a.ink.score(given, shows=True), a.ink.weight(weight, a.ink.chance(0.5))
        a.ink.true(Product(score, again, points, points))
        capped = rate.value > 100
        item.why = [*item.why[:-1], "，得分", eq, again, by[0], points, eq if not capped else "，按上限得", score, "。"]
    item.inputs = (rate,)
    return item


def banded(a: Author, name: str, weight: int, rate: Fig, evidence: list[Piece]) -> Item:
    """A control rate in bands: below 90% all, up to 100% two thirds, above nothing."""
    middle = weight - 1
    given = weight if rate.value < 90 else middle if rate.value <= 100 else 0
    clause = f"{name}＜90%的，得{weight}分；90%≤{name}≤100%的，得{middle}分；{name}＞100%的，得0分。"
    return Item(name, weight, [clause], Fraction(given), evidence, (rate,))


def facts(a: Author) -> list[tuple[str, Item]]:
    """Items that follow from figures, each under its first level."""
    made = [
        ("过程", proportional(a, "预算执行情况", a.ink.random.choice((5, 6, 8, 10)), "spent", "adjusted", "预算执行率"))
    ]
    if a.ink.chance(0.7):
        made.append(("过程", proportional(a, "政府采购执行情况", a.ink.random.choice((2, 3, 4)), "purchase", "purchase.plan", "政府采购执行率")))  # fmt: skip
    if a.ink.chance(0.7):
        done, plan = a.amount("three", shows=False), a.amount("three.plan", shows=False)
        rate = a.share("three", "three.plan", parts=(done, (plan,)), printed=True)
        name = "“三公”经费控制率"
        made.append(("过程", banded(a, name, a.ink.random.choice((3, 4)), rate, [f"{name}=", done, "/", plan, "×100%=", rate])))  # fmt: skip
    if a.ink.chance(0.7):
        rate = a.number_share(fig_of(a, "content"), fig_of(a, "returned"), "content/returned")
        weight = a.ink.random.choice((5, 6, 8))
        value = rate.value
        given = weight if value >= 95 else weight - 1 if value >= 90 else weight - 3
        clause = f"满意度≥95%的，得{weight}分；90%≤满意度＜95%的，得{weight - 1}分；80%≤满意度＜90%的，得{weight - 3}分；满意度＜80%的，得0分。"
        made.append(("效益", Item("服务对象满意度", weight, [clause], Fraction(given), ["满意度", rate], (rate,))))
    return made


def fig_of(a: Author, name: str) -> Fig:
    return a.ink.count(a.world.counts[name], "份")


def tree(a: Author) -> dict[str, dict[str, list[Item]]]:
    """First level, second level, items; the weights of all items add to 100."""
    items: dict[str, list[Item]] = {name: [] for name in JUDGED}
    for level, item in facts(a):
        items[level].append(item)
    names = {level: list(pool) for level, pool in JUDGED.items()}
    left = 100 - sum(item.weight for level in items.values() for item in level)
    while left:
        level = a.ink.pick([name for name, pool in names.items() if pool] or ["产出"])
        weight = min(left, a.ink.random.choice((3, 4, 4, 5, 5, 6, 8)))
        if left - weight in (1, 2):
            weight = left
        name = names[level].pop(0) if names[level] else f"履职成效{len(items[level])}"
        items[level].append(judged(a, name, weight))
        left -= weight
    second = {
        "决策": ("预算编制", "目标设置"), "过程": ("资金管理", "项目管理", "资产管理"),
        "产出": ("产出数量", "产出质量"), "效益": ("社会效益", "满意度"),
    }  # fmt: skip
    made: dict[str, dict[str, list[Item]]] = {}
    for level, pool in items.items():
        groups = min(len(second[level]), len(pool))
        made[level] = {second[level][at]: pool[at::groups] for at in range(groups)}
    return {level: groups for level, groups in made.items() if groups}


def scorecard(a: Author) -> tuple[Table, Fig, Fraction]:
    """The table, the figure of its total and the total."""
    levels = tree(a)
    in_brackets = a.ink.chance(0.25)
    two = a.ink.chance(0.75)
    rows = scorecard_header(a, in_brackets, two)
    header = len(rows)
    weights, scores, firsts = [], [], []
    for level, groups in levels.items():
        items = [item for group in groups.values() for item in group]
        weight = a.ink.weight(sum(item.weight for item in items))
        mine: list[Fig] = []
        seconds: list[Fig] = []
        first: list[Cell] = (
            [cell(f"{level}（", weight, "）", rows=len(items))]
            if in_brackets
            else [cell(level, rows=len(items)), cell(weight, rows=len(items))]
        )
        for name, group in groups.items():
            second: list[Cell] = []
            if two:
                fig = a.ink.weight(sum(item.weight for item in group))
                seconds.append(fig)
                second = [cell(name, rows=len(group)), cell(fig, rows=len(group))]
            group_weights = []
            for item in group:
                full, score = a.ink.weight(item.weight), a.ink.score(item.given)
                item_relations(a, item, full, score)
                group_weights.append(full)
                scores.append(score)
                rows.append([*first, *second, cell(item.name), cell(full), Cell(item.clause), cell(score), Cell(item.why)])  # fmt: skip
                first, second = [], []
            if two:
                a.ink.true(Total(seconds[-1], tuple(group_weights), of="WEIGHT"))
            mine += group_weights
        weights += mine
        firsts.append(weight)
        a.ink.true(Total(weight, tuple(mine), of="WEIGHT"))
        if two:
            a.ink.true(Total(weight, tuple(seconds), of="WEIGHT"))
    value = sum((item.given for groups in levels.values() for group in groups.values() for item in group), Fraction(0))
    all_weight, total = a.ink.weight(100), a.ink.score(value)
    a.ink.true(Total(all_weight, tuple(weights), of="WEIGHT"), Total(all_weight, tuple(firsts), of="WEIGHT"))
    a.ink.true(Total(total, tuple(scores), of="SCORE"), AtMost(total, all_weight, of="SCORE"))
    lead = (1 if in_brackets else 2) + (2 if two else 0) + 1
    rows.append(
        [cell(a.ink.pick(("合计", "总分", "总计")), columns=lead), cell(all_weight), cell(""), cell(total), cell("")]
    )
    return Table(rows, header), total, value


def item_relations(a: Author, item: Item, full: Fig, score: Fig) -> None:
    a.ink.true(AtMost(score, full, of="SCORE"))
    points = tuple(piece for piece in item.clause if isinstance(piece, Fig) and piece.kind == "weight")
    if points:
        a.ink.true(Total(full, points, exhaustive=False, of="WEIGHT"))
    for told in (piece for piece in item.why if isinstance(piece, Fig) and piece.kind == "score"):
        a.ink.true(Total(score, (told,), of="SCORE"))
    if item.inputs:
        a.ink.true(Follows(score, item.inputs, follow(item)))


def follow(item: Item):  # type: ignore[no-untyped-def]
    """How the score of an item with inputs follows from its rate."""
    clause = str(item.clause[0])

    def compute(rate: Fraction) -> Fraction:
        if clause.startswith("得分="):
            return Fraction(rounded(min(rate / 100, Fraction(1)) * item.weight, 2))
        if clause.startswith("满意度"):
            return Fraction(item.weight if rate >= 95 else item.weight - 1 if rate >= 90 else item.weight - 3)
        return Fraction(item.weight if rate < 90 else item.weight - 1 if rate <= 100 else 0)

    return compute


def scorecard_header(a: Author, in_brackets: bool, two: bool) -> list[list[Cell]]:
    weight, score, why = a.ink.term("weight_col"), a.ink.term("score_col"), a.ink.term("why_col")
    clause = a.ink.pick(("评分标准", "评分办法", "计分规则", "评价标准"))
    names = ["一级指标"] + ([] if in_brackets else [weight])
    names += (["二级指标", weight] if two else []) + ["三级指标", weight, clause, score, why]
    return [texts(*names)]


FORM = (
    ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
    ("产出指标", "成本指标"), ("效益指标", "社会效益指标"), ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)  # fmt: skip


def form(a: Author, key: str, unit_in_head: str) -> tuple[Table, Table, Fig, Fraction]:
    """The national project form: its funds block and its indicators, each with eight columns, and its total."""
    execution = a.ink.random.choice((10, 10, 10, 20))
    funds, full, score, given = funds_block(a, key, execution, unit_in_head)
    indicators, total, value = indicator_block(a, key, 100 - execution, full, score, given)
    return funds, indicators, total, value


def funds_block(a: Author, key: str, weight: int, unit: str) -> tuple[Table, Fig, Fig, Fraction]:
    head = texts("项目资金" + unit, "", "年初预算数", "全年预算数（A）", "全年执行数（B）", a.ink.term("weight_col"), "执行率（B/A）", a.ink.term("score_col"))  # fmt: skip
    names = ("initial", "adjusted", "spent")
    whole = [a.amount(f"{key}.{name}", shows=False) for name in names]
    rate = a.share(f"{key}.spent", f"{key}.adjusted", parts=(whole[2], (whole[1],)), wrong=f"{key}.initial")
    value = Fraction(rate.value) / 100
    given = Fraction(rounded(min(value, Fraction(1)) * weight, 2))
    full, score = a.ink.weight(weight), a.ink.score(given)
    a.ink.true(Follows(score, (rate,), lambda r: Fraction(rounded(min(r / 100, Fraction(1)) * weight, 2))))
    a.ink.true(AtMost(score, full, of="SCORE"))
    rows = [head, [cell(""), cell("年度资金总额"), *(cell(fig) for fig in whole), cell(full), cell(rate), cell(score)]]
    rest = [("其中：当年财政拨款", "general"), ("政府性基金", "fund"), ("其他资金", "other")]
    columns: list[list[Fig]] = [[], []]
    for words, name in rest:
        none = a.ink.pick(EMPTY)
        figs = [a.amount(f"{key}.{part}{name}", shows=False) for part in ("", "spent_")]
        for column, fig in zip(columns, figs, strict=True):
            column.append(fig)
        rows.append([cell(""), cell(words), cell(""), *(cell(fig) for fig in figs), cell(none), cell(none), cell(none)])
    a.adds(whole[1], *columns[0])
    a.adds(whole[2], *columns[1])
    return Table(rows), full, score, given


def indicator_block(
    a: Author, key: str, left: int, executed: Fig, funds_score: Fig, funds_given: Fraction
) -> tuple[Table, Fig, Fraction]:
    rows = [texts("一级指标", "二级指标", "三级指标", a.ink.term("target_col"), a.ink.term("actual_col"), a.ink.term("weight_col"), a.ink.term("score_col"), a.ink.term("why_col"))]  # fmt: skip
    chosen = indicators_of(a, key)
    weights = weights_for(a, len(chosen), left)
    firsts = [first for first, _, _ in chosen]
    scores, fulls, value, levels = [funds_score], [], funds_given, {}
    bracketed = a.ink.chance(0.4)
    for at, ((first, second, of), weight) in enumerate(zip(chosen, weights, strict=True)):
        full, given, why = a.ink.weight(weight), Fraction(weight), ""
        target, actual = a.goal(of, "target"), a.goal(of, "actual")
        a.ink.true(Met(actual, target, of.falls))
        if of.decimals == 0 and a.ink.chance(0.06):
            given, why = Fraction(weight) - Fraction(1, 2), "台账登记滞后，扣0.5分，已整改"
        score = a.ink.score(given)
        a.ink.true(AtMost(score, full, of="SCORE"))
        levels.setdefault(first, []).append(full)
        scores.append(score)
        fulls.append(full)
        value += given
        sign = ("≤" if of.falls else "≥") if a.ink.chance(0.75) or of.falls else ""
        row = [cell(second), cell(of.name), cell(sign, target), cell(actual), cell(full), cell(score), cell(why)]
        if at == 0 or firsts[at - 1] != first:
            span = firsts.count(first)
            mine = sum(w for (f, _, _), w in zip(chosen, weights, strict=True) if f == first)
            parent = a.ink.weight(mine, shows=True) if bracketed else None
            levels.setdefault(first + "*", []).extend([parent] if parent else [])
            row.insert(0, cell(f"{first}（", parent, "）", rows=span) if parent else cell(first, rows=span))
        rows.append(row)
    for first in dict.fromkeys(firsts):
        for parent in levels.get(first + "*", []):
            a.ink.true(Total(parent, tuple(levels[first]), of="WEIGHT"))
    hundred, total = a.ink.weight(100), a.ink.score(value)
    a.ink.true(Total(total, tuple(scores), of="SCORE"), AtMost(total, hundred, of="SCORE"))
    a.ink.true(Total(hundred, (*fulls, executed), of="WEIGHT"))
    rows.append([cell("总分", columns=5), cell(hundred), cell(total), cell("")])
    return Table(rows), total, value


def weights_for(a: Author, number: int, left: int) -> list[int]:
    weights = [left // number] * number
    for at in range(left - sum(weights)):
        weights[at] += 1
    for _ in range(number):
        one, two = a.ink.random.sample(range(number), 2)
        move = a.ink.random.randint(0, 2)
        if weights[two] - move >= 3:
            weights[one], weights[two] = weights[one] + move, weights[two] - move
    return weights


def indicators_of(a: Author, key: str) -> list[tuple[str, str, Indicator]]:
    """Indicators for the places of the form: the project's own first; none is in two forms."""
    own = {each.name for project in a.world.projects for each in project.indicators}
    project = a.world.projects[int(key[1:])]
    free = [each for each in a.world.indicators if each.name not in a.in_forms | own]
    rates = [each for each in free if each.is_rate and not each.falls]
    picks: dict[str, list[Indicator]] = {
        "数量指标": [*project.indicators, *(each for each in free if not each.is_rate and not each.falls)],
        "质量指标": rates[:1], "时效指标": rates[1:2], "成本指标": [each for each in free if each.falls][:1],
        "社会效益指标": rates[2:3], "可持续影响指标": rates[3:4], "服务对象满意度指标": [pleased(a, key)],
    }  # fmt: skip
    chosen = []
    for first, second in FORM:
        if picks[second] and (first == "满意度指标" or (second == "数量指标" and not chosen) or a.ink.chance(0.8)):
            chosen.append((first, second, picks[second].pop(0)))
    a.in_forms |= {of.name for _, _, of in chosen}
    return chosen


def pleased(a: Author, key: str) -> Indicator:
    """Each project asks its own people; forms may call it by the same words."""
    value = Fraction(a.ink.random.randint(9010, 9890), 100)
    plain = not a.surveyed and a.ink.chance(0.5)
    name = f"{a.world.trade.served}满意度" if plain else f"{a.world.projects[int(key[1:])].name}服务对象满意度"
    return Indicator(name, "%", 2, Fraction(90), value, Fraction(89), scope=key)
