"""Wholes of shares that stand in a paragraph above: named in the same words, or by what the sentence opens with."""

from __future__ import annotations

from extractor.labels.grammar import Paragraph, only, values
from extractor.labels.mention import Mention
from extractor.labels.metrics import find_part, names_within
from extractor.labels.words import normalised
from schemas.extraction import Role
from schemas.patterns import late

_OPENS = late(r"(?P<whole>[^，。；：:]{4,60}?)(?:支出)?(?:决算|支出|费用)?中[，,]")
_USED = late(r"用于[^，。；：:0-9]{0,8}[:：]")
_SAYS_ENOUGH = 5
_OWN_NAME = late(r"合计$|总[数额量计]|规模$|^全")


def told_so(paragraph: Paragraph, name: str, part: Mention) -> list[Mention]:
    """``占本年支出合计的31.45%``: what was told once under just these words, however far above."""
    if len(name) < _SAYS_ENOUGH or _OWN_NAME.search(name) is None:
        return []
    told = [*paragraph.before(part, 2), *paragraph.told]
    called = [m for m in values(told) if m.comparable(part) and m.lead.rstrip("为是达共").endswith(name)]
    alike = only(called) if called else None
    if alike is None or alike.role in (Role.TARGET, Role.LAST_YEAR) or alike.year != part.year:
        return []
    return [alike]


def what_opens(paragraph: Paragraph, part: Mention) -> Mention | None:
    """``“三公”经费支出决算中，公务接待费2.14万元，占1.28%``: the sentence opens with what was told above."""
    opened = _OPENS.match(part.sentence.text)
    named = find_part(normalised(opened["whole"]).replace(" ", "")) if opened and part.metric else None
    if named is None or part.part not in names_within(named[0]):
        return None
    told = [*paragraph.before(part, 3), *paragraph.told]
    of_it = [m for m in values(told) if (m.part, m.metric, m.role) == (named[0], part.metric, part.role)]
    alike = [m for m in of_it if m.year in (None, part.year) and "reference" not in m.notes]
    return only(alike) if alike else None


def what_is_used(paragraph: Paragraph, part: Mention) -> Mention | None:
    """``财政拨款支出1,264.92万元，主要用于以下方面：教育支出67.64万元，占5.35%``: the sentence divides its own first amount."""
    text = part.sentence.text
    opened = next((found for found in _USED.finditer(text, 0, part.start)), None) if "用于" in text else None
    if opened is None:
        return None
    return next((m for m in values(paragraph.before(part)) if m.end <= opened.start() and m.comparable(part)), None)
