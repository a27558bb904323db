"""Which figures a model is asked about: those the words around leave without a metric, and a few known ones as controls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.labels.metrics import metrics_for
from extractor.model.chunks import Passage
from extractor.model.controls import spread
from extractor.model.relations import Key, bound, key
from schemas.document import Document, Span
from schemas.extraction import Claim, Extraction
from schemas.figure import Figure

_NO_VALUE = re.compile(r"(?:增长|下降|占比|之比|扣分)$|^(?:平均|人均|户均|每)|每[人户次台册]")
_HAN = re.compile(r"[一-鿿]")
_FEWEST_WORDS = 8
_FEWEST_OF_A_LINE = 3
_OF_METRICS = re.compile(r"预算|资金|经费|款|支|花|用|执行|采购|编|人员|资产|满意|完成|到位|结转|结余|进度|盘子|财")
_FEWEST_CONTROLS, _MOST_CONTROLS = 3, 8


@dataclass(frozen=True)
class ToLabel:
    """The passages to send, and among their figures the claims of those whose metric is known."""

    passages: tuple[Passage, ...]
    known: Mapping[Key, Claim]


def to_label(documents: Sequence[Document], extraction: Extraction, *, everything: bool = False) -> ToLabel:
    """What to send; ``everything`` where the model is to label the known figures as well."""
    told = [claim for claim in _each_once(extraction) if _states_a_value(claim)]
    known = {key(claim.figure): claim for claim in told if claim.metric is not None}
    if everything:
        return ToLabel(_passages(documents, told), known)
    checked = bound(extraction)
    open_ = [
        claim for claim in told if claim.metric is None and _worth_asking(claim) and key(claim.figure) not in checked
    ]
    if not open_ or not _computes(open_, told, checked):
        return ToLabel((), {})
    controls = _controls(open_, list(known.values()))
    return ToLabel(_passages(documents, [*open_, *controls]), {key(claim.figure): claim for claim in controls})


def _computes(open_: Sequence[Claim], told: Sequence[Claim], checked: Collection[Key]) -> bool:
    """Whether labels could come to anything that arithmetic bears out: parts told side by side, or a rate yet unbound
    and two figures to make it. What only looks like another figure by a slip is asked about as a pair."""
    parts = [claim for claim in open_ if claim.figure.unit.dimension != "ratio"]
    side_by_side = Counter((claim.context, claim.figure.unit.dimension) for claim in parts)
    rates = [each for each in told if each.figure.unit.dimension == "ratio" and key(each.figure) not in checked]
    amounts = [each for each in told if each.figure.unit.dimension != "ratio" and each.metric is not None]
    amounts += [each for each in open_ if each.figure.unit.dimension == "money"]
    return max(side_by_side.values(), default=0) > 1 or (bool(rates) and len(amounts) > 1)


def _each_once(extraction: Extraction) -> list[Claim]:
    """The claims that sentences make, one a figure; what stands in a printed equation is checked without a label."""
    computed = [(each.span.document, each.span.start, each.span.end) for each in extraction.equations]
    once: dict[Key, Claim] = {}
    for claim in extraction.claims:
        span = claim.figure.span
        inside = any(span.document == name and start <= span.start < end for name, start, end in computed)
        if claim.labelled_by == "lexicon" and not inside and _in_words(claim, extraction):
            once.setdefault(key(claim.figure), claim)
    return list(once.values())


def _in_words(claim: Claim, extraction: Extraction) -> bool:
    """Whether there is a sentence to judge by, and not only a cell or a line with a value (1,264户)."""
    fewest = _FEWEST_OF_A_LINE if claim.source == "narrative" else _FEWEST_WORDS
    return len(_HAN.findall(extraction.text((claim.context,)))) >= fewest


def _states_a_value(claim: Claim) -> bool:
    return bool(metrics_for(claim.figure.unit.dimension)) and _NO_VALUE.search(claim.words.replace(" ", "")) is None


def _worth_asking(claim: Claim) -> bool:
    """Counts have a name of their own in the words beside them; amounts may be a metric by another name, and so may
    rates that speak of money, staff or what the metrics of rates are about."""
    words = claim.words.replace(" ", "")
    if not words or claim.figure.unit.dimension == "money":
        return True
    return claim.figure.unit.dimension == "ratio" and (len(words) < 4 or _OF_METRICS.search(words) is not None)


def _controls(open_: Sequence[Claim], known: Sequence[Claim]) -> list[Claim]:
    """A few known figures, first those that are measured as most of the open ones are, in sentences that are sent anyway:
    a model that gives all figures of a dimension one name is right about one of them at most."""
    sent = {claim.context for claim in open_}
    mostly = Counter(claim.figure.unit.dimension for claim in open_).most_common(1)[0][0]
    near = sorted(
        known,
        key=lambda claim: (
            claim.figure.unit.dimension != mostly,
            claim.context not in sent,
            claim.source != "narrative",
        ),
    )
    most = min(_MOST_CONTROLS, max(_FEWEST_CONTROLS, len(open_) // 4))
    return [near[at] for at in spread([(str(claim.metric), at) for at, claim in enumerate(near)], most)]


def _passages(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Passage, ...]:
    """The sentences and rows of some claims, in reading order, each with its figures."""
    figures: dict[Span, list[Figure]] = {}
    for claim in claims:
        figures.setdefault(claim.context, []).append(claim.figure)
    found: list[Passage] = []
    for document in documents:
        contexts = sorted(context for context in figures if context.document == document.name)
        for context in contexts:
            own = sorted(figures[context], key=lambda figure: figure.span.start)
            found.append(Passage(document, context, tuple(own), document.heading_path(context.start)))
    return tuple(found)
