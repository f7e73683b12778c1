"""What each record and each act asks: the body a page and the API give alike."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import Field

from amparo.interamerican.forms import (
    EMPTY,
    NOT_LISTED,
    Day,
    Form,
    filled,
    line,
    more_words,
    of_list,
    words,
)
from amparo.missions import kinds
from amparo.missions.kinds import RecordKind

__all__ = ["EMPTY", "NOT_LISTED", "Day", "Form", "filled"]

REFERENCES_HINT = _("By letter and number, such as T1, V2 or D1.")
LONG: Final = 40_000
Code = Annotated[str, Field(max_length=12)]


class HeadForm(Form):
    title: str = line(_("What we call it"), limit=200)


class FollowForm(Form):
    """A mission of others, known by what they published."""

    title_es: str = line(_("What it is called, in Spanish"), limit=120)
    title_en: str = line(_("The same in English"), default="", limit=120)


class FollowClaimForm(Form):
    claim: str = line(_("Code of the claim"), limit=80)
    part: kinds.ClaimPart = of_list("claim_part", _("What it tells of the mission"))


class Placed(Form):
    """Where it was, as finely as is known, and how finely a report may tell it."""

    exact: str = line(_("The very place (sealed)"), default="", limit=200)
    district: str = line(_("District"), default="")
    province: str = line(_("Province"), default="")
    department: str = of_list("department", _("Department"), default="")
    place_told: kinds.Precision = of_list("precision", _("How finely a report may tell the place"))


class MandateForm(Form):
    giver: str = line(_("Who gives the mandate"), limit=200)
    since: Day = Field(title=_("From"))
    until: Day | None = Field(None, title=_("Until"))
    text: str = words(_("What the mission is to find out"))
    method: str = more_words(_("How it works: standard of proof, how people are found and asked"))


class MemberForm(Form):
    role: kinds.Role = of_list("role", _("What they do"))
    name: str = line(_("Name"), limit=200)
    contact: str = line(_("How to reach them safely"), default="", limit=200)
    languages: str = line(_("Languages"), default="")
    safety: str = more_words(_("Their safety plan: risks, who to call, what was agreed"))
    may_be_named: bool = Field(False, title=_("Agrees to stand by name in the report"))
    destroys: list[kinds.Part] = of_list(
        "part", _("What is destroyed at the report"), _("What is not marked is kept."), default=[]
    )


class Dated(Form):
    """When it was, and how finely a report may tell it."""

    on: Day = Field(title=_("On"))
    on_told: kinds.DayTold = of_list("day_told", _("How finely a report may tell the day"))


class Lasting(Dated):
    until: Day | None = Field(None, title=_("Until"))


class VisitForm(Placed, Lasting):
    text: str = words(_("What was seen"))


class MeetingForm(Form):
    on: Day = Field(title=_("On"))
    counterpart: kinds.Counterpart = of_list("counterpart", _("With whom"))
    whom: str = line(_("Their names or office"), limit=200)
    told: bool = Field(False, title=_("A report may say with whom it was"))
    text: str = words(_("What was said"))


class Given(Dated):
    """Who gave a testimony, to whom, in which language."""

    giver: kinds.Giver = of_list("giver", _("How they come to know what they tell"))
    name: str = line(_("Name (sealed)"), limit=200)
    alias: str = line(_("Other names (sealed)"), default="", limit=200)
    contact: str = line(_("How to reach them safely (sealed)"), default="", limit=200)
    asked_by: str = line(_("Who asked"), limit=200)
    language: str = line(_("Language it was given in"))
    interpreter: str = line(
        _("Interpreter"), _("The person of the team, such as P2; empty when there was none."), ""
    )
    chose: kinds.Known = of_list("known", _("Could they choose who would ask and interpret?"))


class TestimonyForm(Placed, Given):
    conditions: str = words(
        _("Conditions"), _("Where, who was there, how free they were to speak, how they were.")
    )
    account: str = Field(
        title=_("What they told, in their words (sealed)"),
        min_length=1,
        max_length=LONG,
        json_schema_extra={"x-widget": "textarea"},
    )
    came_themselves: bool = Field(
        False, title=_("They came by themselves: nobody went to ask them again")
    )


class TranscriptForm(Form):
    """What a recording of a testimony says, word for word, and in another language."""

    record: str = of_list("testimony", _("Testimony"))
    transcript: str = Field(
        title=_("What the recording says, word for word, in its language (sealed)"),
        min_length=1,
        max_length=LONG,
        json_schema_extra={"x-widget": "textarea"},
    )
    translation: str = Field(
        "",
        title=_("Its translation (sealed)"),
        max_length=LONG,
        json_schema_extra={"x-widget": "textarea"},
    )
    transcribed_by: str = line(_("Who wrote it down (sealed)"), limit=200)
    checked_by: str = line(_("Who compared it with the recording (sealed)"), default="", limit=200)


class ReplyForm(Form):
    whom: str = line(_("Who was asked to answer"), limit=200)
    asked_on: Day = Field(title=_("Asked on"))
    text: str = words(_("What was put to them"))
    answer_by: Day = Field(title=_("An answer was asked for by"))


class DocumentForm(Form):
    source: UUID = of_list("source", _("Document of the library"))
    quoted: str = words(
        _("The words it rests on"), _("As they stand in the document; they are looked for there.")
    )
    text: str = more_words(_("What it shows"))


class EventForm(Form):
    """A page chooses both by searching, and shows no identifier."""

    collection: UUID = Field(
        title=_("Identifier of the collection"), json_schema_extra={"x-widget": "hidden"}
    )
    event: UUID = Field(
        title=_("Identifier of the event in it"), json_schema_extra={"x-widget": "hidden"}
    )
    text: str = words(_("What happened, in a sentence that a report may carry"))


class PieceForm(Form):
    piece: UUID = of_list("piece", _("Piece of evidence of this mission"))
    text: str = words(
        _("What it shows"), _("A report says this, its day and its digest; never the file's name.")
    )


class FindingForm(Form):
    text: str = words(_("What was found"))
    standard: kinds.Standard = of_list("standard", _("How sure it is"))
    rests_on: str = line(_("What it rests on"), REFERENCES_HINT, limit=200)


class ForceForm(Placed, Dated):
    weapon: kinds.Weapon = of_list("weapon", _("Weapon"))
    distance_m: int | None = Field(None, title=_("Distance in metres"), ge=0, le=10_000)
    distance_how: str = line(_("How the distance is known"), default="", limit=200)
    ordered: kinds.Known = of_list("known", _("Was an order given?"))
    order: str = more_words(_("The order: its words, by what means, at what time"))
    command: str = line(_("Unit and who commanded it, by office"), default="", limit=200)
    warned: kinds.Known = of_list("known", _("Was there a warning?"))
    killed_low: int = Field(0, title=_("People killed, at least"), ge=0, le=100_000)
    killed_high: int = Field(0, title=_("People killed, at most"), ge=0, le=100_000)
    injured_low: int = Field(0, title=_("People injured, at least"), ge=0, le=100_000)
    injured_high: int = Field(0, title=_("People injured, at most"), ge=0, le=100_000)
    alleged: str = line(
        _("Who is said to have used it, by name (sealed)"),
        _("It stands in no report: nobody has judged them."),
        "",
        200,
    )
    rests_on: str = line(_("What it rests on"), REFERENCES_HINT, limit=200)


class ElementForm(Form):
    element: str = of_list("element", _("Legal element"))
    supports: str = line(_("What supports it"), REFERENCES_HINT, "", 200)
    missing: str = more_words(_("What is missing"))
    text: str = more_words(_("How the one leads to the other"))


FORMS: Final[dict[RecordKind, type[Form]]] = {
    RecordKind.MANDATE: MandateForm,
    RecordKind.MEMBER: MemberForm,
    RecordKind.VISIT: VisitForm,
    RecordKind.MEETING: MeetingForm,
    RecordKind.TESTIMONY: TestimonyForm,
    RecordKind.REPLY: ReplyForm,
    RecordKind.DOCUMENT: DocumentForm,
    RecordKind.EVENT: EventForm,
    RecordKind.PIECE: PieceForm,
    RecordKind.FINDING: FindingForm,
    RecordKind.FORCE: ForceForm,
    RecordKind.ELEMENT: ElementForm,
}


class TakeBackForm(Form):
    record: str = of_list("live", _("Which record"))
    because: str = words(_("Why"))


class ConsentForm(Form):
    record: str = of_list("testimony", _("Testimony"))
    use: kinds.Use = of_list("use", _("For what"))
    answer: kinds.Answer = of_list("asked_answer", _("What they answered"))
    on: Day = Field(title=_("Asked on"))
    asked_by: str = line(_("Who asked"), limit=200)
    how: str = line(_("How they answered: in writing, by voice, before whom"), limit=200)
    conditions: str = more_words(_("On what conditions"))
    came_themselves: bool = Field(
        False, title=_("They came by themselves: nobody went to ask them again")
    )


class WithdrawForm(Form):
    record: str = of_list("testimony", _("Testimony"))
    uses: list[kinds.Use] = of_list("use", _("For what they take it back"))
    on: Day = Field(title=_("On"))
    text: str = more_words(_("What they said"))


class AskNoMoreForm(Form):
    record: str = of_list("testimony", _("Testimony"))
    because: str = more_words(_("What they said"))
    only_here: bool = Field(
        False,
        title=_("Only this mission may know"),
        description=_(
            "Else a card of the register says of their name, and of nothing else, that they asked it."
        ),
    )


class AnswerForm(Form):
    record: str = of_list("reply", _("Whose answer"))
    answered_on: Day = Field(title=_("Answered on"))
    answer: str = words(_("What they answered"))


class SentenceForm(Form):
    """One sentence; its place is after those the section has, or where `position` says."""

    report: kinds.ReportKind = of_list("draft", _("Report"))
    section: kinds.Section = of_list("section", _("Section"))
    text: str = words(
        _("Sentence"),
        _(
            "{F1} refers to finding 1, {@T1} says who gave testimony 1 as they allow, {=testimonies} is a figure."
        ),
    )
    because: str = more_words(_("Why it is not in the preliminary report"))


class RewriteForm(Form):
    text: str = words(_("Sentence"))
    because: str = more_words(
        _("Why"), _("A final report says why each sentence differs from the preliminary one.")
    )


class ExplainForm(Form):
    """Why a row of the final report's own tables differs from the preliminary report."""

    record: str = of_list("tabled", _("Which record"))
    because: str = words(_("Why"))


class RemoveForm(Form):
    because: str = words(_("Why"))


class BuildForm(Form):
    report: kinds.ReportKind = of_list("draft", _("Report"))
    issuer: str = line(_("Issued by"), limit=200)
    language: kinds.Written = of_list("written", _("Language of the report"), default="es")
    conditions_kept: bool = Field(
        False, title=_("I have read the conditions of every consent, and the report keeps them")
    )


class GiveOutForm(Form):
    report: kinds.ReportKind = of_list("built", _("Report"))
    on: Day = Field(title=_("Given out on"))


class DestroyForm(Form):
    sure: bool = Field(
        False, title=_("What goes cannot be brought back, not even by whoever recovers keys")
    )


class DestroyTestimonyForm(Form):
    record: str = of_list("not_kept", _("Testimony that may no longer be kept"))
    sure: bool = Field(
        False, title=_("What goes cannot be brought back, not even by whoever recovers keys")
    )


class ShareForm(Form):
    desk: UUID = of_list("desks", _("Which desk"))
    identities: bool = Field(False, title=_("Also who the people are, and what they told"))


class StopSharingForm(Form):
    desk: UUID = of_list("shared", _("Which desk"))


def last_day(form: Form) -> date | None:
    """The latest day the form speaks of as past."""
    days = [getattr(form, name, None) for name in ("on", "asked_on", "answered_on")]
    return max((day for day in days if day is not None), default=None)
