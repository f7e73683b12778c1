"""Structural concerns, institutions under attack, and promises, as the record puts them together."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext
from ninja import Field, Router, Schema

from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.schemas import Page
from amparo.commitments.concerns import promises as promised
from amparo.commitments.concerns import selectors
from amparo.commitments.errors import NoSuchConcern
from amparo.commitments.kinds import FactOf
from amparo.commitments.showing import concerns as showing

router = Router(tags=["concerns"])


class ConcernRow(Schema):
    kind: str = Field(description="concern or institution")
    code: str
    label: str


class ConcernOut(ConcernRow):
    """One concern or institution with everything linked to it; the timeline is oldest first."""

    timeline: list[dict[str, Any]] = Field(description="claims, dated facts and steps of laws")
    laws: list[dict[str, Any]]
    obligations: list[dict[str, Any]] = Field(description="`state` unknown: nobody valued it")
    breaches: list[str] = Field(description="Codes of claims that a body says are disobeyed.")
    court: list[dict[str, Any]]
    proceedings: dict[str, str]
    institutions: dict[str, str]


class PromisedOut(Schema):
    """What one party promised; unknown where nobody follows a promise."""

    issuer: str
    promises: list[dict[str, Any]]


@router.get("concerns", response=Page[ConcernRow], url_name="concerns")
def concerns(request: ApiRequest) -> dict[str, Any]:
    """Everything that something in the record is linked to as a concern or an institution under attack."""
    items = [
        {"kind": kind.value, "code": code, "label": label}
        for kind in FactOf
        for code, label in showing.names(
            kind, selectors.codes(request.auth, kind), _language()
        ).items()
    ]
    return {"items": items, "next": None}


@router.get("concerns/{kind}/{code}", response=ConcernOut, url_name="concern")
def concern(request: ApiRequest, kind: str, code: str) -> dict[str, Any]:
    """One of them, as the record has it today. 404 when nothing is linked to it."""
    if kind not in FactOf.values:
        raise NoSuchConcern
    found = selectors.concern(request.auth, FactOf(kind), code, _today())
    return showing.whole(found, _language(), gettext)


@router.get("promises", response=Page[PromisedOut], url_name="promises")
def promises(request: ApiRequest) -> dict[str, Any]:
    """Promises by who made them, whoever it was: due, silent, or unknown."""
    found = promised.promises(request.auth, _today())
    return {"items": showing.promises(found, _language()), "next": None}


def _today() -> date:
    return timezone.localdate(timezone.now())


def _language() -> str:
    return get_language() or "es"
