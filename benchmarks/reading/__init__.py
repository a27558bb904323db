"""How fast, how well and with how much memory PDFs are read."""
