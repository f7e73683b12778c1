"""Signing from outside: an invitation's ten words open a statement's texts at the public door.

The door seals who signs to the desks that keep the statement, and reads nothing of it back.
"""
