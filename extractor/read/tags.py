"""Markup inside text files: tags and entities are blanked one to one, so that no figure is read through them."""

import html
import re

_BREAKING = (
    "article|aside|blockquote|body|br|caption|center|col|colgroup|dd|details|div|dl|dt|footer|form|h[1-6]|head"
    "|header|hr|html|li|link|main|meta|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = "a|abbr|b|code|del|em|font|i|img|input|ins|label|mark|o|s|small|span|strike|strong|sub|sup|tt|u"
_ATTRIBUTES = r"(?:\s[^<>=]{0,40}=[^<>]{0,2000})?\s*/?"
_TAG = re.compile(
    rf"</?(?:(?P<breaking>{_BREAKING})|{_INLINE}){_ATTRIBUTES}>|<!--.*?-->|<!doctype\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_UNSEEN = re.compile(r"<(script|style|template)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n\t|]{1,200}?)(?<=\S)\*\*")


def blank_markup(text: str) -> str:
    """The same text, same length: tags are spaces (a line break first where the tag breaks a line)."""
    text = _BOLD.sub(lambda bold: f"  {bold[1]}  ", text)
    if "<" not in text:
        return text
    blanked = _TAG.sub(_blank_tag, _UNSEEN.sub(lambda unseen: _spaces(unseen[0]), text))
    return _ENTITY.sub(_blank_entity, blanked) if blanked != text else text


def _blank_tag(tag: re.Match[str]) -> str:
    return "\n" + _spaces(tag[0])[1:] if tag["breaking"] else _spaces(tag[0])


def _spaces(markup: str) -> str:
    return re.sub(r"[^\r\n\t]", " ", markup)


def _blank_entity(entity: re.Match[str]) -> str:
    meant = html.unescape(entity[0])
    return (meant if len(meant) == 1 and meant.isprintable() else " ").ljust(len(entity[0]))
