"""All relations that the grammar of a paragraph's sentences makes between its figures."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.labels.grammar import Paragraph
from extractor.labels.grammar_adjustments import adjustments
from extractor.labels.grammar_against_plan import against_plan, rates_of_changes
from extractor.labels.grammar_averages import averages
from extractor.labels.grammar_growth import growths
from extractor.labels.grammar_increases import increases
from extractor.labels.grammar_listings import listings
from extractor.labels.grammar_means import means
from extractor.labels.grammar_products import products
from extractor.labels.grammar_rates import rates_by_metric
from extractor.labels.grammar_rests_of_rates import rests_of_rates
from extractor.labels.grammar_shares import shares
from extractor.labels.grammar_shares_together import sums_of_shares
from extractor.labels.grammar_stems import rates_by_stem
from extractor.labels.grammar_sums import sums
from extractor.labels.labelled import Labelled
from extractor.labels.mention import Mention


def relations_of(sentences: Sequence[Sequence[Mention]], told: Sequence[Mention] = ()) -> Labelled:
    """Ratios, growths, sums, averages and listings of one paragraph, its mentions given sentence by sentence.

    ``told`` holds the mentions of the paragraphs before it.
    """
    paragraph = Paragraph(sentences, told)
    if not told and sum(map(len, sentences)) < 2:  # one figure alone, as in most cells, can only count what is listed
        return Labelled(listings=tuple(listings(paragraph)))
    changes = (*growths(paragraph), *adjustments(paragraph))
    known = {change.change.span for change in changes}
    changes = (*changes, *against_plan(paragraph, known))
    parts = tuple(shares(paragraph))
    rates = tuple(rates_by_metric(paragraph))
    added = tuple(sums(paragraph))
    return Labelled(
        ratios=(*rates, *rates_by_stem(paragraph), *parts, *rates_of_changes(paragraph, known)),
        growths=changes,
        sums=(*added, *sums_of_shares(parts, added, paragraph), *rests_of_rates(paragraph, rates, added)),
        products=tuple(products(paragraph)),
        averages=(*averages(paragraph), *means(paragraph)),
        increases=tuple(increases(paragraph, changes)),
        listings=tuple(listings(paragraph)),
    )
