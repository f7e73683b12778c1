"""Closed sets of the register of people; what is chosen of them is sealed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PERSON = "person", _("A person")
    COLLECTIVE = "collective", _("A collective")


class Unit(TextChoices):
    """What a collective counts as; it need not list its members."""

    COMMUNITY = "community", _("Community")
    ORGANISATION = "organisation", _("Organisation")
    MOVEMENT = "movement", _("Movement")
    FAMILY = "family", _("Family")


class Relation(TextChoices):
    """What somebody is to the person whose page it is."""

    MEMBER = "member", _("Member")
    SPOKESPERSON = "spokesperson", _("Speaks for them")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Mother or father")
    SIBLING = "sibling", _("Sister or brother")
    RELATIVE = "relative", _("Other relative")
    WORKS_WITH = "works_with", _("Works with them")
    OTHER = "other", _("Other")


class Differential(TextChoices):
    """What may call for other measures. None is asked for; each is kept only with its consent."""

    GENDER = "gender", _("Gender")
    PEOPLE = "people", _("People they belong to")
    LANGUAGES = "languages", _("Languages")
    DISABILITY = "disability", _("Disability")
    HEALTH = "health", _("Health")
    ORIENTATION = "orientation", _("Sexual orientation or gender identity")
    AGE = "age", _("Age that asks for care")
    BELIEF = "belief", _("Religion or conviction")
    MIGRATION = "migration", _("Migration or displacement")
    OTHER = "other", _("Other")


class Verdict(TextChoices):
    """What a person judged of two that may be the same."""

    SAME = "same", _("The same")
    DIFFERENT = "different", _("Not the same")
    OPEN = "open", _("It cannot be told yet")
