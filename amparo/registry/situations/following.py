"""What a situation is tied to, and the steps of prevention while there is no case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.registry.models import Person, Situation
from amparo.registry.people.work import must_know
from amparo.registry.situations.checking import must_have_been
from amparo.registry.situations.errors import AlreadyInACase, NoSuchStep, TiedAlready
from amparo.registry.situations.forms import DoneForm, StepForm, TieForm
from amparo.registry.situations.kinds import Tie
from amparo.registry.situations.recording import KEEP, append, listed, locked, put, told_anew

PROMOTE = "promote_situation"


def tie(actor: Actor, situation_id: UUID, form: TieForm, at: datetime) -> Situation:
    """Tie another file that the actor may know; to say it was taken there needs `promote_situation`.

    Raises TiedAlready, AlreadyInACase where it was taken to another, and NoSuchPerson for a file absent
    or hidden.
    """
    power = PROMOTE if form.tie == Tie.PROMOTED else KEEP
    with acting(actor, power, situation_id, at, note={"did": "tie_situation"}) as deed:
        row = locked(actor, situation_id)
        must_know(actor, [form.file])
        if any(one["file"] == form.file.hex for one in listed(deed, "related")):
            raise TiedAlready
        if form.tie == Tie.PROMOTED and any(
            one["tie"] == Tie.PROMOTED for one in listed(deed, "related")
        ):
            raise AlreadyInACase
        append(deed, "related", {"file": form.file.hex, "tie": form.tie.value, "note": form.note})
        _tied(deed, listed(deed, "related"))
    return row


def taken_since(situation_id: UUID, since: datetime) -> bool:
    """Whether somebody said since that second that it was taken to a file; asked of the ledger, it opens nothing."""
    second = since.replace(microsecond=0)
    told = (entry.body or {} for entry in ledger.entries_of(situation_id))
    return any(
        body.get("verb") == PROMOTE and datetime.fromisoformat(str(body["at"])) >= second
        for body in told
    )


def untie(actor: Actor, situation_id: UUID, file_id: UUID, at: datetime) -> Situation:
    """Take a tie back; where there is none nothing changes."""
    with acting(actor, KEEP, situation_id, at, note={"did": "untie_situation"}) as deed:
        row = locked(actor, situation_id)
        left = [one for one in listed(deed, "related") if one["file"] != file_id.hex]
        put(deed, "related", {"list": left})
        _tied(deed, left)
    return row


def _tied(deed: Deed, related: list[dict[str, object]]) -> None:
    """Tell on the situation's own card whether it was taken to a file, and which people it is tied to."""
    files = [str(one["file"]) for one in related]
    people = Person.objects.filter(id__in=files).values_list("id", flat=True)
    taken = any(one["tie"] == Tie.PROMOTED for one in related)
    told_anew(deed, taken="yes" if taken else "", people=sorted(one.hex for one in people))


def plan(actor: Actor, situation_id: UUID, form: StepForm, at: datetime) -> Situation:
    """Add a step of prevention. Raises AlreadyInACase once it was taken to a file."""
    with acting(actor, KEEP, situation_id, at, note={"did": "plan_prevention"}) as deed:
        row = locked(actor, situation_id)
        if any(one["tie"] == Tie.PROMOTED for one in listed(deed, "related")):
            raise AlreadyInACase
        append(deed, "steps", {**form.model_dump(mode="json"), "done_on": None, "result": ""})
        told_anew(deed, due=_next(listed(deed, "steps")))
    return row


def done(actor: Actor, situation_id: UUID, form: DoneForm, at: datetime) -> Situation:
    """Say that a step was done and what came of it. Raises NoSuchStep, and Invalid for a day to come."""
    must_have_been(at, done_on=form.done_on)
    with acting(actor, KEEP, situation_id, at, note={"did": "prevention_done"}) as deed:
        row = locked(actor, situation_id)
        steps = listed(deed, "steps")
        if form.step >= len(steps) or steps[form.step]["done_on"]:
            raise NoSuchStep
        steps[form.step] |= {"done_on": form.done_on.isoformat(), "result": form.result}
        put(deed, "steps", {"list": list(steps)})
        told_anew(deed, due=_next(steps))
    return row


def _next(steps: list[dict[str, object]]) -> str:
    """The day of the first step that is not done; empty where none has one."""
    return min(
        (str(one["due_on"]) for one in steps if one["due_on"] and not one["done_on"]), default=""
    )
