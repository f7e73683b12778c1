"""The articles a matter goes by, none yet verified against the official text.

Source: research notes 2.1 and 2.2. `seen`: whether a public source was read; the others are from
memory. A page shows each of them as to be verified until somebody records who read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.interamerican.kinds import Kind

CAVEAT: Final = _(
    "A measure prejudges nothing: granting it or keeping it says nothing on the merits of any petition or case."
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`article` of the rules of procedure of the Commission unless it names another text."""

    article: str
    text: str
    kinds: tuple[Kind, ...]
    seen: bool
    verified: bool = False


_MEASURE = (Kind.PRECAUTIONARY,)
_COURT = (Kind.PROVISIONAL,)
RULES: Final = (
    Rule("25.2", _("Gravity, urgency and irreparable harm, each with its reasons."), _MEASURE, True),
    Rule("25.4", _("What a request must tell: who, what happened, what is asked."), _MEASURE, False),
    Rule("25.5", _("The State is asked before a decision, unless nothing may wait."), _MEASURE, True),
    Rule(
        "25.6",
        _("Weighed: the complaint before the authorities, and the consent of whoever is protected."),
        _MEASURE,
        False,
    ),
    Rule("25.7", _("It is granted, extended, modified or lifted with reasons."), _MEASURE, True),
    Rule("25.8", _("It prejudges nothing."), _MEASURE, True),
    Rule("25.9", _("The State may ask to lift it; the measure goes on meanwhile."), _MEASURE, False),
    Rule("25.10", _("Follow-up: information, timetables, hearings, meetings, visits."), _MEASURE, True),
    Rule(
        "25.11",
        _("It may be lifted when the representatives do not answer without good reason."),
        _MEASURE,
        False,
    ),
    Rule("25.12", _("The Commission may ask the Court for provisional measures."), _MEASURE, False),
    Rule(_("Convention, 63.2"), _("Extreme gravity and urgency, irreparable harm."), _COURT, False),
    Rule(
        _("Convention, 46"),
        _("Remedies of the country first, with three exceptions."),
        (Kind.PETITION,),
        False,
    ),
    Rule(
        _("Convention, 46.1(b)"),
        _("Six months from the day they were told of the last decision."),
        (Kind.PETITION,),
        False,
    ),
    Rule(_("Convention, 50 and 51"), _("The merits report, and its publication."), (Kind.PETITION,), False),
    Rule(
        _("Convention, 49"),
        _("A friendly settlement that respects the rights."),
        (Kind.PETITION, Kind.SETTLEMENT),
        False,
    ),
    Rule(
        _("Convention, 68"),
        _("Every organ of the State complies; each order closes apart."),
        (Kind.JUDGMENT,),
        True,
    ),
    Rule(
        _("Convention, 65"),
        _("The Court tells the Assembly of the OAS who did not comply."),
        (Kind.JUDGMENT, Kind.PROVISIONAL),
        False,
    ),
)  # fmt: skip


def of(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if kind in rule.kinds)


def bears_the_caveat(kind: str) -> bool:
    """Whether a matter of this kind is a measure, which prejudges nothing wherever it shows."""
    return kind in (Kind.PRECAUTIONARY, Kind.PROVISIONAL)
