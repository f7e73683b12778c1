"""People and collectives of the register: names through their cards, and who is the same."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Status

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.api.desk.asked import Paging, must_know
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.people_shapes import (
    CandidateOut,
    HitsOut,
    JudgedOut,
    PersonDoneOut,
    PersonOpen,
    PersonOut,
    PersonRow,
    Words,
)
from amparo.api.desk.schemas import OpenIn, Page
from amparo.api.plumbing import body_of
from amparo.custody.errors import NothingToOpen
from amparo.documentation import told
from amparo.earlywarning.worklists import cut
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.registry.models import Person
from amparo.registry.names import NameCard
from amparo.registry.people import entering, finding, forms, linking, reading, seeking
from amparo.registry.people.errors import NoSuchPerson
from amparo.registry.people.finding import Known
from amparo.registry.people.forms import (
    Form,
    JudgeForm,
    LinkForm,
    MergeForm,
    NewPerson,
    ReasonsForm,
    RelationForm,
    WithdrawForm,
)
from amparo.registry.people.found import Found
from amparo.registry.people.seeking import Sought
from amparo.registry.people.work import knows

router = Router(tags=["people"])


class Parting(ReasonsForm):
    """What is taken from somebody, and why."""

    of: UUID


class Judging(JudgeForm):
    """What is judged of two files."""

    ours: UUID


FORMS: dict[str, tuple[type[Form], str]] = {
    "relate": (RelationForm, "keep_people"),
    "withdraw": (WithdrawForm, "keep_people"),
    "link": (LinkForm, "link_people"),
    "merge": (MergeForm, "link_people"),
    "unlink": (Parting, "link_people"),
    "split": (Parting, "link_people"),
}


@router.get("people", response=Page[PersonRow], url_name="people")
def people(request: ApiRequest, asking: Annotated[Paging, Query()]) -> dict[str, Any]:
    """Who is in the register that this member may know of, newest month first; no name."""
    must_know(request, Paging)
    limit = min(max(asking.limit, 1), 200)
    part = cut(reading.people(request.auth), "-entered_on", asking.cursor, limit)
    return {"items": [_row(one) for one in part.items], "next": part.next or None}


@router.post(
    "people",
    response={201: PersonDoneOut},
    url_name="person_new",
    openapi_extra=body_of(NewPerson, kind="person", names=["As they are called"]),
)
def enter(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, Any]]:
    """Enter a person or a collective, sealed whole. 422 with fields."""
    must_be_able(request.auth, "keep_people")
    at = timezone.now()
    form = forms.filled(NewPerson, body)
    told.stand(form)
    made = entering.enter(request.auth, form, at)
    return Status(201, {"id": made.pk, "at": at})


@router.post("people/search", response=HitsOut, url_name="people_search")
def search(request: ApiRequest, body: Words) -> dict[str, Any]:
    """Files and people by name, spelling forgiven; one entry in the ledger, without the words.

    Of a large register the answer comes after some seconds with what was found so far and `next`, to be
    sent as `cursor` with the same question. 409 for one that is over an hour old or of another question.
    """
    must_be_able(request.auth, "search_names")
    said = body.model_dump(include={"what", "place", "defends", "unit"})
    try:
        sought = seeking.seek(
            request.auth,
            body.q,
            timezone.now(),
            body.cursor,
            asked=said,
            among=(lambda card: _asked(card, body)) if any(said.values()) else None,
        )
    except NothingToOpen:
        return {"count": 0, "broken": 0, "items": [], "looked": 0, "of": 0, "next": None}
    return {
        "count": len(sought.found),
        "broken": sought.broken,
        "items": [
            _hit(one, sought) for one in sought.found[body.offset : body.offset + body.limit]
        ],
        "looked": sought.looked,
        "of": sought.of,
        "cut": sought.cut,
        "next": sought.next or None,
    }


@router.post(
    "people/judgements",
    response=JudgedOut,
    url_name="person_judge",
    openapi_extra=body_of(Judging),
)
def judge(request: ApiRequest, body: Body[dict[str, Any]]) -> dict[str, Any]:
    """Keep what was judged of two files: `ours`, `theirs`, `verdict` same, different or open, `reasons`."""
    must_be_able(request.auth, "link_people")
    ours = _uuid(body.get("ours"), "ours")
    form = forms.filled(JudgeForm, {k: v for k, v in body.items() if k != "ours"})
    made = linking.judge(
        request.auth, ours, form.theirs, form.verdict, form.reasons, timezone.now()
    )
    return {"identity": made}


@router.get("people/{uuid:person_id}", response=PersonOut, url_name="person")
def person(request: ApiRequest, person_id: UUID) -> dict[str, Any]:
    """What is clear of one person, and `acts`: what this member may do, each with its JSON schema."""
    row, actor = reading.person(request.auth, person_id), request.auth
    acts = [
        {"code": code, "body": forms.schema_of(form)}
        for code, (form, power) in FORMS.items()
        if actor.may(power)
    ]
    opened = reading.reopened(actor, person_id, timezone.now())
    return {**_row(row), "open": opened is not None, "acts": acts}


@router.post("people/{uuid:person_id}/open", response=PersonOpen, url_name="person_open")
def open_person(request: ApiRequest, person_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Sealed content; the entry in the ledger exists before the answer does."""
    reading.person(request.auth, person_id)
    if body.purpose not in {one.code for one in packs.current().reasons_for("recording")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    seen = reading.open_person(request.auth, person_id, body.purpose, timezone.now())
    names = (
        "id",
        "version",
        "person",
        "about",
        "differential",
        "withdrawn",
        "relations",
        "contact",
    )
    judged = [
        {"what": one.what, "file": str(one.file_id), "reasons": one.reasons, "at": one.at}
        for one in seen.judged
    ]
    return {**{name: getattr(seen, name) for name in names}, "judged": judged}


@router.post("people/{uuid:file_id}/candidates", response=list[CandidateOut], url_name="candidates")
def candidates(request: ApiRequest, file_id: UUID) -> list[dict[str, Any]]:
    """Who may be the same as a file or person, each field with its weight; nothing that is hidden."""
    if not knows(request.auth, file_id):
        raise NoSuchPerson
    known = _known(request.auth)
    if file_id not in known.cards:
        return []
    return [
        {
            "id": one.file_id,
            "probability": one.probability,
            "left_open": one.left_open,
            "fields": [field._asdict() for field in one.fields],
            **_card(known, one.file_id),
        }
        for one in known.candidates(file_id)
    ]


@router.post("people/{uuid:person_id}/acts/{code}", response=PersonDoneOut, url_name="person_act")
def act(
    request: ApiRequest, person_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, Any]:
    """Relate, take back a consent, link, merge, unlink or split. 404 for an act unknown, 409 when it cannot be."""
    reading.person(request.auth, person_id)
    if code not in FORMS:
        raise NoSuchPerson
    form, power = FORMS[code]
    must_be_able(request.auth, power)
    at = timezone.now()
    _do(request.auth, person_id, code, forms.filled(form, body), at)
    return {"id": person_id, "at": at}


def _do(actor: Actor, person_id: UUID, code: str, form: Form, at: datetime) -> None:
    match form:
        case RelationForm():
            entering.relate(actor, person_id, form, at)
        case WithdrawForm():
            entering.withdraw(actor, person_id, form, at)
        case LinkForm():
            linking.link(actor, person_id, form.file, form.reasons, at)
        case MergeForm():
            linking.merge(actor, person_id, form.other, form.reasons, at)
        case Parting() if code == "unlink":
            linking.unlink(actor, person_id, form.of, form.reasons, at)
        case Parting():
            linking.split(actor, person_id, form.of, form.reasons, at)


def _known(actor: Actor) -> Known:
    must_be_able(actor, "search_names")
    try:
        return finding.known(actor, timezone.now())
    except NothingToOpen:
        return Known()


def _asked(card: NameCard, body: Words) -> bool:
    return (
        body.what in ("", card.kind)
        and body.place in ("", card.place)
        and card.tells(defends=body.defends, unit=body.unit)
    )


def _hit(one: Found, sought: Sought) -> dict[str, Any]:
    root = sought.wholes.root(one.file_id) if sought.wholes else one.file_id
    return {
        "id": one.file_id,
        "name": one.name,
        "score": one.score,
        "kind": one.card.kind,
        "names": one.card.called,
        "identity": root if root != one.file_id else None,
    }


def _card(known: Known, file_id: UUID) -> dict[str, Any]:
    card: NameCard = known.cards[file_id]
    root = known.root(file_id)
    identity = root if root != file_id else None
    return {"kind": card.kind, "names": [*card.names, *card.aliases], "identity": identity}


def _row(row: Person) -> dict[str, Any]:
    return {"id": row.pk, "entered_on": row.entered_on, "desk": row.desk_id}


def _uuid(value: object, name: str) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise Invalid({name: [forms.NOT_LISTED]}) from None
