"""What is wrong with something typed: said in a summary and at the field, with the way out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend; `field` is the identifier of the control it is about."""

    field: str
    message: str
