"""What goes: what of the team is not kept after the report, and a testimony that may no longer be kept.

Every version is written over with what is left, so that the ciphertext and its digest are new; the
ledger says which records and parts went. Backups keep the old ciphertext until their own end. What others
wrote of that person is theirs to write anew first; what they wrote before, the act covers by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.models import Sheet
from amparo.kernel.errors import Invalid
from amparo.kernel.veils import Veil, parts_of
from amparo.missions import forms
from amparo.missions.errors import FinalNotGivenOut, NotAllOpen, NothingToDestroy, StillNamed
from amparo.missions.kinds import Part, RecordKind, Stage, Use
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

    Its number, consents and days stay, so that it can be shown that it went. Raises Invalid, Gone.
    """
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
            _without_its_key(work, recording)
        work.deed.note(destroyed={row.code: ["all"]})
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


def _without_its_key(work: Work, recording: Recording) -> None:
    """Write the sealed description of a recording over: without its key nobody opens the stream again."""
    told = {"name": "", "type": "application/octet-stream", "size": 0, "sha256": "", "note": ""}
    for sheet in Sheet.objects.filter(envelope__about=recording.blob_id, envelope__kind="evidence"):
        work.deed.rewrite(sheet, {**told, "key": _NO_KEY, "sealed_sha256": "", "erased": True})
    recording.erased_at = work.at
    recording.save(update_fields=["erased_at"])


def _cover_elsewhere(work: Work, whole: Whole, ending: Iterable[RecordSeen]) -> None:
    """Cover a name that goes wherever an earlier version has it. Raises StillNamed where one in force does."""
    earlier = _earlier(whole)
    for one in ending:
        if Part.NAME not in _parts(one):
            continue
        own = {sheet for version in one.row.versions.all() for sheet in version.sheet_ids}
        name = one.said("name")
        veil = Veil(dict.fromkeys((name, *parts_of(name)), one.code))
        told = {
            sheet: value
            for sheet, value in whole.words.items()
            if sheet not in own and any(veil.tells(str(said)) for said in value.values())
        }
        if in_force := [sheet for sheet in told if sheet not in earlier]:
            where = sorted({_place(whole, sheet) for sheet in in_force})
            raise StillNamed(where=", ".join(where))
        for sheet in Sheet.objects.filter(id__in=told):
            work.deed.rewrite(sheet, {k: _covered(veil, v) for k, v in told[sheet.id].items()})


def _covered(veil: Veil, value: object) -> object:
    return veil.over(value) if isinstance(value, str) else value


def _earlier(whole: Whole) -> set[UUID]:
    """Sheets of versions that others took the place of."""
    kept: list[Iterable[Written]] = [one.row.versions.all() for one in whole.records.values()]
    kept += [one.row.versions.all() for one in whole.sentences]
    found: set[UUID] = set()
    for versions in kept:
        ordered = sorted(versions, key=lambda version: version.number)
        found |= {sheet for version in ordered[:-1] for sheet in version.sheet_ids}
    return found


def _place(whole: Whole, sheet: UUID) -> str:
    for code, one in whole.records.items():
        if any(sheet in version.sheet_ids for version in one.row.versions.all()):
            return code
        if any(consent.row.sheet_id == sheet for consent in one.consents):
            return code
    for sentence in whole.sentences:
        if any(sheet in version.sheet_ids for version in sentence.row.versions.all()):
            return f"{sentence.row.section} {sentence.row.position}"
    return gettext("a note of the mission")
