"""Files whose next step only this member can take, put before any clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.earlywarning import worklists
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.worklists import Asked
from amparo.web.desk import naming

SHOWN: Final = 8
# Moves that cannot wait come first; a move shows only to a role that may make it.
MOVES: Final = ("order_interim", "admit", "decide_grant", "issue_order")
URGENT: Final = frozenset({"order_interim", "admit"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: what it leads to, what waits and since when."""

    label: str
    url: str
    text: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """A section of the home page; `url` is the list its number counts, where there is one."""

    title: str
    count: int
    rows: list[Waiting]
    url: str = ""
    urgent: bool = False


def queues(actor: Actor) -> list[Queue]:
    """Return the queues that are not empty, for those who decide or order measures at once.

    Whoever receives requests finds them under their desk's own clocks instead.
    """
    if not (actor.may("decide_grant") or actor.may("order_interim")):
        return []
    titles = {
        "admit": _("Urgent, not admitted yet"),
        "decide_grant": _("Wait for your decision"),
        "order_interim": _("Urgent, without measures yet"),
        "issue_order": _("Granted, without orders yet"),
    }
    found = [_by_stage(actor, act, titles[act]) for act in MOVES]
    return [queue for queue in found if queue.count]


def _by_stage(actor: Actor, act: str, title: str) -> Queue:
    table = naming.pack().procedure.rows
    steps = [row for row in table if row.act == act and row.to != row.from_]
    stages = sorted({row.from_ for row in steps if set(row.who) & set(actor.roles)})
    asked = Asked(track="urgent" if act in URGENT else "")
    rows = worklists.cases(actor, asked).filter(stage__in=stages).order_by("stage_since")
    count = rows.count()
    one = {row.stage for row in rows}
    narrow = {"track": asked.track, "stage": next(iter(one))} if len(one) == 1 else {}
    url = reverse("desk:cases") + "?" + urlencode({k: v for k, v in narrow.items() if v})
    lines = [_standing(row) for row in rows[:SHOWN]]
    return Queue(title, count, lines, url if narrow else "", urgent=act in URGENT)


def _standing(row: Procedure) -> Waiting:
    url = reverse("desk:file", args=[row.case_id])
    return Waiting(row.case.number, url, naming.stage(row.stage), row.stage_since)
