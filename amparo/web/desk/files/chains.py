"""Measures as chains: agreed, arrived, helped; and where two voices differ."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.earlywarning import catalogue
from amparo.earlywarning.spec import Available
from amparo.kernel.errors import NotVisible
from amparo.measures.models import Contradiction, Measure, Order
from amparo.measures.selectors import measure_words
from amparo.measures.words import state_word
from amparo.web.desk import naming
from amparo.web.desk.files.frame import Frame, act_url
from amparo.web.desk.orders.words import state_css


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    css: str


def measures(found: Frame) -> list[dict[str, Any]]:
    rows = (
        Measure.objects.filter(file_id=found.id).prefetch_related("orders").order_by("proposed_at")
    )
    return [_measure(found, row) for row in rows]


def clashes(found: Frame) -> list[dict[str, Any]]:
    """Return what differs on the file; from here whoever may settle it goes straight to that act."""
    rows = Contradiction.objects.filter(file_id=found.id, resolved_at__isnull=True)
    strips = [
        clash(row, found.procedure.case.number) for row in rows.select_related("order__measure")
    ]
    if not found.actor.may("resolve_contradiction"):
        return strips
    settling = reverse("desk:act", args=[found.id, "resolve_contradiction"])
    return [{**strip, "url": settling} for strip in strips]


def clash(row: Contradiction, number: str) -> dict[str, Any]:
    """One difference of two voices, for the strip above every list."""
    return {
        "number": number,
        "institution": naming.institution(row.order.institution),
        "what": naming.measure(row.order.measure.type),
        "since": row.raised_at,
        "whose": naming.role("supervisor"),
        "url": reverse("desk:measures", args=[row.file_id]),
    }


def _measure(found: Frame, row: Measure) -> dict[str, Any]:
    orders = sorted(row.orders.all(), key=lambda order: order.issued_at)
    newest = orders[-1] if orders else None
    last = next((o for o in reversed(orders) if o.state != "cancelled"), newest)
    return {
        "label": naming.measure(row.type),
        "institution": naming.institution(row.institution),
        "interim": row.interim,
        "ended": row.ended_at is not None,
        "proposed": row.proposed_at,
        "words": _words(found, row),
        "sealed": found.open is None,
        "agreed": _agreed(row),
        "arrived": _arrived(last),
        "helped": _helped(last),
        "orders": [_order(order) for order in orders],
        "acts": [
            {"label": act.label, "url": act_url(found.id, act)} for act in _acts(found, row, orders)
        ],
    }


def _acts(found: Frame, row: Measure, orders: list[Order]) -> list[Available]:
    """What this member may do now on a measure and on its orders; nothing where they hold no key."""
    language = naming.language()
    try:
        acts = catalogue.available_on_measure(found.actor, row.id, found.at, language)
        for order in orders:
            acts += catalogue.available_on_order(found.actor, order.id, found.at, language)
    except NotVisible:
        return []
    return [act for act in acts if act.why_not is None]


def _words(found: Frame, row: Measure) -> str:
    return "" if found.open is None else str(measure_words(found.open, row).get("words", ""))


def _agreed(row: Measure) -> Link:
    texts = {
        "yes": Link(_("She agreed"), "is-yes"),
        "no": Link(_("She objected"), "is-now"),
        "proposed_other": Link(_("She proposed another way"), "is-now"),
    }
    return texts.get(row.agreed, Link(_("Does she agree?"), "is-now"))


def _arrived(order: Order | None) -> Link:
    if order is None:
        return Link(_("not ordered yet"), "")
    if order.arrived_at is not None:
        return Link(_("It arrived"), "is-yes")
    if order.contested_at is not None and order.state != "reported":
        return Link(_("She says it did not come"), "is-now")
    if order.state == "cancelled":
        return Link(_("The order was withdrawn"), "")
    if order.reported_at is not None:
        return Link(_("Reported as done; she has not said"), "is-now")
    return Link(_("Did it arrive?"), "")


def _helped(order: Order | None) -> Link:
    helped = order.helped if order else ""
    if not helped:
        return Link(_("Did it help?"), "")
    return Link(helped_in_words(helped), "is-yes" if helped == "yes" else "is-now")


def helped_in_words(code: str) -> str:
    """Return what she said of a measure's effect, or nothing when she said nothing of it."""
    words = {
        "yes": _("It helped"),
        "partly": _("It helped in part"),
        "no": _("It did not help"),
        "worse": _("It made things worse"),
    }
    return words.get(code, "")


def _order(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "url": reverse("desk:order", args=[order.id]),
        "institution": naming.institution(order.institution),
        "state": state_word(order.state),
        "css": state_css(order.state),
        "note": naming.reason(order.cannot_reason) if order.state == "cannot" else "",
        "due": order.due_at,
        "reveals": ", ".join(map(naming.reveal, order.reveals)) or _("nothing"),
    }
