"""Which matter of ours a law affects: sealed, one envelope for each, held by the desks that hold the matter.

Whoever holds the rows sees that a law affects some matter, and at which desks; not which, nor how many people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.commitments.kinds import Affected
from amparo.commitments.models import Effect, Law
from amparo.custody import granting
from amparo.custody.deeds import Deed
from amparo.custody.models import EnvelopeKind
from amparo.custody.opening import OpenFile, open_file, reopened
from amparo.custody.selectors import CASE_KINDS, envelopes_of, files_of

KEEP = "keep_laws"
NOTES, EFFECT = EnvelopeKind.NOTES.value, "effect"
PURPOSE = "follow_up_work"
_SEALED = ("target", "number", "counts_es", "counts_en", "seen_in", "confidence")


def seal(deed: Deed, row: Effect) -> None:
    """Save an effect on a matter with everything that says which sealed beside it."""
    desks = sorted(granting.desks_given(UUID(row.target), CASE_KINDS))
    envelope = deed.create(NOTES, about=row.id, holders=desks)
    told: dict[str, object] = {name: getattr(row, name) for name in _SEALED}
    told["source_id"] = str(row.source_id) if row.source_id else ""
    deed.write_to(envelope, EFFECT, told)
    bare = Effect(law=row.law, kind=row.kind, target="")
    for name in (*_SEALED, "source_id"):
        setattr(row, name, getattr(bare, name))
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.save(update_fields=[*_SEALED, "source_id"])


def held(actor: Actor, laws: Collection[Law]) -> QuerySet[Effect]:
    """Effects on matters that the actor's desks know of, whether they are open or not."""
    envelopes = envelopes_of(actor, frozenset({NOTES})).filter(file_id__in=[law.id for law in laws])
    mine = Q(id__in=envelopes.values("about")) | Q(target__in=_clear(actor, laws))
    return Effect.objects.filter(mine, law__in=laws, kind=Affected.MATTER)


def opened(actor: Actor, law: Law, at: datetime) -> list[Effect]:
    """Those that the actor has open, as unsaved rows with what is sealed of them."""
    file = reopened(actor, law.id, at)
    return _read(file, law) if file else []


def open_matters(actor: Actor, law: Law, at: datetime) -> list[Effect]:
    """Open which matters of ours a law affects; leaves an entry first. Raises NothingToOpen."""
    if older := (_older(actor, law) if actor.may(KEEP) else []):
        with acting(actor, KEEP, law.id, at, note={"did": "seal_effects"}) as deed:
            for row in older:
                seal(deed, row)
    file = open_file(actor, law.id, PURPOSE, at, kinds=[NOTES], holders=directory.holders_of)
    return _read(file, law)


def _read(file: OpenFile, law: Law) -> list[Effect]:
    rows = Effect.objects.filter(law=law, kind=Affected.MATTER).in_bulk()
    found = []
    for envelope in file.envelopes:
        row = rows.get(envelope.about) if envelope.about else None
        if row is not None:
            found += [_whole(row, law, sheet.value) for sheet in envelope.sheets]
    return found


def _whole(row: Effect, law: Law, told: Mapping[str, object]) -> Effect:
    """An unsaved row with what is sealed of it."""
    whole = Effect(
        id=row.id,
        law=law,
        kind=row.kind,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        source_id=UUID(str(told["source_id"])) if told["source_id"] else None,
    )
    for name in _SEALED:
        setattr(whole, name, told[name])
    return whole


def _older(actor: Actor, law: Law) -> list[Effect]:
    """Those that an earlier version kept in clear and whose matter the actor's desks hold."""
    return list(law.effects.filter(kind=Affected.MATTER, target__in=_clear(actor, [law])))


def _clear(actor: Actor, laws: Collection[Law]) -> list[str]:
    clear = Effect.objects.filter(law__in=laws, kind=Affected.MATTER).exclude(target="")
    targets = set(clear.values_list("target", flat=True))
    if not targets:
        return []
    return sorted(targets & {str(each) for each in files_of(actor)})
