"""The words of generated documents: places and trades, terms of the genre in their variants, filler sentences."""
