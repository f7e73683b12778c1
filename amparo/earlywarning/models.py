"""Rows of the procedure. Clear: stages, tracks, roles, desks, numbers of resolutions and times."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

RUNNING = Q(closed_at__isnull=True)


class Procedure(models.Model):
    """One early-warning procedure over one case; a reopening begins the next `sequence`.

    stage      a code of the pack the case was opened under; a closed one stays as it was
    holder_id  the member who works on the file, once somebody is assigned
    level      of the assessment in force, with the last day on which it holds
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("registry.Case", models.PROTECT, related_name="procedures")
    sequence = models.PositiveIntegerField(default=1)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    stage = models.CharField(max_length=48)
    stage_since = models.DateTimeField()
    track = models.CharField(max_length=8)
    holder_id = models.UUIDField(null=True)
    level = models.CharField(max_length=8, blank=True)
    level_valid_until = models.DateField(null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="procedure_in_order", fields=["case", "sequence"]),
            models.UniqueConstraint(
                name="procedure_one_running", fields=["case"], condition=RUNNING
            ),
            models.CheckConstraint(
                name="procedure_after_the_first_follows",
                condition=Q(sequence=1, previous__isnull=True)
                | Q(sequence__gt=1, previous__isnull=False),
            ),
            models.CheckConstraint(
                name="procedure_track", condition=Q(track__in=["urgent", "ordinary"])
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="procedure_held_by", fields=["holder_id"], condition=RUNNING)
        ]


class Move(models.Model):
    """One act done on a file: appended, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("registry.Case", models.PROTECT, related_name="moves")
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="moves")
    act = models.CharField(max_length=48)
    from_stage = models.CharField(max_length=48)
    to_stage = models.CharField(max_length=48)
    track = models.CharField(max_length=8)
    actor_role = models.CharField(max_length=48)
    actor_desk = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(name="move_of_case", fields=["case", "at"])]


class Outcome(models.TextChoices):
    """What a decision says."""

    GRANT = "grant"
    PARTIAL = "partial"
    DENY = "deny"
    EXTEND = "extend"
    VARY = "vary"
    CLOSE = "close"


class Decision(models.Model):
    """A resolution over a file: its number as typed from the institution's own book.

    A denial binds when a second person has signed it; one sent back has `returned_at` instead.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=Outcome)
    number = models.CharField(max_length=80)
    signed_on = models.DateField()
    sheet_id = models.UUIDField()
    ground = models.CharField(max_length=48, blank=True)
    first_signer = models.UUIDField()
    second_signer = models.UUIDField(null=True)
    decided_at = models.DateTimeField()
    binding_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="decision_outcomes", condition=Q(outcome__in=Outcome.values)
            ),
            models.CheckConstraint(
                name="decision_denied_by_two",
                condition=~Q(outcome="deny")
                | Q(binding_at__isnull=True)
                | (Q(second_signer__isnull=False) & ~Q(second_signer=F("first_signer"))),
            ),
            models.UniqueConstraint(
                name="decision_one_waiting",
                fields=["procedure"],
                condition=Q(binding_at__isnull=True, returned_at__isnull=True),
            ),
        ]


class Appeal(models.Model):
    """What she asked against a decision; it moves on its own and stops no measure."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="appeals")
    remedy = models.CharField(max_length=48)
    stage = models.CharField(max_length=48)
    sheet_id = models.UUIDField(null=True)
    number = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    filed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="appeal_one_running",
                fields=["procedure"],
                condition=Q(decided_at__isnull=True),
            )
        ]


class Appointment(models.Model):
    """Something booked for a day and hour; the place, the language and the interpreter's name are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("registry.Case", models.PROTECT, related_name="appointments")
    what = models.CharField(max_length=48)
    starts_at = models.DateTimeField()
    sheet_id = models.UUIDField()
    booked_at = models.DateTimeField()


# Her receipt is never told of this cause: whoever forces her would read it.
DURESS = "duress"


class Alert(models.Model):
    """Something the person said that somebody must look at: danger grew, a complaint, consent withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("registry.Case", models.PROTECT, related_name="alerts")
    cause = models.CharField(max_length=32)
    answer_id = models.UUIDField(null=True, unique=True)
    raised_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(name="alert_unseen", fields=["case"], condition=Q(seen_at__isnull=True))
        ]
