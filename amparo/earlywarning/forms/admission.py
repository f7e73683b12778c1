from typing import Annotated

from django.utils.translation import gettext_noop as _

from .base import Form, Id, Reasons, ToldReasons, choice, words


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


class Refer(Form):
    institution: Annotated[
        str,
        choice(
            "open_institutions",
            _("Refer to"),
            _("An institution that must not know is not offered."),
        ),
    ]
    reasons: Reasons
    told: ToldReasons


class Refuse(Form):
    reasons: Reasons
    told: ToldReasons


class ChangeTrack(Form):
    track: Annotated[str, choice("other_tracks", _("Change to"))]
    reasons: Reasons


class StartAssessment(Form):
    analyst: Annotated[
        Id,
        choice("analysts", _("Analyst"), _("Who interviews her and writes the assessment.")),
    ]
