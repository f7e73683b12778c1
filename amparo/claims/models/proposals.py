"""What a machine proposes and a person decides: claims of a text, tags and repetitions of a claim."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from amparo.claims import kinds
from amparo.claims.models.claims import Claim
from amparo.claims.models.parties import CODE


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
