"""Markup inside text files: tags and entities are blanked one to one, so that no figure is read through them."""

import html
import re

from schemas.patterns import late

_BREAKING = (
    "article|aside|blockquote|body|br|caption|center|col|colgroup|dd|details|div|dl|dt|footer|form|h[1-6]|head"
    "|header|hr|html|li|link|main|meta|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = "a|abbr|b|code|del|em|font|i|img|input|ins|label|mark|o|s|small|span|strike|strong|sub|sup|tt|u"
_ATTRIBUTES = r"(?:\s[^<>=]{0,40}=[^<>]{0,2000})?\s*/?"
_TAG = late(
    rf"</?(?:(?P<breaking>{_BREAKING})|{_INLINE}){_ATTRIBUTES}>|<!doctype\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<(!--|(?:script|style|template)\b[^<>]{0,2000}>)", re.IGNORECASE)
_ENTITY = late(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n\t|]{1,200}?)(?<=\S)\*\*")


def blank_markup(text: str) -> str:
    """The same text, same length: tags are spaces (a line break first where the tag breaks a line)."""
    text = _BOLD.sub(lambda bold: f"  {bold[1]}  ", text)
    if "<" not in text:
        return text
    blanked = _TAG.sub(_blank_tag, _without_unseen(text))
    return _ENTITY.sub(_blank_entity, blanked) if blanked != text else text


def _without_unseen(text: str) -> str:
    """Comments and scripts are blanked whole; searched for in one pass, however many are never closed."""
    pieces, at = [], 0
    never_closed: set[str] = set()
    for opening in _UNSEEN.finditer(text):
        closing = "-->" if opening[1] == "!--" else f"</{re.split('[^a-zA-Z]', opening[1])[0]}"
        if opening.start() < at or closing in never_closed:
            continue
        found = text.find(closing, opening.end())
        if found < 0:
            never_closed.add(closing)
            continue
        end = text.find(">", found) + 1 or len(text)
        pieces += [text[at : opening.start()], _spaces(text[opening.start() : end])]
        at = end
    return "".join([*pieces, text[at:]])


def _blank_tag(tag: re.Match[str]) -> str:
    return "\n" + _spaces(tag[0])[1:] if tag["breaking"] else _spaces(tag[0])


def _spaces(markup: str) -> str:
    return re.sub(r"[^\r\n\t]", " ", markup)


def _blank_entity(entity: re.Match[str]) -> str:
    meant = html.unescape(entity[0])
    return (meant if len(meant) == 1 and meant.isprintable() else " ").ljust(len(entity[0]))
