"""Labels by lexicon and grammar: what the figures of a narrative say and how they hang together, without a model."""

from extractor.labels.head import find_department_and_year
from extractor.labels.labelled import Labelled
from extractor.labels.narrative import label_narrative, label_text

__all__ = ["Labelled", "find_department_and_year", "label_narrative", "label_text"]
