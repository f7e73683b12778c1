"""One act on one statement, from its permission to its entry: the shape all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.deeds import Deed
from amparo.custody.selectors import files_of
from amparo.statements.errors import NoSuchStatement
from amparo.statements.kinds import Stage
from amparo.statements.models import Statement, StatementMove, StatementText
from amparo.statements.stages import STAGES, Step

DRAFT, REVIEW, SIGN, PUBLISH = "draft_statement", "review_statement", "sign_on", "publish"


@dataclass(slots=True)
class Work:
    """An act under way: inside its transaction, the statement locked, its keys at hand."""

    deed: Deed
    statement: Statement
    actor: Actor
    at: datetime

    def step(self, step: Step, because: str = "") -> None:
        """Move the statement on. Raises IllegalMove."""
        before = Stage(self.statement.stage)
        after = STAGES.after(before, step)
        sheet = self.deed.write("notes", step.value, {"text": because}) if because else None
        StatementMove.objects.create(
            statement=self.statement,
            step=step.value,
            from_stage=before,
            to_stage=after,
            sheet_id=sheet.id if sheet else None,
            at=self.at,
            by=self.actor.id,
        )
        self.statement.stage = after
        self.deed.note(stage=after.value)

    def texts(self) -> dict[str, StatementText]:
        """The newest version in each language that has one."""
        return newest(self.statement.id)


@contextmanager
def working(actor: Actor, power: str, did: str, statement_id: UUID, at: datetime) -> Iterator[Work]:
    """Run one act on a statement whose keys the actor's desks hold; it is saved at the end.

    Raises NotYourAct, NoSuchStatement (absent and hidden alike); then nothing has changed.
    """
    with acting(actor, power, statement_id, at, note={"did": did}) as deed:
        work = Work(deed, held(actor, statement_id), actor, at)
        yield work
        work.statement.save()


def held(actor: Actor, statement_id: UUID) -> Statement:
    """The statement, locked. Raises NoSuchStatement."""
    rows = Statement.objects.select_for_update().filter(id=statement_id, id__in=files_of(actor))
    row = rows.first()
    if row is None:
        raise NoSuchStatement
    return row


def newest(statement_id: UUID) -> dict[str, StatementText]:
    """The newest version of a statement in each language that has one."""
    rows = StatementText.objects.filter(statement_id=statement_id).order_by("language", "number")
    return {row.language: row for row in rows}
