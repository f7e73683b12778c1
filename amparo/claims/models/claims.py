"""A claim, what it said before, where it is cited, what it stands beside."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from amparo.claims import kinds
from amparo.claims.models.parties import CODE, Party

_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _codes() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=CODE), default=list, blank=True)


class Claim(models.Model):
    """One claim, however many documents make it; words are ours, the documents' own stand in its citations.

    holder     whose claim it is; issuer: who made it (not whoever tells of it), with co_issuers
    cited_on   year, month or day that the documents give; other_on: what other sources have
    due_on     there only when a document gives it; silence_by: the day after which no answer counts as silence
    folded     its words without accents or case, as a search looks for them
    version    how often it was amended; what it said before stands in its revisions
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=CODE, unique=True)
    kind = models.CharField(max_length=14, choices=kinds.ClaimKind)
    holder = models.ForeignKey(Party, models.PROTECT, null=True, related_name="held")
    issuer = models.ForeignKey(Party, models.PROTECT, null=True, related_name="issued")
    co_issuers = _codes()
    endorsers = _codes()
    addressees = _codes()
    words_es = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    folded = models.TextField()
    cited_on = models.CharField(max_length=10, blank=True)
    other_on = models.CharField(max_length=10, blank=True)
    disputed = models.BooleanField(default=False)
    dispute_note_es = models.TextField(blank=True)
    dispute_note_en = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    silence_by = models.DateField(null=True)
    rights = _codes()
    norms = _codes()
    persons = _codes()
    events = _codes()
    institutions = _codes()
    tags = _codes()
    state = models.CharField(
        max_length=9, choices=kinds.ClaimState, default=kinds.ClaimState.STANDING
    )
    withdrawn_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="claim_dates_partial",
                condition=(Q(cited_on="") | Q(cited_on__regex=_PARTIAL_DATE))
                & (Q(other_on="") | Q(other_on__regex=_PARTIAL_DATE)),
            ),
            models.CheckConstraint(
                name="claim_dispute_explained",
                condition=Q(disputed=False) | ~Q(dispute_note_es="", dispute_note_en=""),
            ),
            models.CheckConstraint(name="claim_in_words", condition=~Q(words_es="", words_en="")),
            models.CheckConstraint(
                name="claim_withdrawn_with_reason",
                condition=Q(state="withdrawn") ^ Q(withdrawn_because=""),
            ),
            models.CheckConstraint(
                name="claim_merged_somewhere",
                condition=Q(state="merged") ^ Q(merged_into__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="claim_newest", fields=["-recorded_at", "id"]),
            models.Index(name="claim_due", fields=["due_on"], condition=Q(due_on__isnull=False)),
            GinIndex(name="claim_addressees", fields=["addressees"]),
        ]


class Revision(models.Model):
    """What a claim said before it was amended, withdrawn or merged; only the columns that changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    before = models.JSONField()
    because = models.TextField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="revision_once", fields=["claim", "version"])
        ]


class Cited(models.Model):
    """Where a source says it: code points of its text, and a digest of the words that stand there."""

    source_id = models.UUIDField(null=True, db_index=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    words_digest = models.BinaryField(max_length=32, null=True)

    class Meta:
        abstract = True


class Citation(Cited):
    """One place that makes a claim.

    resolves  whether the source's text has those words there: None when its text is not in the library
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="citations")
    page = models.PositiveIntegerField(null=True)
    paragraph = models.PositiveIntegerField(null=True)
    resolves = models.BooleanField(null=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="citation_of_words",
                condition=Q(
                    source_id__isnull=False, end__gt=F("start"), words_digest__isnull=False
                ),
            ),
            models.UniqueConstraint(
                name="citation_once", fields=["claim", "source_id", "start", "end"]
            ),
        ]


class Link(models.Model):
    """What a claim is about or stands beside; `target` is a code or an id of that kind."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=24, choices=kinds.LinkKind)
    target = models.CharField(max_length=CODE, db_index=True)
    relation = models.CharField(max_length=12, choices=kinds.Relation)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="link_once",
                fields=["claim", "kind", "target", "relation"],
                condition=Q(ended_at__isnull=True),
            )
        ]
