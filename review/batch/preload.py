"""What the workers' server loads once, so that each worker starts with it: readers, rules, and what they look up."""

import contextlib
import gc

import extractor.read.preload  # noqa: F401
import review.batch.run_submission  # noqa: F401
from extractor.read.dispatch import read_bytes
from review.pipeline import review_documents

with contextlib.suppress(Exception):  # a fault in there is told by the submission that meets it
    review_documents([read_bytes("preload.md", "某局2023年部门预算100万元，支出90万元，执行率90%。\n".encode())])

gc.collect()
gc.freeze()  # what every worker shares is neither walked nor copied by its collector
