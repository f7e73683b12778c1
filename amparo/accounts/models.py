"""Rows of accounts: who works at which desk, and the signed statements that say so."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q


class Desk(models.Model):
    """A place of work inside an institution; `institution` is a code of the law pack."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=60, unique=True)
    institution = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    department = models.CharField(max_length=2, blank=True)
    created_at = models.DateTimeField()


class DeskKey(models.Model):
    """One version of a desk's public key; its secret exists only wrapped to members and recovery."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="keys")
    version = models.PositiveIntegerField(default=1)
    public = models.BinaryField(max_length=32)
    recovery_wrap = models.BinaryField()
    statement = models.ForeignKey("Statement", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="desk_key_version", fields=["desk", "version"])
        ]


class MemberKind(models.TextChoices):
    PERSON = "person"
    SERVICE = "service"


class Member(models.Model):
    """A person or a machine with keys of its own; `wrap` opens with the password and the pepper.

    For a service `lookup` is derived from its token and `wrap` opens with the token.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=MemberKind, default=MemberKind.PERSON)
    # Null for a machine: several rows without an address must not collide.
    email = models.EmailField(unique=True, null=True)  # noqa: DJ001 - see above
    name = models.CharField(max_length=120)
    box_public = models.BinaryField(max_length=32)
    sign_public = models.BinaryField(max_length=32)
    wrap = models.BinaryField()
    salt = models.BinaryField(null=True)
    ops = models.PositiveIntegerField(null=True)
    mem = models.PositiveBigIntegerField(null=True)
    totp = models.BinaryField(null=True)
    totp_last_step = models.BigIntegerField(default=0)
    lookup = models.BinaryField(null=True, unique=True)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="service_has_token_person_has_password",
                condition=Q(kind="service", lookup__isnull=False, expires_at__isnull=False)
                | Q(kind="person", salt__isnull=False, totp__isnull=False),
            )
        ]


class Membership(models.Model):
    """A member's seat at a desk, with the desk's secret wrapped to the member's key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="memberships")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    key_version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    statement = models.ForeignKey("Statement", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="membership_one_role_per_desk",
                fields=["member", "desk", "role"],
                condition=Q(ended_at__isnull=True),
            )
        ]


class Statement(models.Model):
    """One signed line of the directory, in order; `body` is signed as stored, never re-serialised."""

    seq = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    body = models.BinaryField()
    signer = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)


class Session(models.Model):
    """A signed-in member: a lookup of the cookie's secret, and the member's secrets under it.

    confirmed_at  when the password was last typed
    """

    lookup = models.BinaryField(primary_key=True, max_length=32)
    member = models.ForeignKey(Member, models.CASCADE, related_name="sessions")
    wire = models.BinaryField()
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
