"""Files of recommendations as they were imported."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from amparo.claims.models.claims import Claim


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
