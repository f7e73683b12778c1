"""Rows of the watch. Every column is clear on purpose: public record, with its source and how sure it is.

What is confidential is sealed: the log of advocacy, and which matter of ours a law affects.

Parties, rights and norms are codes of the record of claims; people of ours are opaque ids.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from amparo.commitments import kinds
from amparo.commitments.stages import LawAct, LawKind, LawStage, WindowKind

CODE = 64
PARTIAL = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


class Recorded(models.Model):
    """When and by whom it was entered; such a row is never changed but where its class says so."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        abstract = True


class Sourced(Recorded):
    """Where a fact is from: a document of the library, or where it was seen in words; and how sure it is."""

    source_id = models.UUIDField(null=True)
    seen_in = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(
        max_length=10, choices=kinds.Confidence, default=kinds.Confidence.UNVERIFIED
    )

    class Meta:
        abstract = True


class Law(Sourced):
    """A norm or a bill. `code` is the target by which claims are linked to it; words are ours.

    number  canonical, number_cited as documents write it; stage: the last one known
    """

    code = models.CharField(max_length=CODE, unique=True)
    kind = models.CharField(max_length=10, choices=LawKind)
    state_code = models.CharField(max_length=CODE)
    number = models.CharField(max_length=80, blank=True)
    number_cited = models.CharField(max_length=200, blank=True)
    title_es = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    about_es = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    norm_code = models.CharField(max_length=CODE, blank=True)
    stage = models.CharField(max_length=12, choices=LawStage, default=LawStage.PRESENTED)
    invented = models.BooleanField(default=False)


class LawStep(Sourced):
    """One act in the life of a law, entered once. `position` counts the steps of a law from 1.

    on      year, month or day as the source gives it; leaped: what came before it is not known
    places  addresses of the articles it is about; to_whom: parties for whom alone it counts
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="steps")
    position = models.PositiveIntegerField()
    act = models.CharField(max_length=24, choices=LawAct)
    from_stage = models.CharField(max_length=12, choices=LawStage)
    to_stage = models.CharField(max_length=12, choices=LawStage)
    leaped = models.BooleanField(default=False)
    on = models.CharField(max_length=10, blank=True)
    party_code = models.CharField(max_length=CODE, blank=True)
    places = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    to_whom = ArrayField(models.CharField(max_length=CODE), default=list, blank=True)
    words_es = models.TextField(blank=True)
    words_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="law_step_once", fields=["law", "position"]),
            models.CheckConstraint(name="law_step_dated", condition=Q(on__regex=PARTIAL)),
        ]


class Window(Sourced):
    """A time in which somebody may act; what answered it is the first later step that does.

    after   how many steps the law had when it was opened
    due_on  None: no source gives it; verified: a lawyer confirmed the date and its basis
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="windows")
    kind = models.CharField(max_length=10, choices=WindowKind)
    after = models.PositiveIntegerField()
    opens_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    whose_code = models.CharField(max_length=CODE)
    basis = models.CharField(max_length=300, blank=True)
    verified = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="window_opens_before_it_closes",
                condition=Q(opens_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(due_on__gte=models.F("opens_on")),
            )
        ]


class TextVersion(Sourced):
    """One text of a law, entered once: pasted, or that of a source of the library.

    digest  SHA-256 of its UTF-8, so that a text of the library that changed is noticed
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="versions")
    position = models.PositiveIntegerField()
    label_es = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200, blank=True)
    on = models.CharField(max_length=10, blank=True)
    text = models.TextField(blank=True)
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="text_version_once", fields=["law", "position"]),
            models.CheckConstraint(name="text_version_dated", condition=Q(on__regex=PARTIAL)),
            models.CheckConstraint(
                name="text_version_of_something", condition=~Q(text="") | Q(source_id__isnull=False)
            ),
        ]


class Touch(Sourced):
    """What an article touches and why: a standard, a judgment or another claim, or a right.

    place  address of the article, or empty for the whole law
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="touches")
    place = models.CharField(max_length=24, blank=True)
    kind = models.CharField(max_length=10, choices=kinds.Touched)
    target = models.CharField(max_length=CODE)
    reason_es = models.TextField()
    reason_en = models.TextField(blank=True)


class TouchedArticle(models.Model):
    """In which version of the text, and in which of its articles, a touch stands.

    A table of its own: what the ledger already vouches for of a touch has no such column.
    key  of `text.articles`: `21`, or `1>4` for what article 1 quotes as article 4
    """

    touch = models.OneToOneField(Touch, models.PROTECT, primary_key=True, related_name="article")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="touched")
    key = models.CharField(max_length=40)


class Effect(Sourced):
    """Whom or what a law affects, and how many when a source counts them: `number` None is unknown.

    target  a party, a claim or a proceeding by its code. Of a matter of ours the row says only that there is
            one: which, how many and from where stand sealed (`laws.matters`)
    """

    law = models.ForeignKey(Law, models.PROTECT, related_name="effects")
    kind = models.CharField(max_length=12, choices=kinds.Affected)
    target = models.CharField(max_length=CODE)
    number = models.PositiveIntegerField(null=True)
    counts_es = models.CharField(max_length=300, blank=True)
    counts_en = models.CharField(max_length=300, blank=True)


class Position(Sourced):
    """What somebody holds of a law, with the argument in our words."""

    law = models.ForeignKey(Law, models.PROTECT, related_name="positions")
    party_code = models.CharField(max_length=CODE)
    stance = models.CharField(max_length=8, choices=kinds.LawStance)
    on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=24, blank=True)
    claim_code = models.CharField(max_length=CODE, blank=True)
    words_es = models.TextField()
    words_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="law_position_dated", condition=Q(on__regex=PARTIAL))
        ]


class AlertRead(models.Model):
    """That a member read an alert; no fact of the record, and under no watch."""

    member_id = models.UUIDField()
    alert = models.CharField(max_length=80)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="alert_read_once", fields=["member_id", "alert"])
        ]


class DatedFact(Sourced):
    """A fact of a structural concern or of an institution that no claim tells; `claim_code` when one does.

    subject  code of the institution (a party) or of the concern (a matter); other_on: as others date it
    """

    subject_kind = models.CharField(max_length=12, choices=kinds.FactOf)
    subject = models.CharField(max_length=CODE, db_index=True)
    on = models.CharField(max_length=10, blank=True)
    other_on = models.CharField(max_length=10, blank=True)
    claim_code = models.CharField(max_length=CODE, blank=True)
    law_codes = ArrayField(models.CharField(max_length=CODE), default=list, blank=True)
    proceeding_codes = ArrayField(models.CharField(max_length=CODE), default=list, blank=True)
    words_es = models.TextField()
    words_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="dated_fact_dated", condition=Q(on__regex=PARTIAL, other_on__regex=PARTIAL)
            )
        ]


class Contest(Sourced):
    """A post that States propose people for; its id is the file of its log of advocacy.

    election_cited, election_other  the day as the document gives it and as other sources have it
    sole_cited                      whether the document says that there was one candidacy alone
    """

    code = models.CharField(max_length=CODE, unique=True)
    body_code = models.CharField(max_length=CODE)
    post_es = models.CharField(max_length=200)
    post_en = models.CharField(max_length=200, blank=True)
    election_cited = models.CharField(max_length=10, blank=True)
    election_other = models.CharField(max_length=10, blank=True)
    other_seen_in = models.CharField(max_length=300, blank=True)
    dispute_es = models.TextField(blank=True)
    dispute_en = models.TextField(blank=True)
    sole_cited = models.BooleanField(null=True)
    sole_on = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contest_dated",
                condition=Q(
                    election_cited__regex=PARTIAL,
                    election_other__regex=PARTIAL,
                    sole_on__regex=PARTIAL,
                ),
            )
        ]

    @property
    def disputed(self) -> bool:
        """Whether sources differ on the day of the election."""
        return bool(
            self.election_cited
            and self.election_other
            and not self.election_cited.startswith(self.election_other)
        )


class Pillar(Sourced):
    """A pillar of the post's mandate; rights and tags say which claims belong to it."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="pillars")
    code = models.CharField(max_length=CODE)
    position = models.PositiveSmallIntegerField()
    label_es = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200, blank=True)
    rights = ArrayField(models.CharField(max_length=CODE), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=CODE), default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="pillar_once", fields=["contest", "code"])
        ]


class Criterion(Sourced):
    """By what the election should be made, and who asks for it."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="criteria")
    party_code = models.CharField(max_length=CODE, blank=True)
    claim_code = models.CharField(max_length=CODE, blank=True)
    words_es = models.TextField()
    words_en = models.TextField(blank=True)


class Nominee(Sourced):
    """A person put forward in public; `name` empty when no source read gives it. Never judged here.

    withdrawn_on  the one thing that is added later
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="nominees")
    state_code = models.CharField(max_length=CODE)
    name = models.CharField(max_length=200, blank=True)
    gender = models.CharField(max_length=8, choices=kinds.Gender, default=kinds.Gender.UNKNOWN)
    nominated_on = models.CharField(max_length=10, blank=True)
    withdrawn_on = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nominee_dated",
                condition=Q(nominated_on__regex=PARTIAL, withdrawn_on__regex=PARTIAL),
            )
        ]


class Advocacy(Recorded):
    """A contact entered before the log was sealed: the next act on the log seals it and takes the row away."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="advocacy")
    state_code = models.CharField(max_length=CODE)
    kind = models.CharField(max_length=8, choices=kinds.Contact)
    stance = models.CharField(max_length=10, choices=kinds.StateStance)
    on = models.DateField()
    sheet_id = models.UUIDField(null=True)
