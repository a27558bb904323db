"""What a workbook shows for a date or a time, in the formats that Chinese offices use."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import from_excel

Moment = datetime | date | time | timedelta

# Built-in formats that depend on the language of Excel and that files leave out; as in Chinese Excel.
CHINESE_BUILTIN = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
}
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|[_*].|(?P<half>AM/PM|A/P|上午/下午)|(?P<year>y+|e+)|(?P<month>m+)|(?P<day>d+|a{3,4})|(?P<hour>h+)"
    r"|(?P<second>s+)(?:\.(?P<parts>0+))?|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = "一二三四五六日"


def moment_of(serial: float, epoch: datetime) -> Moment | None:
    """The date that a serial number stands for."""
    try:
        moment: Moment | None = from_excel(serial, epoch)
    except (OverflowError, ValueError):
        return None
    return moment


def show_moment(value: Moment, code: str) -> str:
    """A date or a time as its format shows it."""
    code = code.split(";")[0]
    if isinstance(value, timedelta):
        return _elapsed(value)
    if isinstance(value, time):
        value = datetime.combine(date(1900, 1, 1), value)
    elif not isinstance(value, datetime):
        value = datetime.combine(value, time())
    twelve = bool(re.search(r"AM/PM|A/P|上午/下午", code, re.IGNORECASE))
    shown, before = "", ""
    for piece in _PIECE.finditer(code):
        kind = piece.lastgroup if piece.lastgroup != "parts" else "second"
        if kind is None:
            continue
        is_minute = kind == "month" and (before == "hour" or _seconds_follow(code[piece.end() :]))
        shown += _minute(value, piece[kind]) if is_minute else _shown(value, kind, piece[kind], twelve)
        if kind in ("year", "month", "day", "hour", "second"):
            before = kind
    return shown.strip()


def _seconds_follow(rest: str) -> bool:
    letter = re.search(r"[ymdhs]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", rest), re.IGNORECASE)
    return letter is not None and letter[0].lower() == "s"


def _minute(value: datetime, piece: str) -> str:
    return f"{value.minute:02}" if len(piece) > 1 else str(value.minute)


def _shown(value: datetime, kind: str, piece: str, twelve: bool) -> str:
    width = len(piece)
    if kind in ("quoted", "escaped", "currency", "other"):
        return piece
    if kind == "half":
        return ("上午" if value.hour < 12 else "下午") if "午" in piece else ("AM" if value.hour < 12 else "PM")
    if kind == "year":
        return f"{value.year % 100:02}" if width == 2 and piece[0] in "yY" else f"{value.year}"
    if kind == "day" and (width > 2 or piece[0] in "aA"):
        return ("星期" if width == 4 else "周") + _WEEKDAYS[value.weekday()]
    if kind == "month" and width > 2:
        return f"{value.month}月"
    hour = (value.hour - 1) % 12 + 1 if twelve else value.hour
    number = {"month": value.month, "day": value.day, "hour": hour, "elapsed": hour}.get(kind, value.second)
    return f"{number:02}" if width > 1 else str(number)


def _elapsed(value: timedelta) -> str:
    hours, rest = divmod(int(value.total_seconds()), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
