"""What is over between a file and an institution: what told about her is taken back, and it keeps that it is over."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from amparo.accounts import directory
from amparo.custody import granting
from amparo.custody.deeds import Deed
from amparo.custody.errors import NothingToOpen
from amparo.custody.models import Envelope, EnvelopeKind, Grant

# The one sheet of the envelope that is left to the institution's desk.
OVER = "over"


def part(
    deed: Deed, about: UUID, desk_id: UUID, *, words: str = "", sent: Collection[UUID] = ()
) -> bool:
    """Take an order or a question, and the files `sent` with it, back from its institution's desk.

    words  why it is over, which the desk may open; nothing else of the file is left to it

    The keys are renewed at once as far as the actor holds them. Last step of an act on these
    envelopes: what it wrote to them before stays. Returns whether the desk held anything; one from
    which everything was taken before (it must not know) is left nothing.
    """
    both = Q(envelope__kind=EnvelopeKind.ORDER, envelope__about=about) | Q(
        envelope__kind=EnvelopeKind.EVIDENCE, envelope__about__in=list(sent)
    )
    held = list(
        Grant.objects.filter(both, holder_kind="desk", holder_id=desk_id)
        .filter(envelope__file_id=deed.the_file())
        .exclude(envelope__sheets__field=OVER)
    )
    if not held:
        return False
    deed.marks += granting.take_back(held)
    _renew(deed, {grant.envelope_id for grant in held})
    left = deed.create(EnvelopeKind.ORDER, about=about, holders=[desk_id])
    deed.write_to(left, OVER, {"words": words})
    return True


def _renew(deed: Deed, envelopes: Collection[UUID]) -> None:
    """Evidence keeps its key: its bytes are sealed under it."""
    stale = Envelope.objects.filter(id__in=envelopes).exclude(kind=EnvelopeKind.EVIDENCE)
    for envelope in stale:
        still = directory.holders_of(Grant.objects.filter(envelope=envelope))
        try:
            deed.marks += granting.renew(envelope, deed.the_opener(), still, deed.at, deed.marks)
        except NothingToOpen:
            continue
