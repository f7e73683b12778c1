"""A collection out: its entry in the ledger first, what stays in and why told before and with it, its digest last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import get_language, gettext, gettext_noop

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.custody import ledger
from amparo.custody.opening import OpenFile, who
from amparo.documentation import counting, reading, vocabulary
from amparo.documentation.models import Collection
from amparo.exchange.choosing import Choice, Source
from amparo.exchange.formats import FORMATS, Format
from amparo.exchange.packing import About, Written, pack

POWER: Final = "export_records"
WHY: Final = {
    "confidential": gettext_noop("marked confidential"),
    "withdrawn": gettext_noop("marked withdrawn"),
    "unasked": gettext_noop("not of the events asked for"),
    "with_it": gettext_noop("of a record that stays in"),
    "no_place": gettext_noop("the format has no place for them"),
}
KINDS: Final = {
    "event": gettext_noop("events"),
    "person": gettext_noop("people and groups"),
    "act": gettext_noop("acts"),
    "involvement": gettext_noop("alleged involvements"),
    "information": gettext_noop("sources of information"),
    "intervention": gettext_noop("interventions"),
    "chain": gettext_noop("links between events"),
    "biographic": gettext_noop("ties between people"),
    "narrative": gettext_noop("narratives"),
    "reparation": gettext_noop("reparations"),
}
STATUS: Final = {
    "confirmed": gettext_noop("only confirmed ones"),
    "likely": gettext_noop("only likely ones"),
    "disputed": gettext_noop("only disputed ones"),
    "withdrawn": gettext_noop("only withdrawn ones"),
}
AS_TOLD: Final = gettext_noop(
    "Places are told as exactly as each event says that they may be told outside; where it says nothing, the country."
)
AS_KNOWN: Final = gettext_noop(
    "Places are told exactly as they are known, more than their events say may be told outside: whoever took this out"
    " asked for it. Do not publish it so."
)
Left = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Export:
    """What goes out: the archive's name, and its bytes piece by piece; `left` is known before the first of them."""

    name: str
    left: Left
    chunks: Iterator[bytes]
    written: Written


def left_of(source: Source, form: Format) -> Left:
    """How many records stay in, by kind and why: those not chosen, then those the format has no place for."""
    found: Left = dict(source.left)
    for kind, many in counting.counted_in(source.file).items():
        stays = sum(number for (of, _why), number in source.left.items() if of == kind)
        if kind not in form.held and many > stays:
            found[kind, "no_place"] = many - stays
    return found


def export(
    actor: Actor,
    row: Collection,
    file: OpenFile,
    form: str,
    choice: Choice,
    at: Callable[[], datetime],
) -> Export:
    """Give an open collection out as one archive, in flat memory.

    An entry stands in the ledger before the first byte, and another with the digest after the last. Raises
    NotYourAct where the actor may not, a machine among them, and KeyError for an unknown format.
    """
    must_be_able(actor, POWER)
    made = FORMATS[form]
    facts: dict[str, object] = {
        "list": "collection", "form": form, "status": choice.status, "searched": choice.searches,
        "confidential": choice.confidential, "withdrawn": choice.withdrawn,
    }  # fmt: skip
    if made.public:
        facts["exact_places"] = choice.exact
    begun = at()
    with transaction.atomic():
        ledger.append("export", at=begun, file_id=row.id, facts={**facts, **who(actor)})
    source = Source(file, choice)
    left = left_of(source, made)
    name = f"amparo-{row.number}-{form}"
    told = {
        **facts, "words": choice.words.strip(), "since": _day(choice.since), "until": _day(choice.until),
        "act": choice.act, "collection": row.number,
        "left": [{"kind": kind, "why": why, "records": many} for (kind, why), many in left.items()],
    }  # fmt: skip
    about = About(
        name, f"{reading.title(file)} ({row.number})", actor.name, begun, told,
        tuple(in_words(made, choice, left, actor, begun)),
    )  # fmt: skip
    written = Written()

    def chunks() -> Iterator[bytes]:
        yield from pack(made.members(source), about, written)
        done = {**facts, "digest": written.digest, **who(actor)}
        with transaction.atomic():
            ledger.append("exported", at=at(), file_id=row.id, facts=done)

    return Export(name + ".zip", left, chunks(), written)


def in_words(form: Format, choice: Choice, left: Left, actor: Actor, at: datetime) -> Iterator[str]:
    """What an archive says of itself to whoever opens it."""
    for what, said in (
        (gettext("Format"), form.title),
        (gettext("Filter of this export"), filter_words(choice)),
        (gettext("Date"), at.isoformat(timespec="minutes")),
        (gettext("Taken out by"), actor.name),
    ):
        yield f"{what}: {said}"
    places = (AS_KNOWN if choice.exact else AS_TOLD) if form.public else ""
    for said in filter(None, (form.loses, form.apart, places)):
        yield gettext(said)
    stays_in = gettext("Stays in")
    for kind, why, many in stays(left):
        yield f"{stays_in}: {many} {kind}, {why}"


def filter_words(choice: Choice) -> str:
    """The choice as a person reads it."""
    told = [gettext("every event")] if not choice.narrows else []
    if choice.words.strip():
        told.append(gettext("events with the words “%(words)s”") % {"words": choice.words.strip()})
    if choice.act:
        act = vocabulary.word(4, choice.act, get_language() or "es")
        told.append(gettext("events with an act of the kind “%(act)s”") % {"act": act})
    if choice.since:
        told.append(gettext("events since %(day)s") % {"day": _day(choice.since)})
    if choice.until:
        told.append(gettext("events until %(day)s") % {"day": _day(choice.until)})
    if choice.status:
        told.append(gettext(STATUS[choice.status]))
    if not choice.confidential:
        told.append(gettext("without confidential records"))
    if not choice.withdrawn:
        told.append(gettext("without withdrawn records"))
    return ", ".join(told)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def stays(left: Left) -> Iterator[tuple[str, str, int]]:
    """Kind, why and how many, in words, the most first."""
    for (kind, why), many in sorted(left.items(), key=lambda one: -one[1]):
        yield gettext(KINDS[kind]), gettext(WHY[why]), many
