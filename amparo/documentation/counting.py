"""How many records a member is told of: how many people or narratives there are is for who holds these."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import envelopes_of
from amparo.documentation import selectors
from amparo.documentation.records import PARTS


def counted(actor: Actor, collection_id: UUID) -> dict[str, int]:
    """Records by kind, of the parts whose key a desk of the actor's holds and whose kind their role may read."""
    read = frozenset(part for part in PARTS.values() if actor.desks_reading(part))
    held = envelopes_of(actor, read).filter(file_id=collection_id, about=None)
    return _of(collection_id, set(held.values_list("kind", flat=True)))


def counted_in(file: OpenFile) -> dict[str, int]:
    """The same of the parts that are open."""
    return _of(file.file_id, file.kinds)


def _of(collection_id: UUID, parts: Collection[str]) -> dict[str, int]:
    many = selectors.how_many(collection_id)
    return {kind: count for kind, count in many.items() if PARTS[kind] in parts}
