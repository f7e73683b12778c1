from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Day, Form, Id, Reasons, ToldReasons, choice, choices


class ShareFile(Form):
    desk: Annotated[Id, choice("mechanism_desks", _("Desk"))]
    kinds: Annotated[
        tuple[str, ...],
        Field(
            title=_("What it may open"),
            description=_("The least that its task needs."),
            min_length=1,
            json_schema_extra=choices("shareable_kinds"),
        ),
    ]
    purpose: Annotated[str, choice("purposes", _("Purpose"))]
    until: Annotated[
        Day | None, Field(title=_("Until"), json_schema_extra={"x-widget": "date"})
    ] = None


class ExcludeInstitution(Form):
    institution: Annotated[
        str,
        choice(
            "institutions",
            _("Institution that must not know"),
            _("What it already read cannot be unread; the file will say so."),
        ),
    ]
    reasons: Reasons


class OverrideShield(Form):
    institution: Annotated[str, choice("shielded_institutions", _("Institution"))]
    reasons: ToldReasons


class RevokeReceipt(Form):
    receipt: Annotated[Id, choice("receipts", _("Receipt"))]
    reasons: Reasons


class ReissueReceipt(Form):
    language: Annotated[str, choice("languages", _("Language of the words"))]
    standing: Annotated[str, choice("standings", _("Who will hold it"))]
    reads_own_words: Annotated[
        bool,
        Field(
            title=_("She may read back her own account with it"),
            description=_("Only if she asks for it and nobody else can take the words from her."),
        ),
    ] = False
    reasons: Reasons
