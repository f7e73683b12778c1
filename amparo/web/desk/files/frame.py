"""What stands around every tab of a file: identity, seal, acts, tabs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.accounts.actors import Actor
from amparo.agenda.selectors import terms_of
from amparo.assessment.selectors import in_force
from amparo.custody.models import Envelope
from amparo.custody.opening import OpenFile, reopened
from amparo.custody.selectors import envelopes_of
from amparo.earlywarning import catalogue
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.spec import Available
from amparo.earlywarning.worklists import one_file
from amparo.web.desk import clocks, naming, rows
from amparo.web.desk.navigation import Link
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

FEW: Final = 2
TABS: Final = (
    ("file", gettext_noop("Now")),
    ("story", gettext_noop("Story")),
    ("judgement", gettext_noop("Judgement")),
    ("measures", gettext_noop("Measures")),
    ("institutions", gettext_noop("Institutions")),
    ("justice", gettext_noop("Justice")),
    ("papers", gettext_noop("Papers")),
    ("opened", gettext_noop("Who opened")),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One file as this member meets it at `at`.  `open` is None while the file is closed."""

    actor: Actor
    procedure: Procedure
    at: datetime
    open: OpenFile | None
    held: tuple[Envelope, ...]

    @property
    def id(self) -> UUID:
        return self.procedure.case_id

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(envelope.kind for envelope in self.held)


@dataclass(frozen=True, slots=True)
class Opened:
    purpose: str
    kinds: str
    until_hour: str
    minutes: int


def frame(request: DeskRequest, file_id: UUID) -> Frame:
    """Gather the file.  Raises NotVisible alike for an absent and a hidden one."""
    at = clocks.now()
    procedure = one_file(request.actor, file_id)
    held = tuple(envelopes_of(request.actor).filter(file_id=file_id).order_by("created_at", "id"))
    return Frame(request.actor, procedure, at, reopened(request.actor, file_id, at), held)


def show(
    request: DeskRequest, found: Frame, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    acts = catalogue.available(found.actor, found.id, found.at, naming.language())
    on_file = [act for act in acts if act.on == "file"]
    running = list(terms_of(found.actor, found.id).open().order_by("due_at", "pk"))
    clocked = rows.term_rows(running, found.actor, found.at)
    context["file"] = _identity(found, clocked)
    context["possible"] = [_possible(found.id, act) for act in on_file if act.why_not is None]
    context["not_yet"] = _not_yet(on_file)
    context["tabs"] = _tabs(request, found.id)
    context["compares"] = bool(found.held) and found.actor.may("search_names")
    context.setdefault("terms", clocked)
    return page(request, f"file/{template}", status, **context)


def _identity(found: Frame, clocked: list[rows.TermRow]) -> dict[str, Any]:
    procedure, case = found.procedure, found.procedure.case
    judged = in_force(found.actor, found.id)
    return {
        "id": case.pk,
        "number": case.number,
        "designation": capfirst(case.designation),
        "urgent": procedure.track == "urgent",
        "stage": naming.stage(procedure.stage),
        "since": procedure.stage_since,
        "level": naming.level(judged.level) if judged else "",
        "level_until": judged.valid_until if judged else None,
        "next": next((row for row in clocked if not (row.paused or row.over)), None),
        "holds": bool(found.held),
        "opened": _opened(found.open, found.at) if found.open else None,
        "held_by": procedure.holder_id,
    }


def _opened(file: OpenFile, at: datetime) -> Opened:
    kinds = ", ".join(naming.envelope(kind) for kind in sorted(file.kinds))
    minutes = max(1, round((file.until - at).total_seconds() / 60))
    return Opened(naming.reason(file.purpose), kinds, clocks.hour(file.until), minutes)


def _possible(file_id: UUID, act: Available) -> dict[str, Any]:
    return {
        "label": act.label,
        "hint": act.hint,
        "needs_open": act.needs_open,
        "url": act_url(file_id, act),
    }


def _not_yet(acts: list[Available]) -> list[dict[str, Any]]:
    """What cannot be done now, by what is missing; acts that lack the same thing stand together."""
    by_reason: dict[str, list[str]] = {}
    for act in acts:
        if act.why_not is not None:
            by_reason.setdefault(act.why_not, []).append(act.label)
    found = [
        {"labels": list(dict.fromkeys(labels)), "why_not": why, "many": len(labels) > FEW}
        for why, labels in by_reason.items()
    ]
    return sorted(found, key=lambda one: bool(one["many"]))


def act_url(file_id: UUID, act: Available) -> str:
    """Where an act is done: on its own page when it has one, else on the form made from its schema."""
    if act.page == "assessment":
        return reverse("desk:judgement", args=[file_id])
    if act.subject is not None:
        return reverse("desk:act_on", args=[file_id, act.code, act.subject])
    return reverse("desk:act", args=[file_id, act.code])


def _tabs(request: DeskRequest, file_id: UUID) -> list[Link]:
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        Link(_(label), reverse(f"desk:{name}", args=[file_id]), "page" if name == here else "")
        for name, label in TABS
    ]
