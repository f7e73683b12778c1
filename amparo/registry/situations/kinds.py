"""Closed sets of the register of situations; only channel and state stand in clear."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How it came to be known."""

    REQUEST = "request", _("A request for protection")
    OFFICER = "officer", _("Somebody of the desk")
    SECTOR = "sector", _("A sector or another authority")
    PRESS = "press", _("The press")
    ORGANISATION = "organisation", _("An organisation")


class State(TextChoices):
    RECORDED = "recorded", _("Recorded, not verified")
    VERIFIED = "verified", _("Verified")
    DISPUTED = "disputed", _("Disputed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class WhenKnown(TextChoices):
    """How precisely the day on which it happened is known."""

    DAY = "day", _("That day")
    AROUND = "around", _("Around that day")
    MONTH = "month", _("Some day of that month")
    YEAR = "year", _("Some day of that year")
    UNKNOWN = "unknown", _("It is not known")


class WhereKnown(TextChoices):
    """How precisely the place is known."""

    EXACT = "exact", _("That place")
    LOCALITY = "locality", _("Somewhere in that town or community")
    DISTRICT = "district", _("Somewhere in that district")
    PROVINCE = "province", _("Somewhere in that province")
    DEPARTMENT = "department", _("Somewhere in that department")
    UNKNOWN = "unknown", _("It is not known")


class Published(TextChoices):
    """What of the place may ever be published, in figures or maps; nothing until somebody says otherwise."""

    NONE = "none", _("Nothing of it")
    NATIONAL = "national", _("Only that it was in the country")
    DEPARTMENT = "department", _("Its department at most")
    PROVINCE = "province", _("Its province at most")


class Body(TextChoices):
    """Before whom a complaint was made."""

    POLICE = "police", _("The police")
    PROSECUTOR = "prosecutor", _("The prosecutor's office")
    PREFECTURE = "prefecture", _("The prefecture or sub-prefecture (personal guarantees)")
    COURT = "court", _("A court")
    OMBUDSMAN = "ombudsman", _("The Ombudsman's office")
    COMMUNITY = "community", _("Authorities of the community or its patrols")
    OTHER = "other", _("Other")


class Context(TextChoices):
    MINING = "illegal_mining", _("Illegal mining")
    LOGGING = "illegal_logging", _("Illegal logging")
    DRUGS = "drug_trafficking", _("Drug trafficking")
    INVASION = "land_invasion", _("Invasion of land")
    PROJECT = "project", _("A project that takes or changes land or water")
    PROTEST = "protest", _("A protest")
    ELECTION = "election", _("An election")
    JUDICIAL = "judicial", _("A judicial case")
    OTHER = "other", _("Other")


class SourceKind(TextChoices):
    VICTIM = "victim", _("Who suffered it")
    WITNESS = "witness", _("Who saw it")
    RELATIVE = "relative", _("A relative")
    COMMUNITY = "community", _("The community")
    ORGANISATION = "organisation", _("An organisation")
    PRESS = "press", _("The press")
    OFFICIAL = "official", _("An official document")
    OTHER = "other", _("Other")


class Reliability(TextChoices):
    """How far a source is to be believed, as whoever records it judges."""

    CONFIRMED = "confirmed", _("Confirmed by others")
    LIKELY = "likely", _("Likely")
    DOUBTFUL = "doubtful", _("Doubtful")
    UNKNOWN = "unknown", _("Cannot be told")


class Tie(TextChoices):
    """What another file is to a situation."""

    SAME_FACTS = "same_facts", _("It is about the same facts")
    SAME_PERSON = "same_person", _("It is about the same person or collective")
    PROMOTED = "promoted", _("The situation was taken to that file")
    CONTEXT = "context", _("It belongs to the same conflict")


class Followed(TextChoices):
    """How a situation is followed."""

    NOT_TAKEN = "not_taken", _("Not taken to a file")
    TAKEN = "taken", _("Taken to a file")
    PLANNED = "planned", _("A step of prevention has a day")
    LATE = "late", _("A step of prevention is past its day")
