from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Day, Form, Id, Reasons, ToldReasons, choice, optional_words, words


class Review(Form):
    findings: Annotated[
        str,
        words(
            _("What has changed"),
            _("New incidents, whether the measures arrived, whether they helped."),
        ),
    ]


class Extend(Form):
    until: Annotated[
        Day, Field(title=_("Measures run until"), json_schema_extra={"x-widget": "date"})
    ]
    number: Annotated[str, Field(title=_("Number of the resolution"), min_length=1, max_length=80)]
    reasons: Reasons
    told: ToldReasons


class Vary(Form):
    number: Annotated[str, Field(title=_("Number of the resolution"), min_length=1, max_length=80)]
    what: Annotated[
        str, words(_("What changes in the measures"), _("She reads these words."), told=True)
    ]
    reasons: Reasons


class Close(Form):
    ground: Annotated[str, choice("closing_grounds", _("Why it ends"))]
    reasons: Reasons
    told: ToldReasons
    despite: Annotated[
        str,
        optional_words(
            _("Why it may end although a measure is contested or unanswered"),
            _("Needed only then. The supervisor sees it."),
        ),
    ] = ""


class Reopen(Form):
    facts: Annotated[str, words(_("What is new"))]
    track: Annotated[str, choice("tracks", _("Track"))]


class Withdraw(Form):
    how: Annotated[
        str,
        words(
            _("How she said so"),
            _("Make sure that nobody makes her withdraw. Say how you made sure."),
        ),
    ]


class ResolveContradiction(Form):
    measure: Annotated[Id, choice("contradictions", _("Measure"))]
    finding: Annotated[str, choice("contradiction_findings", _("What you found"))]
    reasons: Reasons
    told: ToldReasons
