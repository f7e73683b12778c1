from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Form, Id, choice, words
from .measures import Facts


class RequestInformation(Form):
    desk: Annotated[
        Id,
        choice(
            "answering_desks",
            _("Whom you ask"),
            _("Never an institution that must not know: it is refused."),
        ),
    ]
    text: Annotated[
        str,
        words(
            _("What you ask"),
            _("The institution learns of her only what you write here and below."),
        ),
    ]
    facts: Annotated[
        Facts,
        Field(
            title=_("What the question tells about her"),
            description=_(
                "Only what it cannot be answered without; she sees which of these it was."
            ),
        ),
    ] = Field(default_factory=dict)


class AnswerInformation(Form):
    text: Annotated[str, words(_("What you answer"), _("Only those who study the file read it."))]
    evidence: Annotated[
        Id | None,
        Field(
            title=_("File sent before with this answer"), json_schema_extra={"x-widget": "hidden"}
        ),
    ] = None
