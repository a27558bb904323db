"""What was sent where: the sum that is told at the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.model.endpoint import Endpoint, Mode
from extractor.model.question import Usage
from schemas.base import Bilingual
from schemas.finding import ModelUse


@dataclass(frozen=True)
class Sent:
    """What went to one endpoint in a run: answered and failed questions, those known already, and what it all cost."""

    endpoint: Endpoint
    mode: Mode | None = None
    usage: Usage = field(default_factory=Usage)
    answered: int = 0
    failed: int = 0
    remembered: int = 0

    def __add__(self, other: Sent) -> Sent:
        return replace(
            self,
            mode=other.mode or self.mode,
            usage=self.usage + other.usage,
            answered=self.answered + other.answered,
            failed=self.failed + other.failed,
            remembered=self.remembered + other.remembered,
        )

    def as_model_use(self) -> ModelUse:
        return ModelUse(
            endpoint=self.endpoint.host,
            model=self.endpoint.model,
            requests=self.usage.requests,
            remembered=self.remembered,
            characters=self.usage.characters,
            tokens_in=self.usage.tokens_in,
            tokens_out=self.usage.tokens_out,
            cost=f"{self.usage.cost.normalize():f}",
        )

    def told(self) -> Bilingual:
        """One line for the end of a run."""
        zh, en = self._what()
        if self.failed:
            zh, en = f"{zh}；{self.failed} 个问题没有得到回答", f"{en}; {_number(self.failed, 'question')} unanswered"
        if self.remembered:
            zh += f"；另有 {self.remembered} 个回答已有记录，未再发送"
            en += f"; {_number(self.remembered, 'answer')} at hand already"
        return Bilingual(zh=zh, en=en)

    def _what(self) -> tuple[str, str]:
        usage, endpoint = self.usage, self.endpoint
        if not usage.requests:
            return "未向模型发送任何内容", "Nothing was sent to a model"
        zh = f"已发送至 {endpoint.host}（{'本机' if endpoint.is_local else '远程'}，模型 {endpoint.model}"
        en = f"Sent to {endpoint.host} ({'this machine' if endpoint.is_local else 'remote'}, model {endpoint.model}"
        if self.mode:
            zh, en = f"{zh}，方式 {self.mode}", f"{en}, mode {self.mode}"
        zh += f"）：{usage.requests} 次请求，{usage.characters} 个字符，{usage.tokens_in} + {usage.tokens_out} 个词元"
        en += f"): {_number(usage.requests, 'request')}, {_number(usage.characters, 'character')}, "
        en += f"{usage.tokens_in} + {usage.tokens_out} tokens"
        if usage.cost:
            cost = f"{usage.cost.quantize(Decimal('0.0001')):f} {endpoint.currency}".strip()
            zh, en = f"{zh}，费用 {cost}", f"{en}, cost {cost}"
        return zh, en


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
