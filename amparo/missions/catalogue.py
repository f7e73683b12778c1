"""Every act on a mission: its form, when it is offered, and the one way to do it; for pages and the API alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.listing import listed_schema
from amparo.missions import choices, forms
from amparo.missions.acts import beginning, building, consenting, destroying, drafting, entering
from amparo.missions.errors import NoSuchAct
from amparo.missions.forms import FORMS, Form, filled
from amparo.missions.kinds import RecordKind, ReportKind, Stage
from amparo.missions.models import Mission
from amparo.missions.selectors import holds_keys, mission
from amparo.missions.sending import of_form
from amparo.missions.work import BUILD, KEEP, SHARE, STOP

Asks = Callable[[Mission], bool]


def _always(_row: Mission) -> bool:
    return True


def _with(kind: RecordKind) -> Asks:
    return lambda row: row.records.filter(kind=kind, destroyed_at=None).exists()


def _may_begin_final(row: Mission) -> bool:
    begun = row.sentences.filter(report=ReportKind.FINAL).exists()
    return row.stage == Stage.PRELIMINARY and not begun


def _writing_final(row: Mission) -> bool:
    return row.stage == Stage.PRELIMINARY and row.sentences.filter(report=ReportKind.FINAL).exists()


def _offers(source: str) -> Asks:
    return lambda row: bool(choices.options(source, row))


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `tab` is the page it stands on; `when` asks the mission's clear rows whether it is offered."""

    code: str
    label: str
    form: type[Form]
    function: Callable[[Actor, UUID, Any, datetime], Any]
    tab: str
    power: str = KEEP
    when: Asks = _always
    public: bool = False


@dataclass(frozen=True, slots=True)
class Available:
    """One act as a member meets it now; `schema` has its choices listed."""

    code: str
    label: str
    schema: dict[str, Any]
    tab: str


class Nothing(Form):
    """An act that asks nothing."""


def _entering(kind: RecordKind, label: str, tab: str, when: Asks = _always) -> Act:
    def function(actor: Actor, mission_id: UUID, form: Any, at: datetime) -> Any:
        return entering.enter(actor, mission_id, kind, form, at)

    return Act(f"enter_{kind.value}", label, FORMS[kind], function, tab, when=when)


_drafted = partial(Act, tab="report")
_ACTS = (
    _entering(RecordKind.MANDATE, _("Write the mandate"), "team"),
    _entering(RecordKind.MEMBER, _("Enter a person of the team"), "team"),
    Act("destroy_at_report", _("Destroy what is not kept after the report"), forms.DestroyForm,
        destroying.destroy_at_report, "team", when=lambda row: row.stage == Stage.FINAL),
    Act("share_mission", _("Share with another desk"), forms.ShareForm, beginning.share, "team", SHARE),
    Act("stop_sharing_mission", _("Take it back from another desk"), forms.StopSharingForm,
        beginning.stop_sharing, "team", STOP, when=_offers("shared")),
    _entering(RecordKind.VISIT, _("Enter a visit"), "field"),
    _entering(RecordKind.MEETING, _("Enter a meeting"), "field"),
    _entering(RecordKind.TESTIMONY, _("Enter a testimony"), "testimonies"),
    Act("record_consent", _("Write down a consent"), forms.ConsentForm, consenting.record_consent,
        "testimonies", when=_with(RecordKind.TESTIMONY)),
    Act("withdraw_consent", _("Write down that a consent was taken back"), forms.WithdrawForm,
        consenting.withdraw_consent, "testimonies", when=_with(RecordKind.TESTIMONY)),
    Act("write_transcript", _("Write down what a recording says"), forms.TranscriptForm,
        consenting.write_transcript, "testimonies", when=_with(RecordKind.TESTIMONY)),
    Act("ask_no_more", _("Mark “do not ask again”"), forms.AskNoMoreForm, consenting.ask_no_more,
        "testimonies", when=_with(RecordKind.TESTIMONY)),
    Act("destroy_testimony", _("Destroy a testimony that may not be kept"), forms.DestroyTestimonyForm,
        destroying.destroy_testimony, "testimonies", when=_offers("not_kept")),
    _entering(RecordKind.REPLY, _("Ask somebody to answer"), "replies"),
    Act("record_answer", _("Write down an answer"), forms.AnswerForm, entering.record_answer,
        "replies", when=_with(RecordKind.REPLY)),
    _entering(RecordKind.DOCUMENT, _("Rely on a document"), "findings"),
    _entering(RecordKind.EVENT, _("Rely on a documented event"), "findings"),
    _entering(RecordKind.PIECE, _("Rely on a piece of evidence"), "findings", _offers("piece")),
    _entering(RecordKind.FORCE, _("Enter a use of force"), "findings"),
    _entering(RecordKind.FINDING, _("Write a finding"), "findings"),
    Act("take_back_record", _("Take a record back"), forms.TakeBackForm, entering.take_back,
        "findings", when=_offers("live")),
    _entering(RecordKind.ELEMENT, _("Note a legal element"), "elements"),
    _drafted("write_sentence", _("Write a sentence"), forms.SentenceForm, drafting.write_sentence,
             when=_offers("draft")),
    _drafted("begin_final", _("Begin the final report"), Nothing, drafting.begin_final,
             when=_may_begin_final),
    _drafted("explain_difference", _("Say why a table differs from the preliminary report"),
             forms.ExplainForm, drafting.explain_difference, when=_writing_final),
    _drafted("build_report", _("Build the report"), forms.BuildForm, building.build, power=BUILD,
             when=_offers("draft")),
    _drafted("give_out_report", _("Say that it was given out"), forms.GiveOutForm, building.give_out,
             power=BUILD, when=_offers("built")),
    Act("follow_claim", _("Add a claim it published"), forms.FollowClaimForm, beginning.follow_claim,
        "team", public=True),
)  # fmt: skip
ACTS: Final = {act.code: act for act in _ACTS}


def offered(actor: Actor, mission_id: UUID) -> list[Act]:
    """The acts this member may do now; none for who holds no key of it. Raises NoSuchMission."""
    return list(_now(actor, mission(actor, mission_id)))


def available(actor: Actor, mission_id: UUID) -> list[Available]:
    """The same with what each asks."""
    row = mission(actor, mission_id)
    return [
        Available(act.code, gettext(act.label), schema_of(act.form, row), act.tab)
        for act in _now(actor, row)
    ]


def perform(
    actor: Actor,
    mission_id: UUID,
    code: str,
    body: Mapping[str, Any],
    at: datetime,
    *,
    key: UUID | None = None,
) -> Any:
    """Do one act from the body a page or the API was given.

    key  what the sending of a form is known by; of two alike the second raises DoneAlready
    Raises NoSuchMission, NoSuchAct, Invalid with `.fields`, and whatever the act refuses.
    """
    row = mission(actor, mission_id)
    act = ACTS.get(code)
    if act is None or act not in list(_now(actor, row)):
        raise NoSuchAct
    with of_form(key):
        return act.function(actor, row.id, filled(act.form, body), at)


def schema_of(form: type[Form], row: Mission | None) -> dict[str, Any]:
    """The form as JSON schema, its titles translated and its choices for this mission listed."""
    schema = listed_schema(
        form, lambda source: [(one.value, one.label) for one in choices.options(source, row)]
    )
    schema["title"] = form.__name__
    return schema


def _now(actor: Actor, row: Mission) -> Iterator[Act]:
    if not holds_keys(actor, row.id):
        return
    for act in _ACTS:
        if act.public == row.public and actor.may(act.power) and act.when(row):
            yield act
