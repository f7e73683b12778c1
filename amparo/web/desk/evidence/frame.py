"""A sealed file as its evidence is met: which file it is, and whether it is open to this member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile, reopened
from amparo.documentation.models import Collection
from amparo.evidence import court, handling, selectors, services
from amparo.evidence.errors import NotOpen
from amparo.evidence.models import Blob
from amparo.interamerican.models import Matter
from amparo.kernel.errors import Conflict, Invalid
from amparo.missions.models import Mission
from amparo.registry.models import Case, Person, Situation
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words


@dataclass(frozen=True, slots=True)
class Frame:
    """A file by its number where it has one; `open` is None while it is closed to this member."""

    actor: Actor
    id: UUID
    at: datetime
    number: str
    back: str
    open: OpenFile | None

    def opened(self) -> OpenFile:
        """Raises NotOpen."""
        if self.open is None:
            raise NotOpen
        return self.open

    def opens(self, blob: Blob) -> bool:
        return self.open is not None and self.open.envelope(blob.envelope_id) is not None

    def name(self, blob: Blob) -> str:
        """The name of a piece while it is open; empty otherwise."""
        return services.read(self.opened(), blob).name if self.opens(blob) else ""


def frame(request: DeskRequest, file_id: UUID) -> Frame:
    """Raises BlobNotVisible alike for an absent file and a hidden one, and for who reads no evidence."""
    actor, at = request.actor, clocks.now()
    selectors.known(actor, file_id)
    number, back = called(file_id)
    return Frame(actor, file_id, at, number, back, reopened(actor, file_id, at))


def show(
    request: DeskRequest, found: Frame, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    context["file"] = found
    context["may_keep"] = found.actor.may(handling.KEEP)
    context["may_export"] = found.actor.may(court.EXPORT)
    context["is_open"] = found.open is not None
    return page(request, f"evidence/{template}", status, **context)


def show_form(
    request: DeskRequest,
    found: Frame,
    shape: dict[str, Any],
    typed: dict[str, Any],
    refusal: Invalid | Conflict | None = None,
) -> HttpResponse:
    """A form drawn from a schema. `shape` says its title, lead, button, schema and whether a file goes with it."""
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(shape["schema"], typed, fields)
    return show(
        request,
        found,
        "form.html",
        refusal.status if refusal else 200,
        **{name: value for name, value in shape.items() if name != "schema"},
        controls=drawn,
        file_errors=fields.get("file", []),
        desk_address=f"{request.scheme}://{request.get_host()}",
        errors=_told(refusal, drawn),
    )


def _told(
    refusal: Invalid | Conflict | None, drawn: tuple[schemaform.Control, ...]
) -> list[schemaform.Told]:
    if refusal is None:
        return []
    if isinstance(refusal, Invalid) and refusal.fields:
        return schemaform.told(refusal, names=schemaform.named(drawn))
    return [schemaform.Told(in_words(refusal))]


def called(file_id: UUID) -> tuple[str, str]:
    """The number of a file of whichever register keeps it, if it has one, and where its own page is."""
    for model, route in _KEPT_BY:
        row = model._default_manager.filter(pk=file_id).first()
        if row is not None:
            return str(getattr(row, "number", "")), _address(route, file_id)
    return "", ""


_KEPT_BY: Final[tuple[tuple[type[Model], str], ...]] = (
    (Case, "desk:papers"),
    (Matter, "desk:matter"),
    (Mission, "desk:mission"),
    (Collection, "desk:collection"),
    (Situation, "desk:situation"),
    (Person, "desk:person"),
)


def _address(route: str, file_id: UUID) -> str:
    try:
        return reverse(route, args=[file_id])
    except NoReverseMatch:
        return ""
