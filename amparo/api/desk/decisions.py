"""Decisions of the Inter-American system: matters, opening them, and their acts."""

from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Schema

from amparo.accounts import directory
from amparo.api.desk import showing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.decision_shapes import DecisionDoneOut, DecisionOut, DecisionRow, RulingOut
from amparo.api.desk.schemas import OpenIn, OpenOut, Page
from amparo.custody import opening
from amparo.earlywarning.worklists import cut
from amparo.interamerican import catalogue, picture, rules, rulings, selectors
from amparo.interamerican.days import day_of
from amparo.interamerican.models import Matter
from amparo.interamerican.portfolio import asked
from amparo.interamerican.stages import over_stages
from amparo.law import packs

router = Router(tags=["decisions"])


class Filters(Schema):
    """Filters of the list; the same words as the page. `cursor` and `limit` page it."""

    kind: str = ""
    state: str = ""
    over: str = ""
    cursor: str = ""
    limit: int = 50


Asking = Annotated[Filters, Query()]


@router.get("decisions", response=Page[DecisionRow], url_name="decisions")
def decisions(request: ApiRequest, asking: Asking) -> dict[str, Any]:
    """What this member may know of, newest first; public ones and those their desks hold."""
    wanted = asked({"kind": asking.kind, "state": asking.state, "over": asking.over})
    rows = selectors.matters(request.auth)
    rows = rows.filter(kind=wanted.kind) if wanted.kind else rows
    rows = rows.filter(state=wanted.state) if wanted.state else rows
    rows = rows if wanted.over else rows.exclude(stage__in=over_stages())
    part = cut(rows, "-opened_at", asking.cursor, min(max(asking.limit, 1), 200))
    return {"items": [_row(one) for one in part.items], "next": part.next or None}


class RulingFilters(Schema):
    """By outcome and by court, as a public ruling names it."""

    outcome: str = ""
    court: str = ""
    cursor: str = ""
    limit: int = 50


@router.get("rulings", response=Page[RulingOut], url_name="rulings")
def listed_rulings(
    request: ApiRequest, asking: Annotated[RulingFilters, Query()]
) -> dict[str, Any]:
    """Conventionality control across the matters this member may know of, last entered first."""
    rows = rulings.rulings(request.auth, rulings.wanted(asking.dict(include={"outcome", "court"})))
    part = cut(rows, "-recorded_at", asking.cursor, min(max(asking.limit, 1), 200))
    items = [
        {
            **{name: getattr(row, name) for name in ("id", "outcome", "on", "court", "ruling")},
            "matter": row.matter_id,
            "claim": row.claim_id,
        }
        for row in part.items
    ]
    return {"items": items, "next": part.next or None}


@router.get("decisions/{uuid:matter_id}", response=DecisionOut, by_alias=True, url_name="decision")
def decision(request: ApiRequest, matter_id: UUID) -> dict[str, Any]:
    """All that is clear of one matter, and `acts`: what this member may do now, each with its schema."""
    row, at = selectors.matter(request.auth, matter_id), timezone.now()
    whole = picture.picture(row, day_of(at))
    opened = opening.reopened(request.auth, matter_id, at)
    return {
        **_row(row),
        "points": [_point(one) for one in whole.points],
        "people": [
            {
                "id": one.row.id,
                "label": one.label,
                "part": one.row.part,
                "identity": one.row.identity,
                "since": one.row.since,
                "consented": one.consented,
            }
            for one in whole.people
        ],
        "dues": [_due(one) for one in whole.dues],
        "silences": whole.silences,
        "links": [
            {
                "tie": link.tie,
                "matter": end.id,
                "number": end.number,
                "back": link.other_id == row.id,
            }
            for link, end in selectors.links(request.auth, row.id)
            if end is not None
        ],
        "moves": whole.moves,
        "acts": [
            {"code": act.code, "label": act.label, "group": act.group, "body": act.schema}
            for act in catalogue.available(request.auth, matter_id)
        ],
        "open_until": opened.until if opened else None,
    }


@router.post("decisions/{uuid:matter_id}/open", response=OpenOut, url_name="decision_open")
def open_decision(request: ApiRequest, matter_id: UUID, body: OpenIn) -> dict[str, Any]:
    """What is sealed; the entry in the ledger exists before the answer does."""
    selectors.matter(request.auth, matter_id)
    if body.purpose not in {reason.code for reason in packs.current().reasons_for("following")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    now, holders = timezone.now(), directory.holders_of
    opened = opening.open_file(request.auth, matter_id, body.purpose, now, holders=holders)
    return showing.opened(opened)


@router.post(
    "decisions/{uuid:matter_id}/acts/{code}", response=DecisionDoneOut, url_name="decision_act"
)
def act(
    request: ApiRequest, matter_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, Any]:
    """Do it: 409 when the table does not foresee it, 422 with fields, 404 absent or hidden alike."""
    made = catalogue.perform(request.auth, matter_id, code, body, timezone.now())
    return {"id": matter_id, "made": made.pk}


def _row(row: Matter) -> dict[str, Any]:
    english = (get_language() or "es").startswith("en") and row.title_en
    return {
        **{name: getattr(row, name) for name in ("id", "number", "designation", "kind", "body")},
        **{name: getattr(row, name) for name in ("side", "state", "public", "stage")},
        "title": row.title_en if english else row.title_es,
        "reference_cited": row.reference_cited,
        "reference": row.reference,
        "stage_since": row.stage_since,
        "opened_at": row.opened_at,
        "caveat": _(rules.CAVEAT) if rules.bears_the_caveat(row.kind) else "",
    }


def _due(one: picture.DueSeen) -> dict[str, Any]:
    row = one.row
    return {
        **{name: getattr(row, name) for name in ("id", "kind", "whose", "asked_on", "due_on")},
        **{name: getattr(row, name) for name in ("months", "met_on", "lapsed_at", "rule")},
        "clock": one.clock.value,
        "days_late": one.days_late,
    }


def _point(one: picture.PointSeen) -> dict[str, Any]:
    claim = one.owed.claim if one.owed else None
    english = (get_language() or "es").startswith("en")
    told = ((claim.words_en if english else "") or claim.words_es) if claim else ""
    return {
        "id": one.row.id,
        "letter": one.row.letter,
        "kind": one.row.kind,
        "obligation": one.row.obligation_id,
        "words": told,
        "said": [
            {
                "speaker": said.row.speaker,
                "stance": said.row.stance,
                "on": said.row.on,
                "person": said.who,
            }
            for of in one.voices.values()
            for said in of
        ],
        "findings": [
            {
                **{
                    name: getattr(found.row, name)
                    for name in ("measure", "value", "by", "component", "on")
                },
                "person": found.who,
            }
            for found in one.findings
        ],
    }
