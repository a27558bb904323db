"""Many hosts: the queue in PostgreSQL, the worker that takes submissions from it, and what it is doing.

How one submission is checked is ``review.batch``'s; what is kept is ``review.store``'s.
"""
