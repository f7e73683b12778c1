"""Whose names a member may read: the files whose identity a desk of theirs holds, by an act and not by a row alone.

A row of a grant says who holds a key, and whoever writes to the database writes rows. Where the key
itself is used a planted row opens nothing; a name card opens by the register's key, so before its
name is shown the file's entries are asked whether an act made the grant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from amparo.custody import vault
from amparo.custody.models import EnvelopeKind, Grant
from amparo.custody.principals import Opener

# To know that a file exists is not to know its names: those are for who holds its identity.
NAMED = frozenset({EnvelopeKind.IDENTITY.value})
_AT_ONCE = 500


def may_name(opener: Opener, files: Collection[UUID]) -> set[UUID]:
    """Those of the files whose identity some desk of the opener's holds, their entries agreeing.

    Asks the entries of every file, 500 at once: for what is shown or changed, not for a whole register.
    """
    wanted, found = sorted(set(files)), set[UUID]()
    for first in range(0, len(wanted), _AT_ONCE):
        rows = _of(wanted[first : first + _AT_ONCE]).filter(holder_id__in=opener.desk_ids)
        found |= {grant.envelope.file_id for grant in _stated(rows)}
    return found


def desks_naming(files: Collection[UUID]) -> set[UUID]:
    """The desks that hold the identity of every one of the files, their entries agreeing."""
    each = [{grant.holder_id for grant in _stated(_of([file_id]))} for file_id in files]
    return set.intersection(*each) if each else set()


def _of(files: Iterable[UUID]) -> QuerySet[Grant]:
    rows = Grant.objects.filter(envelope__kind__in=NAMED, envelope__file_id__in=files)
    return rows.filter(holder_kind="desk").select_related("envelope")


def _stated(rows: Iterable[Grant]) -> list[Grant]:
    found = list(rows)
    envelopes = {grant.envelope_id: grant.envelope for grant in found}
    good = vault.stated_grants(found, envelopes)
    return [grant for grant in found if grant.id in good]
