"""Files as they stand: all that a member may know of, and those still to be decided upon."""

from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda.models import Deadline
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.worklists.asked import Asked, Scope
from amparo.law import packs
from amparo.registry.models import Case
from amparo.registry.selectors import NoSuchCase, case

ADMISSION = "admit"


def request_stages() -> frozenset[str]:
    """Return the stages at which a file is still a request: those an admission may follow."""
    rows = packs.current().procedure.rows
    return frozenset(row.from_ for row in rows if row.act == ADMISSION)


def cases(actor: Actor, asked: Asked) -> QuerySet[Procedure]:
    """Return the procedures of visible files that fit the filters, with their case."""
    rows = _standing().filter(case__in=Case.objects.visible_to(actor))
    if asked.who is Scope.MINE:
        rows = rows.filter(mine(actor))
    elif asked.who is Scope.DESK:
        rows = rows.filter(case__desk_id__in=actor.desk_ids)
    for name, column in (
        ("track", "track"),
        ("stage", "stage"),
        ("department", "case__department"),
    ):
        if value := getattr(asked, name):
            rows = rows.filter(**{column: value})
    return rows


def _standing() -> QuerySet[Procedure]:
    """The last procedure of each case: a reopened one took the place of the closed one."""
    return Procedure.objects.select_related("case").filter(next__isnull=True)


def requests(actor: Actor, asked: Asked) -> QuerySet[Procedure]:
    return cases(actor, asked).filter(stage__in=request_stages())


def mine(actor: Actor) -> Q:
    """Return what makes a file this member's: held by them, or by nobody while it is their turn."""
    turn = Deadline.objects.open().filter(
        owner_desk_id__in=actor.desk_ids, owner_role__in=list(actor.roles)
    )
    waiting = Q(holder_id__isnull=True, case_id__in=turn.values("file_id"))
    return Q(holder_id=actor.id) | waiting


def one_file(actor: Actor, file_id: UUID) -> Procedure:
    """Return the standing procedure of one file.  Raises NoSuchCase alike for absent and hidden."""
    found = _standing().filter(case=case(actor, file_id)).first()
    if found is None:
        raise NoSuchCase
    return found
