"""Joint statements: written in several languages, reviewed, circulated, signed, published, followed.

A statement is a custody file until it is published: its words, its evidence, its reviews and whoever
signs are sealed. What is clear is how far it has come and how many have signed.
"""
