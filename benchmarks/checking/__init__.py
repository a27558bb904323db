"""What figures, tables, labels, equations and rules cost for one report, reading the file not included."""
