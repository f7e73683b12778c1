"""The closed sets of the watch, as codes with their words for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How sure a fact is; whatever nobody confirmed in the official text is to be verified."""

    CONFIRMED = "confirmed", _("Confirmed in the official text")
    STATED = "stated", _("As its document states it")
    REPORTED = "reported", _("As a public source reports it, to be verified")
    UNVERIFIED = "unverified", _("To be verified")
    DISPUTED = "disputed", _("Sources differ")
    INVENTED = "invented", _("Invented for the demonstration")


class Touched(models.TextChoices):
    """What an article touches: claims by their code (a standard, a judgment), a right by its own."""

    STANDARD = "standard", _("Standard")
    JUDGMENT = "judgment", _("Judgment or order of a court")
    CLAIM = "claim", _("Claim")
    RIGHT = "right", _("Right")


class Affected(models.TextChoices):
    OBLIGATION = "obligation", _("Obligation")
    PROCEEDING = "proceeding", _("Proceeding")
    ORGANISATION = "organisation", _("Organisation")
    PEOPLE = "people", _("People")
    MATTER = "matter", _("Matter of ours")


class LawStance(models.TextChoices):
    AGAINST = "against", _("Against")
    CONCERN = "concern", _("Concerned")
    FOR = "for", _("For")


class FactOf(models.TextChoices):
    INSTITUTION = "institution", _("Institution")
    CONCERN = "concern", _("Concern")


class Gender(models.TextChoices):
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not stated in the sources read")


class Contact(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    REPLY = "reply", _("Reply")
    POSITION = "position", _("Position")
    VOTE = "vote", _("Vote")


class StateStance(models.TextChoices):
    """What a member State leans to about the candidacy looked at, as far as it said."""

    SHARES = "shares", _("Shares the concern")
    LISTENS = "listens", _("Listens, takes no position")
    OPPOSES = "opposes", _("Does not share it")
    SECRET = "secret", _("Voted in secret")
    UNKNOWN = "unknown", _("Not known")
