"""What is asked for a dated fact."""

from __future__ import annotations

from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from amparo.commitments.forms import (
    SourcedForm,
    choice,
    line,
    optional_line,
    optional_words,
    partial,
    words,
)


class SayFact(SourcedForm):
    subject_kind: Annotated[str, choice("facts_of", _("What it is about"))]
    subject: Annotated[
        str, line(_("Code of the institution or concern"), _("As the record has it."), limit=64)
    ]
    on: Annotated[str, partial(_("When"))] = ""
    other_on: Annotated[str, partial(_("When, as other sources have it"))] = ""
    claim_code: Annotated[str, optional_line(_("Claim that says so"), limit=64)] = ""
    laws: Annotated[
        tuple[str, ...],
        Field(title=_("Laws it belongs with"), json_schema_extra={"x-choices": "laws"}),
    ] = ()
    proceedings: Annotated[
        tuple[str, ...],
        Field(title=_("Proceedings it belongs with"), json_schema_extra={"x-choices": "matters"}),
    ] = ()
    words_es: Annotated[str, words(_("In our words, in Spanish"))]
    words_en: Annotated[str, optional_words(_("In our words, in English"))] = ""
