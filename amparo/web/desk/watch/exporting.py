"""A list of the watch as CSV: what the page shows, with filter, date and author; it leaves an entry."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.web.desk import clocks
from amparo.web.desk.lists import export
from amparo.web.desk.requests import DeskRequest


def exported(
    request: DeskRequest,
    name: str,
    title: str,
    rows: Sequence[Sequence[str]],
    filtered: Mapping[str, str],
) -> HttpResponse:
    """`rows` with their heading first; the digest of the rows stands below them."""
    at = clocks.now()
    head = [
        (_("List"), title),
        (_("Filter"), ", ".join(f"{k}: {v}" for k, v in filtered.items()) or _("all")),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(rows) - 1)),
    ]
    facts = {"list": name, "rows": len(rows) - 1, "filter": dict(filtered), **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=at, facts=facts)
    return export.response(f"amparo-{name}", head, rows)
