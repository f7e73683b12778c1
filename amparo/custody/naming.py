"""Whose names a member may read: the files whose identity a desk of theirs holds, by an act and not by a row alone."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from amparo.custody.models import Envelope, EnvelopeKind, Grant
from amparo.custody.principals import Opener
from amparo.custody.selectors import desks_holding

# To know that a file exists is not to know its names: those are for who holds its identity.
NAMED = frozenset({EnvelopeKind.IDENTITY.value})


def may_name(opener: Opener, files: Collection[UUID]) -> set[UUID]:
    """Those of the files whose identity some desk of the opener's holds, and their role there may read."""
    reading = opener.desks_reading(EnvelopeKind.IDENTITY)
    held = Grant.objects.filter(holder_kind="desk", holder_id__in=reading)
    found = Envelope.objects.filter(kind__in=NAMED, file_id__in=files, grants__in=held)
    return set(found.values_list("file_id", flat=True))


def desks_naming(files: Collection[UUID]) -> set[UUID]:
    """The desks that hold the identity of every one of the files."""
    each = [desks_holding(file_id, NAMED) for file_id in files]
    return set.intersection(*each) if each else set()
