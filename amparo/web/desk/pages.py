"""Rendering: every page knows who is looking, where they are, and what their role may reach."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.accounts.actors import Actor
from amparo.law import packs
from amparo.law.schema.access import Scope
from amparo.web.desk import demonstration
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest

AT_FILES: Final = frozenset({Scope.OWN_QUEUE, Scope.ASSIGNED, Scope.DESK})
INSTITUTION_ROLES: Final = frozenset({"focal_point", "police_unit", "liaison"})
TOLD: Final = {
    "done": gettext_noop("Done. It is in the history of the file."),
    "saved": gettext_noop("Saved, sealed."),
    "done_here": gettext_noop("Done. It is in the ledger."),
    "opened": gettext_noop("Opened. The person will see that you did."),
    "closed": gettext_noop("Closed."),
    "admitted": gettext_noop("Admitted to the desk. The signed statement is in the directory."),
    "read": gettext_noop("Every proposal of this document has been decided."),
    "known_source": gettext_noop("These very bytes were in the library already; here they are."),
    "signed_out": gettext_noop("Your session is closed and its key is gone."),
    "expired": gettext_noop("Your session ended after 30 minutes without use. Sign in again."),
}


# Where those go who follow what the State owes: label, address, and the power that leads there.
FOLLOW_UP: Final[tuple[tuple[str, str, str], ...]] = (
    (gettext_noop("Library"), "library", "read_follow_up"),
    (gettext_noop("Claims"), "claims", "read_follow_up"),
    (gettext_noop("What is owed"), "owed", "read_follow_up"),
    (gettext_noop("Inter-American"), "matters", "read_follow_up"),
    (gettext_noop("Laws"), "laws", "read_follow_up"),
    (gettext_noop("Candidacies"), "candidacies", "read_follow_up"),
    (gettext_noop("Concerns followed"), "concerns", "read_follow_up"),
    (gettext_noop("Statements"), "statements", "read_follow_up"),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    current: bool = False


def only_orders(actor: Actor) -> bool:
    """Tell whether nothing but its own orders exists for this member."""
    return bool(actor.seats) and all(seat.role in INSTITUTION_ROLES for seat in actor.seats)


def works_on_files(actor: Actor) -> bool:
    """Tell whether files are this member's work at all: whose rights stop at the ledger, at figures
    or at a receipt of their own meets no list of files, which would always be empty."""
    matrix = packs.current().matrix
    return stands("cases") and any(matrix.row(seat.role).scope in AT_FILES for seat in actor.seats)


def page(request: DeskRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    actor = getattr(request, "actor", None)
    context["actor"] = actor
    context.setdefault("demonstration", demonstration.is_one())
    context.setdefault("told", _(TOLD.get(request.GET.get("told", ""), "")) or None)
    if actor is not None:
        context["orders_only"] = only_orders(actor)
        context["searches"] = works_on_files(actor)
        context["navigation"] = _navigation(request, actor)
        context["footing"] = _footing(actor)
    return render(request, f"desk/{template}", context, status=status)


def _navigation(request: DeskRequest, actor: Actor) -> list[Link]:
    if only_orders(actor):
        entries = [(_("Orders"), "orders"), (_("Information"), "informations")]
    elif not works_on_files(actor):
        entries = apart_entries(actor)
    else:
        entries = [
            (_("Today"), "today"),
            (_("Requests"), "requests"),
            (_("Files"), "cases"),
            (_("Terms"), "terms"),
            (_("Orders"), "orders"),
            (_("Information"), "informations"),
        ]
        entries += _follow_up(actor)
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [Link(label, reverse(f"desk:{name}"), name == here) for label, name in entries]


def apart_entries(actor: Actor) -> list[tuple[str, str]]:
    """Return what a member reaches who works on no files."""
    entries = [(_("Today"), "today")]
    if actor.reads("receipt"):
        entries.append((_("Receipts"), "receipts"))
    follow = _follow_up(actor)
    return [*entries, *follow] if follow else [*entries, (_("Ledger"), "ledger")]


def _follow_up(actor: Actor) -> list[tuple[str, str]]:
    return [
        (_(label), name) for label, name, power in FOLLOW_UP if actor.may(power) and stands(name)
    ]


def _footing(actor: Actor) -> list[Link]:
    entries = [(_("Keyboard"), "keyboard"), (_("Sources"), "sources")]
    if not only_orders(actor):
        entries = [
            (_("Law"), "law"),
            (_("Ledger"), "ledger"),
            (_("Members"), "members"),
            *entries,
        ]
    return [Link(label, reverse(f"desk:{name}")) for label, name in entries]
