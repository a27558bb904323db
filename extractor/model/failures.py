"""Why there is no answer: the reasons of one question that fails alone, and of an endpoint that refuses everything."""

from __future__ import annotations

from typing import Literal

from schemas.base import Bilingual
from schemas.errors import HeduiError

Kind = Literal["unreachable", "busy", "broken", "silent", "rejected", "declined", "cut", "shape", "budget", "given up"]
DOWN: frozenset[Kind] = frozenset(("unreachable", "busy", "broken", "silent"))
"""Kinds that say something about the endpoint rather than about the question."""


class NoAnswer(Exception):
    """One question has no answer. It costs only itself."""

    def __init__(self, kind: Kind, zh: str, en: str) -> None:
        super().__init__(en)
        self.kind = kind
        self.reason = Bilingual(zh=zh, en=en)


class EndpointRefuses(HeduiError):
    """Wrong key, model or address: no other question could fare better, so that asking stops."""


def refusal(host: str, model: str, status: int) -> EndpointRefuses:
    """The error for a status that will be the same for every question, with the way out."""
    if status == 401:
        zh, en = "密钥无效或缺失，请设置环境变量 HEDUI_API_KEY", "the key is wrong or missing; set HEDUI_API_KEY"
    elif status == 403:
        zh = f"密钥无权使用模型“{model}”，请核对账户权限"
        en = f"the key may not use the model “{model}”; check what the account is allowed"
    elif status == 402:
        zh, en = "账户余额或额度已用完", "the account has no credit left"
    elif status == 404:
        zh = f"没有模型“{model}”，或地址有误（base-url 通常以 /v1 结尾）"
        en = f"there is no model “{model}”, or the address is wrong (base-url usually ends in /v1)"
    else:
        zh = "地址被重定向，请把 base-url 改为最终地址"
        en = "the address redirects elsewhere; put the final address into base-url"
    return EndpointRefuses(zh=f"{host}：{zh}（HTTP {status}）", en=f"{host}: {en} (HTTP {status})")


def unreachable(host: str) -> NoAnswer:
    return NoAnswer(
        "unreachable", zh=f"连接不上 {host}，服务是否已启动？", en=f"{host} cannot be reached; is the server running?"
    )


def failing(host: str, status: int) -> NoAnswer:
    if status == 429:
        return NoAnswer(
            "busy", zh=f"{host} 请求过多，多次重试仍被拒绝", en=f"{host} is busy: refused after all retries"
        )
    return NoAnswer(
        "broken", zh=f"{host} 多次重试仍出错（HTTP {status}）", en=f"{host} failed after all retries (HTTP {status})"
    )


def cut_off(host: str) -> NoAnswer:
    return NoAnswer("broken", zh=f"{host} 的连接多次中断", en=f"the connection to {host} was cut after all retries")


def gibberish(host: str) -> NoAnswer:
    return NoAnswer(
        "broken", zh=f"{host} 返回的不是有效的响应", en=f"what {host} sent is not a response of this protocol"
    )


def silent(host: str, seconds: float) -> NoAnswer:
    return NoAnswer(
        "silent", zh=f"{host} 在 {seconds:g} 秒内没有回答", en=f"{host} did not answer within {seconds:g} s"
    )


def rejected(host: str, status: int, said: str) -> NoAnswer:
    return NoAnswer(
        "rejected", zh=f"{host} 不接受该请求（HTTP {status}：{said}）", en=f"{host} rejects it (HTTP {status}: {said})"
    )


def declined() -> NoAnswer:
    return NoAnswer("declined", zh="模型拒绝回答", en="the model declined to answer")


def cut_short(most: int) -> NoAnswer:
    return NoAnswer("cut", zh=f"回答超过 {most} 个词元被截断", en=f"the answer was cut short at {most} tokens")


def misshapen(times: int) -> NoAnswer:
    return NoAnswer(
        "shape", zh=f"{times} 次回答都不合要求的格式", en=f"{times} answers did not have the required shape"
    )


def over_budget(zh: str, en: str) -> NoAnswer:
    return NoAnswer("budget", zh=f"超出预算而未发送（{zh}）", en=f"not sent: over the budget ({en})")


def given_up(host: str, last: NoAnswer) -> NoAnswer:
    return NoAnswer(
        "given up",
        zh=f"未发送：{host} 接连失败（{last.reason.zh}）",
        en=f"not sent: {host} failed again and again ({last.reason.en})",
    )
