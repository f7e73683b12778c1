"""What else has the words of a search: the open text of the record, and what is clear of files that are sealed.

Each kind is read as its own list reads it, for the same member; nothing is unsealed. The links of a
group carry no words, so that no address or log keeps them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.accounts.actors import Actor
from amparo.claims import selectors as claims
from amparo.commitments.laws import selectors as laws
from amparo.commitments.models import Law
from amparo.documentation import selectors as documentation
from amparo.documentation.models import Collection
from amparo.kernel.ids import NotAFileNumber, parse_number
from amparo.kernel.text import fold
from amparo.library import selectors as library
from amparo.missions import selectors as missions
from amparo.missions.models import Mission
from amparo.statements import selectors as statements
from amparo.statements.models import Statement
from amparo.web.desk.claims.words import claim_words
from amparo.web.desk.missions.rows import title
from amparo.web.desk.profiles import stands

SHOWN = 5
_READ = "read_follow_up"


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind that fit: how many, the first of them by label and address, and where their list is."""

    label: str
    count: int
    url: str
    items: list[tuple[str, str]]


M = TypeVar("M", bound=Model)
Some = tuple[int, list[tuple[str, str]]]


def elsewhere(actor: Actor, words: str) -> list[Group]:
    """The groups in which anything fits that the actor may read; none without words."""
    asked = words.replace("\x00", "").strip()
    found = []
    for label, route, powers, look in _GROUPS if fold(asked) else ():
        if not stands(route) or not any(actor.may(power) for power in powers):
            continue
        count, items = look(actor, asked)
        if count:
            found.append(Group(_(label), count, reverse(f"desk:{route}"), items))
    return found


def _library(actor: Actor, words: str) -> Some:
    rows = library.sources(actor, words)
    return rows.count(), [_item("library_source", row.pk, row.title) for row in rows[:SHOWN]]


def _claims(actor: Actor, words: str) -> Some:
    rows = claims.claims(actor, claims.Asked(words=words))
    return rows.count(), [_item("claim", row.id, claim_words(row)) for row in rows[:SHOWN]]


def _laws(actor: Actor, words: str) -> Some:
    def said(law: Law) -> Iterable[str]:
        about = (law.about_es, law.about_en, law.title_es, law.title_en)
        return (law.code, law.number, law.number_cited, *about)

    fit = _holding(laws.laws(actor), words, said)
    return len(fit), [
        _item("watched_law", law.id, f"{law.number} · {law.title_es}".strip(" ·"))
        for law in fit[:SHOWN]
    ]


def _statements(actor: Actor, words: str) -> Some:
    def said(row: Statement) -> Iterable[str]:
        return (row.number, row.designation, *(one.title for one in row.publications.all()))

    rows = statements.statements(actor).prefetch_related("publications")
    fit = _holding(rows, words, said)
    return len(fit), [
        _item("statement", row.id, f"{row.number} · {[*said(row)][-1]}") for row in fit[:SHOWN]
    ]


def _missions(actor: Actor, words: str) -> Some:
    def said(row: Mission) -> Iterable[str]:
        return (row.number, row.designation, row.title_es, row.title_en)

    fit = _holding(missions.missions(actor), words, said)
    return len(fit), [
        _item("mission", row.id, f"{row.number} · {title(row)}") for row in fit[:SHOWN]
    ]


def _collections(actor: Actor, words: str) -> Some:
    def said(row: Collection) -> Iterable[str]:
        return (row.number, row.designation)

    fit = _holding(documentation.collections(actor), words, said)
    return len(fit), [
        _item("collection", row.id, f"{row.number} · {row.designation}") for row in fit[:SHOWN]
    ]


def _holding(rows: QuerySet[M], words: str, said: Callable[[M], Iterable[str]]) -> list[M]:
    """Those in which every word stands, or whose number it is; the database cannot compare without accents."""
    wanted = fold(words).split()
    with contextlib.suppress(NotAFileNumber):
        wanted = [fold(parse_number(words))]
    found = []
    for row in rows:
        text = fold(" ".join(said(row)))
        if all(word in text for word in wanted):
            found.append(row)
    return found


def _item(route: str, key: UUID, label: str) -> tuple[str, str]:
    return label, reverse(f"desk:{route}", args=[key])


_GROUPS: tuple[tuple[str, str, tuple[str, ...], Callable[[Actor, str], Some]], ...] = (
    (gettext_noop("Library"), "library", (_READ,), _library),
    (gettext_noop("Claims"), "claims", (_READ,), _claims),
    (gettext_noop("Laws"), "laws", (_READ,), _laws),
    (gettext_noop("Statements"), "statements", (_READ,), _statements),
    (gettext_noop("Missions"), "missions", (_READ, "keep_missions"), _missions),
    (gettext_noop("Collections"), "collections", ("keep_events",), _collections),
)
