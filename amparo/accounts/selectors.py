"""Reads about members and desks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from amparo.accounts.actors import Actor
from amparo.accounts.models import Desk, Member, MemberKind, Membership
from amparo.law import packs
from amparo.law.schema import UnknownCode


def pending_members(at: datetime) -> QuerySet[Member]:
    """People and machines with keys and no seat yet, waiting for a holder to compare fingerprints.

    A machine whose token has run out waits for nothing.
    """
    serving = Q(kind=MemberKind.PERSON) | Q(kind=MemberKind.SERVICE, expires_at__gt=at)
    unseated = Member.objects.filter(closed_at__isnull=True, memberships__isnull=True)
    return unseated.filter(serving).order_by("created_at")


def colleagues(actor: Actor) -> QuerySet[Membership]:
    """Live memberships of the actor's own desks."""
    return (
        Membership.objects.filter(desk_id__in=actor.desk_ids, ended_at__isnull=True)
        .select_related("member", "desk")
        .order_by("desk__code", "member__name")
    )


def desk_names() -> dict[UUID, str]:
    found = Desk.objects.values_list("id", "code", "name")
    return {one: desk_called(code, name) for one, code, name in found}


def desk_called(code: str, name: str) -> str:
    """A desk by its name, which is its own; one that the pack gave it, in the language of the page."""
    try:
        label = packs.current().desk(code).label
    except UnknownCode:
        return name
    return label.in_(get_language() or "es") if name == label.es else name


def member_names(ids: set[UUID]) -> dict[UUID, str]:
    return dict(Member.objects.filter(id__in=ids).values_list("id", "name"))
