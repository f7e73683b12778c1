"""Which pieces of evidence a member may know of, without opening anything."""

from __future__ import annotations

from uuid import UUID

from amparo.custody.models import EnvelopeKind
from amparo.custody.principals import Opener
from amparo.custody.selectors import envelopes_of, files_of
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.models import Blob, CourtBundle

_KIND = frozenset({EnvelopeKind.EVIDENCE})


def known(opener: Opener, file_id: UUID) -> None:
    """Return if the file is one whose evidence this member may know of.

    Raises BlobNotVisible for an absent file and a hidden one alike, and for who reads no evidence.
    """
    if (
        not opener.desks_reading(EnvelopeKind.EVIDENCE)
        or not files_of(opener).filter(file_id=file_id).exists()
    ):
        raise BlobNotVisible


def pieces(opener: Opener, file_id: UUID) -> list[Blob]:
    """Those of a file whose envelope a desk of theirs holds, oldest first."""
    held = envelopes_of(opener, _KIND).filter(file_id=file_id).values("id")
    found = Blob.objects.filter(file_id=file_id, envelope_id__in=held)
    return list(found.order_by("received_at", "id"))


def piece(opener: Opener, file_id: UUID, blob_id: UUID) -> Blob:
    """One of them. Raises BlobNotVisible for an absent and a hidden one alike."""
    found = next((each for each in pieces(opener, file_id) if each.id == blob_id), None)
    if found is None:
        raise BlobNotVisible
    return found


def bundles(opener: Opener, file_id: UUID) -> list[CourtBundle]:
    """Bundles made for a court of a file, newest first, whose envelope a desk of theirs holds."""
    held = envelopes_of(opener, _KIND).filter(file_id=file_id).values("id")
    found = CourtBundle.objects.filter(file_id=file_id, envelope_id__in=held)
    return list(found.order_by("-made_at", "id"))
