"""The nouns of Hedui: Document, Figure, Extraction, Finding. The verbs live in the other packages."""
