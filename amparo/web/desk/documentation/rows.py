"""One event as its page shows it: who did what to whom, counted, with its sources, answers and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.documentation.reading import Graph
from amparo.documentation.records import Act, Chain, Entry, Event, Involvement, Reparation
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.shapes import Status, When
from amparo.web.desk.documentation import drawing, words
from amparo.web.desk.documentation.drawing import Span
from amparo.web.desk.documentation.people import labels_of

_CLOSED = "—"


@dataclass(frozen=True, slots=True)
class Seen:
    """The graph of one event with how its people are called; `collection_id` is where its links lead."""

    graph: Graph
    collection_id: UUID
    named: Mapping[UUID, str]

    @classmethod
    def of(cls, graph: Graph, collection_id: UUID) -> Seen:
        return cls(graph, collection_id, labels_of(graph.people.values()))

    @property
    def event(self) -> Event:
        event = self.graph.event.record
        assert isinstance(event, Event)  # noqa: S101 - a graph is of an event
        return event

    def name(self, id_: UUID | None, unknown: str = "") -> str:
        """How somebody is called; `—` when the names are closed to this desk."""
        if id_ is None:
            return unknown
        return self.named.get(id_, _CLOSED)

    def url(self, record: Entry) -> str:
        return reverse("desk:record", args=[self.collection_id, record.id])

    def alleged(self, act: Act) -> Sequence[Involvement]:
        return self.graph.alleged.get(act.id, ())


def acts(seen: Seen, only: str = "") -> list[dict[str, Any]]:
    """A row for each act, of one kind if asked: the table that says what the drawing draws."""
    return [
        _act(seen, act, seen.alleged(act))
        for act in seen.graph.acts
        if not only or act.type == only
    ]


def _act(seen: Seen, act: Act, alleged: Iterable[Involvement]) -> dict[str, Any]:
    return {
        "url": seen.url(act),
        "what": words.term(4, act.type),
        "whom": seen.name(act.victim, _("somebody unknown")),
        "by": [_alleged(seen, each) for each in alleged],
        "when": words.day(act.begins),
        "how": words.terms(5, act.methods),
        "count": words.count(act.count) if act.count else "",
        "passages": [
            *(passage.text for passage in act.passages),
            *([act.threat.wording] if act.threat and act.threat.wording else []),
        ],
        "details": [
            label
            for held, label in (
                (act.detention, _("detention")),
                (act.killing, _("death")),
                (act.torture, _("torture")),
                (act.property, _("property")),
                (act.threat, _("threat")),
                (act.investigation, _("investigation")),
            )
            if held
        ],
        **status(act),
    }


def _alleged(seen: Seen, each: Involvement) -> dict[str, Any]:
    kinds = words.terms(24, each.types)
    return {
        "url": seen.url(each),
        "who": seen.name(each.perpetrator, kinds or _("somebody unknown")),
        "degree": words.term(18, each.degree),
        "kinds": kinds if each.perpetrator else "",
        **status(each),
    }


def status(record: Entry) -> dict[str, Any]:
    return {
        "status": words.status(record.status),
        "tag": words.TAGS[record.status],
        "withdrawn": record.status is Status.WITHDRAWN,
    }


def standing(records: Iterable[Act]) -> list[Act]:
    return [act for act in records if act.status is not Status.WITHDRAWN]


def counts(seen: Seen) -> list[dict[str, str]]:
    """How many people the event counts, by what befell them."""
    return [
        {"of": words.counted(of), "best": words.count(one)} for of, one in seen.event.counts.items()
    ]


def counted(seen: Seen) -> dict[str, Any]:
    """What its acts count themselves: those withdrawn are left out."""
    there = standing(seen.graph.acts)
    victims = {act.victim for act in there if act.victim}
    kinds = Counter(act.type for act in there)
    return {
        "acts": len(there),
        "withdrawn": len(seen.graph.acts) - len(there),
        "victims": len(victims),
        "kinds": [(words.term(4, code), count) for code, count in kinds.most_common()],
    }


def informations(seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            "url": seen.url(each),
            "who": seen.name(each.source, each.cited or _("somebody unknown")),
            "how": words.term(19, each.connection),
            "what": words.terms(16, each.materials),
            "when": words.day(each.dated) if each.dated else "",
            "reliability": words.term(42, each.reliability),
            **status(each),
        }
        for each in seen.graph.informations
    ]


def interventions(seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            "url": seen.url(each),
            "who": seen.name(each.party, _("somebody unknown")),
            "what": words.terms(20, each.types),
            "whom": seen.name(each.victim),
            "when": words.day(each.on),
            "asked": each.requested,
            "response": words.term(27, each.response),
            "impact": words.term(44, each.impact),
            **status(each),
        }
        for each in seen.graph.interventions
    ]


def reparations(seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            "url": seen.url(each),
            "whom": seen.name(each.victim),
            "form": words.term(104, each.form),
            "state": words.term(106, each.state),
        }
        for each in seen.graph.of(Reparation)
    ]


def narratives(seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            "url": seen.url(each),
            "split": reverse("desk:narrative_split", args=[seen.collection_id, each.id]),
            "title": each.title or _("Narrative"),
            "who": seen.name(each.teller),
            "text": each.text,
            "language": each.language,
            **status(each),
        }
        for each in seen.graph.narratives
    ]


def ties(seen: Seen) -> list[dict[str, Any]]:
    return [
        {
            "url": seen.url(each),
            "who": seen.name(each.person),
            "what": words.term(21, each.type),
            "whom": seen.name(each.related),
        }
        for each in seen.graph.ties
    ]


def people(seen: Seen) -> list[dict[str, Any]]:
    found = sorted(seen.graph.people.values(), key=lambda one: one.name.casefold())
    parts = _parts(seen.graph)
    return [
        {
            "url": seen.url(person),
            "name": seen.named[person.id],
            "unit": words.term(7, person.unit),
            "size": words.count(person.size) if person.size else "",
            "parts": ", ".join(label for its, label in parts if person.id in its),
        }
        for person in found
    ]


def _parts(graph: Graph) -> list[tuple[set[UUID | None], str]]:
    """Everybody who has each part in the event."""
    return [
        ({act.victim for act in graph.acts}, _("victim")),
        ({each.perpetrator for each in graph.involvements}, _("alleged perpetrator")),
        ({each.source for each in graph.informations}, _("source")),
        ({each.party for each in graph.interventions}, _("intervened")),
    ]


def chained(
    seen: Seen, events: Mapping[UUID, OpenRecord], links: Iterable[Chain]
) -> dict[str, Any]:
    """The events of its chain in time, with a drawing, and how each is said to be related."""
    known = {id_: one.record for id_, one in events.items() if isinstance(one.record, Event)}
    ordered = sorted(known.values(), key=lambda one: (_start(one) or "9999", one.title))
    spans = [
        Span(
            each.title,
            each.begins.first if each.begins else None,
            _end(each),
            here=each.id == seen.event.id,
        )
        for each in ordered
    ]
    told = [
        {
            "from": known[link.event].title,
            "how": words.term(22, link.type),
            "to": known[link.related].title,
            "url": seen.url(link),
            **status(link),
        }
        for link in links
        if link.event in known and link.related in known
    ]
    rows = [
        {
            "title": each.title,
            "url": reverse("desk:event", args=[seen.collection_id, each.id]),
            "when": _dates(each.begins, each.ends),
            "here": each.id == seen.event.id,
            **status(each),
        }
        for each in ordered
    ]
    name = _("The chain of events in time: the list below says the same")
    return {"drawing": drawing.timeline(spans, name), "rows": rows, "links": told}


def _start(event: Event) -> str:
    return event.begins.value if event.begins else ""


def _end(event: Event) -> Any:
    if event.ends and event.ends.last:
        return event.ends.last
    return event.begins.last if event.begins else None


def _dates(begins: When | None, ends: When | None) -> str:
    return f"{words.day(begins)} – {words.day(ends)}" if ends and ends.value else words.day(begins)


def event_line(record: OpenRecord, collection_id: UUID) -> dict[str, Any]:
    """One event in a list."""
    event = record.record
    assert isinstance(event, Event)  # noqa: S101 - asked of the events of a collection
    return {
        "url": reverse("desk:event", args=[collection_id, event.id]),
        "title": event.title,
        "when": _dates(event.begins, event.ends),
        "place": words.place(event.where),
        **status(event),
    }


def head(seen: Seen) -> dict[str, Any]:
    event = seen.event
    return {
        "title": event.title,
        "when": _dates(event.begins, event.ends),
        "when_words": event.begins.words if event.begins else "",
        "place": words.place(event.where),
        "near": words.near(event.where.precision) if event.where else "",
        "told": words.told_outside(event.where),
        "description": event.description,
        "impact": event.impact,
        "rights": words.terms(3, event.rights),
        "violation": words.term(41, event.violation_status),
        **status(event),
    }
