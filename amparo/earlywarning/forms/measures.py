from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from pydantic import AwareDatetime, Field

from .base import Day, Form, Id, Reasons, ToldReasons, choice, optional_words, words

Institution = Annotated[str, choice("institutions", _("Institution"))]
Facts = Annotated[
    dict[str, str],
    Field(
        title=_("What the order tells about her"),
        description=_("Only what this kind of measure needs; leave the rest empty."),
        json_schema_extra={"x-widget": "facts"},
    ),
]
Moment = Annotated[AwareDatetime, Field(json_schema_extra={"x-widget": "datetime"})]


class ProposeMeasure(Form):
    type: Annotated[str, choice("measure_types", _("Measure"))]
    institution: Institution
    text: Annotated[
        str, words(_("What it is, in plain words"), _("She reads exactly this."), told=True)
    ]
    cautions: Annotated[
        str, optional_words(_("What would make it worse"), _("Kept sealed with the judgement."))
    ] = ""
    start_on: Annotated[Day | None, Field(title=_("Begins on"))] = None
    review_on: Annotated[Day | None, Field(title=_("Reviewed on"))] = None


class ReviseMeasure(ProposeMeasure):
    """A measure put differently before it is ordered; she answers anew."""


class RecordWord(Form):
    agreement: Annotated[str, choice("agreements", _("What she said of the measure"))]
    text: Annotated[str, words(_("In her own words"))]
    voice: Annotated[str, choice("voices", _("How she said it"))]
    how: Annotated[str, words(_("When, where and before whom"))]
    said_at: Annotated[Moment, Field(title=_("Day and hour"))]


class EndMeasure(Form):
    ground: Annotated[str, choice("reasons:closing", _("Why it ends"))]
    reasons: Reasons


class OrderFields(Form):
    """What an institution is told to do, and the least it must know."""

    institution: Institution
    desk: Annotated[Id, choice("desks", _("Desk that receives it"))]
    what: Annotated[str, words(_("What the institution must do"))]
    how: Annotated[str, optional_words(_("How she accepted that it be done"))] = ""
    facts: Facts = Field(default_factory=dict)
    due_at: Annotated[
        Moment | None,
        Field(title=_("By when"), description=_("Empty: the hours of the catalogue.")),
    ] = None
    override: Annotated[
        str,
        optional_words(
            _("Why it goes to an institution that must not know"),
            _("Only the decision maker may. She reads these words."),
            told=True,
        ),
    ] = ""


class OrderInterim(OrderFields):
    type: Annotated[str, choice("measure_types", _("Measure"))]
    text: Annotated[
        str, words(_("What it is, in plain words"), _("She reads exactly this."), told=True)
    ]
    reasons: Reasons


class IssueOrder(OrderFields):
    measure: Annotated[Id, choice("measures", _("Measure"))]


class CancelOrder(Form):
    text: Annotated[str, words(_("Why it is withdrawn"), _("The institution reads it."))]


class RecordDelivery(Form):
    arrived: Annotated[bool | None, Field(title=_("It arrived"))] = None
    helped: Annotated[str | None, choice("helped", _("Whether it helped"))] = None
    text: Annotated[str, words(_("In her own words"))]
    how: Annotated[str, words(_("When, where and before whom"))]


class AnswerTime(Form):
    granted: Annotated[bool, Field(title=_("The later date is granted"))]
    text: Annotated[str, words(_("Why"), _("The institution reads it."))]


class Unblock(Form):
    answer: Annotated[str, choice("unblocking", _("What is decided"))]
    until: Annotated[Moment | None, Field(title=_("New date, when time is given"))] = None
    text: Annotated[str, words(_("Why"), _("The institution reads it."))]


class ReportOrder(Form):
    text: Annotated[str, words(_("What was done, or how it goes"))]
    done_at: Annotated[
        Moment | None,
        Field(title=_("Done on"), description=_("Leave it empty while it is not yet done.")),
    ] = None
    evidence: Annotated[
        Id | None,
        Field(
            title=_("File sent before with this order"), json_schema_extra={"x-widget": "hidden"}
        ),
    ] = None


class AskTime(Form):
    until: Annotated[Moment, Field(title=_("Until when"))]
    text: Annotated[str, words(_("Why"))]


class AnswerCannot(Form):
    reason: Annotated[str, choice("reasons:cannot", _("What prevents it"))]
    text: Annotated[str, words(_("In words"))]


class ResolveContradiction(Form):
    contradiction: Annotated[Id, choice("contradictions", _("Which one"))]
    finding: Annotated[
        Literal["arrived", "not_arrived", "partly_arrived"],
        choice("findings", _("What you found")),
    ]
    reasons: Reasons
    told: ToldReasons
