"""The root of what does not verify; each failure stands beside the function that raises it."""


class DoesNotHold(Exception):
    """A proof, a note or a signature does not hold."""
