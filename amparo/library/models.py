"""Rows of the library. Every document here is public record, so every column is clear; no file is named."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from amparo.library.extracting.kinds import Medium
from amparo.library.extracting.layout import Kind


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    STATEMENT = "statement"
    PRESS_RELEASE = "press_release"
    RESOLUTION = "resolution"
    JUDGMENT = "judgment"
    REPORT = "report"
    NORM = "norm"
    BILL = "bill"
    TREATY = "treaty"
    LETTER = "letter"
    MINUTES = "minutes"
    NEWS = "news"
    OTHER = "other"


class Source(models.Model):
    """One document, known by the SHA-256 digest of its bytes.

    reference_cited  as the document names itself, or as it is cited
    reference        how we name it; a dispute between the two, or about either, stands in the notes
    has_text         false while only its digest and facts are known
    text_digest      SHA-256 of its text with the places of its paragraphs, once it has one
    version          rises with each amendment of the facts; the former ones stand in SourceVersion
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    issuer = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500)
    issued_on = models.DateField(null=True)
    reference_cited = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    dispute_note_es = models.TextField(blank=True)
    dispute_note_en = models.TextField(blank=True)
    language = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=16, choices=SourceKind, default=SourceKind.OTHER)
    medium = models.CharField(max_length=4, blank=True)
    digest = models.BinaryField(max_length=32, unique=True)
    size = models.PositiveIntegerField(default=0)
    url = models.URLField(max_length=1000, blank=True)
    captured_at = models.DateTimeField(null=True)
    resource_digest = models.BinaryField(max_length=32, null=True)
    file_name = models.CharField(max_length=200, blank=True)
    has_text = models.BooleanField(default=False)
    text_digest = models.BinaryField(max_length=32, null=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["search"], name="source_search")]
        constraints: ClassVar = [
            models.CheckConstraint(name="source_kinds", condition=Q(kind__in=SourceKind.values)),
            models.CheckConstraint(
                name="source_text_iff_medium",
                condition=Q(has_text=True, medium__in=list(Medium), text_digest__isnull=False)
                | Q(has_text=False, medium="", text_digest__isnull=True),
            ),
        ]


class SourceVersion(models.Model):
    """The facts of a source before an amendment; never overwritten."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    facts = models.JSONField()
    amended_at = models.DateTimeField()
    amended_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="source_version_once", fields=["source", "version"])
        ]


class Original(models.Model):
    """The bytes of a source as they came."""

    source = models.OneToOneField(Source, models.PROTECT, primary_key=True)
    content = models.BinaryField()


class Wording(models.Model):
    """The text of a source: one string, in whose code points every citation counts."""

    source = models.OneToOneField(Source, models.PROTECT, primary_key=True)
    text = models.TextField()


class Paragraph(models.Model):
    """Characters `start` to `end` of a source's text.

    page       from 1; 0 where the medium has no pages
    mark       number of a note or of an item
    called_at  where in the text a note is called
    continues  the end of the paragraph before it, after a page or column break
    search     its folded words, stemmed in the source's language
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="paragraphs")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, default=Kind.BODY)
    mark = models.CharField(max_length=20, blank=True)
    called_at = models.PositiveIntegerField(null=True)
    continues = models.BooleanField(default=False)
    text = models.TextField()
    search = SearchVectorField(null=True)

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["search"], name="paragraph_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(name="paragraph_once", fields=["source", "number"]),
            models.CheckConstraint(name="paragraph_kinds", condition=Q(kind__in=list(Kind))),
            models.CheckConstraint(name="paragraph_not_empty", condition=Q(end__gt=F("start"))),
        ]
