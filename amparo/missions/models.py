"""Rows of missions. Clear: how many records there are, which uses are consented to, when each was written."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from amparo.claims.models import Claim
from amparo.missions import kinds

DIGEST = 32


class Written(models.Model):
    """One writing: its sealed sheets, when and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.PositiveIntegerField()
    sheet_ids = ArrayField(models.UUIDField())
    made_at = models.DateTimeField()
    made_by = models.UUIDField()

    class Meta:
        abstract = True


class Mission(models.Model):
    """One mission; its id is its custody file.

    public  of others, known by what they published: its title is clear, and it has claims and no records
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    designation = models.CharField(max_length=60)
    stage = models.CharField(max_length=12, choices=kinds.Stage, default=kinds.Stage.AT_WORK)
    public = models.BooleanField(default=False)
    title_es = models.CharField(max_length=120, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    head_sheet_id = models.UUIDField(null=True)
    desk_id = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mission_titled_iff_public",
                condition=Q(public=True, head_sheet_id__isnull=True) & ~Q(title_es="")
                | Q(public=False, title_es="", title_en=""),
            )
        ]
        indexes: ClassVar = [models.Index(name="mission_newest", fields=["-opened_at", "id"])]


class FollowedClaim(models.Model):
    """A claim of the record that tells something of a mission of others."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="claims")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    part = models.CharField(max_length=7, choices=kinds.ClaimPart)
    added_at = models.DateTimeField()
    added_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="followed_claim_once", fields=["mission", "claim"])
        ]


class MissionRecord(models.Model):
    """A numbered record of a mission; what it says is in its newest version.

    ask_no_more   whoever gave this testimony asked not to be asked again
    withdrawn_at  taken back; destroyed_at: what had to go of it is gone
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=9, choices=kinds.RecordKind)
    number = models.PositiveIntegerField()
    ask_no_more = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="mission_record_number", fields=["mission", "kind", "number"]
            )
        ]

    @property
    def code(self) -> str:
        """`T3`: how sentences and other records call it."""
        return f"{kinds.LETTERS[kinds.RecordKind(self.kind)]}{self.number}"


class RecordVersion(Written):
    """What a record said from then on; what it said before stays."""

    record = models.ForeignKey(MissionRecord, models.PROTECT, related_name="versions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="mission_version_once", fields=["record", "number"])
        ]


class UseConsent(models.Model):
    """What whoever gave a testimony answered for one use; the newest answer holds."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    record = models.ForeignKey(MissionRecord, models.PROTECT, related_name="consents")
    use = models.CharField(max_length=9, choices=kinds.Use)
    answer = models.CharField(max_length=9, choices=kinds.Answer)
    on = models.DateField()
    sheet_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()


class Recording(models.Model):
    """A sound or picture of a testimony, sealed as evidence; `erased_at`: its key is gone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    record = models.ForeignKey(MissionRecord, models.PROTECT, related_name="recordings")
    blob_id = models.UUIDField(unique=True)
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField()
    erased_at = models.DateTimeField(null=True)


class ReportSentence(models.Model):
    """One sentence of a report's draft, at its place in a section.

    came_from  in the final report, the sentence of the preliminary one that it carries on
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="sentences")
    report = models.CharField(max_length=11, choices=kinds.ReportKind)
    section = models.CharField(max_length=15, choices=kinds.Section)
    position = models.PositiveIntegerField()
    came_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="carried_on")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="sentence_place", fields=["mission", "report", "section", "position"]
            )
        ]


class SentenceVersion(Written):
    """What a sentence said from then on, with the figures and records as it was written upon."""

    sentence = models.ForeignKey(ReportSentence, models.PROTECT, related_name="versions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="sentence_version_once", fields=["sentence", "number"])
        ]


class MissionReport(models.Model):
    """A report as it was built: one sealed sheet, from which both papers are made again to the byte.

    digest    SHA-256 of its content, salted, as its footer says
    given_on  the day it was given out
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=11, choices=kinds.ReportKind)
    number = models.PositiveIntegerField()
    sheet_id = models.UUIDField()
    digest = models.BinaryField(max_length=DIGEST)
    built_at = models.DateTimeField()
    built_by = models.UUIDField()
    given_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="report_number", fields=["mission", "kind", "number"]),
            models.UniqueConstraint(
                name="report_given_once",
                fields=["mission", "kind"],
                condition=Q(given_on__isnull=False),
            ),
        ]
