"""Rows of requests for information. Clear: institution, desk, state and times; the words are sealed."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Whether an institution has answered."""

    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class InformationRequest(models.Model):
    """A question to one institution's desk about one file, in an envelope of its own."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    file_id = models.UUIDField(db_index=True)
    institution = models.CharField(max_length=24)
    desk_id = models.UUIDField(db_index=True)
    asking_desk_id = models.UUIDField(db_index=True)
    envelope_id = models.UUIDField()
    question_sheet_id = models.UUIDField()
    answer_sheet_id = models.UUIDField(null=True)
    track = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="information_states", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="information_answered_iff_dated",
                condition=Q(state="answered", answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
            ),
        ]
