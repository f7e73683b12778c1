"""Rows of the public record. Every column is clear on purpose; ids of people of ours are opaque.

Who did something is empty where whoever owns the installation did it at its command line.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from amparo.claims import kinds

CODE = 64
_SHOWN = Q(source_id__isnull=False) | Q(evidence_id__isnull=False)
_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _codes() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=CODE), default=list, blank=True)


class Party(models.Model):
    """Whoever holds, issues, endorses or is asked; `seen_as`: how documents name it otherwise."""

    code = models.CharField(primary_key=True, max_length=CODE)
    kind = models.CharField(max_length=16, choices=kinds.PartyKind)
    name_es = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    seen_as = ArrayField(models.CharField(max_length=300), default=list, blank=True)


class Topic(models.Model):
    """A code of one vocabulary: a right, a norm, an event, a tag, a goal, a matter.

    facts  what else is known of it, by name: number, dates as cited and as other sources have them
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vocabulary = models.CharField(max_length=8, choices=kinds.Vocabulary)
    code = models.CharField(max_length=CODE)
    label_es = models.CharField(max_length=500)
    label_en = models.CharField(max_length=500)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="topic_once", fields=["vocabulary", "code"])
        ]


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


class Proposal(models.Model):
    """What the reader, or a person who split its proposal, found in a source; nothing until decided.

    addressees, issuer  words as they stand in the text, not yet parties
    reason              code of `amparo.reading.reasons`, or `by_hand`
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source_id = models.UUIDField(db_index=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=kinds.ClaimKind)
    addressees = ArrayField(models.TextField(), default=list, blank=True)
    issuer = models.TextField(blank=True)
    due = models.DateField(null=True)
    reason = models.CharField(max_length=48)
    state = models.CharField(
        max_length=8, choices=kinds.ProposalState, default=kinds.ProposalState.OPEN
    )
    because = models.CharField(max_length=16, choices=kinds.Rejection, blank=True)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="proposals")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="proposal_of_words", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="proposal_accepted_as_claim",
                condition=Q(state="accepted") ^ Q(claim__isnull=True),
            ),
            models.CheckConstraint(
                name="proposal_decided_iff_dated",
                condition=Q(state="open") ^ Q(decided_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(name="proposal_in_text", fields=["source_id", "start"])]


class Suggestion(models.Model):
    """A right, a goal or a repetition that a rule suggests; shown as suggested until a person decides.

    because  what the rule saw: words of the claim, or the words two claims share with their share (0-100)
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="suggestions")
    kind = models.CharField(max_length=8, choices=kinds.SuggestionKind)
    target = models.CharField(max_length=CODE)
    because = models.JSONField(default=dict)
    state = models.CharField(
        max_length=8, choices=kinds.SuggestionState, default=kinds.SuggestionState.OPEN
    )
    suggested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="suggestion_once", fields=["claim", "kind", "target"])
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


class Obligation(models.Model):
    """A claim that is owed; `body` is the party that supervises it, `scale` whose degrees it is valued by."""

    claim = models.OneToOneField(Claim, models.PROTECT, primary_key=True, related_name="obligation")
    scale = models.CharField(max_length=8)
    body = models.ForeignKey(Party, models.PROTECT, null=True, related_name="supervised")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)


class Component(models.Model):
    """A part of an obligation whose fulfilment is looked at apart."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="components")
    code = models.CharField(max_length=CODE)
    words_es = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="component_once", fields=["obligation", "code"])
        ]


class Beneficiary(models.Model):
    """A group, or a code for one person: who it is stands sealed elsewhere or nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="beneficiaries")
    code = models.CharField(max_length=CODE)
    words_es = models.CharField(max_length=300)
    words_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="beneficiary_once", fields=["obligation", "code"])
        ]


class Said(Cited):
    """What is entered once on an obligation and never changed; a correction replaces it beside it.

    `on` is the first day of the month or year when no more is known (`precision`).
    Shown by a citation, or by a sealed paper known here by its id alone (`evidence_id`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="%(class)s_set")
    component = models.ForeignKey(
        Component, models.PROTECT, null=True, related_name="%(class)s_set"
    )
    beneficiary = models.CharField(max_length=CODE, blank=True)
    on = models.DateField()
    precision = models.CharField(max_length=5, choices=kinds.Precision, default="day")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="%(class)s_set")
    evidence_id = models.UUIDField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        abstract = True


class Doing(Said):
    """What was done, and by whom (`party`)."""

    words_es = models.TextField(blank=True)
    words_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="doing_shown", condition=_SHOWN)]


class Voice(Said):
    """What one of the four says; our own is signed by a member over its very words."""

    speaker = models.CharField(max_length=13, choices=kinds.Speaker)
    stance = models.CharField(max_length=11, choices=kinds.Stance)
    words_es = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    signed_by = models.UUIDField(null=True)
    signature = models.BinaryField(max_length=64, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="voice_own_iff_signed",
                condition=(
                    Q(speaker="own", signed_by__isnull=False, signature__isnull=False)
                    | (~Q(speaker="own") & Q(signed_by__isnull=True, signature__isnull=True))
                ),
            ),
            models.CheckConstraint(
                name="voice_of_others_shown", condition=Q(speaker="own") | _SHOWN
            ),
        ]


class Valuation(Said):
    """The degree that a body gave on its scale; position: what a State answered to a recommendation."""

    scale = models.CharField(max_length=8)
    degree = models.CharField(max_length=20, blank=True)
    position = models.CharField(max_length=8, blank=True)
    contempt = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="valuation_says_something",
                condition=~Q(degree="") | ~Q(position="") | Q(contempt=True),
            ),
            models.CheckConstraint(
                name="valuation_shown", condition=Q(scale__in=["own", "promise"]) | _SHOWN
            ),
        ]


class Import(models.Model):
    """One file of recommendations as it was imported; its rows are kept as they stood, the unfit ones too."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_name = models.CharField(max_length=200)
    digest = models.BinaryField(max_length=32, unique=True)
    columns = ArrayField(models.TextField())
    mapping = models.JSONField()
    source_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class ImportRow(models.Model):
    """One line of such a file: its cells in the order of the columns, and the claim it became, if any.

    fault  why it became none, a code of `recommendations.rows`
    """

    batch = models.ForeignKey(Import, models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    cells = ArrayField(models.TextField())
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="imported")
    fault = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="import_row_once", fields=["batch", "line"]),
            models.CheckConstraint(
                name="import_row_claim_or_fault", condition=Q(fault="") ^ Q(claim__isnull=True)
            ),
        ]
