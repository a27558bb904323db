"""What changed between two checks: two runs, or a submission and its correction. Findings are matched by fingerprint."""
