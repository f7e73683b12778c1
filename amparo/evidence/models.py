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
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    envelope_id = models.UUIDField(unique=True)
    sender_id = models.UUIDField(db_index=True)
    size = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    path = models.CharField(max_length=60, unique=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="blob_has_content", condition=models.Q(size__gt=0))
        ]

    def __str__(self) -> str:
        return str(self.id)
