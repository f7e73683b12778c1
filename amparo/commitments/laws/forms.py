"""What is asked for each act on a law."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from amparo.commitments.forms import (
    Code,
    SourcedForm,
    choice,
    line,
    optional_choice,
    optional_line,
    optional_words,
    partial,
    words,
)

PLACE = _("Article, as people cite it: 21.b.4. Leave it empty for the whole law.")
SPANISH, ENGLISH = _("In our words, in Spanish"), _("In our words, in English")


class EnterLaw(SourcedForm):
    code: Code
    kind: Annotated[str, choice("law_kinds", _("Kind"))]
    state_code: Annotated[str, choice("states", _("State"))]
    title_es: Annotated[str, line(_("Title in our words, in Spanish"), limit=300)]
    title_en: Annotated[str, optional_line(_("Title in our words, in English"), limit=300)] = ""
    number: Annotated[str, optional_line(_("Canonical number"), limit=80)] = ""
    number_cited: Annotated[str, optional_line(_("As documents cite it"))] = ""
    norm_code: Annotated[str, optional_line(_("Norm of the record"), limit=64)] = ""
    about_es: Annotated[str, optional_words(_("What it does, in Spanish"))] = ""
    about_en: Annotated[str, optional_words(_("What it does, in English"))] = ""
    invented: Annotated[bool, Field(title=_("Plainly invented, to show how this works"))] = False


class RecordStep(SourcedForm):
    act: Annotated[str, choice("law_acts", _("What was done with it"))]
    on: Annotated[str, partial(_("When"))] = ""
    party_code: Annotated[str, optional_choice("parties", _("By whom"))] = ""
    places: Annotated[
        str, optional_line(_("Articles it is about"), _("For example: 4.u, 21.b.4, 21.c.2"))
    ] = ""
    to_whom: Annotated[
        tuple[str, ...],
        Field(title=_("For whom alone it counts"), json_schema_extra={"x-choices": "persons"}),
    ] = ()
    words_es: Annotated[str, optional_words(SPANISH)] = ""
    words_en: Annotated[str, optional_words(ENGLISH)] = ""


class OpenWindow(SourcedForm):
    kind: Annotated[str, choice("windows", _("What may be done"))]
    whose_code: Annotated[str, choice("parties", _("Whose turn it is"))]
    opens_on: Annotated[
        date | None, Field(title=_("Opens on"), json_schema_extra={"x-widget": "date"})
    ] = None
    due_on: Annotated[
        date | None,
        Field(
            title=_("Closes on"),
            description=_(
                "The last day on which it may be done. Leave it empty when no source gives it."
            ),
            json_schema_extra={"x-widget": "date"},
        ),
    ] = None
    basis: Annotated[
        str, optional_line(_("Basis"), _("Norm and article, as you read them."), limit=300)
    ] = ""
    verified: Annotated[bool, Field(title=_("A lawyer confirmed the date and its basis"))] = False


class AddVersion(SourcedForm):
    label_es: Annotated[str, line(_("Name of the version, in Spanish"))]
    label_en: Annotated[str, optional_line(_("Name of the version, in English"))] = ""
    on: Annotated[str, partial(_("When"))] = ""
    text: Annotated[
        str,
        optional_words(
            _("The text itself"),
            _("Leave it empty to take the text of the document of the library."),
            limit=2_000_000,
        ),
    ] = ""


class SayTouch(SourcedForm):
    article: Annotated[
        str,
        optional_line(
            _("Version of the text and article"),
            _("Leave it empty when its text is not held, or for the whole law."),
            limit=60,
        ),
    ] = ""
    place: Annotated[str, optional_line(_("Article"), PLACE, limit=80)] = ""
    kind: Annotated[str, choice("touched", _("What it touches"))]
    target: Annotated[
        str, line(_("Code of the claim or of the right"), _("As the record has it."), limit=64)
    ]
    reason_es: Annotated[str, words(_("Why, in Spanish"))]
    reason_en: Annotated[str, optional_words(_("Why, in English"))] = ""


class SayEffect(SourcedForm):
    kind: Annotated[str, choice("affected", _("Whom or what it affects"))]
    target: Annotated[
        str, line(_("Code of the party, claim or proceeding, or id of our matter"), limit=64)
    ]
    number: Annotated[
        int | None,
        Field(
            title=_("How many"),
            description=_("Leave it empty when nobody knows: it is then said to be unknown."),
            ge=0,
            le=1_000_000_000,
        ),
    ] = None
    counts_es: Annotated[str, optional_line(_("What the number counts, in Spanish"), limit=300)] = (
        ""
    )
    counts_en: Annotated[str, optional_line(_("What the number counts, in English"), limit=300)] = (
        ""
    )


class SayPosition(SourcedForm):
    party_code: Annotated[str, choice("parties", _("Who holds it"))]
    stance: Annotated[str, choice("stances", _("Position"))]
    on: Annotated[str, partial(_("When"))] = ""
    place: Annotated[str, optional_line(_("Article"), PLACE, limit=80)] = ""
    claim_code: Annotated[str, optional_line(_("Claim that says so"), limit=64)] = ""
    words_es: Annotated[str, words(_("The argument in our words, in Spanish"))]
    words_en: Annotated[str, optional_words(_("The argument in our words, in English"))] = ""
