"""What is asked of the database at every request of a member: statements that stand as they are sent.

The same questions put together by the framework cost several times what the database takes to answer them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from amparo.accounts.models import Member

_SESSION = """
    SELECT s.wire, s.seen_at, m.id, m.kind, m.name, m.box_public, m.sign_public
    FROM accounts_session s JOIN accounts_member m ON m.id = s.member_id
    WHERE s.lookup = %s AND s.seen_at > %s AND s.created_at >= %s AND m.closed_at IS NULL
"""
_SEATS = """
    SELECT desk_id, role, key_version, wrapped FROM accounts_membership
    WHERE member_id = %s AND ended_at IS NULL ORDER BY since, id
"""
_NEWEST = "SELECT seq, signature FROM accounts_statement ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Present:
    """A session that stands; `member` holds no more than what an actor is made of."""

    member: Member
    wire: bytes
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as its row says, with the desk's secret wrapped to its member."""

    desk_id: UUID
    role: str
    key_version: int
    wrapped: bytes


def session_of(lookup: bytes, *, seen_after: datetime, begun_after: datetime) -> Present | None:
    """The session of a lookup, of a member who has not left, or None."""
    found = _rows(_SESSION, lookup, seen_after, begun_after)
    if not found:
        return None
    wire, seen_at, who, kind, name, box, sign = found[0]
    member = Member(id=who, kind=kind, name=name, box_public=box, sign_public=sign)
    return Present(member, bytes(wire), seen_at)


def places_of(member_id: UUID) -> list[Place]:
    """The seats of a member that have not ended, the oldest first."""
    return [
        Place(desk, role, version, bytes(wrapped))
        for desk, role, version, wrapped in _rows(_SEATS, member_id)
    ]


def newest_statement() -> tuple[int, bytes] | None:
    """Number and signature of the last line of the directory, or None when it has none."""
    found = _rows(_NEWEST)
    return (found[0][0], bytes(found[0][1])) if found else None


def _rows(statement: str, *values: bytes | datetime | UUID) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
