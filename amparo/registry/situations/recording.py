"""Recording a situation, writing it anew, and saying whether it was verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import cards
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, Sheet
from amparo.custody.vault import Value
from amparo.law import packs
from amparo.registry import names
from amparo.registry.models import Situation
from amparo.registry.names import NameCard
from amparo.registry.people.work import register_of
from amparo.registry.situations.checking import must_have_been
from amparo.registry.situations.errors import NoSuchSituation, NotInThatState
from amparo.registry.situations.forms import STATES, NewSituation, SituationForm
from amparo.registry.situations.kinds import Published, State

KEEP: Final = "keep_situations"
ENVELOPES: Final = ("identity", "place", "facts")
# What a card tells beside what was recorded: the day of the next step of prevention, that it was taken to a
# file, and the people of the register to whom it was tied.
FOLLOWED: Final = ("due", "taken", "people")
# What is asked of the place and stands in no sheet of the facts.
PLACE: Final = ("department", "province", "district", "community", "place", "published")
# The sheets in which a situation is written, and the envelope of each.
SHEETS: Final = {
    "victims": "identity",
    "alleged_name": "identity",
    "place": "place",
    "situation": "facts",
    "related": "facts",
    "steps": "facts",
    "judged": "facts",
}


def record(actor: Actor, form: NewSituation, at: datetime) -> Situation:
    """Seal a new situation in a file of its own. Raises NotYourAct, KeepsNoRegister, and Invalid for a day to come."""
    made = uuid4()
    must_have_been(at, known_on=form.known_on, occurred_on=form.occurred_on)
    with acting(actor, KEEP, made, at, note={"did": "record_situation"}) as deed:
        register = register_of(deed)
        holders = () if form.only_here else tuple(holder.id for holder in register.holders)
        envelopes = {kind: deed.create(kind, holders=holders) for kind in ENVELOPES}
        for name, value in sealed(form).items():
            deed.write_to(envelopes[SHEETS[name]], name, value)
        for name in ("related", "steps", "judged"):
            deed.write_to(envelopes[SHEETS[name]], name, {"list": []})
        cards.write(deed, register, card_of(form).sealed())
        return Situation.objects.create(
            id=made,
            channel=form.channel.value,
            state=State.RECORDED.value,
            department=form.department,
            desk_id=deed.the_opener().seat_for(deed.verb).desk_id,
            entered_on=_month(at),
        )


def amend(
    actor: Actor,
    situation_id: UUID,
    form: SituationForm,
    at: datetime,
    *,
    expected: int | None = None,
) -> Situation:
    """Write anew what is known. Raises Invalid as `record`, ChangedMeanwhile when `expected` no longer stands."""
    must_have_been(at, known_on=form.known_on, occurred_on=form.occurred_on)
    with acting(actor, KEEP, situation_id, at, note={"did": "amend_situation"}) as deed:
        row, register = locked(actor, situation_id), register_of(deed)
        for name, value in sealed(form).items():
            put(deed, name, value, expected if name == "situation" else None)
        before = cards.read(deed, register, [situation_id]).get(situation_id)
        card = card_of(form)
        if before is not None:
            card = _followed(card, names.read(before))
        cards.write(deed, register, card.sealed())
        row.channel, row.department = form.channel.value, form.department
        row.save(update_fields=["channel", "department"])
    return row


def judge(actor: Actor, situation_id: UUID, act: str, reasons: str, at: datetime) -> Situation:
    """Verify, dispute or withdraw, with sealed reasons. Raises NotInThatState where it stands so already.

    What was withdrawn stays in the register, and counts in no figure; it may be verified again.
    """
    state = STATES[act]
    with acting(actor, KEEP, situation_id, at, note={"did": f"{act}_situation"}) as deed:
        row = locked(actor, situation_id)
        if row.state == state:
            raise NotInThatState
        said = {"state": state.value, "reasons": reasons, "at": at.isoformat()}
        append(deed, "judged", said)
        row.state = state.value
        row.save(update_fields=["state"])
    return row


def sealed(form: SituationForm) -> dict[str, Value]:
    """What a form says, by the sheet it is sealed in."""
    told = form.model_dump(
        mode="json",
        exclude={
            "only_here",
            "victims",
            "alleged_name",
            "located",
            "channel",
            *PLACE,
        },
    )
    return {
        "victims": {"names": list(form.victims)},
        "alleged_name": {"text": form.alleged_name},
        "place": {
            "text": form.place,
            "precision": form.located.value,
            "province": form.province,
            "district": form.district,
            "community": form.community,
            "published": form.published.value,
        },
        "situation": told,
    }


def card_of(form: SituationForm) -> NameCard:
    """Under which names a situation is found, and by which codes and days it is filtered."""
    codes = {
        "on": form.occurred_on.isoformat() if form.occurred_on else "",
        "when": form.occurred.value,
        "known": form.known_on.isoformat(),
        "where": form.located.value,
        "province": form.province,
        "district": form.district,
        "community": form.community,
        "published": "" if form.published == Published.NONE else form.published.value,
        "complained": sorted({one.body.value for one in form.complained if one.body}),
        "defends": list(form.defends),
        "acts": list(form.acts),
        "alleged": list(form.alleged),
        "context": [one.value for one in form.context],
    }
    told = {name: value for name, value in codes.items() if value}
    return NameCard(kind="situation", names=form.victims, place=form.department, told=told)


def told_anew(deed: Deed, **codes: str | list[str]) -> None:
    """Write on its card what changed of these codes, so that lists know it too; an empty one is taken off."""
    register = names.register_in(deed)
    before = cards.read(deed, register, [deed.the_file()]) if register else {}
    if register is None or deed.the_file() not in before:
        return
    card = names.read(before[deed.the_file()])
    told = {name: value for name, value in {**card.told, **codes}.items() if value}
    if told != card.told:
        cards.write(deed, register, replace(card, told=told).sealed())


def _followed(card: NameCard, old: NameCard) -> NameCard:
    """Codes and names anew, with what was judged of the old card and how it is followed."""
    kept = {name: old.told[name] for name in FOLLOWED if name in old.told}
    return replace(card.keeping(old), told={**card.told, **kept})


def locked(actor: Actor, situation_id: UUID) -> Situation:
    """The row, for an act on it. Raises NoSuchSituation alike for what is absent or hidden."""
    row = Situation.objects.visible_to(actor).select_for_update().filter(pk=situation_id).first()
    if row is None:
        raise NoSuchSituation
    return row


def listed(deed: Deed, name: str) -> list[dict[str, object]]:
    """The rows of a sheet that is a list."""
    value = deed.values([SHEETS[name]]).get(name, {}).get("list", [])
    return [dict(one) for one in value] if isinstance(value, list) else []


def append(deed: Deed, name: str, row: Mapping[str, object]) -> None:
    put(deed, name, {"list": [*listed(deed, name), dict(row)]})


def put(deed: Deed, name: str, value: Mapping[str, object], expected: int | None = None) -> None:
    """Seal a sheet anew."""
    envelope = Envelope.objects.get(file_id=deed.the_file(), kind=SHEETS[name], about=None)
    sheet = Sheet.objects.get(envelope=envelope, field=name)
    deed.rewrite(sheet, dict(value), expected=expected)


def _month(at: datetime) -> date:
    return at.astimezone(ZoneInfo(packs.current().meta.zone)).date().replace(day=1)
