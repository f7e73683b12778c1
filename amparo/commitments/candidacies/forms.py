"""What is asked for each act on a contest."""

from __future__ import annotations

from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from amparo.commitments.forms import (
    Code,
    Day,
    Form,
    SourcedForm,
    choice,
    line,
    optional_choice,
    optional_line,
    optional_words,
    partial,
    words,
)


class EnterContest(SourcedForm):
    code: Code
    body_code: Annotated[str, choice("parties", _("Organisation"))]
    post_es: Annotated[str, line(_("Post, in Spanish"))]
    post_en: Annotated[str, optional_line(_("Post, in English"))] = ""
    election_cited: Annotated[str, partial(_("Day of the election as the document gives it"))] = ""
    election_other: Annotated[str, partial(_("Day of the election as other sources have it"))] = ""
    other_seen_in: Annotated[str, optional_line(_("Where the other day was seen"), limit=300)] = ""
    dispute_es: Annotated[str, optional_words(_("How they differ, in Spanish"))] = ""
    dispute_en: Annotated[str, optional_words(_("How they differ, in English"))] = ""
    sole: Annotated[
        str,
        optional_choice("yes_no", _("Does the document say that there is one candidacy alone?")),
    ] = ""
    sole_on: Annotated[str, partial(_("On what day it says so"))] = ""


class AddPillar(SourcedForm):
    code: Code
    label_es: Annotated[str, line(_("Pillar, in Spanish"))]
    label_en: Annotated[str, optional_line(_("Pillar, in English"))] = ""
    rights: Annotated[
        tuple[str, ...],
        Field(title=_("Rights that belong to it"), json_schema_extra={"x-choices": "rights"}),
    ] = ()
    tags: Annotated[
        tuple[str, ...],
        Field(title=_("Topics that belong to it"), json_schema_extra={"x-choices": "tags"}),
    ] = ()


class AddCriterion(SourcedForm):
    party_code: Annotated[str, optional_choice("parties", _("Who asks for it"))] = ""
    claim_code: Annotated[str, optional_line(_("Claim that says so"), limit=64)] = ""
    words_es: Annotated[str, words(_("In our words, in Spanish"))]
    words_en: Annotated[str, optional_words(_("In our words, in English"))] = ""


class AddNominee(SourcedForm):
    state_code: Annotated[str, choice("states", _("State that proposes"))]
    name: Annotated[
        str, optional_line(_("Name"), _("Leave it empty when no source you read gives it."))
    ] = ""
    gender: Annotated[str, choice("genders", _("Gender"), _("As a public source says it."))]
    nominated_on: Annotated[str, partial(_("Proposed on"))] = ""


class WithdrawNominee(Form):
    nominee: Annotated[str, line(_("Nominee"), limit=36)]
    on: Annotated[str, partial(_("Withdrawn on"))] = ""


class LogContact(Form):
    state_code: Annotated[str, choice("states", _("Member State"))]
    kind: Annotated[str, choice("contacts", _("What it was"))]
    stance: Annotated[str, choice("state_stances", _("What it leans to"))]
    on: Annotated[Day, Field(title=_("Day"))]
    notes: Annotated[
        str,
        optional_words(
            _("Notes"),
            _("The whole contact is sealed: only the desks that hold the log can open it."),
        ),
    ] = ""
