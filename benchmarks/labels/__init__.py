"""How well figures are labelled, against labels that were written by hand: ``golden/*/extraction.json``."""
