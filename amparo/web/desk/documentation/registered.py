"""Whom of the register the people of a collection may be: asked of all of them at once, a part at a time.

Nobody of a collection is a card of the register, and nothing is compared by itself: to compare is to open the name
cards, an act with its entry, of whoever may search names and has the names of the collection open. What the member may
not know is neither compared nor counted. Nothing is tied by it: a person says so in the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.custody.errors import NothingToOpen
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors
from amparo.documentation.people import Person
from amparo.documentation.shapes import Status
from amparo.kernel.errors import NotVisible
from amparo.registry.people import finding
from amparo.registry.people.finding import Known
from amparo.registry.people.found import MaybeSame
from amparo.web.desk import clocks
from amparo.web.desk.documentation import person
from amparo.web.desk.documentation.people import labels_of
from amparo.web.desk.documentation.showing import held, show
from amparo.web.desk.people.deciding import AT_MOST, REVIEWED, candidate
from amparo.web.desk.requests import DeskRequest

_READ: Final = 200


@dataclass
class Part:
    """A part of the people of a collection beside the register.

    looked  how many were looked at so far, of how many in all
    next    whom the next part begins after; None at the end
    """

    pairs: list[dict[str, Any]] = field(default_factory=list, repr=False)
    looked: int = 0
    of: int = 0
    next: UUID | None = None


@require_http_methods(["GET", "POST"])
def asked(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    """POST compares a part of the people with the register. Raises NotVisible for whoever may not search names."""
    row, file = held(request, collection_id)
    if not person.may_search(request) or (file is not None and not person.may_seek(request, file)):
        raise NotVisible
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[collection_id]))
    part = _part(request, file, request.POST.get("after", "")) if request.method == "POST" else None
    many = part.of if part else selectors.how_many(collection_id).get("person", 0)
    return show(request, row, file, "registered.html", part=part, many=many)


def _part(request: DeskRequest, file: OpenFile, after: str) -> Part:
    """For some seconds, so that no request is held for long, however many people there are."""
    try:
        known = finding.known(request.actor, clocks.now())
    except NothingToOpen:
        known = Known()
    end, last = monotonic() + AT_MOST, _uuid(after)
    part = Part(of=selectors.how_many(file.file_id).get("person", 0))
    people: dict[UUID, Person] = {}
    near = known.near((one.id, person.card_of(one)) for one in _people(file, last, people))
    for asked_for, found in near:
        its = people.pop(asked_for)
        part.pairs += [_pair(request, file, known, its, one) for one in found]
        last = asked_for
        if len(part.pairs) >= REVIEWED or monotonic() > end:
            part.next = last
            break
    part.looked = selectors.before(file.file_id, "person", part.next) if part.next else part.of
    return part


def _people(file: OpenFile, after: UUID | None, kept: dict[UUID, Person]) -> Iterator[Person]:
    """Whoever stands in the collection, is called somehow and was not said to be anybody of the register yet."""
    while ids := selectors.in_order(file.file_id, "person", after, _READ):
        for one in reading.records(file, "person", ids):
            its = one.record
            if isinstance(its, Person) and _open_question(its):
                kept[its.id] = its
                yield its
        after = ids[-1]


def _open_question(its: Person) -> bool:
    called = bool(its.name or its.other_names)
    return called and its.registry is None and its.status is not Status.WITHDRAWN


def _pair(
    request: DeskRequest, file: OpenFile, known: Known, its: Person, one: MaybeSame
) -> dict[str, Any]:
    return {
        **candidate(request, known, its.id, one),
        "person": one.identity or "",
        "record": its.id,
        "our_names": labels_of([its])[its.id],
        "our_url": reverse("desk:record", args=[file.file_id, its.id]),
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
