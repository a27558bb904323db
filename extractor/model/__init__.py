"""Labels by a language model: numbered figures, sentences and columns in, labels on those numbers out; never a value."""
