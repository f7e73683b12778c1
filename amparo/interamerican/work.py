"""One act on one matter, from its permission to its entry: the shape all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.deeds import Deed
from amparo.custody.selectors import files_of
from amparo.interamerican.days import day_of
from amparo.interamerican.errors import NoSuchMatter
from amparo.interamerican.models import Matter
from amparo.kernel.errors import Invalid

POWER = "keep_matters"
NOT_YET = _("This day is still to come.")


@dataclass(slots=True)
class Work:
    """An act under way: inside its transaction, the matter locked, its keys at hand."""

    deed: Deed
    matter: Matter
    actor: Actor
    at: datetime

    @property
    def today(self) -> date:
        return day_of(self.at)

    def seal(self, kind: str, field: str, /, **value: object) -> UUID | None:
        """Seal what was written in the envelope of a kind; None when nothing was."""
        if not any(value.values()):
            return None
        return self.deed.write(kind, field, value).id

    def entered(self, sheet_id: UUID | None = None) -> dict[str, Any]:
        return {
            "sheet_id": sheet_id,
            "recorded_at": self.at,
            "recorded_by": self.actor.id,
        }

    def not_to_come(self, name: str, day: date) -> None:
        """Raises Invalid at `name` for a day that has not been yet."""
        if day > self.today:
            raise Invalid({name: [NOT_YET]})


@contextmanager
def working(actor: Actor, did: str, matter_id: UUID, at: datetime) -> Iterator[Work]:
    """Run one act on a matter whose keys the actor's desks hold.

    Raises NotYourAct, NoSuchMatter (absent and hidden alike); then nothing has changed.
    """
    with acting(actor, POWER, matter_id, at, note={"did": did}) as deed:
        matter = held(actor, matter_id)
        # Papers kept sealed before their digest was: in clear, whoever guesses one finds the matter it is in.
        matter.papers.filter(source_id=None, digest__isnull=False).update(digest=None)
        yield Work(deed, matter, actor, at)


def held(actor: Actor, matter_id: UUID) -> Matter:
    """The matter, locked. Raises NoSuchMatter."""
    rows = Matter.objects.select_for_update().filter(id=matter_id, id__in=files_of(actor))
    row = rows.first()
    if row is None:
        raise NoSuchMatter
    return row
