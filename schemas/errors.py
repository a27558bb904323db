"""The errors a user can cause: each names the file or place, what was wrong and the way out."""

from schemas.base import Bilingual


class HeduiError(Exception):
    """Base of every error that is shown to a user as one message, without a traceback."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Bilingual(zh=zh, en=en)


class UnreadableFile(HeduiError):
    """A file that cannot be read: missing, empty, damaged, encrypted, too large, not what its name says.

    ``reason`` is a stable word for machines: ``missing``, ``empty``, ``truncated``, ``damaged``,
    ``encrypted``, ``wrong_password``, ``too_large``, ``unsupported``, ``no_text_layer``,
    ``time_limit``, ``memory_limit``, ``crashed``.
    """

    def __init__(self, name: str, reason: str, zh: str, en: str) -> None:
        super().__init__(f"{name}：{zh}", f"{name}: {en}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:  # so that it survives the way out of a worker process
        zh = self.message.zh.removeprefix(f"{self.name}：")
        en = self.message.en.removeprefix(f"{self.name}: ")
        return (type(self), (self.name, self.reason, zh, en))


class BadSettings(HeduiError):
    """A wrong option, configuration file, rubric or waiver file."""
