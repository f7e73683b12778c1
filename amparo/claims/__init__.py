"""What public documents hold that somebody owes, asks, promises or finds, each with its very words.

Owns claims, their citations, what a reader proposed and a person decided, obligations with their parts,
the voices on each part, the status a body gave, and links. Everything here is public record in clear:
no name of a protected person ever stands in it. It must not know matters, laws as objects or statements.
"""
