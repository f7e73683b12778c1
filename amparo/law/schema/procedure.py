"""stages.yaml: the whole procedure as one table of rows, with the appeal as a small table beside it."""

from enum import StrEnum

from pydantic import Field

from amparo.law.schema.base import Code, Frozen, Labelled, NormCode, Text, one


class Track(StrEnum):
    """By which road a request goes: hours, or business days."""

    URGENT = "urgent"
    ORDINARY = "ordinary"
    BOTH = "both"

    def covers(self, track: str) -> bool:
        """Whether something marked so applies on `track` (urgent or ordinary)."""
        return self is Track.BOTH or self.value == track


class Stage(Labelled):
    """Where a file stands, and the sentence the person reads about it."""

    sentence: Text
    hint: Text
    is_open: bool
    seen_in: str


class Act(Labelled):
    """Something that can be done to a file, the sentence the person reads, and the hint for who does it."""

    sentence: Text
    hint: Text


class Step(Frozen):
    """An act, where it leads, who may do it, what it needs and which clocks it moves.

    who        roles that may do it; `by_person`: the protected person too, with her receipt
    needs      what must be there first, as codes the act's own form explains
    starts     terms that begin to run; `meets`: terms that this act fulfils
    norm       where the step is told to come from; verified with its terms, not by itself
    """

    act: Code
    to: Code
    who: tuple[Code, ...] = ()
    by_person: bool = False
    needs: tuple[Code, ...] = ()
    starts: tuple[Code, ...] = ()
    meets: tuple[Code, ...] = ()
    norm: NormCode | None = None


class Row(Step):
    """A step from a stage; `to` equal to `from` means the file stays where it is.

    to_track   the track the file follows from then on, when the act changes it
    new_file   the act opens a new procedure linked to this one, which stays as it was

    When an act moves the file to a stage that is not open, its running terms stop, save those this row starts; an act
    that leaves the file where it is stops nothing.
    """

    from_: Code = Field(alias="from")
    track: Track = Track.BOTH
    to_track: Track | None = None
    new_file: bool = False


class AppealRow(Step):
    """A row of the table beside: the appeal moves on its own and stops no measure."""

    from_: Code = Field(alias="from")
    remedy: Code | None = None


class Appeal(Frozen):
    """The appeal's stages and rows, and after which acts one may be filed."""

    stages: tuple[Stage, ...]
    remedies: tuple[Labelled, ...]
    against: tuple[Code, ...]
    rows: tuple[AppealRow, ...]


class Need(Labelled):
    """Something an act requires before it can be done."""


class Procedure(Frozen):
    """stages.yaml whole."""

    opening: Step
    stages: tuple[Stage, ...]
    acts: tuple[Act, ...]
    needs: tuple[Need, ...]
    rows: tuple[Row, ...]
    appeal: Appeal

    def stage(self, code: str) -> Stage:
        """Raises UnknownCode."""
        return one(self.stages, code, "stage")

    def act(self, code: str) -> Act:
        """Raises UnknownCode."""
        return one(self.acts, code, "act")

    def table(self) -> dict[tuple[str, str], str]:
        """(stage, act) -> stage, for `kernel.workflow.Workflow`; tracks differ in who may pass, never in where to."""
        return {(row.from_, row.act): row.to for row in self.rows}

    def row(self, stage: str, act: str, track: str) -> Row | None:
        """The row that allows `act` at `stage` on `track`, or None."""
        for row in self.rows:
            if row.from_ == stage and row.act == act and row.track.covers(track):
                return row
        return None

    def rows_from(self, stage: str, track: str) -> tuple[Row, ...]:
        """What may be done at `stage` on `track`, in the order of the table."""
        return tuple(r for r in self.rows if r.from_ == stage and r.track.covers(track))

    def acts_of(self, role: str) -> frozenset[str]:
        """The acts in which that role appears anywhere in either table."""
        steps: tuple[Step, ...] = (self.opening, *self.rows, *self.appeal.rows)
        return frozenset(step.act for step in steps if role in step.who)

    def appeal_row(self, stage: str, act: str, remedy: str | None) -> AppealRow | None:
        """The row for that remedy, or the one that names none."""
        for row in self.appeal.rows:
            if (row.from_, row.act) == (stage, act) and row.remedy in (None, remedy):
                return row
        return None
