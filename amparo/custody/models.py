"""Rows of custody. Every column here is sealed (ciphertext or wrapped key) or clear on purpose."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q


class EnvelopeKind(models.TextChoices):
    """The parts a file is sealed in; the codes are those of the law pack's access matrix."""

    IDENTITY = "identity"
    CONTACT = "contact"
    PLACE = "place"
    ACCOUNT = "account"
    FACTS = "facts"
    SHIELD = "shield"
    JUDGEMENT = "judgement"
    MAILBOX = "mailbox"
    DROPBOX = "dropbox"
    NOTES = "notes"
    ORDER = "order"
    EVIDENCE = "evidence"
    RECEIPT = "receipt"
    CARDS = "cards"


class HolderKind(models.TextChoices):
    DESK = "desk"
    RECEIPT = "receipt"


class Standing(models.TextChoices):
    """Whose words a receipt carries: the person's own, or those of somebody on their behalf.

    A decoy stands beside each of them, and shows a harmless view to whoever forces her to enter.
    """

    OWN = "own"
    PROXY = "proxy"
    DECOY = "decoy"


class Envelope(models.Model):
    """One part of a file under its own key; `about` names the order or the evidence it holds.

    `stale` says that somebody lost a grant and the key must be renewed when it is next opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12, choices=EnvelopeKind)
    about = models.UUIDField(null=True)
    key_id = models.BinaryField(max_length=16)
    stale = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="envelope_one_per_part",
                fields=["file_id", "kind"],
                condition=Q(about__isnull=True),
            )
        ]


class Grant(models.Model):
    """An envelope's key, wrapped to one holder for a purpose until a date.

    `signature` is the granting member's Ed25519 signature over `grant_statement`; a deposit's own
    grants carry none (the portal holds no key) and are told apart by `signer_id` being null.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="grants")
    holder_id = models.UUIDField()
    holder_kind = models.CharField(max_length=8, choices=HolderKind)
    key_version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    purpose = models.CharField(max_length=40)
    granted_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    signer_id = models.UUIDField(null=True)
    signature = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="grant_once", fields=["envelope", "holder_id"])
        ]
        indexes: ClassVar = [models.Index(name="grant_holder", fields=["holder_id"])]


class Sheet(models.Model):
    """One sealed JSON value of an envelope; `digest` is SHA-256 of `wire` and stands in the ledger."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="sheets")
    field = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    wire = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    written_at = models.DateTimeField()


class Card(models.Model):
    """The sealed names of one file, so that whoever may know the file can find it by name.

    `envelope` is the register it stands in: one key for all of an institution's cards, and no file's
    own. `about` tells apart several cards of one file; `digest` is SHA-256 of `wire`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="+")
    file_id = models.UUIDField(db_index=True)
    about = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    wire = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="card_one_each",
                fields=["envelope", "file_id", "about"],
                nulls_distinct=False,
            )
        ]


class CardBlock(models.Model):
    """What many cards are after their register got a new key: one mark stands for all of them in the ledger.

    `stated` is, for each card, its id in 16 bytes and the digest of its mark in 32.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="+")
    stated = models.BinaryField()
    made_at = models.DateTimeField()


class Receipt(models.Model):
    """A person's way back: a lookup and a public key, both derived from words stored nowhere.

    Every receipt has one decoy, whose `beside` is the receipt. Its lookup comes from the words and the
    duress word, or from chance when she chose none; nobody holds its key, and it is granted and told nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    lookup = models.BinaryField(max_length=32, unique=True)
    public = models.BinaryField(max_length=32)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.OWN)
    reads_own_words = models.BooleanField(default=False)
    beside = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="receipt_one_decoy", fields=["beside"]),
            models.CheckConstraint(
                name="receipt_decoy_beside",
                condition=Q(standing=Standing.DECOY, beside__isnull=False)
                | (~Q(standing=Standing.DECOY) & Q(beside__isnull=True)),
            ),
        ]


class Notice(models.Model):
    """One line written for the person: a sealed box to her receipt's public key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="notices")
    wire = models.BinaryField()
    written_at = models.DateTimeField()


class Opening(models.Model):
    """An envelope a member has open now, so that a page may be read again without another entry."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    member_id = models.UUIDField()
    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="opening_once", fields=["member_id", "envelope"])
        ]


class Draft(models.Model):
    """What somebody is still typing, sealed under a secret that only their cookie holds."""

    lookup = models.BinaryField(primary_key=True, max_length=32)
    wire = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)


class IdempotentAnswer(models.Model):
    """An answer already given, sealed under the key the sender repeats; kept one hour."""

    lookup = models.BinaryField(primary_key=True, max_length=32)
    wire = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)


class Checkpoint(models.Model):
    """A signed note (C2SP tlog-checkpoint) over the ledger at one size."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()
    made_at = models.DateTimeField()
