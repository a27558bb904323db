"""Sentences about money: budgets and spending, their structure, sources, purchases, assets, official expenses."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.mutation.author import Author
from benchmarks.mutation.figures import YUAN, Piece
from benchmarks.mutation.relations import Ratio, Total

Pieces = list[Piece]


def overview(a: Author) -> Pieces:
    """Opening, adjusted and spent amounts with the rate, the denominator named or not."""
    initial, adjusted, spent = a.amount("initial"), a.amount("adjusted"), a.amount("spent")
    year = str(a.world.year)
    if a.ink.chance(0.35):
        rate = a.share("spent", "adjusted", parts=(spent, (adjusted,)), wrong="initial")
        other = a.share("spent", "initial", parts=(spent, (initial,)), wrong="adjusted")
        return a.say(
            "{year}年{@we}{@initial}{initial}，{@adjusted}{adjusted}，{@spent}{spent}，按调整后预算计算的{@execution}为{rate}，按年初预算计算为{other}。",
            "{@we}{year}年度{@initial}为{initial}，年中按规定程序调整，{@adjusted}为{adjusted}。截至年末{@spent}{spent}，占调整后预算的{rate}，占年初预算的{other}。",
            "{year}年度共{@spent}{spent}，为调整后预算{adjusted}的{rate}，为年初预算{initial}的{other}。",
            year=year, initial=initial, adjusted=adjusted, spent=spent, rate=rate, other=other,
        )  # fmt: skip
    if a.ink.chance(0.4):
        rate = a.share("spent", "adjusted", parts=(spent, (adjusted,)), wrong="initial")
        return a.say(
            "{year}年{@initial}{initial}，调整后预算{adjusted}，{@spent}{spent}，{@execution}（{@spent}/调整后预算）为{rate}。",
            "{@we}{year}年{@initial}为{initial}，{@adjusted}为{adjusted}；全年实际支出{spent}，占调整后预算的{rate}。",
            "{year}年度{@initial}{initial}，经批准调整后预算为{adjusted}，到12月底{@spent}{spent}，为调整后预算的{rate}。",
            year=year, initial=initial, adjusted=adjusted, spent=spent, rate=rate,
        )  # fmt: skip
    rate = a.share("spent", "adjusted", parts=(spent, (adjusted, initial)), wrong="projects.spent")
    return a.say(
        "{year}年{@we}{@initial}{initial}，{@adjusted}{adjusted}，{@spent}{spent}，{@execution}为{rate}。",
        "{@we}{year}年度{@initial}为{initial}，{@adjusted}为{adjusted}，{@spent}为{spent}，{@execution}达到{rate}。",
        "{year}年度财政批复{@initial}{initial}，追加、调减后{@annual}{adjusted}，实际{@spent}{spent}，{@execution}{rate}。",
        "截至{year}年12月31日，{@we}{@spent}{spent}，{@execution}{rate}（{@initial}{initial}，{@adjusted}{adjusted}）。",
        year=year, initial=initial, adjusted=adjusted, spent=spent, rate=rate,
    )  # fmt: skip


def whole_year(a: Author) -> Pieces:
    """Only the whole-year budget and what was spent."""
    adjusted, spent = a.amount("adjusted"), a.amount("spent")
    rate = a.share("spent", "adjusted", parts=(spent, (adjusted,)), wrong="projects.spent")
    return a.say(
        "{year}年{@annual}{adjusted}，{@spent}{spent}，{@execution}为{rate}。",
        "{@we}{year}年度{@annual}为{adjusted}，年末{@spent}为{spent}，{@execution}{rate}。",
        "全年{@spent}{spent}，占{@annual}{adjusted}的{rate}。",
        "{year}年度，财政共安排预算{adjusted}，已支出{spent}，{@execution}为{rate}。",
        year=str(a.world.year), adjusted=adjusted, spent=spent, rate=rate,
    )  # fmt: skip


def adjustment(a: Author) -> Pieces:
    """The change from the opening to the adjusted budget, sometimes as a printed equation."""
    adjusted, initial = a.amount("adjusted"), a.amount("initial")
    if a.ink.chance(0.5):
        rate, falls = a.rise(adjusted, initial, relative=True, printed=True)
        if not falls:
            return a.say(
                "预算调整率=({adjusted}-{initial})/{initial_again}×100%={rate}。",
                "年中追加主要为上级专项资金，预算调整率为({adjusted}－{initial})÷{initial_again}*100%={rate}。",
                adjusted=adjusted, initial=initial, initial_again=a.ink.copy(initial), rate=rate,
            )  # fmt: skip
        return a.say(
            "预算调减幅度为({initial}-{adjusted})/{initial_again}*100%={rate}。",
            adjusted=adjusted, initial=initial, initial_again=a.ink.copy(initial), rate=rate,
        )  # fmt: skip
    change, falls = a.rise(adjusted, initial, relative=False)
    word = "减少" if falls else "增加"
    return a.say(
        "{@adjusted}{adjusted}，比{@initial}{initial}{word}{change}，主要是人员变动和专项资金调整。",
        "与{@initial}{initial}相比，{@adjusted}{adjusted}，{word}{change}。",
        adjusted=adjusted, initial=initial, change=change, word=word,
    )  # fmt: skip


def structure(a: Author) -> Pieces:
    """Spending by kind, with shares."""
    spent, basic, projects = a.amount("spent"), a.amount("basic.spent"), a.amount("projects.spent")
    a.adds(spent, basic, projects)
    if a.ink.chance(0.5):
        return a.say(
            "全年支出{spent}，其中：基本支出{basic}，项目支出{projects}。",
            "支出合计{spent}，由基本支出{basic}和项目支出{projects}组成。",
            "从支出结构看，基本支出{basic}、项目支出{projects}，两项共计{spent}。",
            spent=spent, basic=basic, projects=projects,
        )  # fmt: skip
    one = a.share("basic.spent", "spent", parts=(basic, (spent,)))
    two = a.share("projects.spent", "spent", parts=(projects, (spent,)))
    return a.say(
        "全年支出{spent}，其中基本支出{basic}，占{one}；项目支出{projects}，占{two}。",
        "支出总额{spent}。其中，基本支出{basic}，占总支出的{one}，项目支出{projects}，占总支出的{two}。",
        "在{spent}的总支出中，基本支出{basic}（占比{one}），项目支出{projects}（占比{two}）。",
        spent=spent, basic=basic, projects=projects, one=one, two=two,
    )  # fmt: skip


def basic(a: Author) -> Pieces:
    total, people, public = a.amount("basic.spent"), a.amount("basic.people.spent"), a.amount("basic.public.spent")
    budget = a.amount("basic.adjusted")
    a.adds(total, people, public)
    rate = a.share("basic.spent", "basic.adjusted", parts=(total, (budget,)), wrong="basic.initial")
    return a.say(
        "基本支出预算{budget}，实际支出{total}，{@execution}{rate}，其中人员经费{people}，公用经费{public}。",
        "基本支出{total}，包括人员经费{people}和公用经费{public}，占基本支出预算{budget}的{rate}。",
        "基本支出方面，年度预算{budget}，执行{total}，执行率为{rate}；按经济分类，人员经费{people}、公用经费{public}。",
        budget=budget, total=total, rate=rate, people=people, public=public,
    )  # fmt: skip


def sources(a: Author) -> Pieces:
    total, general, fund = a.amount("adjusted"), a.amount("general"), a.amount("fund")
    if a.ink.chance(0.3):
        a.adds(total, general, fund, exhaustive=False)
        return a.say(
            "{@annual}{total}，其中一般公共预算拨款{general}，政府性基金预算拨款{fund}。",
            "预算总额{total}中，一般公共预算财政拨款{general}，政府性基金{fund}。",
            total=total, general=general, fund=fund,
        )  # fmt: skip
    other = a.amount("other")
    a.adds(total, general, fund, other)
    return a.say(
        "{@annual}{total}，其中：一般公共预算拨款{general}，政府性基金预算拨款{fund}，其他资金{other}。",
        "资金来源包括一般公共预算{general}、政府性基金预算{fund}和其他收入{other}，合计{total}。",
        "收入预算{total}由一般公共预算拨款{general}、政府性基金预算拨款{fund}、其他收入{other}构成。",
        total=total, general=general, fund=fund, other=other,
    )  # fmt: skip


def growth(a: Author) -> Pieces:
    """Spending against last year's."""
    now, before = a.amount("spent"), a.amount("spent", last=True)
    last = str(a.world.year - 1)
    relative, falls = a.rise(now, before, relative=True)
    word = "下降" if falls else "增长"
    if a.ink.chance(0.5):
        change, _ = a.rise(now, before, relative=False)
        return a.say(
            "{last}年度支出{before}，{year}年度支出{now}，同比{more}{change}，{word}{relative}。",
            "全年支出{now}，较上年的{before}{more}{change}，{word}{relative}。",
            last=last, year=str(a.world.year), before=before, now=now, change=change, relative=relative,
            more="减少" if falls else "增加", word=word,
        )  # fmt: skip
    return a.say(
        "全年支出{now}，上年支出{before}，同比{word}{relative}。",
        "与{last}年支出{before}相比，本年支出{now}，{word}{relative}。",
        last=last, before=before, now=now, relative=relative, word=word,
    )  # fmt: skip


def last_year(a: Author) -> Pieces:
    """Last year's amounts and rate: right beside this year's, and different."""
    budget, spent = a.amount("adjusted", last=True), a.amount("spent", last=True)
    rate = a.share("spent", "adjusted", parts=(spent, (budget,)), last=True)
    return a.say(
        "{last}年调整后预算为{budget}，支出{spent}，{@execution}为{rate}。",
        "上年度预算{budget}，决算支出{spent}，{@execution}{rate}。",
        last=str(a.world.year - 1), budget=budget, spent=spent, rate=rate,
    )  # fmt: skip


def purchase(a: Author) -> Pieces:
    plan, done = a.amount("purchase.plan"), a.amount("purchase")
    rate = a.share("purchase", "purchase.plan", parts=(done, (plan,)), wrong="spent")
    first = a.say(
        "全年政府采购计划金额{plan}，实际采购金额{done}，政府采购执行率{rate}。",
        "政府采购预算{plan}，实际采购{done}，采购执行率为{rate}。",
        "{year}年度政府采购年初计划{plan}，实际完成采购额{done}，占计划的{rate}。",
        plan=plan, done=done, rate=rate, year=str(a.world.year),
    )  # fmt: skip
    if a.ink.chance(0.6):
        total, goods, services = a.amount("purchase"), a.amount("purchase.goods"), a.amount("purchase.services")
        a.adds(total, goods, services)
        first += a.say(
            "实际采购金额{total}，其中货物类{goods}，服务类{services}，无工程类采购。",
            "按类别分，货物采购{goods}，服务采购{services}，合计{total}。",
            total=total, goods=goods, services=services,
        )  # fmt: skip
    if a.ink.chance(0.4):
        small, total = a.amount("purchase.small"), a.amount("purchase")
        rate = a.share("purchase.small", "purchase", parts=(small, (total,)))
        first += a.say(
            "授予中小企业合同金额{small}，占政府采购支出总额{total}的{rate}。",
            "面向中小企业采购{small}，占实际采购金额{total}的比重为{rate}。",
            small=small, total=total, rate=rate,
        )  # fmt: skip
    return first


def assets(a: Author) -> Pieces:
    total, current, fixed, soft = (a.amount(n) for n in ("assets", "assets.current", "assets.fixed", "assets.intangible"))  # fmt: skip
    a.adds(total, current, fixed, soft)
    told = a.say(
        "截至{year}年12月31日，资产总额{total}，其中流动资产{current}，固定资产净值{fixed}，无形资产净值{soft}。",
        "年末资产总计{total}，包括流动资产{current}、固定资产净值{fixed}、无形资产{soft}。",
        "{year}年末{@we}资产总额为{total}：流动资产{current}，固定资产（净值）{fixed}，无形资产{soft}。",
        year=str(a.world.year), total=total, current=current, fixed=fixed, soft=soft,
    )  # fmt: skip
    cost, used = a.amount("assets.cost"), a.amount("assets.used")
    rate = a.share("assets.used", "assets.cost", parts=(used, (cost,)), wrong="assets.fixed")
    return told + a.say(
        "固定资产原值{cost}，在用固定资产原值{used}，固定资产利用率{rate}。",
        "固定资产总额（原值）{cost}，其中实际在用{used}，利用率为{rate}。",
        "在用固定资产{used}，占全部固定资产原值{cost}的{rate}。",
        cost=cost, used=used, rate=rate,
    )  # fmt: skip


def three_public(a: Author) -> Pieces:
    plan, done = a.amount("three.plan"), a.amount("three")
    rate = a.share("three", "three.plan", parts=(done, (plan,)))
    told = a.say(
        "“三公”经费预算{plan}，实际支出{done}，控制率{rate}。",
        "“三公”经费全年支出{done}，为预算{plan}的{rate}。",
        "“三公经费”年初预算数{plan}，决算数{done}，“三公”经费控制率为{rate}。",
        plan=plan, done=done, rate=rate,
    )  # fmt: skip
    if a.ink.chance(0.6):
        car, guest, abroad = a.amount("three.car"), a.amount("three.guest"), a.amount("three.abroad")
        again = a.amount("three")
        a.adds(again, car, guest, abroad)
        told += a.say(
            "支出{again}中，公务用车购置及运行维护费{car}，公务接待费{guest}，因公出国（境）费{abroad}。",
            "其中因公出国（境）费用{abroad}、公务用车运行维护费{car}、公务接待费{guest}，共计{again}。",
            car=car, guest=guest, abroad=abroad, again=again,
        )  # fmt: skip
    if a.ink.chance(0.5):
        before, now = a.amount("three", last=True), a.amount("three")
        relative, falls = a.rise(now, before, relative=True)
        told += a.say(
            "“三公”经费支出{now}，比上年的{before}{word}{relative}。",
            "上年“三公”经费支出{before}，本年{now}，{word}{relative}。",
            now=now, before=before, relative=relative, word="下降" if falls else "增长",
        )  # fmt: skip
    return told


def purchase_equation(a: Author) -> Pieces:
    """The rate of purchases as a printed equation."""
    done, plan = a.amount("purchase", shows=False), a.amount("purchase.plan", shows=False)
    rate = a.share("purchase", "purchase.plan", parts=(done, (plan,)), printed=True)
    return a.say(
        "政府采购执行率={done}/{plan}*100%={rate}。",
        "政府采购执行率＝{done}÷{plan}×100%＝{rate}。",
        "采购执行率＝（{done}÷{plan}）×100%＝{rate}。",
        done=done, plan=plan, rate=rate,
    )  # fmt: skip


def three_equation(a: Author) -> Pieces:
    done, plan = a.amount("three", shows=True), a.amount("three.plan", shows=True)
    rate = a.share("three", "three.plan", parts=(done, (plan,)), printed=True)
    return a.say(
        "“三公”经费控制率={done}/{plan}×100%={rate}。",
        "“三公”经费控制率=“三公”经费实际支出数{done}÷“三公”经费预算安排数{plan}×100%={rate}。",
        done=done, plan=plan, rate=rate,
    )  # fmt: skip


def sum_equation(a: Author) -> Pieces:
    basic_, projects, spent = (a.amount(n, shows=False) for n in ("basic.spent", "projects.spent", "spent"))
    a.adds(spent, basic_, projects, printed=True)
    return a.say(
        "支出合计：{basic}+{projects}={spent}（{unit}）。",
        "本年支出（{unit}）={basic}＋{projects}＝{spent}。",
        basic=basic_, projects=projects, spent=spent, unit=a.ink.hand.unit,
    )  # fmt: skip


def in_place(a: Author, key: str) -> Pieces:
    """All of a project's money arrived: another rate than that of spending."""
    budget = a.amount(f"{key}.adjusted")
    arrived = a.ink.money(a.world.amounts[f"{key}.adjusted"])
    rate = a.ink.rate(Fraction(1))
    a.ink.true(Ratio(rate, arrived, (budget,)))
    return a.say(
        "{name}项目资金{budget}，实际到位{arrived}，资金到位率{rate}。",
        "{name}项目预算批复{budget}，到位资金{arrived}，到位率{rate}。",
        budget=budget, arrived=arrived, name=project_name(a, key), rate=rate,
    )  # fmt: skip


def in_two_units(a: Author, name: str, what: str) -> Pieces:
    """One amount in 万元 and in 元."""
    wan, yuan = a.amount(name), a.amount(name, unit=YUAN if a.ink.hand.unit != YUAN else "万元")
    return a.say(
        "{what}{wan}，即{yuan}。",
        "{what}共{wan}（{yuan}）。",
        "{what}{wan}，折合{yuan}，均已入账。",
        what=what, wan=wan, yuan=yuan,
    )  # fmt: skip


def total_of_projects(a: Author) -> Pieces:
    """What all projects cost, as a sum over their names."""
    keys = a.world.project_keys
    total = a.amount("projects.spent")
    parts = [a.amount(f"{key}.spent") for key in keys]
    a.ink.true(Total(total, tuple(parts)))
    shown: Pieces = []
    mark = a.ink.pick(("、", "，", "；"))
    for at, (key, part) in enumerate(zip(keys, parts, strict=True)):
        shown += [mark if at else "", project_name(a, key), part]
    shown = [piece for piece in shown if piece != ""]
    if a.ink.chance(0.5):
        return ["项目支出", total, "，其中：", *shown, "。"]
    return ["项目支出包括", *shown, "，合计", total, "。"]


def project_name(a: Author, key: str) -> str:
    return a.world.projects[int(key[1:])].name
