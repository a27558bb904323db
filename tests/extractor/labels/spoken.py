"""What the labels of a short text are, as the lines of ``sentences.txt``; the text stands under a general heading."""

from collections.abc import Iterator

from extractor.figures import find_figures
from extractor.labels import Labelled, label_narrative
from extractor.read import read_bytes
from schemas.document import Document
from schemas.figure import Figure

TITLE = "某某单位2021年度部门整体绩效自评报告"


def report(body: str, title: str = TITLE) -> Document:
    return read_bytes("report.txt", f"{title}\n\n{body}\n".encode())


def labels_of(body: str, known_projects: tuple[str, ...] = ()) -> tuple[Document, Labelled]:
    document = report(body)
    return document, label_narrative(document, find_figures(document), known_projects=known_projects)


def printed(figure: Figure) -> str:
    return figure.quote.replace(" ", "")


def lines_of(sentence: str) -> list[str]:
    document, labelled = labels_of(f"一、单位基本情况\n\n{sentence}")
    return [*_claims(labelled), *_relations(document, labelled)]


def _claims(labelled: Labelled) -> Iterator[str]:
    for claim in labelled.claims:
        scope = "WHOLE" if claim.scope == "" else claim.scope or "-"
        cells = (claim.metric or "-", claim.words or "-", claim.role or "-", scope, claim.period or "-")
        yield " | ".join((printed(claim.figure), *cells))


def _relations(document: Document, labelled: Labelled) -> Iterator[str]:
    for ratio in labelled.ratios:
        denominators = " or ".join(printed(figure) for figure in ratio.denominators)
        yield f"RATIO {printed(ratio.rate)} = {printed(ratio.numerator)} / {denominators}"
    for growth in labelled.growths:
        falls = " down" if growth.falls else ""
        yield f"GROWTH {printed(growth.change)}{falls}: {printed(growth.previous)} -> {printed(growth.current)}"
    for total in labelled.sums:
        parts = " + ".join(printed(figure) for figure in total.parts)
        less = "".join(f" - {printed(figure)}" for figure in total.subtracted)
        yield f"SUM {printed(total.total)} = {parts}{less} ({'all' if total.exhaustive else 'some'})"
    for average in labelled.averages:
        totals, counts = (" or ".join(map(printed, each)) for each in (average.totals, average.counts))
        yield f"AVERAGE {printed(average.average)} = {totals} / {counts} ({'sure' if average.sure else 'perhaps'})"
    for increase in labelled.increases:
        after = " or ".join(map(printed, increase.values))
        yield f"INCREASE {printed(increase.rate)} by {printed(increase.amount)} to {after}"
    for listing in labelled.listings:
        items = " ".join(document.text[item.start : item.end] for item in listing.items)
        yield f"LIST {printed(listing.stated)}: {items} ({'all' if listing.exhaustive else 'some'})"
