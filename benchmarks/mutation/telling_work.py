"""Sentences about work done: staff, projects, indicators, quarters, surveys, scores, and what others call filler."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.mutation.author import Author
from benchmarks.mutation.figures import Fig, Piece
from benchmarks.mutation.relations import Met, Product, Twin
from benchmarks.mutation.telling_money import project_name
from benchmarks.mutation.words.trades import FILLER, NEXT_STEPS
from benchmarks.mutation.world import Indicator

Pieces = list[Piece]


def duty(a: Author) -> Pieces:
    return a.say(
        "{body}主要承担{duty}等职责。",
        "{body}的主要职能是{duty}，为财政全额保障单位。",
        "根据职责分工，{body}负责{place}范围内{duty}工作。",
        body=a.world.body, duty=a.world.trade.duty, place=a.world.place,
    )  # fmt: skip


def staff(a: Author) -> Pieces:
    posts, people = a.number("posts", "名"), a.number("staff", "人")
    if a.ink.chance(0.5):
        rate = a.number_share(people, posts, "staff/posts")
        told = a.say(
            "核定编制{posts}，年末实有在编{people}，编制使用率{rate}。",
            "人员编制{posts}，实际在编{people}，在编人员控制率为{rate}。",
            posts=posts, people=people, rate=rate,
        )  # fmt: skip
    else:
        told = a.say(
            "核定编制{posts}，年末在编{people}。",
            "{@we}编制数{posts}，{year}年末实有在编人员{people}。",
            posts=posts, people=people, year=str(a.world.year),
        )  # fmt: skip
    if a.ink.chance(0.6):
        again = a.number("staff", "人")
        civil, expert, worker = (a.number(n, "人") for n in ("staff.civil", "staff.expert", "staff.worker"))
        a.adds(again, civil, expert, worker)
        told += a.say(
            "在编{again}中，管理人员{civil}，专业技术人员{expert}，工勤人员{worker}。",
            "其中管理岗{civil}、专业技术岗{expert}、工勤技能岗{worker}，在编人数共{again}。",
            again=again, civil=civil, expert=expert, worker=worker,
        )  # fmt: skip
    if a.ink.chance(0.5):
        told += a.say(
            "另有编外人员{extra}，退休人员{retired}。",
            "聘用编外人员{extra}；退休人员{retired}。",
            extra=a.number("extra", "人"), retired=a.number("retired", "人"),
        )  # fmt: skip
    return told


def places(a: Author) -> Pieces:
    """A stated count and the names that follow, all of them or not."""
    listed, noun = a.world.trade.listed, a.world.trade.listed_noun
    names = a.ink.random.sample(listed, a.ink.random.randint(3, min(6, len(listed))))
    if a.ink.chance(0.25):
        stated = a.ink.count(len(names) + a.ink.random.randint(2, 9), noun[0])
        return [f"工作覆盖全域{noun[1:]}", stated, "，包括", a.ink.names(names), "等。"]
    stated = a.ink.count(len(names), noun[0])
    return a.say(
        "年度任务涉及{stated}" + noun[1:] + "，分别为{names}。",
        "选定{stated}" + noun[1:] + "先行实施：{names}。",
        "全年在{stated}" + noun[1:] + "（{names}）开展试点。",
        stated=stated, names=a.list_of(names, stated),
    )  # fmt: skip


def project_list(a: Author) -> Pieces:
    names = [project.name for project in a.world.projects]
    stated = a._remember("projects", a.ink.count(len(names), "个"))
    return a.say(
        "{year}年共实施{stated}项目，分别是{names}。",
        "本年度安排项目{stated}：{names}。",
        "项目支出涉及{names}，共{stated}项目。",
        "全年共有{stated}预算项目，即{names}。",
        year=str(a.world.year), stated=stated, names=a.list_of(names, stated),
    )  # fmt: skip


def projects_money(a: Author) -> Pieces:
    budget, spent = a.amount("projects.adjusted"), a.amount("projects.spent")
    stated = a._remember("projects", a.ink.count(len(a.world.projects), "个"))
    rate = a.share("projects.spent", "projects.adjusted", parts=(spent, (budget,)), wrong="projects.initial")
    return a.say(
        "{stated}项目预算合计{budget}，支出合计{spent}，{@execution}{rate}。",
        "{stated}项目共{@money_given}{budget}，{@money_used}{spent}，项目{@execution}为{rate}。",
        "项目支出方面，{stated}项目全年预算{budget}，执行{spent}，执行率{rate}。",
        stated=stated, budget=budget, spent=spent, rate=rate,
    )  # fmt: skip


def project(a: Author, key: str) -> Pieces:
    """One project's money and what it did."""
    budget, spent, name = a.amount(f"{key}.adjusted"), a.amount(f"{key}.spent"), project_name(a, key)
    rate = a.share(f"{key}.spent", f"{key}.adjusted", parts=(spent, (budget,)), wrong=f"{key}.initial")
    told = a.say(
        "{name}项目{@money_given}{budget}，{@money_used}{spent}，{@execution}{rate}。",
        "{name}：预算{budget}，支出{spent}，{@execution}为{rate}。",
        "“{name}”项目预算为{budget}，实际支出为{spent}，执行率{rate}。",
        "{name}项目全年支出{spent}，占预算{budget}的{rate}。",
        name=name, budget=budget, spent=spent, rate=rate,
    )  # fmt: skip
    if a.ink.chance(0.25):
        told += part_of_project(a, key)
    for of in a.world.projects[int(key[1:])].indicators[: a.ink.random.randint(0, 2)]:
        told += indicator(a, of)
    return told


def part_of_project(a: Author, key: str) -> Pieces:
    """A part of a project with figures of its own that are not the project's."""
    budget, spent = a.amount(f"{key}.part_adjusted"), a.amount(f"{key}.part_spent")
    rate = a.share(f"{key}.part_spent", f"{key}.part_adjusted", parts=(spent, (budget,)))
    return a.say(
        "其中一期工程子项预算{budget}，支出{spent}，执行率{rate}。",
        "该项目所含的设备采购部分预算{budget}，支付{spent}，支付率{rate}。",
        budget=budget, spent=spent, rate=rate,
    )  # fmt: skip


def indicator(a: Author, of: Indicator) -> Pieces:
    if of.is_rate:
        return rate_indicator(a, of)
    actual = a.goal(of, "actual")
    shape = a.ink.random.random()
    if of.falls or shape < 0.2:
        target = a.goal(of, "target")
        a.ink.true(Met(actual, target, of.falls))
        limit = ("不高于", "控制在不超过", "不超过") if of.falls else ("不少于", "至少", "不低于")
        return a.say(
            "{name}为{actual}，达到{limit}{target}的要求。",
            "{name}{actual}，目标值为{limit}{target}，已完成。",
            name=of.name, actual=actual, limit=a.ink.pick(limit), target=target,
        )  # fmt: skip
    if shape < 0.65:
        target = a.goal(of, "target")
        rate = a.done_rate(of, actual, target)
        a.ink.true(Met(actual, target, rate=rate))
        return a.say(
            "{name}{actual}，{@target}{target}，{@done_rate}{rate}。",
            "全年{name}达{actual}，为{@target}{target}的{rate}。",
            "{@target}{name}{target}，实际完成{actual}，{@done_rate}为{rate}。",
            "{name}的{@target}为{target}，实际{actual}，完成率{rate}。",
            name=of.name, actual=actual, target=target, rate=rate,
        )  # fmt: skip
    if shape < 0.85 and of.actual != of.last:
        before = a.goal(of, "last")
        change, falls = a.rise(actual, before, relative=True)
        return a.say(
            "{name}{actual}，上年为{before}，同比{word}{change}。",
            "{name}由上年的{before}{moved}到{actual}，{word}{change}。",
            "{name}{actual}，较{last}年的{before}{word}{change}。",
            name=of.name, actual=actual, before=before, change=change, word="下降" if falls else "增长",
            moved="减少" if falls else "增加", last=str(a.world.year - 1),
        )  # fmt: skip
    return a.say("{name}{actual}。", "全年{name}{actual}，按期完成。", name=of.name, actual=actual)


def rate_indicator(a: Author, of: Indicator) -> Pieces:
    actual = a.goal(of, "actual")
    if a.ink.chance(0.4):
        before = a.goal(of, "last")
        change, falls = a.rise(actual, before, relative=False)
        return a.say(
            "{name}{actual}，比上年的{before}{word}{change}。",
            "{name}由上年{before}{word}到{actual}，{word}{change}。",
            name=of.name, actual=actual, before=before, change=change, word="下降" if falls else "提高",
        )  # fmt: skip
    target = a.goal(of, "target")
    if a.ink.chance(0.33):  # not called reached: what falls short is no contradiction
        return a.say("{name}达到{actual}（目标值{target}）。", name=of.name, actual=actual, target=target)
    a.ink.true(Met(actual, target))
    return a.say(
        "{name}{actual}，高于{target}的目标值。",
        "{name}为{actual}，完成了不低于{target}的年度目标。",
        name=of.name, actual=actual, target=target,
    )  # fmt: skip


def approximate(a: Author) -> Pieces:
    """A figure that a qualifier opens: near what was told before, and no conflict."""
    of = a.ink.random.choice([each for each in a.world.indicators if not each.is_rate and not each.falls])
    step = 10 ** (len(str(int(of.actual))) - 2)
    if of.actual < 1000 or of.actual % step == 0:
        return []
    low = int(of.actual / step) * step
    before, after = a.ink.random.choice([("约", ""), ("近", ""), ("", "以上"), ("", "左右"), ("超过", "")])
    near = low + step if before == "近" or (2 * (of.actual - low) > step and "左右约".count(before + after)) else low
    opened = a.ink.count(near, of.unit).changed(before=before, after=after, spelled=False)
    return [f"总体来看，{of.name}", opened, "，群众反映良好。"]


def quarters(a: Author) -> Pieces:
    """Cumulative rates of four quarters; the fourth is the year's."""
    year = a.share("spent", "adjusted")
    told: list[Fig] = []
    for at in range(3):
        value = Fraction(int((0.19 + 0.25 * at + a.ink.random.uniform(0, 0.06)) * 10000), 10000)
        told.append(a.ink.rate(value))
    return a.say(
        "一至四季度累计支出进度分别为{q1}、{q2}、{q3}、{q4}。",
        "分季度看，一季度末{q1}，二季度末{q2}，三季度末{q3}，年末{q4}（均为累计支出进度）。",
        "第一季度累计执行率{q1}，上半年累计执行率{q2}，前三季度累计执行率{q3}，全年执行率{q4}。",
        q1=told[0], q2=told[1], q3=told[2], q4=year,
    )  # fmt: skip


def survey(a: Author) -> Pieces:
    sent, back, content = (a.number(n, "份") for n in ("sent", "returned", "content"))
    returned = a.number_share(back, sent, "returned/sent")
    rate = a.number_share(content, back, "content/returned")
    served = a.world.trade.served
    return a.say(
        "共发放问卷{sent}，收回有效问卷{back}，回收率{returned}；评价满意的{content}，{served}{@satisfied}{rate}。",
        "满意度调查发放问卷{sent}，回收{back}，有效回收率为{returned}，其中满意{content}，{@satisfied}为{rate}。",
        sent=sent, back=back, content=content, returned=returned, rate=rate, served=served,
    )  # fmt: skip


def restated_rate(a: Author) -> Pieces:
    """The year's rate told once more, far from its parts."""
    rate = a.share("spent", "adjusted", wrong="initial")
    return a.say(
        "全年{@execution}为{rate}，总体符合序时进度要求。",
        "从资金执行看，部门整体{@execution}{rate}，仍有提升空间。",
        "存在的主要问题是支付进度前松后紧，全年预算执行率仅为{rate}。",
        "受结算滞后影响，{@we}{year}年预算执行率为{rate}，未达到100%。",
        rate=rate, year=str(a.world.year),
    )  # fmt: skip


def restated_spending(a: Author) -> Pieces:
    return a.say(
        "综上，{@we}全年支出{spent}，较好保障了履职需要。",
        "{year}年度部门整体支出{spent}，主要用于{duty}。",
        spent=a.amount("spent"), year=str(a.world.year), duty=a.world.trade.duty,
    )  # fmt: skip


def restated_work(a: Author) -> Pieces:
    of = a.ink.random.choice([each for each in a.world.indicators if not each.falls])
    actual = a.goal(of, "actual")
    return a.say(
        "全年{name}{actual}，实现了预期目标。",
        "履职效果方面，{name}达到{actual}。",
        "成效主要体现在：{name}{actual}，社会反响较好。",
        name=of.name, actual=actual,
    )  # fmt: skip


def kits(a: Author) -> Pieces:
    """A price times a number: three figures that multiply."""
    number = a.world.counts["kits"]
    price = Fraction(a.ink.random.randint(12, 88) * 100)
    many, each, whole = (
        a.ink.count(number, "套"),
        a.ink.money(price / 10_000, unit="元"),
        a.ink.money(price * number / 10_000, unit="元"),
    )
    a.ink.true(Product(whole, many, each, of="PRODUCT"))
    return ["采购专用设备", many, "，单价", each, "，共支付", whole, "。"]


def score(a: Author, total: Fig | None = None, value: Fraction | None = None) -> Pieces:
    """The total that the scoring table holds, told in the text."""
    fig = a.ink.score(value if value is not None else Fraction(96), shows=True)
    if total is not None:
        a.ink.true(Twin(total, fig))
    return a.say(
        "对照评分表，{@we}{year}年度自评得分{fig}，等级为“优”。",
        "经综合评定，本次绩效自评总分为{fig}，评价等级为优。",
        "自评综合得分{fig}（满分100分）。",
        fig=fig, year=str(a.world.year),
    )  # fmt: skip


def problem(a: Author) -> Pieces:
    return ["存在的问题：" if a.ink.chance(0.4) else "一是", a.ink.pick(a.world.trade.problems), "。"]


def filler(a: Author) -> Pieces:
    return [a.ink.pick(FILLER)]


def next_step(a: Author) -> Pieces:
    return [a.ink.pick(NEXT_STEPS)]
