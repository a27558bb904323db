"""Writes the questions of a case that have no recorded answer yet, each with an empty answer for a person to fill in.

``python golden/_make/recording.py <case>``; answers are written from the question alone, never from what the case
expects. Run it again until it says that nothing is missing: some questions depend on answers.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from extractor.model.question import Question, Reply
from extractor.model.recorded import Recorded
from extractor.model.replies import FolderReplies, key_of, request_of
from review.labelling import Labelling
from review.pipeline import review
from tests.golden_cases import RECORDED_AS, case


class Stubs(Recorded):
    """Recorded answers; what has none is written out as a question."""

    def ask(self, questions: list[Question]) -> list[Reply]:  # type: ignore[override,type-arg]
        replies = super().ask(questions)
        for each in (reply.question for reply in replies if reply.answer is None):
            key = key_of(each, self.model)
            said = {"request": request_of(each, self.model), "answer": None}
            self.replies.put(key, json.dumps(said, ensure_ascii=False, indent=1) + "\n")
            print(f"{key}.json\n{each.material}\n")
        return replies


def main(name: str) -> None:
    folder = case(name).folder
    asker = Stubs(FolderReplies(folder / "model"), RECORDED_AS)
    review([folder / each for each in case(name).said["inputs"]], labelling=Labelling("both", asker))
    print(f"{len(asker.missed)} without an answer, {asker.remembered} answered")


if __name__ == "__main__":
    main(sys.argv[1])
