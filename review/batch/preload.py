"""What the workers' server loads once, so that each worker starts with it: readers, rules, and what they look up."""

import contextlib
import gc

import extractor.read.preload  # noqa: F401
import review.batch.run_submission  # noqa: F401
from extractor.read.dispatch import read_bytes
from review.pipeline import review_documents
from schemas.patterns import compile_all

_TOLD = """# 某局2023年部门整体支出绩效自评报告

部门预算100万元，支出90万元，执行率90%。

| 一级指标 | 二级指标 | 分值 | 评分标准 | 得分 |
|---|---|---|---|---|
| 过程 | 预算执行率 | 10 | 得分=执行率×10分；低于60%的不得分 | 9 |
| 效果 | 满意度 | 10 | 满意度≥95%的，得10分；90%≤满意度<95%的，得8分 | 10 |
"""
"""A sentence and a scorecard: reading them loads the rubrics and makes the parser of clauses."""

with contextlib.suppress(Exception):  # a fault in there is told by the submission that meets it
    review_documents([read_bytes("preload.md", _TOLD.encode())])

compile_all()
gc.collect()
gc.freeze()  # what every worker shares is neither walked nor copied by its collector
