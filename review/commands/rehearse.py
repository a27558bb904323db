"""``--dry-run``: what a check would send to a model, and what that would cost at most. Nothing is sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from review.language import from_locale

if TYPE_CHECKING:
    from review.settings import Settings


def rehearse(paths: list[Path], settings: Settings) -> int:
    """Read, build every question that does not depend on an answer, and show them."""
    from review.exits import Exit
    from review.labelling import rehearsal
    from review.output import write
    from review.pipeline import Reading, review
    from review.progress import progress
    from review.screen import note

    language = settings.lang or from_locale(os.environ)
    labelling, unsent, endpoint = rehearsal(settings.model)
    reading = Reading(settings.password, settings.time_limit, settings.memory_limit)
    with progress(language, quiet=settings.quiet) as told:
        review(paths, reading=reading, told=told, labelling=labelling)
    pieces = [f"== {each.prompt} ==\n{each.material}\n" for each in unsent.questions]
    write("\n".join(pieces).encode(), settings.output)
    tokens_in, tokens_out = unsent.tokens()
    characters = sum(len(each.instructions) + len(each.material) for each in unsent.questions)
    number = len(unsent.questions)
    if language == "zh":
        line = f"试运行：{number} 个问题，{characters} 个字符，至多 {tokens_in} + {tokens_out} 个词元"
    else:
        line = f"Dry run: {number} questions, {characters} characters, at most {tokens_in} + {tokens_out} tokens"
    if endpoint is not None and endpoint.price_in + endpoint.price_out:
        cost = f"{endpoint.cost(tokens_in, tokens_out):.4f} {endpoint.currency}".strip()
        line += f"，至多 {cost}" if language == "zh" else f", at most {cost}"
    note(line + ("；未发送任何内容" if language == "zh" else "; nothing was sent"))
    return Exit.CLEAN
