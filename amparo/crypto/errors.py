"""The root of what this library refuses; each failure stands beside the function raising it."""


class CryptoFailure(Exception):
    """A key, a proof or a sealed value does not hold. Carries no key, text or input."""
