"""The closed sets of the record, as codes; their words for people stand beside them."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimKind(models.TextChoices):
    """What a claim is; the first five and a promise can be owed, the others are said."""

    ORDER = "order", _("Order")
    RECOMMENDATION = "recommendation", _("Recommendation")
    REQUEST = "request", _("Request")
    DEMAND = "demand", _("Demand")
    PROMISE = "promise", _("Promise")
    STANDARD = "standard", _("Standard")
    CONCERN = "concern", _("Concern")
    FINDING = "finding", _("Finding")
    WELCOME = "welcome", _("Welcome")
    REPUDIATION = "repudiation", _("Repudiation")


# A duty of a treaty is cited as a standard, and is owed like an order.
CAN_BE_OWED: Final = frozenset(
    {
        ClaimKind.ORDER,
        ClaimKind.RECOMMENDATION,
        ClaimKind.REQUEST,
        ClaimKind.DEMAND,
        ClaimKind.PROMISE,
        ClaimKind.STANDARD,
    }
)


class PartyKind(models.TextChoices):
    STATE = "state", _("State")
    BODY = "body", _("Body")
    ORGANISATION = "organisation", _("Organisation")
    PEOPLE = "people", _("People")
    PERSON = "person", _("Person")
    COMPANY = "company", _("Company")
    OTHER_STATE = "other_state", _("Another State")
    NON_STATE = "non_state", _("Not a State")


class Vocabulary(models.TextChoices):
    """Whose codes a claim may carry besides parties."""

    RIGHT = "right", _("Right")
    NORM = "norm", _("Norm")
    EVENT = "event", _("Event")
    TAG = "tag", _("Tag")
    SDG = "sdg", _("Sustainable Development Goal")
    MATTER = "matter", _("Matter")


class ClaimState(models.TextChoices):
    STANDING = "standing", _("Standing")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another")


class ProposalState(models.TextChoices):
    OPEN = "open", _("To be decided")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    REPLACED = "replaced", _("Split or corrected")


class Rejection(models.TextChoices):
    """Why a proposal is not a claim."""

    NOT_A_CLAIM = "not_a_claim", _("It claims nothing")
    BOILERPLATE = "boilerplate", _("It is a formula of the document")
    ALREADY_HELD = "already_held", _("The claim is already held")
    TOLD_OF = "told_of", _("It only tells of what another document says")
    OUT_OF_SCOPE = "out_of_scope", _("It is not about what we follow")


class SuggestionState(models.TextChoices):
    OPEN = "open", _("Suggested")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class SuggestionKind(models.TextChoices):
    RIGHT = "right", _("Right")
    SDG = "sdg", _("Sustainable Development Goal")
    REPEATS = "repeats", _("Repeats")


class LinkKind(models.TextChoices):
    CASE = "case", _("File")
    MEASURE = "measure", _("Measure")
    LAW = "law", _("Law")
    INSTITUTION = "institution", _("Institution")
    INSTITUTION_UNDER_ATTACK = "institution_under_attack", _("Institution under attack")
    PROCEEDING = "proceeding", _("Proceeding")
    CANDIDACY = "candidacy", _("Candidacy")
    CONCERN = "concern", _("Concern")
    STATEMENT = "statement", _("Statement")
    CLAIM = "claim", _("Claim")


class Relation(models.TextChoices):
    CONCERNS = "concerns", _("Concerns")
    REPEATS = "repeats", _("Repeats")
    CONTRADICTS = "contradicts", _("Contradicts")
    ENDORSES = "endorses", _("Endorses")
    UPDATES = "updates", _("Updates")


class Speaker(models.TextChoices):
    """The four voices on an obligation, kept apart."""

    STATE = "state", _("The State")
    BENEFICIARIES = "beneficiaries", _("Beneficiaries or their representatives")
    SUPERVISOR = "supervisor", _("The supervising body")
    OWN = "own", _("Our own view, signed")


class Stance(models.TextChoices):
    """What a voice holds about whether it was done."""

    DONE = "done", _("Says it is done")
    PARTLY = "partly", _("Says it is partly done")
    NOT_DONE = "not_done", _("Says it is not done")
    NO_POSITION = "no_position", _("Takes no position on whether it is done")


class Precision(models.TextChoices):
    """How much of a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
