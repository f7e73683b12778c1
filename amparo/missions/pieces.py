"""Pieces of a mission's own evidence that a finding may rest on, each by its digest and never by its file's name.

A recording of a testimony, and every copy of one, is not among them: a finding rests on the testimony, whose
consents hold for its recording.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from amparo.custody.models import Sheet
from amparo.evidence import services as evidence
from amparo.evidence.models import Blob, Copy
from amparo.interamerican.days import day_of
from amparo.missions.models import Recording
from amparo.missions.picture import RecordSeen, Value, Whole
from amparo.missions.selectors import Words


def offered(mission_id: UUID, words: Words | None = None) -> list[Blob]:
    """Those that may be relied on, oldest first.

    words  what is open of the mission: with it, a piece is known too that is the same file as a recording
    """
    own = evidence.blobs_of(mission_id)
    recorded = Recording.objects.filter(record__mission=mission_id)
    heard = set(recorded.values_list("blob_id", flat=True))
    if words:
        said = {one.id: str((_said(words, one) or {}).get("sha256", "")) for one in own}
        alike = {said[one] for one in heard & said.keys()} - {""}
        heard |= {one for one, digest in said.items() if digest in alike}
    origins = dict(
        Copy.objects.filter(blob_id__in=[one.id for one in own]).values_list("blob_id", "origin_id")
    )
    return [one for one in own if not heard & _above(one.id, origins)]


def _above(blob_id: UUID, origins: dict[UUID, UUID]) -> set[UUID]:
    """A piece with what it was copied from, and what that was."""
    found = {blob_id}
    while (origin := origins.get(blob_id)) and origin not in found:
        found.add(origin)
        blob_id = origin
    return found


def named(words: Words, blob: Blob) -> str:
    """The name of its file, for who has the mission open; empty otherwise."""
    return str((_said(words, blob) or {}).get("name", ""))


def told(whole: Whole, blob_id: UUID) -> Value | None:
    """What a record of it says: sort, day sealed, digest. None for one that may not be relied on."""
    blob = next((one for one in offered(whole.mission.id, whole.words) if one.id == blob_id), None)
    said = _said(whole.words, blob) if blob else None
    if blob is None or not said or not said.get("sha256"):
        return None
    received = day_of(blob.received_at).isoformat()
    return {"sha256": said["sha256"], "type": said["type"], "received": received}


def gone(one: RecordSeen) -> bool:
    """Whether the piece a record stands on is kept no more."""
    found = one.said("piece")
    return bool(found) and not Blob.objects.filter(id=UUID(found)).exists()


def sort(one: RecordSeen) -> str:
    """What it is, in a word."""
    words = {"image": _("image"), "video": _("video"), "audio": _("sound")}
    return words.get(one.said("type").partition("/")[0], _("document"))


def _said(words: Words, blob: Blob) -> Value | None:
    # What a sheet is of is sealed with it: the one of the file is that which has its digests.
    rows = Sheet.objects.filter(envelope_id=blob.envelope_id).values_list("id", flat=True)
    return next((said for key in rows if "sealed_sha256" in (said := words.get(key, {}))), None)
