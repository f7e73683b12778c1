"""What a member may know of statements; absent and hidden are one answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile, reopened
from amparo.custody.selectors import files_of
from amparo.statements.errors import NoSuchStatement
from amparo.statements.models import Publication, Statement

Words = Mapping[UUID, Mapping[str, object]]
"""What is sealed, by the id of its sheet."""


def statements(actor: Actor) -> QuerySet[Statement]:
    """Those whose keys the actor's desks hold, newest first."""
    return Statement.objects.filter(id__in=files_of(actor)).order_by("-opened_at", "id")


def statement(actor: Actor, statement_id: UUID) -> Statement:
    """Raises NoSuchStatement alike for an absent and for a hidden one."""
    row = statements(actor).filter(id=statement_id).first()
    if row is None:
        raise NoSuchStatement
    return row


def words_of(actor: Actor, statement_id: UUID, at: datetime) -> Words | None:
    """The sealed words of a statement while the actor has it open; None when it is closed."""
    file = reopened(actor, statement_id, at)
    return in_words(file) if file else None


def in_words(file: OpenFile) -> Words:
    return {sheet.id: sheet.value for envelope in file.envelopes for sheet in envelope.sheets}


def published() -> QuerySet[Publication]:
    """What the house has said in public, newest first."""
    return Publication.objects.select_related("statement").order_by("-at", "language")
