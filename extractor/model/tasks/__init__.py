"""The tasks: what each asks of a model, the shape that its answer must have, and what the answer says of the document."""
