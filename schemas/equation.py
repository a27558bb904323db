"""Equation: a computation printed in a document (132.35/132.88*100%=99.6%), step by step."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.document import Span
from schemas.figure import Figure

Sign = Literal["+", "−", "×", "÷"]


class Operation(Model):
    """Two expressions joined by a sign. A leaf is a Figure."""

    sign: Sign
    left: Figure | Operation
    right: Figure | Operation


Expression = Figure | Operation


class Step(Model):
    """One claimed equality: what stands left of an equals sign, and the printed result on its right."""

    left: Expression
    stated: Figure
    span: Span


class Equation(Model):
    """All steps of one printed chain, with the words before it that name the result."""

    span: Span
    label: Span | None = None
    steps: tuple[Step, ...]
