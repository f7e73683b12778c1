"""Every act on a matter: its form, when it is offered, and the one way to do it; for pages and the API alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.listing import listed_schema
from amparo.interamerican import choices, forms
from amparo.interamerican.acts import (
    courts,
    dating,
    linking,
    opening,
    papers,
    people,
    pinning,
    points,
    stepping,
)
from amparo.interamerican.errors import UnknownStep
from amparo.interamerican.forms import Form, filled
from amparo.interamerican.kinds import Kind
from amparo.interamerican.models import Matter
from amparo.interamerican.selectors import holds_keys, matter
from amparo.interamerican.stages import TABLES, Stage, Step, is_over
from amparo.interamerican.work import POWER

BEFORE: Final = frozenset({Stage.DRAFT, Stage.CONSENTED, Stage.FILED})
_MEASURES: Final = frozenset({Kind.PRECAUTIONARY, Kind.PROVISIONAL})
_ALL: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `still` says whether it is offered once the matter is over; `only` the stages it waits for;

    `public` whether it needs a matter that is public.
    """

    code: str
    label: str
    form: type[Form]
    function: Callable[[Actor, UUID, Any, datetime], Model]
    kinds: frozenset[Kind] = _ALL
    only: frozenset[Stage] = frozenset()
    still: bool = False
    power: str = POWER
    public: bool = False


@dataclass(frozen=True, slots=True)
class Available:
    """One act as a member meets it now; `schema` has its choices listed."""

    code: str
    label: str
    schema: dict[str, Any]
    group: str


_ACTS = (
    Act("write_section", _("Write a part of the request"), forms.SectionForm, stepping.write_section,
        frozenset({Kind.PRECAUTIONARY, Kind.PROVISIONAL, Kind.PETITION}), BEFORE),
    Act("enter_person", _("Enter a person or a group"), forms.PersonForm, people.enter_person),
    Act("record_consent", _("Record a consent"), forms.ConsentBody, people.record_consent),
    Act("justify_absence", _("Say why a consent is absent"), forms.JustifyForm, people.justify_absence),
    Act("withdraw_consent", _("Record that a consent was withdrawn"), forms.WithdrawForm,
        people.withdraw_consent, still=True),
    Act("grant_mandate", _("Record a mandate"), forms.MandateForm, people.grant_mandate),
    Act("revoke_mandate", _("Record that a mandate was revoked"), forms.RevokeForm,
        people.revoke_mandate, still=True),
    Act("add_point", _("Enter an operative point"), forms.PointForm, points.add_point),
    Act("record_saying", _("Enter what somebody says of a point"), forms.SayingForm,
        points.record_saying, still=True),
    Act("record_public_voice", _("Enter what a public paper says of a point"), forms.PublicVoiceForm,
        points.record_public_voice, still=True, public=True),
    Act("record_finding", _("Enter a finding"), forms.FindingForm, points.record_finding, still=True),
    Act("enter_paper", _("Enter a paper sent or received"), forms.PaperForm, papers.enter_paper, still=True),
    Act("pin_other_log", _("Enter the key of the other side's log"), forms.PinForm, pinning.pin_other_log, still=True),
    Act("set_due", _("Set a date"), forms.DueForm, dating.set_due),
    Act("keep_commitment", _("Record that a date was met"), forms.KeptForm, dating.keep_commitment),
    Act("stop_due", _("Record that it is asked no more"), forms.StopForm, dating.stop_due),
    Act("hold_meeting", _("Record a meeting"), forms.MeetingForm, dating.hold_meeting),
    Act("file_remedy", _("Enter a remedy of the country"), forms.RemedyForm, courts.file_remedy),
    Act("decide_remedy", _("Record how a remedy ended"), forms.DecideRemedyForm, courts.decide_remedy),
    Act("record_ruling", _("Record a ruling on the Convention"), forms.RulingForm,
        courts.record_ruling, still=True),
    Act("link_matter", _("Link to another matter or to a case file"), forms.LinkForm,
        linking.link_matter, still=True),
    Act("share_matter", _("Share with another desk"), forms.ShareForm, opening.share_matter,
        still=True, power="grant_access"),
)  # fmt: skip
ACTS: Final = {act.code: act for act in _ACTS}


def available(actor: Actor, matter_id: UUID) -> list[Available]:
    """The steps that the table foresees now, then the other acts; nothing for who holds no key of it.

    Raises NoSuchMatter.
    """
    row = matter(actor, matter_id)
    return [
        Available(code, label, schema_of(form, row), group)
        for code, label, form, group in _now(actor, row)
    ]


def offered(actor: Actor, matter_id: UUID) -> list[tuple[str, str, str]]:
    """The same as code, label and group, for a list that leads to them."""
    found = _now(actor, matter(actor, matter_id))
    return [(code, label, group) for code, label, _form, group in found]


def _now(actor: Actor, row: Matter) -> Iterator[tuple[str, str, type[Form], str]]:
    if not holds_keys(actor, row.id):
        return
    if actor.may(POWER):
        for step in _steps(row):
            yield step.value, str(step.label), forms.StepForm, "step"
    for act in _ACTS:
        if _offered(act, row) and actor.may(act.power):
            yield act.code, gettext(act.label), act.form, "act"


def perform(
    actor: Actor, matter_id: UUID, code: str, body: Mapping[str, Any], at: datetime
) -> Model:
    """Do one act from the body a page or the API was given; returns the row it made or changed.

    Raises NoSuchMatter, UnknownStep, Invalid with `.fields`, and whatever the act refuses.
    """
    row = matter(actor, matter_id)
    if code in Step.values:
        form = filled(forms.StepForm, body)
        return stepping.take_step(actor, row.id, Step(code), form, at)
    act = ACTS.get(code)
    if act is None or not _offered(act, row):
        raise UnknownStep
    return act.function(actor, row.id, filled(act.form, body), at)


def schema_of(form: type[Form], row: Matter | None) -> dict[str, Any]:
    """The form as JSON schema, its titles translated and its choices for this matter listed."""
    schema = listed_schema(
        form, lambda source: [(one.value, one.label) for one in choices.options(source, row)]
    )
    schema["title"] = form.__name__
    return schema


def _steps(row: Matter) -> Iterator[Step]:
    return iter(TABLES[Kind(row.kind)].actions_from(Stage(row.stage)))


def _offered(act: Act, row: Matter) -> bool:
    over = is_over(Kind(row.kind), Stage(row.stage))
    return (
        row.kind in act.kinds
        and (not act.only or row.stage in act.only)
        and (act.still or not over)
        and (row.public or not act.public)
    )
