"""What is recorded beside an act of a certain nature: a detention, a death, torture, a loss."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from amparo.documentation.shapes import LONG, SHORT, Shape, Term, Terms, said


class Detention(Shape):
    """Detention and courts (31xx)."""

    case: str = said(_("What the case is about"), "3110", default="", max_length=LONG)
    type: Term = said(_("Kind of detention"), "3112", terms=29, default="")
    conditions: str = said(_("Conditions of detention"), "3113", default="", max_length=LONG)
    whereabouts: Terms = said(_("Whereabouts and outside contact"), "3114", terms=30, default=())
    counsel: Terms = said(_("Legal counsel"), "3115", terms=31, default=())
    courts: Terms = said(_("Kind of court"), "3116", terms=32, default=())
    language: Term = said(_("Language used in court"), "3117", terms=33, default="")
    case_code: str = said(_("Code of the case"), "3118", default="", max_length=SHORT)
    case_name: str = said(_("Name of the case"), "3119", default="", max_length=SHORT)
    district: Term = said(_("Judicial district"), "3120", terms=69, default="")


class Killing(Shape):
    """A death (32xx)."""

    autopsy: Term = said(_("Autopsy"), "3212", terms=34, default="")
    certificate: Term = said(_("Death certificate"), "3213", terms=35, default="")


class Torture(Shape):
    """Torture and medical attention (33xx)."""

    statements: Terms = said(_("Statements signed"), "3311", terms=36, default=())
    medical: Terms = said(_("Medical attention"), "3312", terms=37, default=())
    intent: Terms = said(_("Intent"), "3351", terms=38, default=())


class Property(Shape):
    """Loss of property (34xx)."""

    loss: str = said(_("What was lost"), "3410", default="", max_length=LONG)
    value: str = said(_("Its value"), "3411", default="", max_length=SHORT)
    compensation: Term = said(_("Compensation"), "3412", terms=47, default="")


class Address(Shape):
    """A way to find somebody (80xx)."""

    type: Term = said(_("Kind of address"), "8002", terms=40, default="")
    address: str = said(_("Address"), "8003", default="", max_length=SHORT)
    country: Term = said(_("Country"), "8004", terms=15, default="")
    telephone: str = said(_("Telephone"), "8005", default="", max_length=SHORT)
    mobile: str = said(_("Mobile telephone"), "8006", default="", max_length=SHORT)
    fax: str = said(_("Fax"), "8007", default="", max_length=SHORT)
    email: str = said(_("E-mail"), "8008", default="", max_length=SHORT)
    web: str = said(_("Web address"), "8009", default="", max_length=SHORT)
    since: str = said(_("Since"), "8010", default="", max_length=10)
    until: str = said(_("Until"), "8011", default="", max_length=10)
