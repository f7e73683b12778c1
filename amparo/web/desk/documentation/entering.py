"""Entering an event fast, by keyboard, on one page: its facts, then a row for each act, then names by the line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, services, vocabulary
from amparo.documentation.errors import AlreadyThere, NoSuchRecord
from amparo.documentation.forms import filled
from amparo.documentation.models import Collection
from amparo.documentation.records import Entry, Event
from amparo.documentation.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, naming, once, schemaform
from amparo.web.desk.documentation import forms, showing, typed, words
from amparo.web.desk.documentation.people import People, people_of
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Control, Told
from amparo.web.errors import in_words

ROWS: Final = 8
MOST_ROWS: Final = 400
READ_ROWS: Final = 600
"""Rows beyond those that are saved at once; they are read, so that no word of them is lost, and refused."""
ABOVE: Final = "="
_PARTS: Final = ("victim", "type", "begins", "method", "by", "degree")
# Where the victims of the lines are typed.
_OF_ALL: Final = {"victim": "names"}
# What is asked first; the form of the event has the rest.
_SHOWN: Final = ("title", "begins", "ends", "where", "description", "counts", "status")
_WHERE: Final = frozenset({"ubigeo", "words", "precision", "public", "country"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of acts, as it was typed."""

    number: int
    victim: str = ""
    type: str = ""
    begins: str = ""
    method: str = ""
    by: str = ""
    degree: str = ""
    error: str = ""

    @property
    def empty(self) -> bool:
        return not any(
            value not in ("", ABOVE)
            for value in (self.victim, self.type, self.begins, self.method, self.by)
        )


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    """A new event with its acts. It needs the collection open: people of it are offered by name."""
    return _entered(request, collection_id, None)


@require_http_methods(["GET", "POST"])
def acts(request: DeskRequest, collection_id: UUID, event_id: UUID) -> HttpResponse:
    """More acts of an event that is there."""
    return _entered(request, collection_id, event_id)


def _entered(request: DeskRequest, collection_id: UUID, event_id: UUID | None) -> HttpResponse:
    row, file = showing.held(request, collection_id)
    if not request.actor.may(POWER):
        raise NotVisible
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[row.id]))
    event = _event(file, event_id)
    people = people_of(file)
    table = _rows(request.POST)
    if (beyond := _beyond(request.POST, table)) is not None:
        return _page(request, row, file, event, people, table, beyond)
    if request.method != "POST" or request.POST.get("do") == "more":
        return _page(request, row, file, event, people, table)
    try:
        made = known_by(once.key_of(request), _made(request.POST, event, people, table))
        records = [*people.new.values(), *made]
        services.enter(request.actor, collection_id, records, clocks.now())
    except AlreadyThere:
        pass  # the form was sent twice: what it makes is there
    except (Invalid, Conflict) as refusal:
        return _page(request, row, file, event, people, table, refusal)
    shown = event.id if event else made[0].id
    return HttpResponseRedirect(reverse("desk:event", args=[row.id, shown]) + "?told=saved")


def known_by(key: UUID | None, made: list[Entry]) -> list[Entry]:
    """Records whose first has the id of the form that they come from, so that they are entered once."""
    if key is None or not made:
        return made
    first, *others = made
    return [first.model_copy(update={"id": key}), *(_about(one, first.id, key) for one in others)]


def _about(one: Entry, before: UUID, now: UUID) -> Entry:
    """The same record of an event or an act that has another id now."""
    named = [name for name in ("event", "act") if getattr(one, name, None) == before]
    return one.model_copy(update=dict.fromkeys(named, now))


def _event(file: OpenFile, event_id: UUID | None) -> Event | None:
    if event_id is None:
        return None
    found = reading.record(file, event_id).record
    if not isinstance(found, Event):
        raise NoSuchRecord
    return found


def _rows(post: QueryDict) -> list[Row]:
    said = post.get("rows", "")
    count = small_number(said, ROWS)
    if post.get("do") == "more":
        count = max(count, min(count + ROWS, MOST_ROWS))
    count = min(count, READ_ROWS)
    return [
        Row(number, **{part: post.get(f"r{number}-{part}", "").strip() for part in _PARTS})
        for number in range(1, count + 1)
    ]


def _beyond(post: QueryDict, table: list[Row]) -> Invalid | None:
    """Why these rows cannot be saved at once, or no more be had; None when nothing is beyond the last one."""
    last = max((one.number for one in table if not one.empty), default=0)
    no_more = post.get("do") == "more" and small_number(post.get("rows", "")) >= MOST_ROWS
    if last <= MOST_ROWS and not no_more:
        return None
    told = _(
        "No more than 400 rows are saved at once. Save the first ones; enter the others from the page of the event."
    )
    return Invalid({f"r{max(last, MOST_ROWS)}-victim": [told]})


def _made(post: QueryDict, event: Event | None, people: People, table: list[Row]) -> list[Entry]:
    """The event, when it is new, and an act with its involvement for each row and each name of the lines."""
    found: list[Entry] = []
    if event is None:
        said = typed.typed_in("event", post)
        made = filled("event", typed.body("event", said, people, None))
        found.append(made)
        event_id = made.id
    else:
        event_id = event.id
    above: dict[str, str] = dict.fromkeys(_PARTS, "")
    typed_rows = [*(one for one in table if not one.empty), *_lines(post)]
    people.expect(name for row in typed_rows for name in (row.victim, row.by))
    for row in typed_rows:
        said = {part: getattr(row, part) for part in _PARTS}
        said = {part: above[part] if one == ABOVE else one for part, one in said.items()}
        above = said
        found += _act(event_id, said, people, row.number)
    return found


def _lines(post: QueryDict) -> list[Row]:
    """One act for each name of the lines, all of one kind."""
    names = [name.strip() for name in post.get("names", "").splitlines() if name.strip()]
    said = {part: post.get(f"all-{part}", "").strip() for part in _PARTS if part != "victim"}
    return [Row(0, victim=name, **said) for name in names]


def _act(event_id: UUID, said: dict[str, str], people: People, number: int) -> list[Entry]:
    try:
        act = filled(
            "act",
            {
                "event": event_id,
                "victim": typed.typed_person("victim", said["victim"], people),
                "type": said["type"] or None,
                "begins": typed.date(said["begins"]),
                "methods": (said["method"],) if said["method"] else (),
            },
        )
        if not (said["by"] or said["degree"]):
            return [act]
        blamed = {
            "event": event_id,
            "act": act.id,
            "perpetrator": typed.typed_person("by", said["by"], people),
            "degree": said["degree"],
        }
        return [act, filled("involvement", blamed)]
    except Invalid as refusal:
        told = {name: texts for name, texts in refusal.fields.items()}
        names = {
            f"r{number}-{name}" if number else _OF_ALL.get(name, f"all-{name}"): texts
            for name, texts in told.items()
        }
        raise Invalid(names) from None


def _page(
    request: DeskRequest,
    row: Collection,
    file: OpenFile,
    event: Event | None,
    people: People,
    table: list[Row],
    refusal: Invalid | Conflict | None = None,
) -> HttpResponse:
    if isinstance(refusal, Invalid):
        refusal = Invalid(forms.at_controls("event", refusal.fields))
    faults = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = forms.controls("event", typed.typed_in("event", request.POST), people, {}, faults)
    names = {name for control in drawn for name in (control.name,)}
    return showing.show(
        request, row, file, "enter.html", refusal.status if refusal else 200,
        event=event, controls=[] if event else [_short(one) for one in drawn if one.name in _SHOWN],
        rows=table, post={part: request.POST.get(f"all-{part}", "") for part in _PARTS},
        lines=request.POST.get("names", ""),
        lists=_lists(), people=people.offered, above=ABOVE,
        places=words.places_offered(),
        faults=faults, errors=_told(refusal, names),
        wrong={int(name[1:].split("-")[0]) for name in faults if name[1:2].isdecimal()},
    )  # fmt: skip


def _short(control: Control) -> Control:
    """A place with what is mostly known of it; of a date its hint alone."""
    if control.name != "where":
        return control
    parts = (part for part in control.parts if part.name.rpartition(".")[2] in _WHERE)
    return replace(control, parts=tuple(parts))


def _lists() -> dict[str, list[tuple[str, str]]]:
    language = naming.language()
    return {
        name: [(word.code, word.in_(language)) for word in vocabulary.vocabulary(number).short]
        for name, number in (("type", 4), ("method", 5), ("degree", 18))
    }


def _told(refusal: Invalid | Conflict | None, names: set[str]) -> list[Told]:
    if refusal is None:
        return []
    if not isinstance(refusal, Invalid):
        return [Told(in_words(refusal))]
    return [
        Told(
            (_("Row %(number)s: ") % {"number": name[1:].split("-")[0]} if name[1:2].isdecimal() else "") + _(text),
            name if name.startswith(("r", "all-", "names")) and name not in names else "f-" + name.replace(".", "-"),
        )
        for name, texts in refusal.fields.items()
        for text in texts
    ]  # fmt: skip
