"""Rows of statements. Clear: how far one has come, in which languages, how many signed and when."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from amparo.statements import kinds

LANGUAGE = 8
DIGEST = 32


class Statement(models.Model):
    """One joint statement; its id is its custody file.

    languages      codes, the one it is first written in first
    closes_at      when signing ends; embargo_until: before it nothing is published
    circulated_id  the envelope with the text that signatories read, and nothing else
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    designation = models.CharField(max_length=60)
    stage = models.CharField(max_length=12, choices=kinds.Stage, default=kinds.Stage.DRAFTING)
    languages = ArrayField(models.CharField(max_length=LANGUAGE))
    closes_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    circulated_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    desk_id = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="statement_published_with_date",
                condition=Q(stage="published") ^ Q(published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="statement_keeps_its_embargo",
                condition=Q(published_at__isnull=True)
                | Q(embargo_until__isnull=True)
                | Q(published_at__gte=F("embargo_until")),
            ),
        ]
        indexes: ClassVar = [models.Index(name="statement_newest", fields=["-opened_at", "id"])]


class StatementMove(models.Model):
    """One step of a statement; reasons, when there are, stand sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="moves")
    step = models.CharField(max_length=12)
    from_stage = models.CharField(max_length=12, choices=kinds.Stage)
    to_stage = models.CharField(max_length=12, choices=kinds.Stage)
    sheet_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    by = models.UUIDField()


class StatementText(models.Model):
    """One version of the text in one language; none is ever changed.

    digest  as `signing.texts.digest_of` makes it with the salt that is sealed beside the words: what
            reviews and signatures name
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="versions")
    language = models.CharField(max_length=LANGUAGE)
    number = models.PositiveIntegerField()
    sheet_id = models.UUIDField()
    digest = models.BinaryField(max_length=DIGEST)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="statement_text_once", fields=["statement", "language", "number"]
            )
        ]


class EvidenceLink(models.Model):
    """What a sentence of a version rests on; which claim or source it is stands sealed.

    sentence  its place in the version, from 0
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(StatementText, models.PROTECT, related_name="links")
    sentence = models.PositiveIntegerField()
    sheet_id = models.UUIDField()
    removed_at = models.DateTimeField(null=True)
    linked_at = models.DateTimeField()
    linked_by = models.UUIDField()


class Review(models.Model):
    """What one reviewer found of the texts as they stood, for one country or signatory, or for all.

    digests  the texts that were read; a review of other texts no longer counts
    for_all  false where it is for one country or signatory, which stands sealed beside the reasons
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=6, choices=kinds.ReviewKind)
    outcome = models.CharField(max_length=7, choices=kinds.Outcome)
    for_all = models.BooleanField()
    digests = ArrayField(models.BinaryField(max_length=DIGEST))
    sheet_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField()


class Signatory(models.Model):
    """An organisation asked to sign; who it is stands sealed in an envelope of its own.

    anonymous  counted, and named nowhere, not even after publication
    digests    the texts it signed: a signature of other texts counts for none of these
    proof      digest of the sealed sheet that says who signed for whom, and what proves it
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="signatories")
    number = models.PositiveIntegerField()
    anonymous = models.BooleanField(default=False)
    standing = models.CharField(max_length=9, choices=kinds.Signing, default=kinds.Signing.INVITED)
    means = models.CharField(max_length=10, choices=kinds.Means, blank=True)
    receipt_id = models.UUIDField(null=True)
    sheet_id = models.UUIDField()
    hand_sheet_id = models.UUIDField(null=True)
    digests = ArrayField(models.BinaryField(max_length=DIGEST), default=list)
    proof = models.BinaryField(max_length=DIGEST, null=True)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="statement_signatory_number", fields=["statement", "number"]
            ),
            models.CheckConstraint(
                name="signatory_signed_with_proof",
                condition=~Q(standing="signed")
                | Q(answered_at__isnull=False, proof__isnull=False) & ~Q(means=""),
            ),
        ]


class Publication(models.Model):
    """The text as it was published in one language: from then on a source of the library."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="publications")
    language = models.CharField(max_length=LANGUAGE)
    title = models.CharField(max_length=300)
    text = models.TextField()
    signed_by = ArrayField(models.CharField(max_length=200), default=list)
    unnamed = models.PositiveIntegerField(default=0)
    digest = models.BinaryField(max_length=DIGEST)
    source_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="statement_published_once", fields=["statement", "language"]
            )
        ]


class Binding(models.Model):
    """The salt of a published version, so that anybody can check that its digest is of these words.

    salt          empty for a version that was written before versions had one
    signed_until  how many characters of the published text are what was signed: title, empty line, text
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="binding")
    version = models.ForeignKey(StatementText, models.PROTECT, related_name="+")
    salt = models.BinaryField(max_length=DIGEST)
    signed_until = models.PositiveIntegerField()
