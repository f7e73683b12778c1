"""Desks, members and sign-in: people, and the keys by which they may read.

Owns members, memberships, sessions and the signed directory (each statement signed along a chain
to the installation's pinned root). It must not know files or procedures.
"""
