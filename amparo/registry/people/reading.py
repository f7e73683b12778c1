"""A person as a member sees them once opened, and the list of those they may know of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import opening
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import files_of
from amparo.registry.models import Person, PersonQuerySet
from amparo.registry.people.errors import NoSuchPerson

JUDGED = ("link", "unlink", "merge", "split")


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement on who is the same, with its reasons."""

    what: str
    file_id: UUID
    reasons: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """What is sealed of somebody, unsealed; lives as long as the answer that shows it.

    version    of the sheet that says who they are, for whoever writes it anew
    withdrawn  kinds of fact whose consent was taken back, and when
    relations  those to somebody whom the member may not know are left out
    judged     likewise
    """

    id: UUID
    version: int
    person: dict[str, Any] = field(repr=False)
    about: dict[str, Any] = field(repr=False)
    differential: list[dict[str, Any]] = field(repr=False)
    withdrawn: list[dict[str, Any]] = field(repr=False)
    relations: list[dict[str, Any]] = field(repr=False)
    contact: str = field(repr=False)
    judged: list[Judged] = field(repr=False)

    def form(self) -> dict[str, Any]:
        """The body of a form that would change nothing."""
        whole = {**self.person, **self.about, "contact": self.contact}
        told = {name: value for name, value in whole.items() if value not in ("", None)}
        return {**told, "differential": self.differential}


def people(actor: Actor) -> PersonQuerySet:
    """Those the actor may know of, newest month first; no name without opening."""
    return Person.objects.visible_to(actor).order_by("-entered_on", "pk")


def person(actor: Actor, person_id: UUID) -> Person:
    """Raises NoSuchPerson alike for an absent and for a hidden one."""
    row = people(actor).filter(pk=person_id).first()
    if row is None:
        raise NoSuchPerson
    return row


def open_person(actor: Actor, person_id: UUID, purpose: str, at: datetime) -> PersonSeen:
    """Open somebody's file for a purpose; one entry. Raises NoSuchPerson."""
    row = person(actor, person_id)
    file = opening.open_file(actor, row.pk, purpose, at, holders=directory.holders_of)
    return _seen(actor, file)


def reopened(actor: Actor, person_id: UUID, at: datetime) -> PersonSeen | None:
    """Somebody whom this member has open still; None when they have not."""
    file = opening.reopened(actor, person(actor, person_id).pk, at)
    return _seen(actor, file) if file else None


def _seen(actor: Actor, file: OpenFile) -> PersonSeen:
    sheets = {
        sheet.field: sheet
        for kind in ("identity", "facts", "contact")
        for sheet in file.sheets(kind)
    }
    values: dict[str, dict[str, Any]] = {name: sheet.value for name, sheet in sheets.items()}
    related = values.get("relations", {}).get("list", [])
    judged = [
        Judged(
            each.field, UUID(str(each.value["file"])), str(each.value["reasons"]), each.written_at
        )
        for each in file.sheets("judgement")
        if each.field in JUDGED
    ]
    named = {UUID(one["person"]) for one in related if one["person"]}
    known = set(files_of(actor).filter(file_id__in={*named, *(one.file_id for one in judged)}))
    return PersonSeen(
        id=file.file_id,
        version=sheets["person"].version if "person" in sheets else 0,
        person=values.get("person", {}),
        about=values.get("about", {}),
        differential=values.get("differential", {}).get("facts", []),
        withdrawn=values.get("differential", {}).get("withdrawn", []),
        relations=[
            {**one, "at": at}
            for at, one in enumerate(related)
            if not one["person"] or UUID(one["person"]) in known
        ],
        contact=values.get("pointers", {}).get("text", ""),
        judged=[one for one in judged if one.file_id in known],
    )
