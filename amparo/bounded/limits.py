"""What one child may take of the machine."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """memory and output in bytes, cpu and clock in seconds."""

    memory: int = 1024 * MEGABYTE
    cpu: int = 30
    clock: float = 60
    output: int = 64 * MEGABYTE
