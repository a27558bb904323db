"""The store: submissions, runs, results, findings and decisions in SQLite or PostgreSQL."""
