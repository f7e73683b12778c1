"""Members and desks as the operator's commands name them: by e-mail, by name, by code. Django is set up before."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from django.conf import settings

from amparo.accounts import ceremony, directory
from amparo.accounts.membership import fingerprint_of
from amparo.accounts.models import Desk, Member, MemberKind, Membership
from amparo.config import asking
from amparo.config.shell import CommandRefused
from amparo.custody import keys
from amparo.law import packs


class MemberFacts(TypedDict):
    """What a list of members says of one; `seats` are `desk: role`."""

    id: str
    kind: str
    name: str
    email: str | None
    state: str
    seats: list[str]
    fingerprint: str


def member_facts(at: datetime) -> list[MemberFacts]:
    """Every member by name, those closed too."""
    members = Member.objects.prefetch_related("memberships__desk").order_by("kind", "name", "id")
    return [
        {
            "id": str(one.id),
            "kind": one.kind,
            "name": one.name,
            "email": one.email,
            "state": _state(one, at),
            "seats": sorted(
                f"{seat.desk.code}: {seat.role}"
                for seat in one.memberships.all()
                if seat.ended_at is None
            ),
            "fingerprint": fingerprint_of(one),
        }
        for one in members
    ]


def _state(member: Member, at: datetime) -> str:
    if member.closed_at is not None:
        return "closed"
    return "expired" if member.expires_at and member.expires_at <= at else "open"


def named_member(name: str) -> Member:
    """The open member with that e-mail, or the open service with that name. Raises CommandRefused."""
    found = Member.objects.filter(closed_at__isnull=True)
    person = found.filter(email=name.strip().lower(), kind=MemberKind.PERSON)
    service = found.filter(name=name, kind=MemberKind.SERVICE)
    member = person.first() or service.first()
    if member is None:
        raise CommandRefused(f"There is no open member or service {name}.")
    return member


def free_name(name: str) -> None:
    """Refuse the name of a service that another open one has. Raises CommandRefused."""
    if Member.objects.filter(kind=MemberKind.SERVICE, name=name, closed_at__isnull=True).exists():
        raise CommandRefused(f"There is an open service {name} already.")


def named_desk(code: str) -> Desk:
    """The desk with that code. Raises CommandRefused."""
    found = Desk.objects.filter(code=code).first()
    if found is None:
        raise CommandRefused(f"There is no desk {code}. `amparo desk list` names them.")
    return found


def empty_desks() -> list[str]:
    """Codes of the desks at which nobody sits, so that only the recovery key opens them."""
    held = Membership.objects.filter(ended_at__isnull=True).values("desk_id")
    return sorted(Desk.objects.exclude(id__in=held).values_list("code", flat=True))


def check_role(role: str, kind: str) -> None:
    """Refuse a role that the law pack does not foresee at a desk of that kind. Raises CommandRefused."""
    foreseen = sorted(
        {
            one
            for template in packs.current().desks_of(settings.AMPARO_PROFILE)
            if template.kind == kind
            for one in template.roles
        }
    )
    if role not in foreseen:
        raise CommandRefused(
            f"A desk of kind {kind} has no role {role}; it may be: {', '.join(foreseen)}."
        )


@dataclass(frozen=True, slots=True)
class Chair:
    """A desk opened by the keys of the ceremony, ready to seat members."""

    desk: Desk
    pair: keys.KeyPair = field(repr=False)
    root: keys.SigningPair = field(repr=False)

    @classmethod
    def checked(cls, arguments: argparse.Namespace) -> Desk:
        """The desk of `--desk`, whose kind must foresee `--role`. Raises CommandRefused."""
        desk = named_desk(arguments.desk)
        check_role(arguments.role, desk.kind)
        return desk

    @classmethod
    def of(cls, arguments: argparse.Namespace, at: datetime) -> "Chair":
        """Open the desk of `--desk` with `--root-key` and `--recovery-key`; the use is in the ledger."""
        desk = cls.checked(arguments)
        root = ceremony.root_pair(asking.key(arguments.root_key, "a root key"))
        recovery = asking.key(arguments.recovery_key, "a recovery key")
        return cls(desk, ceremony.desk_pair_from_recovery(desk, recovery, at), root)

    def take(self, members: Sequence[tuple[Member, str]], at: datetime) -> None:
        """Seat these members, signed by the root."""
        ceremony.seat_first(self.desk, self.pair, members, self.root, at)


class DeskFacts(TypedDict):
    """What a list of desks says of one; `fingerprint` is of its newest key as the directory states it."""

    code: str
    institution: str
    kind: str
    name: str
    department: str
    members: int
    key_version: int
    fingerprint: str


def desk_facts() -> list[DeskFacts]:
    """Every desk by code, its key as the verified directory states it. Raises BrokenDirectory."""
    return [facts_of(desk) for desk in Desk.objects.order_by("code")]


def facts_of(desk: Desk) -> DeskFacts:
    """One desk. Raises BrokenDirectory."""
    holder = directory.desk_holder(desk.id)
    seated = Membership.objects.filter(desk=desk, ended_at__isnull=True).values("member").distinct()
    return {
        "code": desk.code,
        "institution": desk.institution,
        "kind": desk.kind,
        "name": desk.name,
        "department": desk.department,
        "members": seated.count(),
        "key_version": holder.version,
        "fingerprint": keys.fingerprint(holder.public),
    }
