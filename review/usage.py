"""What was wrong with a command line, in words and in both languages. What the parser says in English is said again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # --help does not wait for pydantic
    from schemas.base import Language

_ERRORS = {
    "NoSuchOption": "没有选项 {option_name}",
    "BadOptionUsage": "选项 {option_name} 用法不对（{message}）",
    "MissingParameter": "缺少参数 {hint}",
    "BadParameter": "{hint} 的值无效（{message}）",
}
_SAID = (
    (
        r"No such command '(.*?)'\. Did you mean '(.*?)'.*",
        "没有命令“{}”，是否应为 {}？",
        "no command “{}”; did you mean {}?",
    ),
    (r"No such command '(.*?)'\.", "没有命令“{}”", "no command “{}”"),
    (r"Value error, '(.*)' is not one of (.*)\.", "“{}”不在可选值之内：{}", "“{}” is not one of {}"),
    (r"Input should be greater than or equal to (\S+)", "应不小于 {}", "at least {}"),
    (r"Input should be less than or equal to (\S+)", "应不大于 {}", "at most {}"),
    (r"Input should be a valid (?:integer|number)\b.*", "应为数字", "not a number"),
)
"""What the parser and pydantic say, in Chinese and in fewer English words."""


def usage_message(error: Any, language: Language) -> str:
    """What was wrong, and where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "hedui"
    if language == "en":
        return f"{_again(str(error.format_message()), language)}\nsee {path} --help"
    name = next((each.__name__ for each in type(error).__mro__ if each.__name__ in _ERRORS), None)
    message = _again(str(error.message if name else error.format_message()), language)
    if name is not None:
        option = getattr(error, "option_name", "")
        message = _ERRORS[name].format(option_name=option, message=message, hint=_hint(error))
    return f"{message}\n用法见 {path} --help"


def _hint(error: Any) -> str:
    """The option or the argument that the error is about."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", ""))
    return "/".join(parameter.opts) if parameter.opts[0].startswith("-") else str(parameter.metavar)


def _again(message: str, language: Language) -> str:
    """The message with what is known of it said in the language asked for."""
    for said, zh, en in _SAID:
        if found := re.search(said, message):
            again = (zh if language == "zh" else en).format(*map(_bare, found.groups()))
            return message[: found.start()] + again + message[found.end() :]
    return message


def _bare(listed: str) -> str:
    """``'text', 'json'`` without its quotation marks."""
    return listed.replace("', '", ", ").strip("'")
