"""Rows of evidence. Name, type, true size and plain digest are sealed in the envelope, never here."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class Blob(models.Model):
    """One stored ciphertext; every column is clear on purpose.

    size       of the ciphertext in bytes: a padded bucket
    digest     SHA-256 of the ciphertext; the sealed copy of it is the one that is believed
    path       key in the store
    sender_id  the receipt or the member it came from
    commitment binds the digest of the file in clear, with a salt sealed in its sheet; none of older ones
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    envelope_id = models.UUIDField(unique=True)
    sender_id = models.UUIDField(db_index=True)
    size = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    path = models.CharField(max_length=60, unique=True)
    received_at = models.DateTimeField()
    commitment = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="blob_has_content", condition=models.Q(size__gt=0))
        ]

    def __str__(self) -> str:
        return str(self.id)


class Upload(models.Model):
    """A file that a member sends in parts; the row and its parts go when it is finished, or after a day.

    lookup    derived from a secret that the sender alone holds, and that seals the parts
    received  bytes so far
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField()
    member_id = models.UUIDField(db_index=True)
    lookup = models.BinaryField(max_length=32, unique=True)
    received = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField()


class Handled(models.TextChoices):
    """What was done with a piece of evidence; receiving, opening and handing over stand in the ledger."""

    VIEWED = "viewed"
    EXAMINED = "examined"
    COPIED = "copied"
    SEAL_CHECKED = "seal_checked"
    TRANSFERRED = "transferred"
    EXPORTED = "exported"
    CAME_AGAIN = "came_again"


class Handling(models.Model):
    """One line of a chain of custody, never changed; who did it and when stands in its entry.

    outcome   of a check: `holds` or `broken`
    sheet_id  words about it, sealed in the envelope of the file
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    blob_id = models.UUIDField(db_index=True)
    what = models.CharField(max_length=12, choices=Handled.choices)
    outcome = models.CharField(max_length=8, blank=True)
    sheet_id = models.UUIDField(null=True)
    at = models.DateTimeField()


class TimeStamp(models.Model):
    """An answer of a time-stamping authority (RFC 3161) over the SHA-256 of a ciphertext.

    authority  host name of whoever was asked
    stamped_at what the answer says
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    blob_id = models.UUIDField(db_index=True)
    authority = models.CharField(max_length=100)
    answer = models.BinaryField()
    stamped_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_stamp_of_each", fields=["blob_id", "authority"])
        ]


class CourtBundle(models.Model):
    """That a bundle was made for a court; for whom, with what and on what ground is sealed.

    envelope_id  holds the manifest and the records, sealed
    manifest     SHA-256 of the manifest, as its entry states it
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    envelope_id = models.UUIDField(unique=True)
    manifest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()


class What(models.TextChoices):
    """What a copy is."""

    WORKING = "working"
    REDACTED = "redacted"
    WORDS = "words"


class Copy(models.Model):
    """That one stored file was made from another; every column is clear on purpose.

    What was hidden is sealed with the origin, never with the copy, which goes to those who must not know it.

    tool     program and version that made it
    made_by  the member
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    origin_id = models.UUIDField(db_index=True)
    blob_id = models.UUIDField(unique=True)
    what = models.CharField(max_length=12, choices=What.choices)
    tool = models.CharField(max_length=60)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="copy_of_another", condition=~models.Q(origin_id=models.F("blob_id"))
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
