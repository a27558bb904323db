"""python -m benchmarks.labels [--list wrong|unlabelled] [--case NAME]: measures, prints, writes docs/benchmarks/labels.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.labels.handmade import labelled_inputs
from benchmarks.labels.judge import Outcome
from benchmarks.labels.labellers import lexicon
from benchmarks.labels.measure import Share, measure
from benchmarks.labels.report import LEAST_RIGHT, MOST_WRONG, listed, page

PAGE = Path("docs/benchmarks/labels.md")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels", description=__doc__)
    parser.add_argument("--list", choices=[Outcome.WRONG, Outcome.UNLABELLED], help="show these figures, write no page")
    parser.add_argument("--case", action="append", help="only this case; may be given more than once")
    parser.add_argument("--held-out", action="store_true", help="list those of held-out cases too")
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    cases = [case for case in labelled_inputs() if not options.case or case.name in options.case]
    scored = measure(cases, lexicon)
    if options.list:
        shown = [
            each for each in scored if each.outcome == options.list and (options.held_out or not each.case.held_out)
        ]
        print("\n".join(listed(each) for each in shown))
        return 0
    text = page({"lexicon alone": scored})
    print(text)
    if not options.case:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text, "utf-8")
    share = Share.of(scored)
    return 0 if share.part(share.right) >= LEAST_RIGHT and share.part(share.wrong) <= MOST_WRONG else 1


if __name__ == "__main__":
    sys.exit(main())
