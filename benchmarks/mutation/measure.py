"""Runs Hedui over clean submissions and their mutants and counts what it found, missed and imagined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from random import Random

from benchmarks.mutation.figures import Piece
from benchmarks.mutation.hedui import Answer, Said, ask
from benchmarks.mutation.mutations import Mutant, mutants
from benchmarks.mutation.pages import Block, Submission, Table
from benchmarks.mutation.relations import IMPLEMENTED
from benchmarks.mutation.templates import submission
from benchmarks.mutation.written import Spot, Written, shown, write


@dataclass(frozen=True)
class Alarm:
    """A finding that should not be: where, and what the generator printed there."""

    submission: str
    template: str
    kind: str
    code: str
    severity: str
    message: str
    lines: tuple[str, ...]
    slip: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant. ``found`` holds the codes at the wrong figure, ``elsewhere`` new ones that miss it."""

    submission: str
    template: str
    kind: str
    slip: str
    before: str
    after: str
    line: str
    expected: str
    broken: tuple[str, ...]
    relations: str
    found: tuple[str, ...]
    severities: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def wanted(self) -> bool:
        """Whether a family that Hedui has today is broken."""
        return any(family in IMPLEMENTED for family in self.broken)

    @property
    def caught(self) -> bool:
        return bool(self.found)


@dataclass
class Measured:
    clean: int = 0
    alarmed: int = 0
    alarms: list[Alarm] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        self.clean += other.clean
        self.alarmed += other.alarmed
        self.alarms += other.alarms
        self.outcomes += other.outcomes
        self.failures += other.failures
        for kind, number in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + number


def measure(clean: int, wrong: int, seed: int, jobs: int) -> Measured:
    """``clean`` submissions, and about ``wrong`` mutants spread over them."""
    each = [wrong * (at + 1) // clean - wrong * at // clean for at in range(clean)]
    tasks = [(seed * 100_000 + at, number) for at, number in enumerate(each)]
    whole = Measured()
    for part in _run(tasks, jobs):
        whole.add(part)
    return whole


def _run(tasks: list[tuple[int, int]], jobs: int) -> Iterator[Measured]:
    if jobs == 1:
        yield from map(one, tasks)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(one, tasks, chunksize=4)


def one(task: tuple[int, int]) -> Measured:
    seed, number = task
    made = submission(seed)
    measured = Measured(clean=1, kinds={kind_of(made): 1})
    try:
        written = write(made, {})
        answer = ask(written)
        measured.alarms = [alarm(made, said, answer) for said in answer.findings]
        measured.alarmed = int(bool(answer.findings))
        for mutant in mutants(made, Random(f"{seed}/mutants"), number):
            measured.outcomes.append(outcome(made, mutant, answer))
    except Exception as error:  # a crash of the engine is a result, not the end of the run
        measured.failures.append(f"{made.name} {made.template} {kind_of(made)}: {type(error).__name__}: {error}")
    return measured


def kind_of(made: Submission) -> str:
    return "+".join(file.kind for file in made.files)


def outcome(made: Submission, mutant: Mutant, before: Answer) -> Outcome:
    written = write(made, mutant.overrides)
    answer = ask(written)
    new = [said for said in answer.findings if not any(same(said, old) for old in before.findings)]
    spots = [written.spots[key] for key in mutant.keys] + counted(made, mutant, written)
    hits = [said for said in new if any(answer.holds(said, spot) for spot in spots)]
    touched = [r for r in made.relations if any(p.key in mutant.overrides for p in (*r.figs, *r.lists))]
    view = made.view(mutant.overrides)
    broken = [r for r in touched if not r.holds(view, "strict")]
    return Outcome(
        made.name, made.template, kind_of(made), mutant.slip, mutant.before, mutant.after,
        line_of(made, mutant, spots[0]), mutant.expected, mutant.broken,
        " ; ".join(told(relation, mutant) for relation in broken),
        tuple(said.code for said in hits), tuple(said.severity for said in hits),
        tuple(f"{said.code} {said.message}" for said in new if said not in hits),
    )  # fmt: skip


def same(said: Said, old: Said) -> bool:
    """Whether a false alarm on the clean submission is told again: at the same places but for the changed one."""
    if said.code != old.code or len(said.places) != len(old.places):
        return False
    left = [place.quote for place in old.places]
    shared = 0
    for place in said.places:
        if place.quote in left:
            left.remove(place.quote)
            shared += 1
    return shared >= max(1, len(said.places) - 1)


def counted(made: Submission, mutant: Mutant, written: Written) -> list[Spot]:
    """Where a name was dropped, the stated count is evidence as good."""
    return [
        written.spots[relation.figs[0].key]
        for relation in made.relations
        if any(names.key in mutant.overrides for names in relation.lists)
    ]


def told(relation: object, mutant: Mutant) -> str:
    pieces = (*relation.figs, *relation.lists)  # type: ignore[attr-defined]
    shown = [mutant.overrides.get(piece.key, piece).text for piece in pieces]
    return f"{type(relation).__name__}({', '.join(shown[:9])})"


def line_of(made: Submission, mutant: Mutant, spot: Spot) -> str:
    """The sentence or the table's row that a piece stands in, for a person to look at."""
    place = spot.cell or (f"@{spot.start}" if spot.start is not None else "")
    for file in made.files:
        for block in file.blocks:
            for line in block_lines(block):
                if any(not isinstance(piece, str) and piece.key in mutant.keys for piece in line):
                    return f"{spot.document} {place}: " + "".join(marked(piece, mutant) for piece in line)
    return spot.document


def block_lines(block: Block) -> Iterator[list[Piece]]:
    if isinstance(block, Table):
        for row in block.rows:
            yield [piece for cell in row for piece in ("|", *cell.pieces)]
    else:
        yield block.pieces


def marked(piece: Piece, mutant: Mutant) -> str:
    text = shown(piece, mutant.overrides)
    return text if isinstance(piece, str) or piece.key not in mutant.keys else f"【{text}】"


def alarm(made: Submission, said: Said, answer: Answer, slip: str = "") -> Alarm:
    lines = []
    for place in said.places:
        text = answer.texts[place.document]
        around = (
            text[max(0, place.start - 50) : place.start] + "【" + place.quote + "】" + text[place.end : place.end + 40]
        )
        lines.append(f"{place.document} {place.cell or ''} {around!r}")
    return Alarm(made.name, made.template, kind_of(made), said.code, said.severity, said.message, tuple(lines), slip)
