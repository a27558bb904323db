"""Tables of money: projects, final accounts, official expenses, and of people and surveys."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.mutation.author import Author
from benchmarks.mutation.figures import Fig, Piece
from benchmarks.mutation.pages import Cell, Table
from benchmarks.mutation.relations import AtMost, Change, Ratio, Rows, Satisfied, Total

EMPTY = ("-", "——", "/", "—")


def cell(*pieces: Piece, rows: int = 1, columns: int = 1) -> Cell:
    return Cell([piece for piece in pieces if piece != ""], rows, columns)


def texts(*words: str) -> list[Cell]:
    return [cell(word) for word in words]


def column_sums(a: Author, body: list[list[Fig | None]], totals: list[Fig | None]) -> None:
    for at, total in enumerate(totals):
        parts = [row[at] for row in body]
        if total is not None and total.kind != "rate":
            a.ink.true(Total(total, tuple(part for part in parts if part is not None)))


def amount_cell(fig: Fig | None) -> Cell:
    return cell("-") if fig is None else cell(fig)


def some_amount(a: Author, name: str) -> Fig | None:
    """Nothing where there is no money: an author's dash instead of 0.00."""
    if a.world.amounts[name] == 0 and a.ink.hand.drops_zeros:
        return None
    return a.amount(name, shows=False)


SPLITS = (("一般公共预算", "general"), ("政府性基金", "fund"), ("其他资金", "other"))


def project_table(a: Author, wide: bool, words: bool) -> Table:
    """One row a project; ``wide`` splits budget and spending by source, ``words`` adds columns of text."""
    keys = [*a.world.project_keys, "projects"]
    opening = a.ink.chance(0.6)
    fields = (["initial"] if opening else []) + ["adjusted"]
    fields += [name for _, name in SPLITS] if wide else []
    fields += ["spent"] + ([f"spent_{name}" for _, name in SPLITS] if wide else [])
    body = {key: [some_amount(a, f"{key}.{name}") for name in fields] for key in keys}
    rows = project_header(a, opening, wide, words)
    header = len(rows)
    for at, key in enumerate(keys):
        figs = dict(zip(fields, body[key], strict=True))
        rate = a.share(
            f"{key}.spent", f"{key}.adjusted", wrong=f"{key}.initial",
            parts=(must(figs["spent"]), tuple(must(figs[n]) for n in ("adjusted", *(["initial"] if opening else [])))),
        )  # fmt: skip
        if wide:
            split_sums(a, figs)
        first = [cell("合计", columns=2)] if key == "projects" else texts(str(at + 1), a.world.projects[at].name)
        if key == "projects" and not a.ink.chance(0.5):
            first = [cell(""), cell(a.ink.pick(("合计", "总计")))]
        rows.append([*first, *(amount_cell(fig) for fig in body[key]), cell(rate), *word_cells(a, key, words)])
    column_sums(a, [body[key] for key in keys[:-1]], body["projects"])
    return Table(rows, header)


def must(fig: Fig | None) -> Fig:
    assert fig is not None
    return fig


def split_sums(a: Author, figs: dict[str, Fig | None]) -> None:
    for total, prefix in (("adjusted", ""), ("spent", "spent_")):
        parts = [figs[prefix + name] for _, name in SPLITS]
        a.ink.true(Total(must(figs[total]), tuple(part for part in parts if part is not None)))


def word_cells(a: Author, key: str, words: bool) -> list[Cell]:
    if not words:
        return []
    if key == "projects":
        return texts("", "")
    project = a.world.projects[int(key[1:])]
    goal: list[Piece] = []
    done: list[Piece] = []
    for at, of in enumerate(project.indicators):
        mark = f"{at + 1}. " if len(project.indicators) > 1 else ""
        goal += [f"{mark}{of.name}", a.goal(of, "target"), "；"]
        done += [f"{mark}{of.name}", a.goal(of, "actual"), "；"]
    return [Cell([*goal[:-1], "。"]), Cell([*done[:-1], "。"])]


def project_header(a: Author, opening: bool, wide: bool, words: bool) -> list[list[Cell]]:
    budget, spent = (
        a.ink.pick(("调整后预算", "全年预算数", "调整预算数")),
        a.ink.pick(("实际支出", "支出数", "执行数", "决算数")),
    )
    rate = a.ink.term("execution_col").replace("（%）", "")
    if not wide:
        names = ["序号", "项目名称", *(["年初预算"] if opening else []), budget, spent, rate]
        return [texts(*names, *(["绩效目标", "完成情况"] if words else []))]
    first = [cell("序号", rows=2), cell("项目名称", rows=2), *([cell("年初预算", rows=2)] if opening else [])]
    first += [cell(budget, columns=4), cell(spent, columns=4), cell(rate, rows=2)]
    first += [cell(word, rows=2) for word in (["年度绩效目标", "完成情况"] if words else [])]
    second = texts(a.ink.pick(("小计", "合计")), *(word for word, _ in SPLITS))
    return [first, [*second, *texts(second[0].pieces[0] if second[0].pieces else "", *(w for w, _ in SPLITS))]]  # type: ignore[arg-type]


def accounts(a: Author) -> Table:
    """Spending by kind against its budget, with parts set in (其中) and a total row."""
    lines = [
        ("一、基本支出", "basic"), ("其中：人员经费", "basic.people"), ("公用经费", "basic.public"),
        ("二、项目支出", "projects"), ("本年支出合计", ""),
    ]  # fmt: skip
    if a.ink.chance(0.4):
        lines = [lines[0], lines[3], ("支出总计", "")]
    rows = [texts("项目", a.ink.pick(("预算数", "调整后预算数", "全年预算数")), a.ink.pick(("决算数", "执行数", "支出数")), a.ink.pick(("执行率", "完成率", "决算数占预算数的比重")))]  # fmt: skip
    told: dict[str, tuple[Fig, Fig]] = {}
    for words, name in lines:
        dot = f"{name}." if name else ""
        budget, spent = a.amount(f"{dot}adjusted", shows=False), a.amount(f"{dot}spent", shows=False)
        rate = a.share(f"{dot}spent", f"{dot}adjusted", parts=(spent, (budget,)), wrong="projects.initial")
        told[name] = (budget, spent)
        rows.append([cell(words), cell(budget), cell(spent), cell(rate)])
    for at in (0, 1):
        a.adds(told[""][at], told["basic"][at], told["projects"][at])
        if "basic.people" in told:
            a.adds(told["basic"][at], told["basic.people"][at], told["basic.public"][at])
    return Table(rows)


def three_public(a: Author) -> Table:
    rows = [
        texts("项目", "上年决算数", "本年预算数", "本年决算数", *(growth := ["增减额"] if a.ink.chance(0.5) else []))
    ]
    lines = [("“三公”经费合计", "three"), ("1.因公出国（境）费", "three.abroad"), ("2.公务用车购置及运行费", "three.car"), ("3.公务接待费", "three.guest")]  # fmt: skip
    columns: list[list[Fig]] = [[], [], []]
    for words, name in lines:
        figs = [a.amount(name, last=True, shows=False), a.amount(f"{name}.plan", shows=False), a.amount(name, shows=False)]  # fmt: skip
        for at, fig in enumerate(figs):
            columns[at].append(fig)
        row = [cell(words), *(cell(fig) for fig in figs)]
        if growth:
            change = a.ink.money(a.world.amounts[name] - a.world.last[name], shows=False)
            a.ink.true(Change(change, figs[2], figs[0]))
            row.append(cell(change))
        rows.append(row)
    for column in columns:
        a.adds(column[0], *column[1:])
    return Table(rows)


def staff(a: Author) -> Table:
    """People by kind with a total row."""
    names = [("管理人员", "staff.civil"), ("专业技术人员", "staff.expert"), ("工勤人员", "staff.worker")]
    rows = [texts("人员类别", "年末实有人数（人）", "占比")]
    total = a.number("staff", "人", shows=False)
    parts = []
    for words, name in names:
        fig = a.number(name, "人", shows=False)
        parts.append(fig)
        share = a.ink.rate(Fraction(fig.value) / Fraction(total.value))
        a.ink.true(Ratio(share, fig, (total,)))
        rows.append([cell(words), cell(fig), cell(share)])
    rows.append([cell("在编人员合计"), cell(total), cell("100%")])
    a.adds(total, *parts)
    return Table(rows)


def survey(a: Author) -> Table:
    """Answers by question: rows and columns add up, and each row has its rate."""
    asked = a.ink.random.sample(("服务态度", "办事效率", "信息公开", "环境设施", "廉洁自律", "业务能力"), 3)
    lines = []
    for _ in asked:
        people = a.ink.random.randint(150, 600)
        very = a.ink.random.randint(int(people * 0.6), int(people * 0.8))
        good = a.ink.random.randint(int(people * 0.1), people - very - 2)
        lines.append([very, good, people - very - good, people])
    lines.append([sum(line[at] for line in lines) for at in range(4)])
    rows = [texts("调查内容", "非常满意", "满意", "不满意", "合计", "满意率")]
    figs = [[a.ink.count(number, "份", shows=False) for number in line] for line in lines]
    for name, line in zip([*asked, "合计"], figs, strict=True):
        a.adds(line[3], *line[:3])
        share = Fraction(line[0].value + line[1].value) / Fraction(line[3].value)
        rate = a.ink.rate(share)
        a.ink.true(AtMost(rate, Fraction(1)), Satisfied(rate, line[0], (line[3],), second=line[1]))
        rows.append([cell(name), *(cell(fig) for fig in line), cell(rate)])
    column_sums(a, [list(line) for line in figs[:-1]], list(figs[-1]))
    return Table(rows)


def count_projects(a: Author) -> Fig:
    """A stated number of projects whose table follows."""
    stated = a._remember("projects", a.ink.count(len(a.world.projects), "个"))
    a.ink.true(Rows(stated, len(a.world.projects)))
    return stated
