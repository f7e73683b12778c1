"""One form that is sent twice is one act: what it makes has the form's own id, which there can be but once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from uuid import UUID, uuid4

from amparo.missions.errors import DoneAlready
from amparo.missions.models import (
    FollowedClaim,
    MissionReport,
    Recording,
    RecordVersion,
    SentenceVersion,
    UseConsent,
)

_form: Final[ContextVar[UUID | None]] = ContextVar("form", default=None)
# Each act that would enter something anew makes a row of one of these.
_MADE: Final = (RecordVersion, UseConsent, SentenceVersion, MissionReport, FollowedClaim, Recording)


@contextmanager
def of_form(key: UUID | None) -> Iterator[None]:
    """Whatever is done within comes of the form that is known by this key."""
    before = _form.set(key)
    try:
        yield
    finally:
        _form.reset(before)


def own_id() -> UUID:
    """The form's own id for the row that its act makes first; new ones for all others."""
    key = _form.get()
    _form.set(None)
    return key or uuid4()


def refuse_again() -> None:
    """Raises DoneAlready when this form was done before. Ask under the lock of the mission."""
    key = _form.get()
    if key is not None and any(each.objects.filter(pk=key).exists() for each in _MADE):
        raise DoneAlready
