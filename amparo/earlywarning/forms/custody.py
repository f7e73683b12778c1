from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from .base import Day, Form, Id, Reasons, ToldReasons, choice, choices

Kinds = Annotated[
    tuple[str, ...],
    Field(
        title=_("What it may open"),
        description=_("The least that its task needs."),
        min_length=1,
        json_schema_extra=choices("shareable_kinds"),
    ),
]


class ShareFile(Form):
    desk: Annotated[Id, choice("mechanism_desks", _("Desk"))]
    kinds: Kinds
    purpose: Annotated[str, choice("reasons:opening", _("Purpose"))]
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
    desk: Annotated[Id, choice("shielded_desks", _("Desk of an institution that must not know"))]
    kinds: Kinds
    ground: Annotated[str, choice("reasons:override", _("Why"))]
    reasons: ToldReasons


class RevokeReceipt(Form):
    receipt: Annotated[Id, choice("receipts", _("Receipt"))]
    reasons: Reasons


class ReissueReceipt(Form):
    language: Annotated[str, choice("languages", _("Language of the words"))]
    takes_hold: Annotated[
        bool,
        Field(
            title=_("She takes hold of a file that somebody asked for on her behalf"),
            description=_("Then the other person's receipt ends."),
        ),
    ] = False
    reads_own_words: Annotated[
        bool,
        Field(
            title=_("She may read back her own account with it"),
            description=_("Only if she asks for it and nobody else can take the words from her."),
        ),
    ] = False
    duress: Annotated[
        str,
        Field(
            title=_("Her duress word, if she wants one"),
            description=_(
                "Typed after the ten words, it shows a page where nothing has happened. It is not kept."
            ),
            max_length=40,
            repr=False,
        ),
    ] = ""
    kept_by: Annotated[
        Id | None,
        choice(
            "companions",
            _("Organisation that keeps the words for her, if she asks for it"),
            _("Then nobody here sees them: they are sealed to that desk alone."),
        ),
    ] = None
    reasons: Reasons
