"""What is owed to a victim by way of reparation, and what was made of it, with or without a judgment."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.documentation.entry import Entry
from amparo.documentation.shapes import LONG, SHORT, Term, When, said


class Reparation(Entry):
    """One reparation to one victim. The formats have no such record; forms are those of the Basic Principles.

    Source: Basic Principles and Guidelines on the Right to a Remedy and Reparation, UN General Assembly
    resolution 60/147 (2005), principles 19 to 23.

    obligation    the obligation of the follow-up that orders it, when one does
    amount, made_amount  in `currency` (ISO 4217), two decimals at most; empty when it is not money or not said
    victim_says   the victim's own word on whether it came and whether it repairs
    """

    kind: ClassVar = "reparation"
    prefix: ClassVar = ""

    victim: UUID = said(_("Victim"), refers="person")
    event: UUID | None = said(_("Event"), refers="event", default=None)
    form: Term = said(_("Form of reparation"), terms=104)
    basis: Term = said(_("Why it is owed"), terms=105)
    state: Term = said(_("How far it was made"), terms=106)
    owed: str = said(_("What is owed"), default="", max_length=LONG)
    debtor: str = said(_("Who owes it"), default="", max_length=SHORT)
    amount: str = said(_("Amount owed"), default="", pattern=r"^(\d{1,12}(\.\d{1,2})?)?$")
    made_amount: str = said(_("Amount paid"), default="", pattern=r"^(\d{1,12}(\.\d{1,2})?)?$")
    currency: str = said(_("Currency"), default="", pattern=r"^([A-Z]{3})?$")
    due: When | None = said(_("Due"), default=None)
    made: str = said(_("What was made"), default="", max_length=LONG)
    made_on: When | None = said(_("Made on"), default=None)
    victim_says: str = said(_("What the victim says"), default="", max_length=LONG)
    obligation: UUID | None = said(_("Obligation that orders it"), default=None)
