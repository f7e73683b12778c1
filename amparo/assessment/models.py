"""Rows of assessments: who signed which version of which sealed sheet, and until when it holds."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """How far an assessment has come; a superseded one is kept as it was signed."""

    DRAFT = "draft"
    SIGNED_FIRST = "signed_first"
    SIGNED = "signed"
    SUPERSEDED = "superseded"


class Level(models.TextChoices):
    """The four levels of the law pack's instrument, lowest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"


class Assessment(models.Model):
    """One version of the judgement of risk over one file.

    `sheet_id` and `envelope_id` are the sealed sheet (answers, reasons, dissent, her own reading);
    `revision` counts what was typed into it, and a writer names the one they had read. It is not the
    sheet's own version, which also grows when a key is renewed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField(default=1)
    pack_version = models.CharField(max_length=40)
    sheet_id = models.UUIDField()
    envelope_id = models.UUIDField()
    revision = models.PositiveIntegerField(default=1)
    level_suggested = models.CharField(max_length=8, choices=Level, blank=True)
    level = models.CharField(max_length=8, choices=Level, blank=True)
    state = models.CharField(max_length=14, choices=State, default=State.DRAFT)
    first_signer = models.UUIDField(null=True)
    second_signer = models.UUIDField(null=True)
    valid_until = models.DateField(null=True)
    started_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="assessment_version", fields=["file_id", "version"]),
            models.UniqueConstraint(
                name="assessment_one_being_made",
                fields=["file_id"],
                condition=Q(state__in=["draft", "signed_first"]),
            ),
            models.UniqueConstraint(
                name="assessment_one_in_force", fields=["file_id"], condition=Q(state="signed")
            ),
            models.CheckConstraint(name="assessment_states", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="assessment_signed_by_two",
                condition=~Q(state__in=["signed", "superseded"])
                | (
                    Q(first_signer__isnull=False, second_signer__isnull=False)
                    & Q(valid_until__isnull=False, signed_at__isnull=False)
                    & Q(level__in=Level.values)
                    & ~Q(first_signer=models.F("second_signer"))
                ),
            ),
        ]


class Signature(models.Model):
    """One member's Ed25519 signature over `law.statement`.

    `digest` is that of the sheet's salted words and not of its ciphertext, so a signature outlives
    the renewal of a key; without the sheet it tells nothing.

    A signature taken back (the second signer returned the draft) keeps its row with `voided_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="signatures")
    place = models.PositiveSmallIntegerField()
    member_id = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    reasons_sheet_id = models.UUIDField(null=True)
    signed_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="signature_place", condition=Q(place__in=[1, 2])),
            models.UniqueConstraint(
                name="signature_one_per_place",
                fields=["assessment", "place"],
                condition=Q(voided_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="signature_one_per_member",
                fields=["assessment", "member_id"],
                condition=Q(voided_at__isnull=True),
            ),
        ]
