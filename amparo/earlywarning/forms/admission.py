from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Form, Id, Reasons, ToldReasons, choice, optional_words, words


class AskCompletion(Form):
    what: Annotated[
        str,
        words(
            _("What is missing"),
            _("She reads these words. Ask only for what you cannot decide without."),
            told=True,
        ),
    ]


class Complete(Form):
    what: Annotated[
        str, words(_("What was completed"), _("And how it arrived: message, call, visit."))
    ]


class Admit(Form):
    track: Annotated[
        str,
        choice(
            "tracks",
            _("Track"),
            _("Urgent when life or integrity is at grave and imminent risk."),
        ),
    ]
    reasons: Reasons
    assignee: Annotated[
        Id | None,
        choice(
            "analysts",
            _("Analyst"),
            _("Who works on the file from here. Their desk receives what it needs and no more."),
        ),
    ] = None


class Assign(Form):
    member: Annotated[
        Id,
        choice(
            "workers",
            _("Who works on it from here"),
            _("Their desk receives what it needs and no more."),
        ),
    ]
    reasons: Annotated[str, optional_words(_("A word to them"), _("Kept sealed."))] = ""


class Refer(Form):
    institution: Annotated[
        str,
        choice("institutions", _("Refer to"), _("Never to one that must not know.")),
    ]
    ground: Annotated[str, choice("reasons:referral", _("Why"))]
    consent: Annotated[
        Literal[True],
        Field(
            title=_("She agrees that her details go there"),
            description=_("Without her consent nothing is handed over: refer her with words only."),
        ),
    ]
    reasons: Reasons
    told: ToldReasons


class Refuse(Form):
    ground: Annotated[str, choice("reasons:refusal", _("Why"))]
    reasons: Reasons
    told: ToldReasons


class ChangeTrack(Form):
    track: Annotated[str, choice("other_track", _("Change to"))]
    reasons: Reasons


class StartAssessment(Form):
    reasons: Annotated[
        str,
        optional_words(
            _("Why it is assessed again"), _("Needed when there is already an assessment.")
        ),
    ] = ""
