"""python -m benchmarks.labels [--list wrong|unlabelled] [--case NAME] [--cases FOLDER] [--with-model NAME]: measures, prints, writes docs/benchmarks/labels.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.labels.handmade import LabelledInput, labelled_inputs
from benchmarks.labels.judge import Outcome
from benchmarks.labels.labellers import both, lexicon, model_alone
from benchmarks.labels.measure import Scored, Share, measure
from benchmarks.labels.report import LEAST_RIGHT, MOST_WRONG, listed, page

PAGE = Path("docs/benchmarks/labels.md")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels", description=__doc__)
    parser.add_argument("--list", choices=[Outcome.WRONG, Outcome.UNLABELLED], help="show these figures, write no page")
    parser.add_argument("--case", action="append", help="only this case; may be given more than once")
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="the cases of this folder; writes no page")
    parser.add_argument("--held-out", action="store_true", help="list those of held-out cases too")
    parser.add_argument(
        "--with-model", metavar="NAME", help="measure a model alone and both too; the small local one is ``local``"
    )
    parser.add_argument("--base-url", help="where the model answers (not for ``local``)")
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    cases = [case for case in labelled_inputs(options.cases) if not options.case or case.name in options.case]
    scored = measure(cases, lexicon)
    if options.list:
        shown = [
            each for each in scored if each.outcome == options.list and (options.held_out or not each.case.held_out)
        ]
        print("\n".join(listed(each) for each in shown))
        return 0
    measured = {"lexicon alone": scored}
    if options.with_model:
        measured |= _with_model(cases, options.with_model, options.base_url)
    text = page(measured)
    print(text)
    if not options.case and not options.cases:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(text, "utf-8")
    share = Share.of(scored)
    return 0 if share.part(share.right) >= LEAST_RIGHT and share.part(share.wrong) <= MOST_WRONG else 1


def _with_model(cases: Sequence[LabelledInput], name: str, base_url: str | None) -> dict[str, list[Scored]]:
    """The same figures labelled by a model alone and by both; what is measured is told, never asserted."""
    from benchmarks.labels.invented import endpoint  # the model's client is not needed without one
    from extractor.model.client import Client

    local = name == "local"
    with endpoint(None if local else base_url, name) as place:
        client = Client(place)
        return {
            f"{place.model} alone": measure(cases, model_alone(client)),
            f"both, with {place.model}": measure(cases, both(client)),
        }


if __name__ == "__main__":
    sys.exit(main())
