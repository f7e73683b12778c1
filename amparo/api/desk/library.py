"""The library over HTTP: documents, their very words, and the check before publication."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Schema, Status

from amparo.accounts.acts import must_be_able
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.library_shapes import (
    CheckIn,
    FindingOut,
    SourceOut,
    SourceRow,
    TextOut,
    found,
    row,
    whole,
    words,
)
from amparo.api.desk.schemas import Page
from amparo.library import limits, searching, selectors, services
from amparo.library.checking.gathering import check_text
from amparo.library.errors import DocumentKindUnknown
from amparo.library.excerpts import excerpts
from amparo.library.facts import Facts

router = Router(tags=["library"])
_BYTES = "application/octet-stream"


class Searched(Schema):
    """What is asked of the list; the same words as the page."""

    words: str = ""
    issuer: str = ""
    kind: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    cursor: str = ""
    limit: str = ""


class Said(Schema):
    """Facts of a document; what is left out is taken from the document or stays unknown."""

    issuer: str = ""
    title: str = ""
    issued_on: date | None = None
    reference_cited: str = ""
    reference: str = ""
    dispute_note_es: str = ""
    dispute_note_en: str = ""
    language: str = ""
    kind: str = "other"
    url: str = ""
    file_name: str = ""


@router.get("sources", response=Page[SourceRow], url_name="sources")
def sources(request: ApiRequest, asking: Annotated[Searched, Query()]) -> dict[str, Any]:
    """Documents that fit, best first for a search, else newest first; `found` are the places that fit."""
    wanted = searching.asked(asking.dict())
    part = searching.cut(selectors.sources(request.auth, wanted), wanted.cursor, wanted.limit)
    places = excerpts(part.items, wanted.words) if wanted.words else {}
    items = [row(one, places.get(one.pk, [])) for one in part.items]
    return {"items": items, "next": part.next or None}


@router.post(
    "sources",
    response={200: SourceOut, 201: SourceOut},
    url_name="source_add",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def add(request: ApiRequest, said: Annotated[Said, Query()]) -> Status[dict[str, Any]]:
    """Keep a document: its bytes are the body, its facts the query.

    201 for a new one or one that had no text yet, 200 for the same bytes again; at most 20 MB.
    """
    selectors.sources(request.auth)
    must_be_able(request.auth, services.POWER)
    if request.content_type != _BYTES:
        raise DocumentKindUnknown
    content = request.read(limits.FILE_BYTES + 1)
    given = said.dict()
    name = given.pop("file_name")
    kept = services.keep(request.auth, content, Facts(**given), timezone.now(), name)
    return Status(200 if kept.did == "known" else 201, whole(kept.source))


@router.get("sources/{uuid:source_id}", response=SourceOut, url_name="source")
def source(request: ApiRequest, source_id: UUID) -> dict[str, Any]:
    """What is said of one document, now and before."""
    former = [one.facts for one in selectors.versions(request.auth, source_id)]
    return whole(selectors.source(request.auth, source_id), former)


@router.get("sources/{uuid:source_id}/text", response=TextOut, url_name="source_text")
def text(request: ApiRequest, source_id: UUID) -> dict[str, Any]:
    """The text and its paragraphs; every offset counts Unicode code points of `text`."""
    return words(selectors.document(request.auth, source_id))


@router.post("check", response=list[FindingOut], url_name="check")
def check(request: ApiRequest, body: CheckIn) -> list[dict[str, Any]]:
    """Look at a text before it is published; it is kept nowhere."""
    selectors.sources(request.auth)
    findings = check_text(request.auth, body.text, issued_on=body.issued_on)
    return [found(one) for one in findings]
