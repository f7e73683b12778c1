"""What each act on a situation asks: the body a page and the API give alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from pydantic import Field, model_validator

from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.registry.people import forms as people
from amparo.registry.people.forms import NOT_LISTED, Day, Form, Name
from amparo.registry.situations import checking
from amparo.registry.situations.kinds import (
    Body,
    Channel,
    Context,
    Followed,
    Published,
    Reliability,
    SourceKind,
    State,
    Tie,
    WhenKnown,
    WhereKnown,
)
from amparo.registry.situations.placing import placed

WHOLE_SOURCE = _("Say what the source is and how far it is to be believed.")
BEFORE_WHOM = _("Say before whom the complaint was made.")
_SETS: Final = {
    "channel": Channel,
    "when": WhenKnown,
    "where": WhereKnown,
    "published": Published,
    "body": Body,
    "context": Context,
    "source_kind": SourceKind,
    "reliability": Reliability,
    "tie": Tie,
    "state": State,
    "followed": Followed,
}
F = TypeVar("F", bound=Form)


def _of(source: str, title: str, hint: str = "", default: Any = ...) -> Any:
    return Field(default, title=title, description=hint, json_schema_extra={"x-choices": source})


def _words(title: str, hint: str = "", default: Any = "", limit: int = 4000) -> Any:
    extra: dict[str, Any] = {"x-widget": "textarea"}
    return Field(default, title=title, description=hint, max_length=limit, json_schema_extra=extra)


class Source(Form):
    """One source, apart from the facts it told."""

    kind: SourceKind | None = _of("source_kind", _("Which source"), default=None)
    reliability: Reliability | None = _of(
        "reliability", _("How far it is to be believed"), default=None
    )
    words: str = Field("", title=_("Who or where, as far as it may be kept"), max_length=400)

    @property
    def whole(self) -> bool:
        return bool(self.kind and self.reliability)


class Complaint(Form):
    """One complaint made before. Left empty it is not kept."""

    body: Body | None = _of("body", _("Before whom"), default=None)
    number: str = Field("", title=_("Number, if it has one"), max_length=80)
    on: Day | None = Field(None, title=_("When"))
    outcome: str = Field("", title=_("What came of it"), max_length=400)


class SituationForm(Form):
    """One situation of risk; what is not known may be left out."""

    channel: Channel = _of("channel", _("How it came to be known"))
    known_on: Day = Field(title=_("When it came to be known"))
    occurred_on: Day | None = Field(None, title=_("When it happened"))
    occurred: WhenKnown = _of(
        "when", _("How precisely the day is known"), default=WhenKnown.UNKNOWN
    )
    department: str = _of("department", _("Department"), default="")
    province: str = Field(
        "",
        title=_("Province"),
        description=_(
            "By its name or its code of four digits. An unknown name is answered with those of its department."
        ),
        max_length=120,
    )
    district: str = Field(
        "",
        title=_("District"),
        description=_(
            "By its name or its code of six digits. An unknown name is answered with those of its province."
        ),
        max_length=120,
    )
    community: str = Field("", title=_("Community or settlement"), max_length=200)
    place: str = Field("", title=_("Place, in words"), max_length=400)
    located: WhereKnown = _of(
        "where", _("How precisely the place is known"), default=WhereKnown.UNKNOWN
    )
    published: Published = _of(
        "published",
        _("What of the place may ever be published"),
        _(
            "It stands beside the place wherever that is read or exported. Nothing here publishes a"
            " situation by itself: whoever does goes by this."
        ),
        default=Published.NONE,
    )
    victims: tuple[Name, ...] = Field(
        (),
        title=_("Who suffered it"),
        description=_("A person or a collective in each line, as they are called."),
        max_length=50,
    )
    account: str = _words(_("What happened"), default=..., limit=20000)
    defends: tuple[str, ...] = _of("defended", _("What they defend"), default=())
    acts: tuple[str, ...] = _of("acts", _("Acts suffered"), default=())
    alleged: tuple[str, ...] = _of(
        "alleged",
        _("Who is said to be behind it"),
        _("A category, as it was told; it is not a finding."),
        default=(),
    )
    alleged_name: str = Field(
        "",
        title=_("Name of who is said to be behind it, if it was told"),
        description=_("Sealed apart from the category."),
        max_length=400,
    )
    context: tuple[Context, ...] = _of("context", _("In what context"), default=())
    complained: tuple[Complaint, ...] = Field((), title=_("Complaints made before"), max_length=20)
    complaints: str = _words(_("Of the complaints, in words"))
    sources: tuple[Source, ...] = Field((), title=_("Sources"), max_length=20)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_rows(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        listed = {
            name: [row for row in rows if row]
            for name in ("sources", "complained")
            if isinstance(rows := data.get(name), list | tuple)
        }
        return {**data, **listed}


class NewSituation(SituationForm):
    only_here: bool = Field(
        False,
        title=_("Only my desk may know"),
        description=_(
            "Then only members of your desk who may keep situations hold its keys, and no other desk "
            "learns that it exists. Else every desk that keeps this register may know of it."
        ),
    )


class StateForm(Form):
    reasons: str = _words(_("Reasons"), default=..., limit=2000)


class TieForm(Form):
    file: UUID = _of("files", _("Which file"))
    tie: Tie = _of("tie", _("What it is to this situation"))
    note: str = Field("", title=_("Note"), max_length=400)


class StepForm(Form):
    """One step of prevention while there is no case."""

    what: str = _words(_("What will be done"), default=..., limit=1000)
    who: str = Field("", title=_("By whom"), max_length=200)
    due_on: Day | None = Field(None, title=_("By when"))


class DoneForm(Form):
    step: int = Field(ge=0, title=_("Step"), json_schema_extra={"x-choices": "steps"})
    done_on: Day = Field(title=_("When it was done"))
    result: str = _words(_("What came of it"), limit=1000)


# Acts that change what a situation is said to be, each with its new state.
STATES: Final = {"verify": State.VERIFIED, "dispute": State.DISPUTED, "withdraw": State.WITHDRAWN}


def filled(form: type[F], body: Mapping[str, Any]) -> F:
    """The form of a body. Raises Invalid by field, never with what was typed."""
    made = people.filled(form, body)
    if isinstance(made, SituationForm):
        where = placed(made.department, made.province, made.district)
        _check(made, where.faults)
        codes = {name: getattr(where, name) for name in ("department", "province", "district")}
        return made.model_copy(update=codes)
    return made


def _check(form: SituationForm, faults: dict[str, list[str]]) -> None:
    for name, source in (("defends", "defended"), ("acts", "acts"), ("alleged", "alleged")):
        if not set(getattr(form, name)) <= {code for code, _label in options(source)}:
            faults[name] = [NOT_LISTED]
    if form.department and form.department not in dict(options("department")):
        faults["department"] = [NOT_LISTED]
    faults |= {name: [said] for name, said in checking.faults(form).items() if name not in faults}
    half = [
        (f"sources.{at}.kind", WHOLE_SOURCE)
        for at, told in enumerate(form.sources)
        if not told.whole
    ]
    half += [
        (f"complained.{at}.body", BEFORE_WHOM)
        for at, made in enumerate(form.complained)
        if not made.body
    ]
    faults |= {name: [said] for name, said in half}
    if faults:
        raise Invalid(faults)


def options(source: str) -> list[tuple[str, str]]:
    """The codes and labels of a closed set; of those that depend on who asks, none."""
    if source in _SETS:
        return [(str(code), str(label)) for code, label in _SETS[source].choices]
    pack, language = packs.current(), get_language() or "es"
    listed = {"acts": pack.act_kinds, "alleged": pack.sources}
    if source in listed:
        return [(one.code, one.label.in_(language)) for one in listed[source]]
    return people.options(source)


def schema_of(
    form: type[Form], offered: Mapping[str, list[tuple[str, str]]] | None = None
) -> dict[str, Any]:
    """The form as JSON schema; `offered` are choices that depend on who asks, by source."""
    known = {source: options(source) for source in (*_SETS, "acts", "alleged")}
    return people.schema_of(form, {**known, **(offered or {})})
