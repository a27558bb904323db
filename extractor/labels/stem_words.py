"""Stems that rates and averages are named after, and the other words that tell the same doing."""

from __future__ import annotations

from collections.abc import Iterable

ALSO = {
    "回收": ("收回", "回收"),
    "满意": ("满意",),
    "就业": ("就业", "上岗"),
    "完成": ("完成", "达成"),
    "达成": ("完成", "达成"),
    "办结": ("办结", "办理完"),
    "合格": ("合格", "达标"),
    "通过": ("通过", "合格"),
    "优秀": ("优秀",),
    "结案": ("结案", "审结", "执结"),
    "违规": ("违规", "不符合"),
    "差错": ("差错", "错误"),
    "覆盖": ("覆盖", "建成", "建有", "配备", "接入"),
}


def says_not(text: str, stems: Iterable[str]) -> bool:
    """未完成2项 is no part of a 完成率; 不合格98批次 is of a 不合格率."""
    return any(f"{sign}{stem}" in text for sign in "未没不" for stem in stems)
