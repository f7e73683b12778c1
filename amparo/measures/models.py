"""Rows of measures and orders. Clear here: kinds, institutions, desks, states and times.

What is to be done, for whom and where, and every word of a report are sealed sheets named by id.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from amparo.measures.stages import (
    Agreement,
    Finding,
    Helped,
    MeasureState,
    OrderState,
    ReportKind,
    Voice,
)


def _choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    return [(kind.value, kind.value) for kind in kinds]


class Measure(models.Model):
    """One thing to be done for the protection of one file; `type` is a code of the law pack."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    type = models.CharField(max_length=48)
    urgent = models.BooleanField(default=False)
    interim = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=_choices(MeasureState))
    agreed = models.CharField(max_length=16, choices=_choices(Agreement))
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=12, choices=_choices(Voice), blank=True)
    institution = models.CharField(max_length=24)
    sheet_id = models.UUIDField()
    word_sheet_id = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()
    start_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=48, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="measure_states", condition=Q(state__in=[s.value for s in MeasureState])
            ),
            models.CheckConstraint(
                name="measure_agreements", condition=Q(agreed__in=[a.value for a in Agreement])
            ),
            models.CheckConstraint(
                name="measure_ended_iff_dated",
                condition=Q(state="ended", ended_at__isnull=False)
                | (~Q(state="ended") & Q(ended_at__isnull=True)),
            ),
        ]


class Order(models.Model):
    """What one institution is told to do, in an envelope of its own with the copied minimum.

    due_at      by when it should arrive; `arrived_at`: when the person said that it did
    reveals     the law pack's codes of what the order tells about her
    aside_id    an envelope about the order that its institution does not hold
    cannot_for  the role a "cannot" went to
    previous    the order this one replaces at another institution
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    file_id = models.UUIDField(db_index=True)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="orders")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    institution = models.CharField(max_length=24)
    desk_id = models.UUIDField(db_index=True)
    ordering_desk_id = models.UUIDField(db_index=True)
    envelope_id = models.UUIDField()
    aside_id = models.UUIDField()
    sheet_id = models.UUIDField()
    reveals = models.JSONField(default=list)
    track = models.CharField(max_length=8)
    state = models.CharField(max_length=16, choices=_choices(OrderState))
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    asked_until = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    contested_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    cannot_reason = models.CharField(max_length=48, blank=True)
    cannot_for = models.CharField(max_length=48, blank=True)
    helped = models.CharField(max_length=8, choices=_choices(Helped), blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="order_states", condition=Q(state__in=[s.value for s in OrderState])
            ),
            models.CheckConstraint(
                name="order_helped",
                condition=Q(helped="") | Q(helped__in=[h.value for h in Helped]),
            ),
            models.CheckConstraint(
                name="order_confirmed_iff_arrived",
                condition=~Q(state="confirmed") | Q(arrived_at__isnull=False),
            ),
            models.CheckConstraint(
                name="order_cannot_has_reason",
                condition=~Q(state="cannot") | ~Q(cannot_reason=""),
            ),
        ]


class Report(models.Model):
    """One line of the exchange over an order; its words are a sealed sheet of the order's envelope."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=_choices(ReportKind))
    reason = models.CharField(max_length=48, blank=True)
    sheet_id = models.UUIDField(null=True)
    evidence_id = models.UUIDField(null=True)
    member_id = models.UUIDField()
    desk_id = models.UUIDField()
    until = models.DateTimeField(null=True)
    written_at = models.DateTimeField()


class Contradiction(models.Model):
    """Two voices that differ: the institution says it is done, she says it never came."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file_id = models.UUIDField(db_index=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="contradictions")
    raised_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.UUIDField(null=True)
    finding = models.CharField(max_length=16, choices=_choices(Finding), blank=True)
    sheet_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="contradiction_once",
                fields=["order"],
                condition=Q(resolved_at__isnull=True),
            ),
            models.CheckConstraint(
                name="contradiction_resolved_with_finding",
                condition=Q(resolved_at__isnull=True, finding="")
                | (Q(resolved_at__isnull=False) & ~Q(finding="")),
            ),
        ]
