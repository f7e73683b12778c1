"""Rendering: every page knows who is looking, where they are, and what their role may reach."""

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
from amparo.web.desk.navigation import Entry, Link, navigation
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest

AT_FILES: Final = frozenset({Scope.OWN_QUEUE, Scope.ASSIGNED, Scope.DESK})
INSTITUTION_ROLES: Final = frozenset({"focal_point", "police_unit", "liaison"})
# What else is read and kept from the pages of claims and of obligations, by the first part of its address.
CLAIMS_TOO: Final = (
    *("lectura", "propuestas", "partes-y-temas", "recomendaciones"),
    "vista-previa/afirmaciones",
)
OWED_TOO: Final = ("obligaciones", "tablero", "vista-previa/obligaciones")
TOLD: Final = {
    "done": gettext_noop("Done. It is in the history of the file."),
    "saved": gettext_noop("Saved, sealed."),
    "kept_sealed": gettext_noop(
        "Kept sealed and not in the library: it names somebody who must not be named."
    ),
    "done_here": gettext_noop("Done. It is in the ledger."),
    "opened": gettext_noop("Opened. The person will see that you did."),
    "closed": gettext_noop("Closed."),
    "admitted": gettext_noop("Admitted to the desk. The signed statement is in the directory."),
    "read": gettext_noop("Every proposal of this document has been decided."),
    "came_again": gettext_noop(
        "This very file was here already: this is it. It was not stored twice; that it came again stands in its chain."
    ),
    "unexamined": gettext_noop(
        "Have it examined first: nothing is hidden in what nobody has read."
    ),
    "known_source": gettext_noop("These very bytes were in the library already; here they are."),
    "seal_holds": gettext_noop("The seal holds: it is the file that was recorded."),
    "seal_broken": gettext_noop(
        "The seal is broken: this is not what was recorded. Tell the auditor."
    ),
    "signed_out": gettext_noop("Your session is closed and its key is gone."),
    "expired": gettext_noop("Your session ended after 30 minutes without use. Sign in again."),
}


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
        context["finds_names"] = actor.may("search_names")
        context.setdefault("reads_evidence", actor.reads("evidence"))
        context["searches"] = works_on_files(actor) or context["finds_names"]
        context["navigation"] = navigation(ENTRIES, actor, request.path)
        context["footing"] = _footing(actor)
    return render(request, f"desk/{template}", context, status=status)


def _files_or_orders(actor: Actor) -> bool:
    return only_orders(actor) or works_on_files(actor)


def _everything_but_orders(actor: Actor) -> bool:
    return not only_orders(actor)


def _keeps_receipts(actor: Actor) -> bool:
    return not _files_or_orders(actor) and actor.reads("receipt")


def _reads_the_ledger(actor: Actor) -> bool:
    return not (_files_or_orders(actor) or actor.may("read_follow_up"))


# Every place in the head of a page.  A new one is one line: label, route, power, group of `navigation.GROUPS`.
ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(gettext_noop("Today"), "today", "", "work", whose=_everything_but_orders),
    Entry(gettext_noop("Requests"), "requests", "", "work", whose=works_on_files),
    Entry(gettext_noop("Files"), "cases", "", "work", whose=works_on_files),
    Entry(gettext_noop("Terms"), "terms", "", "work", whose=works_on_files),
    Entry(gettext_noop("Orders"), "orders", "", "work", whose=_files_or_orders),
    Entry(gettext_noop("Information"), "informations", "", "work", whose=_files_or_orders),
    Entry(gettext_noop("Receipts"), "receipts", "", "work", whose=_keeps_receipts),
    Entry(gettext_noop("Ledger"), "ledger", "", "work", whose=_reads_the_ledger),
    Entry(gettext_noop("Library"), "library", "read_follow_up", "owed"),
    Entry(gettext_noop("Claims"), "claims", "read_follow_up", "owed", also=CLAIMS_TOO),
    Entry(gettext_noop("Obligations"), "owed", "read_follow_up", "owed", also=OWED_TOO),
    Entry(gettext_noop("Inter-American"), "matters", "read_follow_up", "owed"),
    Entry(gettext_noop("Laws"), "laws", "read_follow_up", "watch"),
    Entry(gettext_noop("Candidacies"), "candidacies", "read_follow_up", "watch"),
    Entry(
        gettext_noop("Concerns followed"), "concerns", "read_follow_up", "watch", also=("promesas",)
    ),
    Entry(gettext_noop("Statements"), "statements", "read_follow_up", "watch"),
    Entry(gettext_noop("Missions"), "missions", "keep_missions", "register"),
    Entry(gettext_noop("People and collectives"), "people", "search_names", "register"),
    Entry(gettext_noop("Situations of risk"), "situations", "keep_situations", "register"),
    Entry(
        gettext_noop("Collections"),
        "collections",
        "keep_events",
        "register",
        also=("vocabularios",),
    ),
    Entry(gettext_noop("Patterns"), "patterns", "read_patterns", "register"),
)


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
