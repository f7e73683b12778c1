"""What `amparo doctor` found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `to_do` says how to mend it."""

    good: bool
    what: str
    to_do: str = ""
