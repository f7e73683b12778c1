"""The closed sets of missions, as codes with their words for people."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    AT_WORK = "at_work", _("At work")
    PRELIMINARY = "preliminary", _("Preliminary report given out")
    FINAL = "final", _("Final report given out")


class RecordKind(models.TextChoices):
    MANDATE = "mandate", _("Mandate")
    MEMBER = "member", _("Person of the team")
    VISIT = "visit", _("Visit")
    MEETING = "meeting", _("Meeting")
    TESTIMONY = "testimony", _("Testimony")
    REPLY = "reply", _("Right of reply")
    DOCUMENT = "document", _("Document")
    EVENT = "event", _("Documented event")
    PIECE = "piece", _("Piece of evidence")
    FINDING = "finding", _("Finding")
    FORCE = "force", _("Use of force")
    ELEMENT = "element", _("Legal element")


# How a record is called in a sentence, the same in every language: T3 is the third testimony.
LETTERS: Final = {
    RecordKind.MANDATE: "B",
    RecordKind.MEMBER: "P",
    RecordKind.VISIT: "V",
    RecordKind.MEETING: "M",
    RecordKind.TESTIMONY: "T",
    RecordKind.REPLY: "R",
    RecordKind.DOCUMENT: "D",
    RecordKind.EVENT: "E",
    RecordKind.PIECE: "X",
    RecordKind.FINDING: "F",
    RecordKind.FORCE: "U",
    RecordKind.ELEMENT: "L",
}
# What a finding may rest on: what was heard, seen, read or documented, and another finding.
SUPPORTS: Final = frozenset(
    {
        *(RecordKind.VISIT, RecordKind.MEETING, RecordKind.TESTIMONY, RecordKind.REPLY),
        *(RecordKind.DOCUMENT, RecordKind.EVENT, RecordKind.FINDING, RecordKind.FORCE),
        RecordKind.PIECE,
    }
)


# What a report tables whether a sentence names it or not.
TABLED: Final = (RecordKind.FORCE, RecordKind.ELEMENT, RecordKind.REPLY)


class Use(models.TextChoices):
    """What somebody may consent to, each apart."""

    ANONYMOUS = "anonymous", _("To be quoted without their name")
    NAMED = "named", _("To be quoted by name")
    COURT = "court", _("To be handed to a court")
    KEPT = "kept", _("To be kept")


# What lets a report rest on a testimony.
QUOTED: Final = frozenset({Use.ANONYMOUS, Use.NAMED})


class Answer(models.TextChoices):
    GIVEN = "given", _("Consents")
    REFUSED = "refused", _("Does not consent")
    WITHDRAWN = "withdrawn", _("Took the consent back")


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    EXPERT = "expert", _("Expert")
    INTERVIEWER = "interviewer", _("Interviewer")
    INTERPRETER = "interpreter", _("Interpreter")
    GUIDE = "guide", _("Guide")
    COURIER = "courier", _("Courier")
    DRIVER = "driver", _("Driver")
    COMPANION = "companion", _("Companion of the community")


class Part(models.TextChoices):
    """What is known of somebody of the team and may have to go at the report."""

    NAME = "name", _("Name")
    CONTACT = "contact", _("Contact details")
    SAFETY = "safety", _("Their safety plan")


class Precision(models.TextChoices):
    """How finely a place may be told in a report."""

    EXACT = "exact", _("The very place")
    DISTRICT = "district", _("District")
    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    NOTHING = "nothing", _("Nothing of where it is")


class Written(models.TextChoices):
    """The language in which a report says what it puts in by itself; sentences stay as they were written."""

    SPANISH = "es", _("Spanish")
    ENGLISH = "en", _("English")


class DayTold(models.TextChoices):
    """How finely a day may be told in a report."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Giver(models.TextChoices):
    """What somebody who gives testimony is to what they tell."""

    VICTIM = "victim", _("Victim")
    RELATIVE = "relative", _("Relative of a victim")
    WITNESS = "witness", _("Witness")
    CARER = "carer", _("Health worker or rescuer")
    OFFICIAL = "official", _("Official or member of the forces")
    OTHER = "other", _("Other")


class Counterpart(models.TextChoices):
    COMMUNITY = "community", _("Community or its organisation")
    VICTIMS = "victims", _("Victims' association")
    ORGANISATION = "organisation", _("Organisation")
    AUTHORITY = "authority", _("Authority")
    PROSECUTOR = "prosecutor", _("Prosecution service")
    FORCES = "forces", _("Police or armed forces")
    COMPANY = "company", _("Company")
    BODY = "body", _("International body")


class Weapon(models.TextChoices):
    FIREARM = "firearm", _("Firearm")
    PELLETS = "pellets", _("Pellets")
    TEAR_GAS = "tear_gas", _("Tear gas, or its cartridge as a projectile")
    RUBBER = "rubber", _("Rubber projectile")
    BATON = "baton", _("Baton or blow")
    VEHICLE = "vehicle", _("Vehicle")
    AIRCRAFT = "aircraft", _("From an aircraft")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Unknown")


class Known(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Unknown")


class Standard(models.TextChoices):
    """How sure a finding is; the words are those of international fact-finding."""

    REASONABLE = "reasonable", _("Reasonable grounds to believe")
    CONVINCING = "convincing", _("Clear and convincing")
    REPORTED = "reported", _("Reported, not corroborated")


class ReportKind(models.TextChoices):
    PRELIMINARY = "preliminary", _("Preliminary report")
    FINAL = "final", _("Final report")


class Section(models.TextChoices):
    SUMMARY = "summary", _("Summary")
    MANDATE = "mandate", _("Mandate and method")
    CONTEXT = "context", _("Context")
    FINDINGS = "findings", _("What was found")
    FORCE = "force", _("Use of force")
    ELEMENTS = "elements", _("Legal elements")
    REPLIES = "replies", _("Right of reply")
    CONCLUSIONS = "conclusions", _("Conclusions")
    RECOMMENDATIONS = "recommendations", _("Recommendations")


class ClaimPart(models.TextChoices):
    """What a published claim tells of a mission of others."""

    VISIT = "visit", _("The visit")
    FINDING = "finding", _("What it says it found")
    CONCERN = "concern", _("What it is concerned about")
    PROMISE = "promise", _("What it promised")
