from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import AwareDatetime, Field

from .base import Form, Id, choice, optional_words, words


class PauseTerm(Form):
    term: Annotated[Id, choice("running_terms", _("Term"))]
    reason: Annotated[str, choice("pause_reasons", _("Reason"))]


class ResumeTerm(Form):
    term: Annotated[Id, choice("paused_terms", _("Term"))]


class SendMessage(Form):
    text: Annotated[
        str,
        words(
            _("Message"),
            _("She reads it with her receipt, perhaps on a borrowed phone."),
            told=True,
        ),
    ]


class BookInterpreter(Form):
    language: Annotated[str, choice("all_languages", _("Language"))]
    starts_at: Annotated[
        AwareDatetime,
        Field(title=_("Day and hour"), json_schema_extra={"x-widget": "datetime"}),
    ]
    what: Annotated[str, choice("appointments", _("For what"))]
    interpreter: Annotated[
        str,
        words(
            _("Interpreter"),
            _("Name or register number. Kept sealed; she is told that one was booked."),
        ),
    ]
    told: Annotated[
        str,
        optional_words(_("What she should know"), _("Place, safe way to get there."), told=True),
    ] = ""


class Note(Form):
    text: Annotated[
        str, words(_("Note"), _("Privileged: only the desks that hold the notes can open it."))
    ]
