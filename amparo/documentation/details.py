"""What is recorded beside an act: of a detention, a death, torture, a loss, a threat; and of its investigation.

Fields without a number are ours: the formats have no place for what the protocols of evidence ask. Sources: La
Esperanza Protocol on threats against defenders (2021), Minnesota Protocol on potentially unlawful death (2016),
Istanbul Protocol on torture (revised 2022); their paragraphs are still to be verified.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import ValidationError, field_validator

from amparo.documentation.shapes import LONG, SHORT, Shape, Term, Terms, When, said

_STEP: Final = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?![\d-])[\s:.,·–-]*(.*)")


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
    """A death (32xx), and what the Minnesota Protocol asks of its investigation."""

    autopsy: Term = said(_("Autopsy"), "3212", terms=34, default="")
    certificate: Term = said(_("Death certificate"), "3213", terms=35, default="")
    autopsy_by: str = said(_("Who did the autopsy"), default="", max_length=SHORT)
    autopsy_on: When | None = said(_("Date of the autopsy"), default=None)
    scene: Term = said(_("Whether the scene was examined"), terms=111, default="")
    scene_by: str = said(_("Who examined the scene"), default="", max_length=SHORT)
    family: Terms = said(_("The family in the investigation"), terms=112, default=())


class Torture(Shape):
    """Torture and medical attention (33xx), and an examination in the manner of the Istanbul Protocol.

    consistency  of the findings with what is told, in the protocol's five degrees
    """

    statements: Terms = said(_("Statements signed"), "3311", terms=36, default=())
    medical: Terms = said(_("Medical attention"), "3312", terms=37, default=())
    intent: Terms = said(_("Intent"), "3351", terms=38, default=())
    examined_by: str = said(_("Who examined the victim"), default="", max_length=SHORT)
    examined_on: When | None = said(_("Date of the examination"), default=None)
    consent: Term = said(_("Whether the victim agreed to it, informed"), terms=111, default="")
    without_police: Term = said(_("Whether no police or guard was present"), terms=111, default="")
    body_findings: str = said(_("Physical findings"), default="", max_length=LONG)
    mind_findings: str = said(_("Psychological findings"), default="", max_length=LONG)
    consistency: Term = said(_("Degree of consistency"), terms=113, default="")


class Property(Shape):
    """Loss of property (34xx)."""

    loss: str = said(_("What was lost"), "3410", default="", max_length=LONG)
    value: str = said(_("Its value"), "3411", default="", max_length=SHORT)
    compensation: Term = said(_("Compensation"), "3412", terms=47, default="")


class Threat(Shape):
    """A threat, kept as it was made; the act beside it has its victim and its date.

    wording   letter by letter, in its own language
    evidence  the piece of evidence that shows it
    """

    wording: str = said(_("Its exact words"), default="", max_length=LONG)
    language: Term = said(_("Language of the threat"), terms=14, default="")
    translation: str = said(_("Translation"), default="", max_length=LONG)
    medium: Term = said(_("How the threat came"), terms=107, default="")
    channel: str = said(_("From which number, account or place"), default="", max_length=SHORT)
    hour: str = said(_("At what hour"), default="", max_length=SHORT)
    recipient: str = said(_("To whom it was said or sent"), default="", max_length=SHORT)
    received: str = said(_("Who received it"), default="", max_length=SHORT)
    witnesses: str = said(_("Who witnessed it"), default="", max_length=SHORT)
    reach: Terms = said(_("Whom the threat affects"), terms=108, default=())
    gendered: Term = said(_("Whether it speaks of gender or sex"), terms=111, default="")
    evidence: UUID | None = said(_("Its piece of evidence"), default=None)


class Hypothesis(Shape):
    """That an act answers to the defence of rights: the first thing to look into, and never a finding."""

    state: Term = said(_("How the hypothesis stands"), terms=109, default="")
    activity: str = said(_("Which defence of rights it may answer"), default="", max_length=LONG)
    confirming: str = said(_("Reasons to confirm it"), default="", max_length=LONG)
    discarding: str = said(_("Reasons to discard it"), default="", max_length=LONG)
    context: str = said(_("Context"), default="", max_length=LONG)
    prior: str = said(_("Earlier incidents"), default="", max_length=LONG)


class Investigation(Shape):
    """What an authority did about an act since it was told of it.

    steps  one a line, each beginning with its date as far as it is known: `2026-03-14 ...`, `2026-03 ...`
    """

    complaint: str = said(_("Number of the complaint"), default="", max_length=SHORT)
    authority: str = said(_("Authority that investigates"), default="", max_length=SHORT)
    reported: When | None = said(_("Reported on"), default=None)
    steps: str = said(_("Acts of investigation"), default="", max_length=LONG)
    exhausted: str = said(_("Lines of investigation exhausted"), default="", max_length=LONG)
    pending: str = said(_("Lines of investigation left open"), default="", max_length=LONG)
    declined_by: str = said(_("Who decided not to investigate"), default="", max_length=SHORT)
    declined_on: When | None = said(_("Date of that decision"), default=None)
    ground: Term = said(_("Ground of that decision"), terms=110, default="")
    grounds: str = said(_("The decision in its own words"), default="", max_length=LONG)
    protection: str = said(_("Protection given meanwhile"), default="", max_length=LONG)
    risk_seen: Term = said(
        _("Whether who investigates saw the risk analysis"), terms=111, default=""
    )

    @field_validator("steps")
    @classmethod
    def _each_dated(cls, given: str) -> str:
        for line in filter(str.strip, given.splitlines()):
            if _step(line) is None:
                raise ValueError(
                    _("Begin each line with the date of the act: 2026-03-14 and what was done.")
                )
        return given

    def taken(self) -> list[tuple[When, str]]:
        """The acts of investigation in the order of their dates, each with what was done."""
        found = [step for line in self.steps.splitlines() if (step := _step(line))]
        return sorted(found, key=lambda one: one[0].value)

    def dormant(self, on: date) -> int | None:
        """Whole days since the last act, or since it was reported, as that day saw it; None when nothing is dated.

        An act whose day is not known counts as done on the last it may have been: it is that many days at least.
        """
        dated = [when for when, _what in self.taken()] + [self.reported] * bool(self.reported)
        days = [
            min(one.last, on)
            for one in dated
            if one and one.first and one.last and one.first <= on
        ]  # fmt: skip
        return (on - max(days)).days if days else None


def _step(line: str) -> tuple[When, str] | None:
    found = _STEP.fullmatch(line.strip())
    if found is None:
        return None
    try:
        return When(value=found[1]), found[2]
    except ValidationError:
        return None


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
