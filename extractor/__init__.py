"""Files in, Extraction out: reading, figures, tables and labels. What is wrong with them is for scoring to say."""
