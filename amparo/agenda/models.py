"""Rows of the agenda; every column is clear on purpose and says nothing of the person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

OPEN = Q(met_at__isnull=True, stopped_at__isnull=True)
TO_LAPSE = OPEN & Q(lapsed_at__isnull=True, suspended_at__isnull=True)
PAUSE_HAS_A_REASON = Q(suspended_at__isnull=True) | ~Q(pause_reason="")
HOURS_RUN_ALWAYS = Q(suspended_at__isnull=True) | ~Q(unit="hour")
# A term counted in hours is read in hours from here on; one of thirty days of hours is days until then.
NEAR = timedelta(hours=48)
URGENT_RUNS_ALWAYS = Q(suspended_at__isnull=True) | ~Q(track="urgent")


class Status(models.TextChoices):
    """What a deadline is at one instant; derived by `law.status`, never a column."""

    RUNNING = "running"
    PAUSED = "paused"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"
    STOPPED = "stopped"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Clauses that read as the question asked."""

    def open(self) -> DeadlineQuerySet:
        return self.filter(OPEN)

    def late(self, at: datetime) -> DeadlineQuerySet:
        """Past due and not paused in time."""
        return self.open().filter(Q(suspended_at__isnull=True), due_at__lte=at)

    def paused(self) -> DeadlineQuerySet:
        return self.open().filter(suspended_at__isnull=False)

    def in_hours(self, at: datetime) -> DeadlineQuerySet:
        """Counted in hours and near: those that an hour lost may cost."""
        return self.open().filter(unit="hour", due_at__gt=at, due_at__lte=at + NEAR)

    def in_days(self, at: datetime) -> DeadlineQuerySet:
        """Neither late nor near in hours, whatever they are counted in; a paused one counts here."""
        return (
            self.open()
            .filter(Q(due_at__gt=at) | Q(suspended_at__isnull=False))
            .exclude(unit="hour", due_at__lte=at + NEAR)
        )


class Deadline(models.Model):
    """One running term of a file, or of an order or appeal of it (`subject_id`).

    unit, whose_turn, escalates_to, amount and pack_version are the law as it stood at the start;
    escalates_to is empty when the turn is the person's.
    `due_at` is an exclusive bound: at that instant it is late.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField()
    subject_id = models.UUIDField(null=True)
    term_code = models.CharField(max_length=48)
    track = models.CharField(max_length=8)
    unit = models.CharField(max_length=16)
    amount = models.PositiveIntegerField()
    whose_turn = models.CharField(max_length=12, default="institution")
    escalates_to = models.CharField(max_length=48, blank=True)
    measured = models.BooleanField(default=False)
    pack_version = models.CharField(max_length=40)
    owner_desk_id = models.UUIDField(null=True)
    owner_role = models.CharField(max_length=48, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True)
    pause_reason = models.CharField(max_length=48, blank=True)
    extended_by = models.PositiveIntegerField(default=0)
    met_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)
    sweep_after = models.DateTimeField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="deadline_runs_once",
                fields=["file_id", "term_code", "subject_id"],
                condition=OPEN,
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="deadline_due_after_start", condition=Q(due_at__gt=F("started_at"))
            ),
            models.CheckConstraint(
                name="deadline_pause_has_a_reason", condition=PAUSE_HAS_A_REASON
            ),
            models.CheckConstraint(name="deadline_hours_run_always", condition=HOURS_RUN_ALWAYS),
            models.CheckConstraint(
                name="deadline_urgent_runs_always", condition=URGENT_RUNS_ALWAYS
            ),
            models.CheckConstraint(
                name="deadline_ends_once",
                condition=Q(met_at__isnull=True) | Q(stopped_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="deadline_to_lapse", fields=["due_at"], condition=TO_LAPSE),
            models.Index(name="deadline_open_of_file", fields=["file_id"], condition=OPEN),
            models.Index(name="deadline_open_of_desk", fields=["owner_desk_id"], condition=OPEN),
        ]


class Escalation(models.Model):
    """A lapse or a contradiction somebody above must answer for; at most one per deadline."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    deadline = models.OneToOneField(Deadline, models.CASCADE, null=True, related_name="escalation")
    subject_id = models.UUIDField(null=True)
    cause = models.CharField(max_length=32)
    to_role = models.CharField(max_length=48)
    raised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                name="escalation_open", fields=["to_role"], condition=Q(answered_at__isnull=True)
            )
        ]
