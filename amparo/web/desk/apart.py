"""The first page of those who work on no files: the ledger's auditor, the technician, the observer,
whoever accompanies, the prosecution's liaison.  It says what their role does here, and leads there."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.accounts.selectors import pending_members
from amparo.custody import checkpoints, ledger
from amparo.web.desk import clocks, naming
from amparo.web.desk.kept import kept_receipts
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


def home(request: DeskRequest) -> HttpResponse:
    at, actor = clocks.now(), request.actor
    return page(
        request,
        "apart.html",
        date=date_format(timezone.localtime(at), _("l j F")),
        hour=clocks.hour(at),
        seats=[_seat(seat.role, seat.desk_code) for seat in actor.seats],
        doors=doors(actor, at),
        figures=actor.may("read_statistics"),
    )


def _seat(role: str, desk: str) -> dict[str, str]:
    pack, language = naming.pack(), naming.language()
    note = pack.matrix.row(role).note
    return {
        "role": naming.role(role),
        "desk": naming.desk(desk),
        "does": pack.role(role).does.in_(language),
        "note": note.in_(language) if note else "",
    }


def doors(actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """What this member can look at, each with what it holds now."""
    found = []
    if actor.reads("receipt"):
        found.append(_door("receipts", _("Receipts you keep"), kept_receipts(actor).count()))
    if actor.may("read_ledger") or actor.may("manage_installation"):
        found.append(_door("ledger", _("Entries of the ledger"), ledger.size(), _signed()))
    if actor.may("admit_member"):
        found.append(_door("members", _("Wait to be admitted"), pending_members(at).count()))
    return found


def _door(name: str, label: str, count: int, hint: str = "") -> dict[str, Any]:
    return {"url": reverse(f"desk:{name}"), "label": label, "count": count, "hint": hint}


def _signed() -> str:
    made = checkpoints.latest()
    if made is None:
        return _("No checkpoint has been signed yet; the worker signs one each minute.")
    return _("Latest signed checkpoint: %s") % clocks.moment(made.made_at, clocks.now())
