"""The built-in rubrics, a YAML file each, and how a file becomes a Rubric with one clear error if it does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.errors import BadSettings
from schemas.rubric import Rubric

_MOST = 1_000_000


@cache
def built_in() -> dict[str, Rubric]:
    """All rubrics of this folder by the name of their file."""
    files = sorted(resources.files(__package__).iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".yaml"): parse(file.read_text("utf-8"), file.name)
        for file in files
        if file.name.endswith(".yaml")
    }


def load(file: Path) -> Rubric:
    """A rubric of the user's own."""
    try:
        if file.stat().st_size > _MOST:
            raise BadSettings(zh=f"{file}：文件过大，不是评分标准", en=f"{file}: too large for a rubric")
        return parse(file.read_text("utf-8-sig"), str(file))
    except FileNotFoundError:
        raise BadSettings(zh=f"{file}：文件不存在", en=f"{file}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadSettings(zh=f"{file}：无法读取（{why}）", en=f"{file}: cannot be read ({why})") from None


def parse(text: str, name: str) -> Rubric:
    """YAML as a Rubric; an unknown key or a wrong value is an error that names its place."""
    import yaml  # here, since most reports print no scorecard that a rubric could be held against

    in_c = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was built
    try:
        said = yaml.load(text, in_c)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f"第 {where.line + 1} 行" if where else ""
        line_en = f"line {where.line + 1}" if where else ""
        raise BadSettings(
            zh=f"{name}：{line}不是有效的 YAML", en=f"{name}: not valid YAML {line_en}".rstrip()
        ) from None
    if not isinstance(said, dict):
        raise BadSettings(
            zh=f"{name}：不是评分标准（应为键和值）", en=f"{name}: not a rubric (keys and values expected)"
        )
    try:
        return Rubric.model_validate(said)
    except ValidationError as error:
        raise _wrong(name, error, said) from None


def _wrong(name: str, error: ValidationError, said: dict[str, Any]) -> BadSettings:
    first = error.errors()[0]
    place = "".join(_steps(first["loc"], said))
    if first["type"] == "extra_forbidden":
        return BadSettings(zh=f"{name}：未知的键 {place}", en=f"{name}: unknown key {place}")
    if first["type"] == "missing":
        return BadSettings(zh=f"{name}：缺少 {place}", en=f"{name}: {place} is missing")
    return BadSettings(
        zh=f"{name}：{place} 的值无效（{first['msg']}）", en=f"{name}: {place} is not valid ({first['msg']})"
    )


def _steps(location: tuple[int | str, ...], said: Any) -> Iterator[str]:
    """A place as ``items[预算编制].weight``: items by their names, where they have one."""
    for number, step in enumerate(location):
        inside = said[step] if isinstance(said, list) and isinstance(step, int) and step < len(said) else None
        if isinstance(step, int):
            named = inside.get("name") if isinstance(inside, dict) else None
            yield f"[{named or step + 1}]"
        else:
            yield f".{step}" if number else step
            inside = said.get(step) if isinstance(said, dict) else None
        said = inside
