"""One act on one file, from its permission to its move: the shape all acts share.

The pack's table says whether the act is foreseen where the file stands, who may do it, what must
be there first, and which terms it meets and starts. Nothing of that is written in an act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.custody.deeds import Deed
from amparo.earlywarning import beginning, ending, handing, needs, rights
from amparo.earlywarning.labels import named
from amparo.earlywarning.models import Move, Procedure
from amparo.earlywarning.powers import power_of
from amparo.earlywarning.stages import row_at, row_for
from amparo.law.schema import Pack, Row, Step
from amparo.registry.models import Case
from amparo.registry.selectors import NoSuchCase
from amparo.registry.selectors import case as visible_case


@dataclass(slots=True)
class Doing:
    """An act under way: inside its transaction, the procedure locked.

    row      the row of the table by which it was allowed; None for a power that moves no stage
    track    the track from now on; an act that changes it sets it
    subject  what the move is about (an assessment, a measure), for the timeline
    told     what the person is told beside the stage, in order
    """

    act: str
    at: datetime
    deed: Deed
    case: Case
    procedure: Procedure
    pack: Pack
    row: Row | None
    track: str
    role: str = "system"
    desk: str = ""
    subject: UUID | None = None
    told: list[dict[str, Any]] = field(default_factory=list)
    owner_desk_id: UUID | None = None

    def tell(self, kind: str, **params: object) -> None:
        """Tell her codes, and words only when they were written for her."""
        self.told.append({"kind": kind, **params})

    def on(self, subject_id: UUID | None = None) -> agenda.Subject:
        """Return what the file's terms run on."""
        return agenda.Subject(
            file_id=self.case.pk,
            track=self.track,
            pack=self.pack,
            subject_id=subject_id,
            owner_desk_id=self.owner_desk_id or self.case.desk_id,
        )

    def stay(self) -> None:
        """Leave the file where it stands although the act is foreseen: somebody else completes it."""
        if self.row is not None:
            here = {"to": self.row.from_, "meets": (), "starts": ()}
            self.row = self.row.model_copy(update=here)

    def finish(self) -> None:
        """Move the stage, run the clocks, leave the move's row, tell her."""
        if self.row is not None and self.row.new_file:
            self._begin_again()
            return
        before = (self.procedure.stage, self.procedure.track)
        to = self.row.to if self.row else self.procedure.stage
        changed = self._clocks(to, before[1])
        self._move(before[0], to)
        if to != before[0] and not self.pack.procedure.stage(to).is_open:
            ending.leave(self)
        else:
            handing.settle_turns(self)
        if (to, self.track) != before:
            stage = {"kind": "stage", "stage": to, "track": self.track, "act": self.act}
            self.told.insert(0, stage)
        self.deed.note(stage=to, track=self.track)
        self.deed.tell(*self.told, *(agenda.told(row, self.at) for row in changed))

    def _clocks(self, to: str, track_before: str) -> list[Deadline]:
        changed: list[Deadline] = []
        if self.row is not None:
            changed += agenda.meet(self.row.meets, self.case.pk, self.at)
        if self.row is not None and not self.pack.procedure.stage(to).is_open:
            changed += agenda.stop(self.case.pk, self.at, whole_file=True)
        elif self.track != track_before:
            changed += agenda.change_track(self.on(), self._acts_so_far(), self.at)
        if self.row is not None:
            changed += agenda.turned((), self.row.starts, self.on(), self.at)
        return changed

    def _begin_again(self) -> None:
        """Leave the ended procedure as it was and begin the one that follows it."""
        wanted, self.track = self.track, self.procedure.track
        self._move(self.procedure.stage, self.procedure.stage)
        following, started = beginning.begin(
            self.case,
            self.pack,
            wanted,
            self.at,
            previous=self.procedure,
            role=self.role,
            desk=self.desk,
        )
        self.deed.note(stage=following.stage, track=wanted, procedure=str(following.pk))
        stage = {"kind": "stage", "stage": following.stage, "track": wanted, "act": self.act}
        self.deed.tell(stage, *self.told, *(agenda.told(row, self.at) for row in started))

    def _acts_so_far(self) -> list[str]:
        return [*self.procedure.moves.values_list("act", flat=True), self.act]

    def _move(self, before: str, to: str) -> None:
        procedure = self.procedure
        if to != before:
            procedure.stage, procedure.stage_since = to, self.at
        procedure.track = self.track
        if not self.pack.procedure.stage(to).is_open:
            procedure.closed_at = procedure.closed_at or self.at
        procedure.save()
        Move.objects.create(
            case=self.case,
            procedure=procedure,
            act=self.act,
            from_stage=before,
            to_stage=to,
            track=self.track,
            actor_role=self.role,
            actor_desk=self.desk,
            subject_id=self.subject,
            at=self.at,
        )


@contextmanager
def doing(
    actor: Actor, act: str, file_id: UUID, at: datetime, *, moving: str = ""
) -> Iterator[Doing]:
    """Run one act of a member on one file.

    moving  the act of the table that this power completes (a second signature), when it does

    Raises NotYourAct or NotYourRole, NoSuchCase (absent and hidden alike), IllegalMove,
    ProcedureEnded, NotSignedByTwo; then nothing has changed and the refusal is in the ledger.
    """
    with acting(actor, power_of(act), file_id, at) as deed:
        case = visible_case(actor, file_id)
        procedure = latest(file_id)
        pack = case.pack()
        seat = rights.seat_for(actor, case, act)
        row = row_for(pack, procedure, act, moving)
        if row is not None and not moving:
            seat = rights.seat_in(actor, case, row.who, act)
        needs.require(row, actor, case)
        deed.opener = actor.at(seat)
        under_way = Doing(
            act, at, deed, case, procedure, pack, row, procedure.track, seat.role, seat.desk_code
        )
        if row is not None and row.to_track is not None:
            under_way.track = row.to_track.value
        deed.note(act=act)
        parts = handing.whole_parts(file_id)
        yield under_way
        handing.even_out(deed, pack, file_id, parts)
        under_way.finish()


@contextmanager
def by_her_word(
    deed: Deed,
    act: str,
    file_id: UUID,
    at: datetime,
    *,
    beside: Callable[[Pack], Step] | None = None,
) -> Iterator[Doing]:
    """Run an act that the table allows to the person herself, inside the worker's deed.

    beside  the row of the table beside the procedure that allows it; the file then stays where it stands

    Raises IllegalMove when the table foresees no such word where the file stands.
    """
    case = Case.objects.filter(pk=file_id).first()
    if case is None:
        raise NoSuchCase
    procedure, pack = latest(file_id), case.pack()
    row: Row | None = None
    allowed = beside(pack) if beside else None
    if allowed is None:
        allowed = row = row_at(pack, procedure.stage, act, procedure.track)
    if not allowed.by_person:
        raise rights.NotYourRole(act=named(pack, act))
    under_way = Doing(act, at, deed, case, procedure, pack, row, procedure.track, "person")
    if row is not None and row.to_track is not None:
        under_way.track = row.to_track.value
    yield under_way
    under_way.finish()


def latest(file_id: UUID) -> Procedure:
    """Return the file's newest procedure, locked. Raises NoProcedure."""
    rows = Procedure.objects.filter(case_id=file_id).order_by("-sequence")
    found = rows.select_for_update().first()
    if found is None:
        raise needs.NoProcedure
    return found
