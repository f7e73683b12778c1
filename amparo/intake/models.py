"""Rows of intake. Every column is clear on purpose; what a person wrote is in custody's sheets."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

# When the worker applied an answer is stated by its own entry; she gave it before.
APPLIED = frozenset({"applied_at"})


class Request(models.Model):
    """One request as it came in; its id is the file's.

    standing     a choice of the form: `self`, or on whose behalf somebody asks
    department   two digits (INEI), or "" when unknown; nothing finer is clear
    received_at  cut to the minute
    desk_id      the desk that must answer first
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=14, unique=True)
    designation = models.CharField(max_length=60)
    track = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    standing = models.CharField(max_length=16)
    department = models.CharField(max_length=2, blank=True)
    collective = models.BooleanField(default=False)
    language = models.CharField(max_length=12)
    pack_code = models.CharField(max_length=48)
    pack_version = models.CharField(max_length=40)
    desk_id = models.UUIDField(db_index=True)
    received_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    reads_own = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="request_track_known", condition=Q(track__in=["urgent", "ordinary"])
            ),
            models.CheckConstraint(
                name="request_due_after_receipt", condition=Q(due_at__gt=models.F("received_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Answer(models.Model):
    """What she said with her receipt: a clear code, and a sealed sheet when there are words.

    about       the measure or order it is about
    subject     yes, partly or no for `helped`, the remedy for `appeal`
    for_worker  the recipient whose consent is withdrawn, sealed: in clear it would tell whom she fears
    applied_at  when the act that it asks for was done
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    receipt_id = models.UUIDField()
    code = models.CharField(max_length=20)
    about = models.UUIDField(null=True)
    subject = models.CharField(max_length=40, blank=True)
    for_worker = models.BinaryField(null=True)
    sheet_id = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                name="answer_to_apply",
                fields=["written_at"],
                condition=Q(applied_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.code
