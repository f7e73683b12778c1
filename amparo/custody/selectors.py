"""What a member's desks hold, without opening anything."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from amparo.custody.models import Envelope, EnvelopeKind, Grant
from amparo.custody.principals import Opener

# Holding any of these means knowing that the file exists; an order or one piece of evidence does not.
CASE_KINDS = frozenset(
    {
        EnvelopeKind.IDENTITY,
        EnvelopeKind.CONTACT,
        EnvelopeKind.PLACE,
        EnvelopeKind.ACCOUNT,
        EnvelopeKind.FACTS,
        EnvelopeKind.SHIELD,
        EnvelopeKind.JUDGEMENT,
        EnvelopeKind.MAILBOX,
        EnvelopeKind.NOTES,
    }
)

EVERY_KIND = frozenset(EnvelopeKind.values)


def envelopes_of(opener: Opener, kinds: frozenset[str] = CASE_KINDS) -> QuerySet[Envelope]:
    """Envelopes of these kinds that one of the opener's desks holds.

    A grant whose date has passed counts until the sweep deletes it, a minute at most; opening asks
    the date itself.
    """
    held = Grant.objects.filter(holder_kind="desk", holder_id__in=opener.desk_ids)
    return Envelope.objects.filter(kind__in=kinds, id__in=held.values("envelope_id"))


def files_of(opener: Opener, kinds: frozenset[str] = CASE_KINDS) -> QuerySet[Envelope, UUID]:
    """Identifiers of the files the opener may know exist, for use in a subquery."""
    return envelopes_of(opener, kinds).values_list("file_id", flat=True)


def files_held_by(desk_id: UUID) -> list[UUID]:
    """Identifiers of the files that a desk holds anything of, in a stable order."""
    held = Grant.objects.filter(holder_kind="desk", holder_id=desk_id)
    found = Envelope.objects.filter(id__in=held.values("envelope_id"))
    return list(found.order_by("file_id").values_list("file_id", flat=True).distinct())


def orders_of(opener: Opener) -> QuerySet[Envelope, UUID | None]:
    """Identifiers of the orders and questions whose envelope the opener's desks hold, for a subquery."""
    return envelopes_of(opener, frozenset({EnvelopeKind.ORDER})).values_list("about", flat=True)


def holds(opener: Opener, file_id: UUID, kind: str, about: UUID | None = None) -> bool:
    return envelopes_of(opener, frozenset({kind})).filter(file_id=file_id, about=about).exists()


def desks_holding(file_id: UUID, kinds: frozenset[str] = CASE_KINDS) -> set[UUID]:
    """Desks that hold any of these kinds of the file."""
    return set(
        Grant.objects.filter(
            envelope__file_id=file_id, envelope__kind__in=kinds, holder_kind="desk"
        ).values_list("holder_id", flat=True)
    )
