"""Joint statements: which there are, what was published, what moved since; only in an organisation's installation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.commitments.laws.affected import steps_after
from amparo.commitments.models import Law, LawStep
from amparo.earlywarning.worklists import asked, cut
from amparo.law.schema.access import Profile
from amparo.statements import selectors
from amparo.statements.acts.signing import counting
from amparo.statements.errors import NoSuchStatement, NoTextYet
from amparo.statements.kinds import Stage
from amparo.statements.models import Statement
from amparo.statements.since import Moved, dated, since

router = Router(tags=["statements"])


class Filters(Schema):
    """Filters of the list; the same as the page's."""

    stage: str = ""
    cursor: str = ""
    limit: str = ""


class StatementRow(Schema):
    """One statement in a list. `title` is empty until it is published: before that it is sealed."""

    id: UUID
    number: str
    designation: str
    stage: str
    stage_label: str
    title: str
    languages: list[str]
    signed: int = Field(description="signatures of the texts as they stand")
    closes_at: datetime | None
    embargo_until: datetime | None
    published_at: datetime | None
    opened_at: datetime


class PublishedOut(Schema):
    """One published text; `signed_without_name` are counted and named nowhere."""

    language: str
    title: str
    text: str
    sha256: str
    source_id: UUID | None
    signed_by: list[str]
    signed_without_name: int


class StatementOut(StatementRow):
    published: list[PublishedOut]


class HappenedOut(Schema):
    """What came after. `on` is as far as it is known: a year, a month or a day, or empty."""

    kind: str = Field(description="doing, voice, valuation or law_step")
    on: str
    who: str = Field(description="who did it, which voice, or the code of the law")
    what: str = Field(description="stance, degree or act of the law, by its code")
    words_es: str
    words_en: str


class MovedOut(Schema):
    """One claim of the published texts, in their order."""

    claim_id: UUID
    code: str
    kind: str
    words_es: str
    words_en: str
    standing: str = Field(
        description="moved, still, unfollowed (nobody knows) or said (asks nothing)"
    )
    since: list[HappenedOut]


@router.get("statements", response=Page[StatementRow], url_name="statements")
def statements(request: ApiRequest, asking: Annotated[Filters, Query()]) -> dict[str, Any]:
    """Statements whose keys this member's desks hold, newest first."""
    _of_an_organisation()
    if not request.auth.may("read_follow_up"):
        raise NoSuchStatement
    found = selectors.statements(request.auth)
    if asking.stage in Stage.values:
        found = found.filter(stage=asking.stage)
    paging = asked({"cursor": asking.cursor, "limit": asking.limit}, frozenset(), frozenset())
    part = cut(found, "-opened_at", paging.cursor, paging.limit)
    return {"items": [_row(row) for row in part.items], "next": part.next or None}


@router.get("statements/{uuid:statement_id}", response=StatementOut, url_name="statement")
def statement(request: ApiRequest, statement_id: UUID) -> dict[str, Any]:
    """One statement with its published texts; what is sealed is read on the page alone."""
    row = _found(request, statement_id)
    texts = row.publications.order_by("language")
    return {
        **_row(row),
        "published": [
            {
                "language": one.language,
                "title": one.title,
                "text": one.text,
                "sha256": bytes(one.digest).hex(),
                "source_id": one.source_id,
                "signed_by": one.signed_by,
                "signed_without_name": one.unnamed,
            }
            for one in texts
        ],
    }


@router.get(
    "statements/{uuid:statement_id}/since", response=list[MovedOut], url_name="statement_since"
)
def moved(request: ApiRequest, statement_id: UUID) -> list[dict[str, Any]]:
    """What moved since it was published, for each thing it says; empty before."""
    row = _found(request, statement_id)
    found = since(row)
    at = row.published_at or timezone.now()
    steps = steps_after([one.claim for one in found], timezone.localdate(at), at)
    return [_moved(one, steps.get(one.claim.id, [])) for one in found]


def _found(request: ApiRequest, statement_id: UUID) -> Statement:
    _of_an_organisation()
    return selectors.statement(request.auth, statement_id)


def _row(row: Statement) -> dict[str, Any]:
    titles = {one.language: one.title for one in row.publications.all()}
    return {
        "id": row.id,
        "number": row.number,
        "designation": row.designation,
        "stage": row.stage,
        "stage_label": row.get_stage_display(),
        "title": next((titles[code] for code in row.languages if code in titles), ""),
        "languages": row.languages,
        "signed": _signed(row),
        "closes_at": row.closes_at,
        "embargo_until": row.embargo_until,
        "published_at": row.published_at,
        "opened_at": row.opened_at,
    }


def _signed(row: Statement) -> int:
    try:
        return len(counting(row))
    except NoTextYet:
        return 0


def _moved(one: Moved, steps: Sequence[tuple[Law, LawStep]]) -> dict[str, Any]:
    happened = [
        *(_happened("doing", dated(row), row.party_id or "", "", row) for row in one.doings),
        *(_happened("voice", dated(row), row.speaker, row.stance, row) for row in one.voices),
        *(
            _happened("valuation", dated(row), row.party_id or "", row.degree or row.position)
            for row in one.valuations
        ),
        *(_happened("law_step", step.on, law.code, step.act, step) for law, step in steps),
    ]
    return {
        "claim_id": one.claim.id,
        "code": one.claim.code,
        "kind": one.claim.kind,
        "words_es": one.claim.words_es,
        "words_en": one.claim.words_en,
        "standing": one.standing(elsewhere=bool(steps)).value,
        "since": sorted(happened, key=lambda each: each["on"] or "9999"),
    }


def _happened(kind: str, on: str, who: str, what: str, words: Any = None) -> dict[str, Any]:
    said = {name: getattr(words, name, "") for name in ("words_es", "words_en")}
    return {"kind": kind, "on": on, "who": who, "what": what, **said}


def _of_an_organisation() -> None:
    if settings.AMPARO_PROFILE != Profile.ORGANISATION:
        raise NoSuchStatement
