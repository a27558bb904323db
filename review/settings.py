"""Settings: what ``hedui.toml`` and the options of the command line say together. Options win."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, PositiveFloat, ValidationError

from review.exits import FailOn
from schemas.base import Language, Model
from schemas.errors import BadSettings

FILE_NAME = "hedui.toml"
Format = Literal["text", "json", "sarif", "junit", "html", "xlsx", "md"]
Level = Literal["error", "warning", "info"]


class Settings(Model):
    """How a check is run and shown. The keys of ``hedui.toml`` are these names with hyphens."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True
    )

    format: Format = "text"
    output: Path | None = None
    lang: Language | None = None
    fail_on: FailOn = "warning"
    min_level: Level = "info"
    exit_zero: bool = False
    password: str | None = None
    time_limit: PositiveFloat | None = None
    memory_limit: Annotated[int, Field(ge=256)] | None = None
    waivers: Path | None = None
    rubric: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    quiet: bool = False
    no_color: bool = False
    model: dict[str, Any] = Field(default_factory=dict)


def load(config: Path | None, options: Mapping[str, Any], folder: Path) -> Settings:
    """The settings of a run started in ``folder``. ``options`` holds what was given on the command line."""
    file = config or find_upward(FILE_NAME, folder)
    said = _read(file) if file else {}
    given = {name.replace("_", "-"): value for name, value in options.items() if value not in (None, [], ())}
    return Settings.model_validate(said | given)


def model_table(settings: Settings, options: Mapping[str, Any]) -> dict[str, Any]:
    """The table ``[model]`` with the options of the command line over it."""
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    return settings.model | given


def find_upward(name: str, folder: Path) -> Path | None:
    """The nearest file of this name in a folder or one above it."""
    places = (place / name for place in (folder, *folder.parents))
    return next((place for place in places if place.is_file()), None)


def read(file: Path) -> str:
    """The text of a settings file, or one clear error that names it."""
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise BadSettings(zh=f"{file}：文件不存在", en=f"{file}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(zh=f"{file}：无法读取（{error}）", en=f"{file}: cannot be read ({error})") from None


def parse(text: str, file: Path) -> dict[str, Any]:
    """TOML, or one clear error that names the file it is from."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(zh=f"{file}：不是有效的 TOML（{error}）", en=f"{file}: not valid TOML ({error})") from None


def _read(file: Path) -> dict[str, Any]:
    """The keys of a configuration file, checked, with its paths taken from where the file is."""
    said = parse(read(file), file)
    known = sorted(str(field.alias) for field in Settings.model_fields.values())
    for key in said:
        if key not in known:
            raise unknown_key(file, key, known)
    try:
        Settings.model_validate(said)
    except ValidationError as error:
        raise _wrong_value(file, error) from None
    for key in ("output", "waivers"):
        if key in said:
            said[key] = file.parent / said[key]
    if "replies" in said.get("model", {}):
        said["model"]["replies"] = file.parent / said["model"]["replies"]
    if "rubric" in said:
        said["rubric"] = [file.parent / each for each in said["rubric"]]
    return said


def unknown_key(file: Path, key: str, known: list[str]) -> BadSettings:
    """An error that names the key, the file and the key that was probably meant."""
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    meant = (f"，是否应为“{close[0]}”？", f"; did you mean “{close[0]}”?") if close else ("", "")
    return BadSettings(
        zh=f"{file}：未知的键“{key}”{meant[0] or '，可用的键：' + '、'.join(known)}",
        en=f"{file}: unknown key “{key}”{meant[1] or '; known keys: ' + ', '.join(known)}",
    )


def _wrong_value(file: Path, error: ValidationError) -> BadSettings:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"][:1])
    return BadSettings(
        zh=f"{file}：键“{key}”的值 {first['input']!r} 无效（{first['msg']}）",
        en=f"{file}: the value {first['input']!r} of “{key}” is not valid ({first['msg']})",
    )
