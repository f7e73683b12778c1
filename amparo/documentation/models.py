"""Rows of collections. Clear: that there are records, of which kind, how often changed and when; all else is sealed."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

_PART = 12


class Collection(models.Model):
    """A set of records kept together; its id is its custody file, its title is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    designation = models.CharField(max_length=60)
    desk_id = models.UUIDField()
    founded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(name="collection_newest", fields=["-founded_at", "id"])]


class Block(models.Model):
    """Versions of records that one act wrote in one part of a collection: the ledger states them by one mark.

    key_id  of the series' key that all of them are sealed under
    wire    which record speaks of which, sealed
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    collection = models.ForeignKey(Collection, models.PROTECT, related_name="blocks")
    part = models.CharField(max_length=_PART)
    key_id = models.BinaryField(max_length=16)
    wire = models.BinaryField()
    written_at = models.DateTimeField()


class Record(models.Model):
    """One version of a record, sealed. None is removed, and none changed but to erase it: a change is another version.

    wire  what the version says, sealed; once erased, a mark and the digest of it
    """

    pk = models.CompositePrimaryKey("collection_id", "id", "version")
    id = models.UUIDField(editable=False)
    collection = models.ForeignKey(Collection, models.PROTECT, related_name="+", db_index=False)
    block = models.ForeignKey(Block, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=_PART)
    version = models.PositiveIntegerField()
    wire = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "collection", "kind", "id", models.F("version").desc(), name="record_of_kind"
            ),
            models.Index(name="record_newest", fields=["collection", "kind", "-written_at", "-id"]),
            # Few rows; 40 is `sealed.ERASED_SIZE`, shorter than anything sealed.
            models.Index(
                fields=["collection", "id"],
                name="record_erased",
                condition=models.Q(Exact(Length("wire"), 40)),
            ),
        ]


class TermChange(models.Model):
    """A term of a vocabulary as an act of this installation left it; the newest counts, none is removed.

    vocabulary  number of the list; those up to 69 are the micro-thesauri's
    batch       the act that wrote it, stated in the ledger by one mark
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.UUIDField(db_index=True)
    vocabulary = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    parent = models.CharField(max_length=60, blank=True)
    es = models.CharField(max_length=400)
    en = models.CharField(max_length=400, blank=True)
    huridocs = models.CharField(max_length=12, blank=True)
    sdg = models.CharField(max_length=40, blank=True)
    iccs = models.CharField(max_length=12, blank=True)
    act = models.CharField(max_length=40, blank=True)
    retired = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()

    class Meta:
        indexes: ClassVar = [models.Index(name="term_newest", fields=["vocabulary", "code", "id"])]
