"""What goes: what of the team is not kept after the report, and a testimony that may no longer be kept.

Every version is written over with what is left, so that the ciphertext and its digest are new; the
ledger says which records and parts went. Backups keep the old ciphertext until their own end. Records and
sentences in force that tell of that person are written anew first, by whoever wrote them; what nobody can
write anew (earlier versions, consents, notes, reports as they were built) the act covers by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.models import Sheet
from amparo.evidence import store
from amparo.evidence.models import Blob, Copy
from amparo.kernel.errors import Invalid
from amparo.kernel.veils import Veil, parts_of
from amparo.missions import forms
from amparo.missions.acts.drafting import given_out
from amparo.missions.assembling import strings
from amparo.missions.errors import FinalNotGivenOut, NotAllOpen, NothingToDestroy, StillNamed
from amparo.missions.kinds import Part, RecordKind, ReportKind, Stage, Use
from amparo.missions.models import MissionRecord, Recording, Written
from amparo.missions.picture import RecordSeen, Whole
from amparo.missions.work import Work, working

SURE = _("Say that you are sure.")
STILL_KEPT = _("They still consent to its being kept.")
_NO_KEY = "A" * 43 + "="


def destroy_at_report(
    actor: Actor, mission_id: UUID, form: forms.DestroyForm, at: datetime
) -> list[MissionRecord]:
    """Destroy of the team what was agreed not to keep after the report. It cannot be undone.

    Raises FinalNotGivenOut, StillNamed when a name that goes stands elsewhere in the mission,
    NothingToDestroy, OpenTheMission, Invalid; then nothing was destroyed.
    """
    with working(actor, "destroy_at_report", mission_id, at) as work:
        if not form.sure:
            raise Invalid({"sure": [SURE]})
        if work.mission.stage != Stage.FINAL:
            raise FinalNotGivenOut
        whole = _all_of(work)
        ending = [one for one in whole.standing(RecordKind.MEMBER) if due(one)]
        if not ending:
            raise NothingToDestroy
        _cover_elsewhere(work, whole, ending)
        for one in ending:
            _write_over(work, one.row, whole, _parts(one))
        gone = {one.code: sorted(_parts(one)) for one in ending}
        work.deed.note(destroyed=gone)
    return [one.row for one in ending]


def destroy_testimony(
    actor: Actor, mission_id: UUID, form: forms.DestroyTestimonyForm, at: datetime
) -> MissionRecord:
    """Destroy a testimony that may no longer be kept, with the keys of its recordings.

    Its number, consents and days stay, so that it can be shown that it went. The copies made of a recording
    go with it; their ciphertexts leave the store once the act is saved. Raises Invalid, Gone.
    """
    paths: list[str] = []
    with working(actor, "destroy_testimony", mission_id, at) as work:
        if not form.sure:
            raise Invalid({"sure": [SURE]})
        row = work.live(form.record, RecordKind.TESTIMONY)
        whole = _all_of(work)
        one = whole.records[row.code]
        if Use.KEPT in one.uses or not one.consents:
            raise Invalid({"record": [STILL_KEPT]})
        _write_over(work, row, whole, None)
        for recording in row.recordings.filter(erased_at=None):
            paths += _without_its_key(work, recording)
        work.deed.note(destroyed={row.code: ["all"]})
    for path in paths:
        store.remove(path)
    return row


def due(one: RecordSeen) -> bool:
    """Whether something of this person of the team is to go, and has not gone."""
    return bool(_parts(one)) and one.row.destroyed_at is None


def _all_of(work: Work) -> Whole:
    whole = work.whole()
    if not whole.complete:
        raise NotAllOpen
    return whole


def _parts(one: RecordSeen) -> set[str]:
    listed = one.value.get("destroys")
    return {str(part) for part in listed} if isinstance(listed, list) else set()


def _write_over(work: Work, row: MissionRecord, whole: Whole, parts: set[str] | None) -> None:
    """Write every version's sheets over without these parts; without anything when None."""
    ids = [sheet for version in row.versions.all() for sheet in version.sheet_ids]
    for sheet in Sheet.objects.filter(id__in=ids):
        value = whole.words.get(sheet.id, {})
        left = {name: one for name, one in value.items() if parts is not None and name not in parts}
        if left != value:
            work.deed.rewrite(sheet, left)
    row.destroyed_at = work.at
    row.save(update_fields=["destroyed_at"])


def _without_its_key(work: Work, recording: Recording) -> list[str]:
    """Write over all that is sealed of a recording and of each copy of it; return where their ciphertexts lie.

    Without its key nobody opens a stream again, whoever may have copied the store.
    """
    told = {"name": "", "type": "application/octet-stream", "size": 0, "sha256": "", "note": ""}
    blobs = _with_copies(recording.blob_id)
    for sheet in Sheet.objects.filter(envelope__about__in=blobs, envelope__kind="evidence"):
        work.deed.rewrite(sheet, {**told, "key": _NO_KEY, "sealed_sha256": "", "erased": True})
    recording.erased_at = work.at
    recording.save(update_fields=["erased_at"])
    return list(Blob.objects.filter(id__in=blobs).values_list("path", flat=True))


def _with_copies(blob_id: UUID) -> set[UUID]:
    """A piece with the copies made of it, and of these."""
    found, ahead = {blob_id}, {blob_id}
    while ahead:
        made = Copy.objects.filter(origin_id__in=ahead).values_list("blob_id", flat=True)
        ahead = set(made) - found
        found |= ahead
    return found


def _cover_elsewhere(work: Work, whole: Whole, ending: Iterable[RecordSeen]) -> None:
    """Cover a name that goes wherever nobody can write it anew. Raises StillNamed where somebody can."""
    writable = _in_force(whole)
    for one in ending:
        if Part.NAME not in _parts(one):
            continue
        own = {sheet for version in one.row.versions.all() for sheet in version.sheet_ids}
        name = one.said("name")
        veil = Veil(dict.fromkeys((name, *parts_of(name)), one.code))
        told = {
            sheet: value
            for sheet, value in whole.words.items()
            if sheet not in own and any(veil.tells(text) for text in strings(value))
        }
        if where := sorted({writable[sheet] for sheet in told if sheet in writable}):
            raise StillNamed(where=", ".join(where))
        for sheet in Sheet.objects.filter(id__in=told):
            work.deed.rewrite(sheet, {k: _covered(veil, v) for k, v in told[sheet.id].items()})


def _covered(veil: Veil, value: object) -> object:
    """A value with the name covered in each of its texts, however deep."""
    if isinstance(value, str):
        return veil.over(value)
    if isinstance(value, list):
        return [_covered(veil, one) for one in value]
    if isinstance(value, dict):
        return {name: _covered(veil, one) for name, one in value.items()}
    return value


def _in_force(whole: Whole) -> dict[UUID, str]:
    """The sheets that somebody can write anew, each with the record or the sentence it is of."""
    found: dict[UUID, str] = {}
    for code, one in whole.records.items():
        if one.stands:
            found |= dict.fromkeys(_newest(one.row.versions.all()), code)
    for sentence in whole.sentences:
        row = sentence.row
        if row.removed_at is None and not given_out(whole.mission, ReportKind(row.report)):
            place = f"{row.get_section_display()} {row.position}"
            found |= dict.fromkeys(_newest(row.versions.all()), place)
    return found


def _newest(versions: Iterable[Written]) -> list[UUID]:
    newest = max(versions, key=lambda version: version.number, default=None)
    return list(newest.sheet_ids) if newest else []
