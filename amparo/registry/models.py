"""Rows of the register; every column is clear on purpose."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models

from amparo.accounts.actors import Actor
from amparo.custody.selectors import files_of
from amparo.law import packs
from amparo.law.schema import Pack


class CaseQuerySet(models.QuerySet["Case"]):
    """Clauses that read as the question asked."""

    def visible_to(self, actor: Actor) -> CaseQuerySet:
        """Only the files that one of the actor's desks holds by a live grant.

        A supervisor's desk holds the shield: what is closed to their institution is closed to them.
        """
        return self.filter(pk__in=files_of(actor))


class Case(models.Model):
    """One file of the register; `id` is the file's id everywhere.

    pack_version  the edition of the law pack it was opened under and keeps
    """

    id = models.UUIDField(primary_key=True, editable=False)
    number = models.CharField(max_length=16, unique=True)
    designation = models.CharField(max_length=60)
    department = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=8, default="es")
    collective = models.BooleanField(default=False)
    standing = models.CharField(max_length=16, default="self")
    channel = models.CharField(max_length=16, default="portal")
    pack_code = models.CharField(max_length=48)
    pack_version = models.CharField(max_length=40)
    desk_id = models.UUIDField(db_index=True)
    received_at = models.DateTimeField()
    opened_on = models.DateField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(name="case_newest", fields=["-received_at", "id"])]

    def __str__(self) -> str:
        return self.number

    def pack(self) -> Pack:
        """Return the law it was opened under. Raises NoSuchPack when it was not archived."""
        return packs.at(self.pack_code, self.pack_version)


class PersonQuerySet(models.QuerySet["Person"]):
    """Clauses that read as the question asked."""

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """Only those whose keys one of the actor's desks holds."""
        return self.filter(pk__in=files_of(actor))


class Person(models.Model):
    """A person or a collective of the register: a file of its own, whose id is this one.

    Who it is, and even whether it is one person or many, is sealed; `entered_on` is the first day
    of its month.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    desk_id = models.UUIDField(db_index=True)
    entered_on = models.DateField()

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class SituationQuerySet(models.QuerySet["Situation"]):
    """Clauses that read as the question asked."""

    def visible_to(self, actor: Actor) -> SituationQuerySet:
        """Only those whose keys one of the actor's desks holds."""
        return self.filter(pk__in=files_of(actor))


class Situation(models.Model):
    """A situation of risk: a file of its own, whose id is this one; what happened to whom is sealed.

    channel     a code of `situations.kinds.Channel`
    state       a code of `situations.kinds.State`
    department  two digits of UBIGEO, empty when not known
    entered_on  the first day of the month of its record
    """

    id = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    department = models.CharField(max_length=2, blank=True)
    desk_id = models.UUIDField(db_index=True)
    entered_on = models.DateField()

    objects = SituationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class SavedSearch(models.Model):
    """A search that a member keeps, sealed to their own key: not even its name stands in clear."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    member_id = models.UUIDField(db_index=True)
    wire = models.BinaryField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
