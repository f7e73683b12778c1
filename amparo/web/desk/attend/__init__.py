"""Requests taken by telephone and at the counter: one page, by keyboard, saved sealed as it goes."""

from typing import Final

# Holds the secret of the draft of a request that is being taken.
COOKIE: Final = "__Host-amparo_taking"
