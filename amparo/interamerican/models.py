"""Rows of matters. Clear: codes, dates and, of a public matter, what public documents say of it."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from amparo.interamerican import kinds
from amparo.interamerican.stages import Stage

SHORT = 120


class Matter(models.Model):
    """One measure, petition, settlement or judgment; its id is its custody file.

    title, reference  of a public matter alone; those of a confidential one are sealed
    prepared          sections of the request that are written, as codes
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    designation = models.CharField(max_length=48)
    kind = models.CharField(max_length=24, choices=kinds.Kind)
    body = models.CharField(max_length=5, choices=kinds.Body)
    side = models.CharField(max_length=15, choices=kinds.Side)
    state = models.CharField(max_length=2)
    public = models.BooleanField(default=False)
    title_es = models.CharField(max_length=SHORT, blank=True)
    title_en = models.CharField(max_length=SHORT, blank=True)
    reference_cited = models.CharField(max_length=SHORT, blank=True)
    reference = models.CharField(max_length=SHORT, blank=True)
    stage = models.CharField(max_length=24, choices=Stage)
    stage_since = models.DateField()
    prepared = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    desk_id = models.UUIDField()
    head_sheet_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="matter_confidential_says_nothing",
                condition=Q(public=True)
                | Q(title_es="", title_en="", reference_cited="", reference=""),
            )
        ]
        indexes: ClassVar = [models.Index(name="matter_newest", fields=["-opened_at", "id"])]


class Entered(models.Model):
    """What is entered about a matter; `sheet_id` names the sealed words beside it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        abstract = True


class MatterMove(Entered):
    """One step of a matter, on the day it happened; a step that moves nothing has the same stage twice."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="moves")
    step = models.CharField(max_length=24)
    from_stage = models.CharField(max_length=24, blank=True)
    to_stage = models.CharField(max_length=24)
    on = models.DateField()


class MatterPerson(Entered):
    """Somebody in a matter, by an opaque number; who it is stands sealed.

    of  the beneficiary whose family they are
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="people")
    part = models.CharField(max_length=14, choices=kinds.Part)
    number = models.PositiveSmallIntegerField()
    identity = models.CharField(max_length=12, choices=kinds.Identity)
    of = models.ForeignKey("self", models.PROTECT, null=True, related_name="family")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="matter_person_number", fields=["matter", "part", "number"]
            )
        ]


class Consent(Entered):
    """What somebody consented to, took back, or why their consent is absent; the newest counts."""

    person = models.ForeignKey(MatterPerson, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=9, choices=kinds.ConsentKind)
    form = models.CharField(max_length=8, choices=kinds.ConsentForm, blank=True)
    scope = ArrayField(models.CharField(max_length=11), default=list, blank=True)
    on = models.DateField()


class Mandate(Entered):
    """Who represents whom, for what, and until when; `by` null is everybody in the matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="mandates")
    representative = models.ForeignKey(MatterPerson, models.PROTECT, related_name="mandates")
    by = models.ForeignKey(MatterPerson, models.PROTECT, null=True, related_name="represented_by")
    scope = ArrayField(models.CharField(max_length=11), default=list)
    since = models.DateField()
    until = models.DateField(null=True)
    revoked_on = models.DateField(null=True)


class Point(Entered):
    """One operative point: an obligation of the public record, or words that stay sealed."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="points")
    letter = models.CharField(max_length=8)
    kind = models.CharField(max_length=14, choices=kinds.PointKind)
    obligation_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="point_letter_once", fields=["matter", "letter"]),
            models.CheckConstraint(
                name="point_has_words",
                condition=Q(obligation_id__isnull=False) | Q(sheet_id__isnull=False),
            ),
        ]


class Paper(Entered):
    """One document of either side or of the body; the bytes stand in the library or sealed as evidence."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12, choices=kinds.PaperKind)
    author = models.CharField(max_length=15, choices=kinds.Whose)
    on = models.DateField()
    source_id = models.UUIDField(null=True)
    evidence_id = models.UUIDField(null=True)
    digest = models.BinaryField(max_length=32, null=True)


class OtherLog(Entered):
    """The log by whose key the other side's bundles are known; the newest row counts.

    fingerprint  of its public key, as people read it to each other
    sheet        the other side's own number of the matter, or why a person entered the key
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="other_logs")
    fingerprint = models.CharField(max_length=48)
    known = models.CharField(max_length=10, choices=kinds.Known)


class Bundle(Entered):
    """A bundle made for the other side; its bytes stand sealed, and leave once a checkpoint signs its entry.

    manifest  SHA-256 of its manifest, which the entry `entry` of the ledger states and nothing else
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="bundles")
    evidence_id = models.UUIDField()
    manifest = models.BinaryField(max_length=32)
    entry = models.PositiveBigIntegerField()


class Meeting(Entered):
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=16, choices=kinds.MeetingKind)
    on = models.DateField()


class Due(Entered):
    """Something due by a day, that day included; set for this matter alone.

    rule     the wait of the law pack that gave the day, to be verified; empty when a person gave it
    months   of a cycle: the next one is due so many months after this one
    follows  the one before it in the cycle
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="dues")
    kind = models.CharField(max_length=12, choices=kinds.DueKind)
    whose = models.CharField(max_length=15, choices=kinds.Whose)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="agreed")
    asked_on = models.DateField()
    due_on = models.DateField()
    rule = models.CharField(max_length=24, blank=True, default="")
    months = models.PositiveSmallIntegerField(null=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    met_on = models.DateField(null=True)
    met_by = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="met")
    stopped_on = models.DateField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="due_after_it_was_asked", condition=Q(due_on__gte=F("asked_on"))
            ),
            models.CheckConstraint(
                name="due_ends_once", condition=Q(met_on__isnull=True) | Q(stopped_on__isnull=True)
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                name="due_open",
                fields=["due_on"],
                condition=Q(met_on__isnull=True, stopped_on__isnull=True),
            )
        ]


class Saying(Entered):
    """What one of the four voices says of a point, sealed; of a public paper also a voice of the record.

    person    the beneficiary who said it, when one did
    voice_id  its voice in the public record, which then has its words
    """

    point = models.ForeignKey(Point, models.PROTECT, related_name="sayings")
    speaker = models.CharField(max_length=13, choices=kinds.Speaker)
    stance = models.CharField(max_length=11, choices=kinds.Stance)
    on = models.DateField()
    person = models.ForeignKey(MatterPerson, models.PROTECT, null=True, related_name="sayings")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="sayings")
    voice_id = models.UUIDField(null=True)


class Finding(Entered):
    """A dated value of a point: mitigation of the risk, or compliance by component and victim, or a breach.

    by  who values: the supervising body, or `own` for us
    """

    point = models.ForeignKey(Point, models.PROTECT, related_name="findings")
    measure = models.CharField(max_length=10, choices=kinds.Measure)
    value = models.CharField(max_length=13, choices=kinds.Value)
    component = models.CharField(max_length=48, blank=True)
    person = models.ForeignKey(MatterPerson, models.PROTECT, null=True, related_name="findings")
    by = models.CharField(max_length=4, choices=[("body", "body"), ("own", "own")])
    on = models.DateField()


class Remedy(Entered):
    """A remedy of the country with its own clock; `exemption`: why it need not be exhausted."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="remedies")
    kind = models.CharField(max_length=14, choices=kinds.RemedyKind)
    filed_on = models.DateField()
    due = models.OneToOneField(Due, models.PROTECT, null=True, related_name="remedy")
    decided_on = models.DateField(null=True)
    outcome = models.CharField(max_length=14, choices=kinds.Outcome, blank=True)
    outcome_sheet_id = models.UUIDField(null=True)
    exemption = models.CharField(max_length=14, choices=kinds.Exemption, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="remedy_decided_with_an_outcome",
                condition=Q(decided_on__isnull=True, outcome="")
                | (Q(decided_on__isnull=False) & ~Q(outcome="")),
            )
        ]


class MatterLink(Entered):
    """Two matters that go together, or a matter and a case file, whose number stays sealed.

    other  None for a case file: in clear it would tell whom the file protects
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="links")
    other = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="linked_from")
    tie = models.CharField(max_length=10, choices=kinds.Tie)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="matter_linked_once", fields=["matter", "other", "tie"]),
            models.CheckConstraint(
                name="matter_link_leads_to_one",
                condition=Q(other__isnull=False, sheet_id__isnull=True)
                | Q(other__isnull=True, sheet_id__isnull=False),
            ),
        ]


class ConventionalityRuling(Entered):
    """Which court applied the Convention or refused to, in which ruling; words in clear when public.

    on  None when no source read gives its day
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="rulings")
    outcome = models.CharField(max_length=7, choices=kinds.Conventionality)
    on = models.DateField(null=True)
    court = models.CharField(max_length=SHORT, blank=True)
    ruling = models.CharField(max_length=SHORT, blank=True)
    claim_id = models.UUIDField(null=True)
