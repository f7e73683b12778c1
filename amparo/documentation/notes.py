"""What was said in public of a record, version after version: by whoever wrote here, and before it came here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Note(NamedTuple):
    """A public note: its words, and the day on which they were said, `2026-03-14`; empty where nobody knows it."""

    words: str
    on: str = ""


def last(notes: Iterable[Note]) -> str:
    """The words that stand now; empty where nothing was said."""
    return next(reversed([note.words for note in notes]), "")
