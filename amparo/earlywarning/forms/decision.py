from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import WORDS_LIMIT, Day, Form, Reasons, ToldReasons, choice, optional_words, words

Number = Annotated[
    str,
    Field(
        title=_("Number of the resolution"),
        description=_("As written in the institution's own book. Amparo never invents it."),
        min_length=1,
        max_length=80,
    ),
]
SignedOn = Annotated[
    Day, Field(title=_("Date of the resolution"), json_schema_extra={"x-widget": "date"})
]


class ProposePlan(Form):
    summary: Annotated[
        str,
        words(
            _("The plan in plain words"),
            _("She reads it beside the measures and answers each one."),
            told=True,
        ),
    ]


class SubmitPlan(Form):
    opinion: Annotated[
        str,
        words(
            _("What you propose to decide, and why"),
            _("Say where she disagrees, in her own terms."),
        ),
    ]
    silence: Annotated[
        str,
        optional_words(
            _("Why a measure has no answer of hers"),
            _("Needed only then: how and when she was asked."),
        ),
    ] = ""


class Decide(Form):
    """A grant, whole or in part."""

    number: Number
    signed_on: SignedOn
    reasons: Reasons
    told: ToldReasons


class DecideDeny(Decide):
    """A denial binds once two different people have signed it."""

    ground: Annotated[str, choice("reasons:denial", _("Why"))]


class SaveAssessment(Form):
    changes: Annotated[
        dict[str, Annotated[str, Field(max_length=WORDS_LIMIT)]],
        Field(
            title=_("What is written in the assessment"),
            description=_("Place to words: answers.X, notes.X and judgement.Y of the instrument."),
            min_length=1,
            json_schema_extra={"x-widget": "hidden"},
        ),
    ]
    revision: Annotated[
        int,
        Field(
            title=_("Revision that was read"),
            description=_("Refused when somebody has written since."),
            ge=0,
            json_schema_extra={"x-widget": "hidden"},
        ),
    ] = 0


class SignAssessment(Form):
    reasons: Annotated[
        str,
        optional_words(
            _("Your reasons"),
            _(
                "The second signature under a low level, or one below what the instrument suggests, needs them."
            ),
        ),
    ] = ""


class ReturnAssessment(Form):
    reasons: Annotated[
        str, words(_("Why it goes back"), _("Whoever wrote it reads them beside the form."))
    ]


class Countersign(Form):
    opinion: Annotated[str, words(_("Your reasons"), _("Kept sealed with the judgement."))]


class CountersignDenial(Countersign):
    """She is told now; the words are those both signers answer for."""

    told: ToldReasons


class Notify(Form):
    channel: Annotated[
        str, choice("channels", _("How she was told"), _("Use the safe way she chose."))
    ]
    note: Annotated[str, optional_words(_("Record of the notification"))] = ""


class Appeal(Form):
    remedy: Annotated[str, choice("remedies", _("Kind of appeal"))]
    grounds: Annotated[str, words(_("What she asks and why"))]


class DecideAppeal(Form):
    outcome: Annotated[str, choice("appeal_outcomes", _("Outcome"))]
    signed_on: SignedOn
    number: Number
    reasons: Reasons
    told: ToldReasons
