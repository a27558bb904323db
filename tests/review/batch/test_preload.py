"""What workers would each load again is there when they are forked."""

import subprocess
import sys

ASKED = """
import review.batch.preload
from unittest.mock import patch
from schemas import patterns
from scoring.clause import _parser
from scoring.rubrics import built_in
with patch("schemas.patterns.re.compile") as compiling:
    asked = [each.search for each in patterns._all]
print(_parser.cache_info().currsize, built_in.cache_info().currsize, len(asked) > 100, compiling.call_count)
"""


def test_rubrics_clauses_and_patterns_are_ready_before_a_worker_is_forked() -> None:
    said = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["1", "1", "True", "0"]
