"""One act on one mission, from its permission to its entry: the shape all of them share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.deeds import Deed
from amparo.custody.selectors import files_of
from amparo.interamerican.days import day_of
from amparo.kernel.errors import Invalid
from amparo.missions.errors import Gone, NoSuchMission, OpenTheMission
from amparo.missions.forms import NOT_LISTED
from amparo.missions.kinds import RecordKind
from amparo.missions.models import Mission, MissionRecord, RecordVersion
from amparo.missions.parting import parted
from amparo.missions.picture import Whole, picture
from amparo.missions.references import KINDS, NoSuchToken, listed
from amparo.missions.selectors import words_of
from amparo.missions.sending import own_id, refuse_again

KEEP: Final = "keep_missions"
BUILD: Final = "build_report"
SHARE: Final = "grant_access"
STOP: Final = "end_access"
# For what names are searched, and other files opened, while a mission is worked on.
PURPOSE: Final = "mission_work"
NOT_YET = _("This day is still to come.")
UNKNOWN = _("There is no such record here, or it was taken back: %s")


@dataclass(slots=True)
class Work:
    """An act under way: inside its transaction, the mission locked, its keys at hand."""

    deed: Deed
    mission: Mission
    actor: Actor
    at: datetime

    @property
    def today(self) -> date:
        return day_of(self.at)

    def not_to_come(self, name: str, day: date | None) -> None:
        """Raises Invalid at `name` for a day that has not been yet."""
        if day is not None and day > self.today:
            raise Invalid({name: [NOT_YET]})

    def whole(self) -> Whole:
        """The mission as the actor has it open, read under the lock. Raises OpenTheMission."""
        words = words_of(self.actor, self.mission.id, self.at)
        if words is None:
            raise OpenTheMission
        return picture(self.mission, self.today, words)

    def live(
        self, code: str, kind: RecordKind | None = None, field: str = "record"
    ) -> MissionRecord:
        """A record that still stands. Raises Invalid at the field, Gone."""
        row = find(self.mission, code)
        if row is None or (kind is not None and row.kind != kind):
            raise Invalid({field: [NOT_LISTED]})
        if row.withdrawn_at is not None or row.destroyed_at is not None:
            raise Gone(record=row.code)
        return row

    def codes(self, line: str, field: str, among: frozenset[RecordKind]) -> list[str]:
        """The records a line names, each of which stands. Raises Invalid at the field."""
        try:
            found = listed(line)
        except NoSuchToken as unknown:
            raise Invalid({field: [gettext(UNKNOWN) % unknown.args[0]]}) from None
        for code in found:
            row = find(self.mission, code)
            if KINDS[code[0]] not in among or row is None or row.withdrawn_at or row.destroyed_at:
                raise Invalid({field: [gettext(UNKNOWN) % code]})
        return found

    def version(self, record: MissionRecord, value: Mapping[str, object]) -> RecordVersion:
        """Seal what a record says from now on, part by part."""
        kind = RecordKind(record.kind)
        sheets = [
            self.deed.write(envelope, kind.value, said).id
            for envelope, said in parted(kind, value).items()
        ]
        return RecordVersion.objects.create(
            id=own_id(),
            record=record,
            number=record.versions.count() + 1,
            sheet_ids=sheets,
            made_at=self.at,
            made_by=self.actor.id,
        )

    def by(self) -> dict[str, Any]:
        return {"recorded_at": self.at, "recorded_by": self.actor.id}


@contextmanager
def working(
    actor: Actor, did: str, mission_id: UUID, at: datetime, power: str = KEEP
) -> Iterator[Work]:
    """Run one act on a mission whose keys the actor's desks hold; it is saved at the end.

    Raises NotYourAct, NoSuchMission (absent and hidden alike), DoneAlready for a form that is sent again;
    then nothing has changed.
    """
    with acting(actor, power, mission_id, at, note={"did": did}) as deed:
        work = Work(deed, held(actor, mission_id), actor, at)
        refuse_again()
        yield work
        work.mission.save()


def held(actor: Actor, mission_id: UUID) -> Mission:
    """The mission, locked. Raises NoSuchMission."""
    rows = Mission.objects.select_for_update().filter(id=mission_id, id__in=files_of(actor))
    row = rows.first()
    if row is None:
        raise NoSuchMission
    return row


def find(mission: Mission, code: str) -> MissionRecord | None:
    """The record of a code, whatever became of it."""
    try:
        codes = listed(code)
    except NoSuchToken:
        return None
    if len(codes) != 1:
        return None
    kind, number = KINDS[codes[0][0]], int(codes[0][1:])
    return mission.records.filter(kind=kind, number=number).first()
