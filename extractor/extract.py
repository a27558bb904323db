"""Documents in, Extraction out: figures, tables, narrative and equations of a whole submission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.equations import find_equations, find_equations_in
from extractor.figures import find_figures
from extractor.hints import NO_HINTS, Hints
from extractor.labels import Labelled, find_department_and_year, label_narrative
from extractor.tables import TablesRead, read_tables
from schemas.document import Document
from schemas.equation import Equation
from schemas.extraction import Extraction
from schemas.figures import Figures


def extract(documents: Sequence[Document], hints: Hints = NO_HINTS) -> Extraction:
    """What a submission says; ``hints`` label what the lexicon leaves open. Project names seen in tables help to scope the narrative."""
    figures = {document.name: find_figures(document) for document in documents}
    tables = {each.name: _tables(each, figures[each.name], hints) for each in documents}
    projects = tuple(project for read in tables.values() for project in read.projects)
    names = tuple(dict.fromkeys(project.name for project in projects))
    told = {
        document.name: label_narrative(
            document,
            figures[document.name],
            known_projects=names,
            hints=hints.figures_of(document.name),
        )
        for document in documents
    }
    readings: list[TablesRead | Labelled] = [*tables.values(), *told.values()]
    department, year = _head(documents)
    return Extraction(
        documents=tuple(document.name for document in documents),
        figures=tuple(figure for found in figures.values() for figure in found),
        claims=tuple(claim for read in readings for claim in read.claims),
        ratios=tuple(ratio for read in readings for ratio in read.ratios),
        growths=tuple(growth for read in readings for growth in read.growths),
        sums=tuple(sum_ for read in readings for sum_ in read.sums),
        products=tuple(product for read in readings for product in read.products),
        averages=tuple(average for read in readings for average in read.averages),
        increases=tuple(increase for read in readings for increase in read.increases),
        listings=tuple(listing for read in readings for listing in read.listings),
        equations=tuple(
            equation for each in documents for equation in _equations(each, figures[each.name], tables[each.name])
        ),
        scorecards=tuple(card for read in tables.values() for card in read.scorecards),
        projects=projects,
        tables=tuple(seen for read in tables.values() for seen in read.seen),
        texts={document.name: document.text for document in documents},
        department=department,
        year=year,
    )


def _tables(document: Document, figures: Figures, hints: Hints) -> TablesRead:
    labels, columns = hints.figures_of(document.name), hints.columns_of(document.name)
    return read_tables(document, figures, hints=labels, columns=columns)


def _equations(document: Document, figures: Figures, tables: TablesRead) -> Iterator[Equation]:
    """The equations of a document; those in a cell that a page break split are read from its joined parts."""
    joined = [part for parts in tables.split_cells for part in parts]
    for equation in find_equations(document, figures):
        if not any(start <= equation.span.start < end for start, end in joined):
            yield equation
    for parts in tables.split_cells:
        yield from find_equations_in(document, parts, figures)


def _head(documents: Sequence[Document]) -> tuple[str | None, str | None]:
    """The reporting department and the year, from the first document that says them."""
    heads = [find_department_and_year(document) for document in documents]
    department = next((name for name, _ in heads if name), None)
    year = next((year for _, year in heads if year), None)
    return department, year
