"""Mutation benchmark: consistent submissions of our own, one figure spoilt at a time, and what Hedui says of it.

The generator knows every relation it prints. It shares no code with extractor, scoring or schemas;
only ``judge`` runs Hedui, as a black box.
"""
