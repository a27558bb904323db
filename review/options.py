"""The options that several commands share, and how their values are checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from review.language import both

Lang = Annotated[
    Literal["zh", "en"] | None,
    typer.Option(
        "--lang",
        metavar="zh|en",
        help=both("输出语言（默认取自系统区域设置）", "language of the output (default: from the locale)"),
        show_default=False,
    ),
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        envvar="HEDUI_PASSWORD",
        help=both("加密文件的打开密码", "password of encrypted files"),
        show_default=False,
        metavar="TEXT",
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        min=1,
        metavar="SECONDS",
        help=both(
            "读取每个文件的时限（秒，默认 300；需文字识别的每页另加 60）",
            "seconds to read one file (default: 300, and 60 more for each page that needs OCR)",
        ),
        show_default=False,
    ),
]
MemoryLimit = Annotated[
    int | None,
    typer.Option(
        "--memory-limit",
        min=256,
        metavar="MB",
        help=both("读取每个文件的内存上限（MB，默认 2048）", "memory to read one file (MB, default: 2048)"),
        show_default=False,
    ),
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="HEDUI_STORE",
        metavar="URL",
        help=both(
            "结果存放处：SQLite 文件或 postgresql://…（默认当前目录的 hedui.db）",
            "where results are kept: an SQLite file or postgresql://… (default: hedui.db here)",
        ),
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=both("写入文件（完成后才出现）", "write to a file (which appears only when complete)"),
        show_default=False,
        metavar="FILE",
    ),
]


def form(names: str) -> Any:
    """The option ``--format`` of a command that can write these."""
    return typer.Option(
        metavar=names,
        help=both(
            "输出格式（默认 text，或按 -o 的扩展名）", "form of the output (default: text, or by the ending of -o)"
        ),
        show_default=False,
    )


_MODEL = both("语言模型", "Language model")
Labels = Annotated[
    Literal["lexicon", "model", "both"] | None,
    typer.Option(
        "--labels",
        metavar="lexicon|model|both",
        rich_help_panel=_MODEL,
        help=both(
            "由谁标注数字（默认 lexicon；给出 --base-url 后默认 both）",
            "who labels figures (default: lexicon; both where --base-url is given)",
        ),
        show_default=False,
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar="HEDUI_MODEL",
        metavar="NAME",
        rich_help_panel=_MODEL,
        help=both("模型名称", "the model's name"),
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        envvar="HEDUI_BASE_URL",
        metavar="URL",
        rich_help_panel=_MODEL,
        help=both(
            "OpenAI 兼容接口的地址；密钥取自环境变量 HEDUI_API_KEY",
            "an OpenAI-compatible endpoint; its key is taken from HEDUI_API_KEY",
        ),
        show_default=False,
    ),
]
AllowRemote = Annotated[
    bool | None,
    typer.Option(
        "--allow-remote/--no-allow-remote",
        rich_help_panel=_MODEL,
        help=both("同意把报告内容发送到本机以外的接口", "agree to send the report to an endpoint beyond this machine"),
        show_default=False,
    ),
]
MaxCost = Annotated[
    str | None,
    typer.Option(
        "--max-cost",
        metavar="AMOUNT",
        rich_help_panel=_MODEL,
        help=both("费用上限（单价见 hedui.toml）", "the most it may cost (prices: hedui.toml)"),
        show_default=False,
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(
        "--max-tokens",
        min=1,
        metavar="N",
        rich_help_panel=_MODEL,
        help=both("词元上限（输入与输出之和）", "the most tokens, in and out together"),
        show_default=False,
    ),
]
Replies = Annotated[
    Path | None,
    typer.Option(
        "--replies",
        metavar="FOLDER",
        rich_help_panel=_MODEL,
        help=both(
            "保存并复用模型回答的文件夹；未给接口时只用其中的回答",
            "a folder where answers are kept and looked up; without an endpoint only those are used",
        ),
        show_default=False,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        rich_help_panel=_MODEL,
        help=both("只显示将要发送的内容和费用估计，不发送", "show what would be sent and its cost, and send nothing"),
        show_default=False,
    ),
]

MinLevel = Annotated[
    Literal["error", "warning", "info"] | None,
    typer.Option(
        metavar="error|warning|info",
        help=both("低于该级别的问题不输出（默认 info）", "leave out what is below this level (default: info)"),
        show_default=False,
    ),
]

WaiversFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=both("豁免文件（默认向上查找 hedui-waivers.toml）", "waivers (default: the nearest hedui-waivers.toml)"),
        show_default=False,
    ),
]

RubricFiles = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help=both(
            "自备的评分标准（YAML），优先于内置的", "a rubric of your own (YAML), before those that are built in"
        ),
        show_default=False,
    ),
]

Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=both("配置文件（默认向上查找 hedui.toml）", "settings (default: the nearest hedui.toml upwards)"),
        show_default=False,
    ),
]

NoColor = Annotated[
    bool | None,
    typer.Option("--no-color/--color", help=both("不用颜色", "no colours"), show_default=False),
]

FailOnOption = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option(
        metavar="error|warning|info|never",
        help=both("从哪一级起退出码为 1（默认 warning）", "from which level the exit code is 1 (default: warning)"),
        show_default=False,
    ),
]

ExitZero = Annotated[
    bool | None,
    typer.Option(
        "--exit-zero/--no-exit-zero",
        help=both("有问题时退出码也为 0（2、3 不变）", "exit 0 even with findings (2 and 3 stay)"),
        show_default=False,
    ),
]

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE,…",
        help=both("只用这些规则或类别，如 RATE,SUM01", "only these rules or families, as RATE,SUM01"),
        show_default=False,
    ),
]

Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE,…", help=both("不用这些规则或类别", "not these rules or families"), show_default=False),
]

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-j",
        min=1,
        metavar="N",
        help=both("同时核对几份（默认为处理器核数）", "submissions at once (default: one per processor)"),
        show_default=False,
    ),
]


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """``RATE,SUM01`` and repeated options as one list of codes and families."""
    return tuple(code.strip().upper() for each in given for code in each.split(",") if code.strip())


def chosen(select: Iterable[str], ignore: Iterable[str], known: Iterable[str]) -> frozenset[str] | None:
    """The codes that remain of all known ones; None where nothing was selected or ignored."""
    select, ignore, known = codes(select), codes(ignore), tuple(known)
    from schemas.errors import BadSettings

    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in known):
            families = sorted({code.rstrip("0123456789") for code in known})
            raise BadSettings(
                zh=f"没有规则“{prefix}”，可选的类别：{'、'.join(families)}（hedui rules 列出全部）",
                en=f"no rule is called “{prefix}”; families: {', '.join(families)} (hedui rules lists all)",
            )
    if not select and not ignore:
        return None
    kept = (code for code in known if not select or code.startswith(select))
    return frozenset(code for code in kept if not (ignore and code.startswith(ignore)))
