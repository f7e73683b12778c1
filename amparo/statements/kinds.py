"""The closed sets of statements, as codes with their words for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFTING = "drafting", _("Being written")
    IN_REVIEW = "in_review", _("In review")
    CIRCULATING = "circulating", _("Circulating for signature")
    PUBLISHED = "published", _("Published")
    ABANDONED = "abandoned", _("Given up")


class ReviewKind(models.TextChoices):
    """What a reviewer looks at: what may be answered with a law, or with harm."""

    LEGAL = "legal", _("Legal review")
    SAFETY = "safety", _("Safety review")


class Outcome(models.TextChoices):
    CLEARED = "cleared", _("May go out")
    BLOCKED = "blocked", _("May not go out")


class Signing(models.TextChoices):
    """How an organisation stands towards a text."""

    INVITED = "invited", _("Invited")
    SIGNED = "signed", _("Signed")
    DECLINED = "declined", _("Will not sign")
    WITHDRAWN = "withdrawn", _("Took its signature back")


class Means(models.TextChoices):
    """How a signature reached us, which says what proves it."""

    INVITATION = "invitation", _("With its invitation")
    LETTER = "letter", _("By letter")
    MESSAGE = "message", _("By message")
    IN_PERSON = "in_person", _("In person")
