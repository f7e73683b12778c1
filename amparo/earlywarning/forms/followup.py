from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Day, Form, Reasons, ToldReasons, choice, optional_words, words
from .decision import Number, SignedOn

Heard = Annotated[
    str,
    words(_("What she said"), _("Ask her before the institution. Write it in her own terms.")),
]


class Review(Form):
    heard: Heard
    findings: Annotated[
        str,
        words(
            _("What has changed"),
            _("New incidents, whether the measures arrived, whether they helped."),
        ),
    ]


class Change(Form):
    """A resolution over measures that already run."""

    ground: Annotated[str, choice("reasons:change", _("Why"))]
    number: Number
    signed_on: SignedOn
    heard: Heard
    reasons: Reasons
    told: ToldReasons


class Extend(Change):
    until: Annotated[
        Day, Field(title=_("Measures run until"), json_schema_extra={"x-widget": "date"})
    ]


class Vary(Change):
    """What changes in each measure is done measure by measure, after it."""


class Close(Form):
    ground: Annotated[str, choice("reasons:closing", _("Why it ends"))]
    number: Number
    signed_on: SignedOn
    heard: Heard
    reasons: Reasons
    told: ToldReasons
    despite: Annotated[
        str,
        optional_words(
            _("Why it may end although a measure is contested or unanswered, or a term has lapsed"),
            _("Needed only then. The supervisor sees it."),
        ),
    ] = ""


class StartFollowUp(Form):
    heard: Heard


class Reopen(Form):
    ground: Annotated[str, choice("reasons:reopening", _("Why"))]
    facts: Annotated[str, words(_("What is new"))]
    track: Annotated[str, choice("tracks", _("Track"))]


class Withdraw(Form):
    ground: Annotated[str, choice("reasons:withdrawal", _("Why, as far as she wants to say"))]
    how: Annotated[
        str,
        words(
            _("How she said so, and how you made sure that nobody makes her"),
            _("Speak with her in private. Withdrawing never prevents asking again."),
        ),
    ]
