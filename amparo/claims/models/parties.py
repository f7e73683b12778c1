"""Whom the record names, and the vocabularies its claims carry."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from amparo.claims import kinds

CODE = 64


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
