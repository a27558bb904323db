"""The steps that make the tables, in order; each is applied once and never edited afterwards."""
