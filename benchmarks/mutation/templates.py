"""Eight kinds of submission, put together from sentences and tables in changing order."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from benchmarks.mutation import grids_money as grids
from benchmarks.mutation import grids_scores as scores
from benchmarks.mutation import telling_money as money
from benchmarks.mutation import telling_work as work
from benchmarks.mutation.author import Author
from benchmarks.mutation.figures import YUAN, Fig, Piece
from benchmarks.mutation.ink import Hand, Ink
from benchmarks.mutation.pages import Block, File, Heading, Paragraph, Submission, Table
from benchmarks.mutation.world import Maker

Told = Callable[[Author], list[Piece]]
TEXT = ("txt", "txt", "md", "html", "docx", "gb")
CHINESE = "一二三四五六七八九十"


class Paper:
    """Blocks in order, with the numbering of headings that this author uses."""

    def __init__(self, a: Author) -> None:
        self.a, self.blocks, self._first, self._second = a, list[Block](), 0, 0

    def title(self, *pieces: Piece) -> None:
        self.blocks.append(Heading(1, list(pieces)))

    def part(self, words: str) -> None:
        self._second = 0
        self.blocks.append(Heading(2, [f"{CHINESE[self._first]}、{words}"]))
        self._first += 1

    def section(self, words: str) -> None:
        self.blocks.append(Heading(3, [f"（{CHINESE[self._second]}）{words}"]))
        self._second += 1

    def write(self, *told: Told, together: bool | None = None) -> None:
        """Sentences, each a paragraph of its own or all in one."""
        sentences = [sentence for sentence in (each(self.a) for each in told) if sentence]
        if together is None:
            together = self.a.ink.chance(0.5)
        if together:
            self.blocks.append(Paragraph([piece for sentence in sentences for piece in sentence]))
        else:
            self.blocks.extend(Paragraph(list(sentence)) for sentence in sentences)

    def table(self, table: Table, *caption: Piece) -> None:
        if caption:
            self.blocks.append(Paragraph(list(caption)))
        self.blocks.append(table)


def some(a: Author, pool: list[Told], low: int, high: int) -> list[Told]:
    return a.ink.random.sample(pool, min(len(pool), a.ink.random.randint(low, high)))


def unit_line(a: Author) -> str:
    return a.ink.pick(("单位：", "金额单位：", "（单位：")) + a.ink.hand.unit


def caption(a: Author, words: str) -> str:
    line = unit_line(a)
    return f"{words}{line}）" if line.startswith("（") else f"{words}　{line}"


def project_sentences(a: Author, low: int, high: int) -> list[Told]:
    keys = a.ink.random.sample(a.world.project_keys, min(len(a.world.projects), a.ink.random.randint(low, high)))
    return [lambda a, key=key: work.project(a, key) for key in keys]  # type: ignore[misc]


def indicator_sentences(a: Author, low: int, high: int) -> list[Told]:
    own = {each.name for project in a.world.projects for each in project.indicators}
    pool = [each for each in a.world.indicators if each.name not in own]
    chosen = a.ink.random.sample(pool, min(len(pool), a.ink.random.randint(low, high)))
    return [lambda a, of=of: work.indicator(a, of) for of in chosen]  # type: ignore[misc]


def survey(a: Author) -> list[Piece]:
    a.surveyed = True
    return work.survey(a)


def narrative(a: Author, paper: Paper) -> None:
    """The usual parts of a department's report."""
    paper.part(a.ink.pick(("部门基本情况", "单位概况", "部门概况")))
    paper.section(a.ink.pick(("主要职能", "机构职责")))
    paper.write(work.duty, *some(a, [work.staff, work.places, work.filler], 1, 3))
    paper.section(a.ink.pick(("预算编制及执行情况", "资金收支情况", "年度收支")))
    paper.write(a.ink.random.choice([money.overview, money.overview, money.whole_year]))
    pool: list[Told] = [money.structure, money.basic, money.sources, money.growth, money.last_year, work.quarters, money.adjustment, money.sum_equation]  # fmt: skip
    paper.write(*some(a, pool, 2, 5))
    paper.part(a.ink.pick(("资金使用和管理情况", "预算管理情况", "预算执行分析")))
    pool = [money.purchase, money.assets, money.three_public, work.filler, money.purchase_equation, money.three_equation, work.kits]  # fmt: skip
    paper.write(*some(a, pool, 2, 5))
    paper.section("项目支出")
    first: list[Told] = [a.ink.random.choice([work.projects_money, work.project_list])]
    if a.ink.chance(0.3):
        first.append(money.total_of_projects)
    if a.ink.chance(0.25):
        first.append(lambda a: money.in_place(a, a.ink.pick(a.world.project_keys)))
    paper.write(*first, *project_sentences(a, 1, 4))


def results(a: Author, paper: Paper) -> None:
    paper.part(a.ink.pick(("履职绩效情况", "绩效目标完成情况", "主要履职成效")))
    paper.write(*indicator_sentences(a, 2, 6), together=a.ink.chance(0.3))
    paper.write(*some(a, [survey, work.approximate, work.filler, lambda a: money.in_two_units(a, "three.guest", "公务接待费支出")], 1, 3))  # fmt: skip


def closing(a: Author, paper: Paper, total: Fig | None = None, value: Fraction | None = None) -> None:
    paper.part(a.ink.pick(("自评结论及存在问题", "总体评价", "评价结论与改进措施")))
    told: list[Told] = [lambda a: work.score(a, total, value)] if total is not None else []
    told += some(a, [work.restated_rate, work.restated_spending, work.restated_work, work.restated_work], 1, 3)
    paper.write(*told)
    paper.write(work.problem, work.next_step)


def heading(a: Author, words: str) -> list[Piece]:
    return [f"{a.world.place}{a.world.body}{a.world.year}年度{words}"]


def department_with_scorecard(a: Author) -> list[File]:
    paper = Paper(a)
    paper.title(*heading(a, a.ink.pick(("部门整体绩效自评报告", "部门整体支出绩效自评报告"))))
    narrative(a, paper)
    results(a, paper)
    table, total, value = scores.scorecard(a)
    closing(a, paper, total, value)
    paper.blocks.append(Paragraph([f"附件：{a.world.year}年度部门整体支出绩效评分表"]))
    paper.table(table)
    return [File("report", a.ink.pick(TEXT), paper.blocks)]


def department_with_projects(a: Author) -> list[File]:
    paper = Paper(a)
    paper.title(*heading(a, "部门整体绩效自评报告"))
    narrative(a, paper)
    stated = grids.count_projects(a)
    paper.blocks.append(Paragraph(["本年度", stated, "项目的预算执行情况见下表。"]))
    paper.table(grids.project_table(a, a.ink.chance(0.4), False), caption(a, "项目支出明细表"))
    if a.ink.chance(0.5):
        paper.table(grids.three_public(a), caption(a, "“三公”经费支出表"))
    results(a, paper)
    closing(a, paper)
    return [File("report", a.ink.pick(TEXT), paper.blocks)]


def accounts_report(a: Author) -> list[File]:
    paper = Paper(a)
    paper.title(*heading(a, "部门决算及绩效情况说明"))
    paper.part("收支决算总体情况")
    paper.write(money.whole_year, *some(a, [money.sources, money.growth, money.structure], 1, 3))
    paper.table(grids.accounts(a), caption(a, "支出决算表"))
    paper.part("“三公”经费及政府采购情况")
    paper.write(money.three_public, money.purchase)
    paper.table(grids.three_public(a), caption(a, "“三公”经费决算表"))
    paper.part("人员和资产情况")
    paper.write(work.staff, money.assets)
    if a.ink.chance(0.7):
        paper.table(grids.staff(a), "人员情况表")
    results(a, paper)
    return [File("report", a.ink.pick(TEXT), paper.blocks)]


def form_blocks(a: Author, key: str, level: int, kind: str) -> list[Block]:
    name = a.world.projects[int(key[1:])].name
    unit = f"（{a.ink.hand.unit}）"
    funds, indicators, _, _ = scores.form(a, key, unit)
    blocks: list[Block] = [Heading(level, [f"{a.world.year}年度项目支出绩效自评表（{name}）"])]
    blocks.append(Paragraph([f"项目名称：{name}　主管部门：{a.world.body}"]))
    if kind in ("xlsx", "docx", "html") and a.ink.chance(0.5):
        funds.rows += indicators.rows
        return [*blocks, funds]
    project = a.world.projects[int(key[1:])]
    between: list[Block] = []
    for of in project.indicators:
        goal: list[Piece] = [f"年度总体目标：{of.name}达到", a.goal(of, "target"), "，按期完成各项任务。"]
        done: list[Piece] = [
            f"实际完成情况：{of.name}",
            a.goal(of, "actual"),
            "，资金支出",
            a.amount(f"{key}.spent"),
            "。",
        ]
        between = [Paragraph(goal), Paragraph(done)]
    return [*blocks, funds, *between, indicators]


def project_forms(a: Author) -> list[File]:
    kind = a.ink.pick(("md", "html", "docx", "xlsx", "txt"))
    blocks: list[Block] = []
    if kind != "xlsx":
        blocks.append(Heading(1, heading(a, "项目支出绩效自评表")))
    for key in a.world.project_keys[: a.ink.random.randint(1, 3)]:
        blocks += form_blocks(a, key, 1 if kind == "xlsx" else 2, kind)
    return [File("forms", kind, blocks)]


def workbook(a: Author) -> list[File]:
    blocks: list[Block] = [
        Heading(1, ["部门整体"]),
        Paragraph([caption(a, f"{a.world.body}{a.world.year}年度支出情况")]),
    ]
    blocks.append(grids.accounts(a))
    blocks += [Heading(1, ["项目汇总"]), Paragraph([caption(a, "项目支出情况汇总表")])]
    blocks.append(grids.project_table(a, a.ink.chance(0.5), a.ink.chance(0.6)))
    if a.ink.chance(0.6):
        blocks += form_blocks(a, "p0", 1, "xlsx")
    if a.ink.chance(0.6):
        blocks += [Heading(1, ["满意度"]), Paragraph(["单位：份"]), grids.survey(a)]
    if a.ink.chance(0.5):
        blocks += [Heading(1, ["三公经费"]), Paragraph([caption(a, "“三公”经费情况")]), grids.three_public(a)]
    return [File("tables", "xlsx", blocks)]


def report_and_attachment(a: Author) -> list[File]:
    paper = Paper(a)
    paper.title(*heading(a, "部门整体支出绩效自评报告"))
    narrative(a, paper)
    results(a, paper)
    closing(a, paper)
    words = a.ink.chance(0.7)
    table = grids.project_table(a, a.ink.chance(0.5), words)
    attached: list[Block] = [
        Heading(1, ["项目表"]),
        Paragraph([caption(a, f"{a.world.year}年度预算项目绩效自评表")]),
        table,
    ]
    kinds = a.ink.random.choice((("docx", "xlsx"), ("txt", "txt"), ("docx", "docx"), ("txt", "xlsx"), ("md", "md")))
    return [File("report", kinds[0], paper.blocks), File("projects", kinds[1], attached)]


def single_project(a: Author) -> list[File]:
    paper, key = Paper(a), "p0"
    name = a.world.projects[0].name
    paper.title(f"{a.world.place}{a.world.body}{name}项目{a.world.year}年度绩效自评报告")
    paper.part("项目概况")
    paper.write(work.duty, lambda a: money.in_two_units(a, f"{key}.adjusted", "项目预算"), work.places)
    paper.part("项目资金情况")
    paper.write(lambda a: work.project(a, key), lambda a: money.in_place(a, key), work.filler)
    paper.part("项目绩效情况")
    paper.write(*indicator_sentences(a, 3, 6))
    paper.write(survey, work.kits, work.approximate)
    blocks = form_blocks(a, key, 2, "md")
    paper.part("问题与建议")
    paper.write(work.problem, work.next_step)
    return [File("report", a.ink.pick(("txt", "md", "docx", "html")), [*paper.blocks, *blocks])]


def memo(a: Author) -> list[File]:
    """All in prose, several figures a sentence."""
    paper = Paper(a)
    paper.title(*heading(a, "预算绩效自评情况"))
    pool: list[Told] = [
        money.structure, money.basic, money.sources, money.growth, money.purchase, money.assets, money.three_public,
        work.staff, work.places, work.projects_money, work.project_list, work.quarters, survey, work.kits,
        work.approximate, money.total_of_projects, money.last_year,
    ]  # fmt: skip
    paper.write(work.duty, money.overview, together=True)
    paper.write(*some(a, pool, 6, 11), together=True)
    paper.write(*project_sentences(a, 1, 3), *indicator_sentences(a, 2, 5), together=True)
    paper.write(work.restated_rate, work.restated_work, work.next_step, together=True)
    return [File("report", a.ink.pick(("txt", "docx", "gb", "md")), paper.blocks)]


TEMPLATES: dict[str, Callable[[Author], list[File]]] = {
    "department+scorecard": department_with_scorecard,
    "department+projects": department_with_projects,
    "accounts": accounts_report,
    "forms": project_forms,
    "workbook": workbook,
    "report+attachment": report_and_attachment,
    "single project": single_project,
    "memo": memo,
}


def hand(random: Random) -> tuple[Hand, Fraction]:
    """An author's habits and the scale of the body's money."""
    unit, decimals = random.choice([("万元", 2)] * 6 + [("万元", 6), ("万元", 4), ("万元", 0), (YUAN, 2), (YUAN, 2)])
    made = Hand(
        unit=unit, decimals=decimals,
        rate_decimals=random.choice((2, 2, 2, 2, 1, 0)),
        comma=random.random() < 0.55, gap=" " if random.random() < 0.2 else "",
        drops_zeros=random.random() < 0.4, spells=random.random() < 0.4,
        constant_terms=random.random() < 0.6,
    )  # fmt: skip
    return made, Fraction(random.choice((1, 1, 1, 3, 10)))


def submission(seed: int) -> Submission:
    """A consistent submission. Where an author's rounding breaks a relation even at the strictest, another is made."""
    for attempt in range(40):
        random = Random(f"{seed}/{attempt}")
        habits, scale = hand(random)
        a = Author(Ink(random, habits), Maker(random, scale).world())
        template = list(TEMPLATES)[seed % len(TEMPLATES)]
        files = TEMPLATES[template](a)
        made = Submission(f"{seed:05d}", template, a.world.place, files, a.ink.relations)
        if consistent(made):
            return made
    raise AssertionError(f"no consistent submission from seed {seed}")


def consistent(made: Submission) -> bool:
    made.relations = printed_only(made)
    views = [made.view({}), made.view({}, whole=True)]
    return all(
        relation.holds(view, reading)
        for relation in made.relations
        for view in views
        for reading in ("printed", "strict")
    )  # type: ignore[arg-type]


def printed_only(made: Submission) -> list:  # type: ignore[type-arg]
    """Relations between figures that all stand on paper."""
    pieces = {piece.key for _, piece in made.pieces() if not isinstance(piece, str)}
    return [each for each in made.relations if all(piece.key in pieces for piece in (*each.figs, *each.lists))]
