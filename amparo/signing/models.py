"""Rows of signing: that an invitation was answered. Who signed stands sealed."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# When the worker counted it is stated by its own entry; it was given before.
APPLIED = frozenset({"applied_at"})


class Answer(models.TextChoices):
    SIGNS = "signs", _("Signs")
    DECLINES = "declines", _("Does not sign")


class Signature(models.Model):
    """What an invited organisation answered.

    file_id    the statement; `signatory_id`: whose invitation it was
    anonymous  counted, and named nowhere
    digests    of the texts as they were read
    sheet_id   who signs and in what capacity, sealed; its digest is the proof
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    signatory_id = models.UUIDField()
    receipt_id = models.UUIDField()
    answer = models.CharField(max_length=8, choices=Answer)
    anonymous = models.BooleanField(default=False)
    digests = ArrayField(models.BinaryField(max_length=32))
    sheet_id = models.UUIDField()
    sheet_digest = models.BinaryField(max_length=32)
    written_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="signature_once_an_invitation", fields=["receipt_id"])
        ]
        indexes: ClassVar = [
            models.Index(
                name="signature_to_count",
                fields=["written_at"],
                condition=Q(applied_at__isnull=True),
            )
        ]
