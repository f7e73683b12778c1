"""An obligation: its parts, and everything that was ever said of them."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from amparo.claims import kinds
from amparo.claims.models.claims import Cited, Claim
from amparo.claims.models.parties import CODE, Party

_SHOWN = Q(source_id__isnull=False) | Q(evidence_id__isnull=False)


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
    position = models.CharField(max_length=12, blank=True)
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
