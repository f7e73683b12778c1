"""Claims, proposals and what is owed over HTTP; each act is the one the pages call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from django.utils import timezone
from ninja import Body, Query, Router, Schema, Status

from amparo.accounts.actors import Actor
from amparo.accounts.acts import must_be_able
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.claims_shapes import (
    ClaimOut,
    ClaimRow,
    DoneOut,
    OwedOut,
    OwedRow,
    ProposalOut,
    proposal,
)
from amparo.api.desk.schemas import Page
from amparo.api.plumbing import body_of
from amparo.claims import filling, forms, offered, plain, portfolio, selectors, services
from amparo.claims.checks import EMPTY
from amparo.claims.errors import NotAnObligation
from amparo.claims.kinds import CAN_BE_OWED, ClaimState
from amparo.claims.models import Claim
from amparo.claims.pictures import picture
from amparo.claims.portfolio import Wanted
from amparo.claims.selectors import Asked
from amparo.earlywarning.worklists.cursor import CursorUnknown, cut
from amparo.kernel.errors import Invalid, NotVisible
from amparo.library import selectors as library

router = Router(tags=["claims"])
LIMIT: Final = 200
Done = Callable[[Actor, UUID, Any], UUID]


class ClaimFilters(Schema):
    """Filters of the list; the same as those of the page."""

    words: str = ""
    kind: str = ""
    issuer: str = ""
    addressee: str = ""
    right: str = ""
    tag: str = ""
    source: UUID | None = None
    disputed: bool = False
    owed: bool = False
    unresolved: bool = False
    state: str = ClaimState.STANDING.value
    due_before: date | None = None
    cursor: str = ""
    limit: int = 50


class OwedFilters(Schema):
    """Filters of what is owed. `since`: only what moved on that day or later."""

    body: str = ""
    addressee: str = ""
    country: str = ""
    kind: str = ""
    scale: str = ""
    state: str = ""
    degree: str = ""
    late: bool = False
    silent: bool = False
    since: date | None = None
    cursor: str = ""
    limit: int = 50


@router.get("claims", response=Page[ClaimRow], url_name="claims")
def claims(request: ApiRequest, asking: Annotated[ClaimFilters, Query()]) -> dict[str, Any]:
    """Claims, newest first."""
    given = asking.dict()
    cursor, limit = given.pop("cursor"), _limit(given.pop("limit"))
    rows = selectors.claims(request.auth, Asked(**given))
    part = cut(rows, "-recorded_at", cursor, limit)
    return {"items": plain.claims(part.items), "next": part.next or None}


@router.post(
    "claims",
    response={201: DoneOut},
    url_name="claim_new",
    openapi_extra=body_of(forms.NewClaimForm),
)
def new_claim(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, UUID]]:
    """Record a claim by hand with the place that makes it. 422 with fields."""
    must_be_able(request.auth, services.KEEP)
    form = filling.filled(forms.NewClaimForm, body)
    place = filling.place(form)
    if place is None:
        raise Invalid({"source": [EMPTY]})
    facts = filling.claim_facts(form)
    made = services.record_claim(request.auth, facts, [place], timezone.now())
    return Status(201, {"id": made.id})


@router.get("claims/{uuid:claim_id}", response=ClaimOut, by_alias=True, url_name="claim")
def claim(request: ApiRequest, claim_id: UUID) -> dict[str, Any]:
    """One claim with every place that makes it, and the acts this member may do on it."""
    row = selectors.claim(request.auth, claim_id)
    codes = _open_acts(request.auth, row)
    acts = [
        {"code": code, "body": offered.schema(_ON_CLAIM[code][0], request.auth)} for code in codes
    ]
    return {**plain.one(row), "acts": acts}


@router.post("claims/{uuid:claim_id}/acts/{code}", response=DoneOut, url_name="claim_act")
def act_on_claim(
    request: ApiRequest, claim_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, UUID]:
    """amend, withdraw, cite, link, merge or owe: 409 when it no longer can be, 422 with fields, 404."""
    selectors.claim(request.auth, claim_id)
    power = services.VALUE if code == "owe" else services.KEEP
    return _done(_ON_CLAIM, power, request.auth, claim_id, code, body)


@router.get("sources/{uuid:source_id}/proposals", response=list[ProposalOut], url_name="proposals")
def proposals(request: ApiRequest, source_id: UUID) -> list[dict[str, Any]]:
    """What was proposed of a source, in the order of its text."""
    library.source(request.auth, source_id)
    return [proposal(row) for row in selectors.proposals(request.auth, source_id)]


@router.post(
    "sources/{uuid:source_id}/proposals", response={201: list[ProposalOut]}, url_name="propose"
)
def propose(request: ApiRequest, source_id: UUID) -> Status[list[dict[str, Any]]]:
    """Have the reader propose claims; only those it had not proposed before are given back."""
    library.source(request.auth, source_id)
    made = services.propose(request.auth, source_id, timezone.now())
    return Status(201, [proposal(row) for row in made])


@router.post("proposals/{uuid:proposal_id}/acts/{code}", response=DoneOut, url_name="proposal_act")
def act_on_proposal(
    request: ApiRequest, proposal_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, UUID]:
    """accept, merge, split or reject: 409 when it was decided already. Gives the claim's id, or its own."""
    selectors.proposal(request.auth, proposal_id)
    return _done(_ON_PROPOSAL, services.KEEP, request.auth, proposal_id, code, body)


@router.get("commitments", response=Page[OwedRow], url_name="commitments")
def commitments(request: ApiRequest, asking: Annotated[OwedFilters, Query()]) -> dict[str, Any]:
    """What is owed: late longest first, then by the next date, then by silence."""
    given = asking.dict()
    cursor, limit = given.pop("cursor"), _limit(given.pop("limit"))
    found = portfolio.portfolio(request.auth, Wanted(**given), timezone.localdate())
    codes = [each.claim.code for each in found]
    if cursor and cursor not in codes:
        raise CursorUnknown
    begin = codes.index(cursor) + 1 if cursor else 0
    part = found[begin : begin + limit]
    more = begin + limit < len(found)
    return {
        "items": [plain.owed(each) for each in part],
        "next": part[-1].claim.code if more and part else None,
    }


@router.get("obligations/{uuid:claim_id}", response=OwedOut, url_name="obligation")
def obligation(request: ApiRequest, claim_id: UUID) -> dict[str, Any]:
    """One obligation with its parts and the four voices apart. 409 when the claim is not followed as one."""
    found = picture(selectors.claim(request.auth, claim_id), timezone.localdate())
    if found is None:
        raise NotAnObligation
    return plain.owed_whole(found)


@router.post("obligations/{uuid:claim_id}/{what}", response={201: DoneOut}, url_name="owed_entry")
def entry(
    request: ApiRequest, claim_id: UUID, what: str, body: Body[dict[str, Any]]
) -> Status[dict[str, UUID]]:
    """voices, doings, valuations or components: entered once, corrected only beside what they correct."""
    selectors.claim(request.auth, claim_id)
    return Status(201, _done(_ON_OBLIGATION, services.VALUE, request.auth, claim_id, what, body))


def _amend(actor: Actor, claim_id: UUID, form: forms.AmendForm) -> UUID:
    facts, at = filling.claim_facts(form), timezone.now()
    services.amend(actor, claim_id, facts, form.because, at, expected=form.expected)
    return claim_id


def _withdraw(actor: Actor, claim_id: UUID, form: forms.BecauseForm) -> UUID:
    return services.withdraw(actor, claim_id, form.because, timezone.now()).id


def _cite(actor: Actor, claim_id: UUID, form: forms.PlaceForm) -> UUID:
    place = filling.place(form)
    if place is None:
        raise Invalid({"source": [EMPTY]})
    return services.cite(actor, claim_id, place, timezone.now()).id


def _link(actor: Actor, claim_id: UUID, form: forms.LinkForm) -> UUID:
    at = timezone.now()
    return services.link(actor, claim_id, form.kind, form.target, form.relation, at).id


def _merge_claims(actor: Actor, claim_id: UUID, form: forms.MergeClaimsForm) -> UUID:
    return services.merge_claims(actor, claim_id, form.claim, form.because, timezone.now()).id


def _owe(actor: Actor, claim_id: UUID, form: forms.ObligationForm) -> UUID:
    services.owe(actor, claim_id, filling.obligation_facts(form), timezone.now())
    return claim_id


def _accept(actor: Actor, proposal_id: UUID, form: forms.ClaimForm) -> UUID:
    return services.accept(actor, proposal_id, filling.claim_facts(form), timezone.now()).id


def _merge(actor: Actor, proposal_id: UUID, form: forms.MergeForm) -> UUID:
    services.merge(actor, proposal_id, form.claim, timezone.now())
    return form.claim


def _split(actor: Actor, proposal_id: UUID, form: forms.SplitForm) -> UUID:
    found = selectors.proposal(actor, proposal_id)
    services.correct(actor, proposal_id, filling.parts(found, form), timezone.now())
    return proposal_id


def _reject(actor: Actor, proposal_id: UUID, form: forms.BecauseForm) -> UUID:
    services.reject(actor, proposal_id, form.because, timezone.now())
    return proposal_id


def _voice(actor: Actor, claim_id: UUID, form: forms.VoiceForm) -> UUID:
    return services.record_voice(actor, claim_id, filling.voice_facts(form), timezone.now()).id


def _doing(actor: Actor, claim_id: UUID, form: forms.DoingForm) -> UUID:
    return services.record_doing(actor, claim_id, filling.doing_facts(form), timezone.now()).id


def _value(actor: Actor, claim_id: UUID, form: forms.ValuationForm) -> UUID:
    return services.value(actor, claim_id, filling.valuation_facts(form), timezone.now()).id


def _component(actor: Actor, claim_id: UUID, form: forms.ComponentForm) -> UUID:
    facts = filling.component_facts(form)
    return services.add_component(actor, claim_id, facts, timezone.now()).id


Acts = dict[str, tuple[type[forms.Form], Done]]
_ON_CLAIM: Final[Acts] = {
    "amend": (forms.AmendForm, _amend),
    "withdraw": (forms.BecauseForm, _withdraw),
    "cite": (forms.PlaceForm, _cite),
    "link": (forms.LinkForm, _link),
    "merge": (forms.MergeClaimsForm, _merge_claims),
    "owe": (forms.ObligationForm, _owe),
}
_ON_PROPOSAL: Final[Acts] = {
    "accept": (forms.ClaimForm, _accept),
    "merge": (forms.MergeForm, _merge),
    "split": (forms.SplitForm, _split),
    "reject": (forms.BecauseForm, _reject),
}
_ON_OBLIGATION: Final[Acts] = {
    "voices": (forms.VoiceForm, _voice),
    "doings": (forms.DoingForm, _doing),
    "valuations": (forms.ValuationForm, _value),
    "components": (forms.ComponentForm, _component),
}


def _done(
    acts: Acts, power: str, actor: Actor, subject: UUID, code: str, body: dict[str, Any]
) -> dict[str, UUID]:
    """Do one act of a table. Raises NotVisible for an act nobody knows, NotYourAct before the body is read."""
    if code not in acts:
        raise NotVisible
    must_be_able(actor, power)
    form, do = acts[code]
    return {"id": do(actor, subject, filling.filled(form, body))}


def _open_acts(actor: Actor, row: Claim) -> list[str]:
    if row.state != ClaimState.STANDING:
        return []
    codes = [code for code in _ON_CLAIM if code != "owe"] if actor.may(services.KEEP) else []
    can_be = row.kind in CAN_BE_OWED and not hasattr(row, "obligation")
    return [*codes, "owe"] if can_be and actor.may(services.VALUE) else codes


def _limit(given: int) -> int:
    if not 1 <= given <= LIMIT:
        raise Invalid({"limit": ["out_of_range"]})
    return given
