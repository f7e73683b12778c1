"""The database: an embedded PostgreSQL of our own, the roles of each process, and what each role may touch.

Knows nothing of the tables' meaning: apps list their own grants in their `grants.py`.
"""
