"""What a member sees of procedures: lists, home, the timeline of a file; never a sealed value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.agenda import selectors as agenda
from amparo.agenda.law import status
from amparo.agenda.models import Deadline, Escalation, Status
from amparo.custody import ledger
from amparo.earlywarning.models import Alert, Appeal, Decision, Move, Procedure
from amparo.earlywarning.standing import Standing, standing_of
from amparo.kernel.text import fold
from amparo.law import packs
from amparo.law.schema.access import Scope
from amparo.measures import selectors as measures
from amparo.measures.models import Contradiction
from amparo.registry.models import Case
from amparo.registry.selectors import case as visible_case
from amparo.registry.selectors import cases


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; an empty value narrows nothing.

    holder  "mine", "desk", or ""; late: with a clock past due; open: not ended
    text    part of a number or of a designation, accents and case aside
    """

    stage: str = ""
    track: str = ""
    department: str = ""
    holder: str = ""
    late: bool = False
    open: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One file in a list, with the clock that runs out first."""

    case: Case
    procedure: Procedure
    next_term: Deadline | None
    late: bool
    alerts: int


@dataclass(frozen=True, slots=True)
class Today:
    """A member's home: three lists of clocks that share no row, and what waits beside them.

    mine   the same three, only of files the member holds
    whole  the same three over every file the member may know of: a supervisor's view
    """

    desk: agenda.Board
    whole: agenda.Board
    mine: agenda.Board
    requests: QuerySet[Procedure]
    escalations: QuerySet[Escalation]
    alerts: QuerySet[Alert]
    contradictions: QuerySet[Contradiction]
    denials: QuerySet[Decision]
    orders_waiting: QuerySet[Any]
    changed: list[Moment]


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline. `kind` is the ledger's verb, or `lapse`; `facts` are clear codes."""

    at: datetime
    kind: str
    who: str
    role: str
    desk: str
    institution: str
    facts: dict[str, Any] = field(default_factory=dict)
    index: int | None = None


def procedures(actor: Actor) -> QuerySet[Procedure]:
    """Return the newest procedure of each case the actor may know of, newest first."""
    rows = Procedure.objects.filter(case__in=Case.objects.visible_to(actor), next__isnull=True)
    return rows.select_related("case").order_by("-case__received_at", "pk")


def case_list(actor: Actor, filters: Filters, at: datetime) -> QuerySet[Procedure]:
    """Return the procedures of the files a filter names; its count is the count of the list."""
    rows = procedures(actor).filter(_narrowed(actor, filters))
    if filters.open is not None:
        rows = rows.filter(closed_at__isnull=filters.open)
    if filters.late:
        late = Deadline.objects.late(at).exclude(whose_turn="person")
        rows = rows.filter(case__in=late.values("file_id"))
    if filters.text:
        rows = rows.filter(case__in=_called(actor, filters.text))
    return rows


def lines(rows: list[Procedure], at: datetime) -> list[CaseLine]:
    """Return procedures as lines of a list: two more queries however many there are."""
    ids = [row.case_id for row in rows]
    due = agenda.next_due(ids)
    waiting: dict[UUID, int] = {}
    for case_id in Alert.objects.filter(case__in=ids, seen_at=None).values_list("case", flat=True):
        waiting[case_id] = waiting.get(case_id, 0) + 1
    return [
        CaseLine(
            row.case,
            row,
            due.get(row.case_id),
            row.case_id in due and status(due[row.case_id], at) is Status.LATE,
            waiting.get(row.case_id, 0),
        )
        for row in rows
    ]


def today(actor: Actor, at: datetime) -> Today:
    """Return what waits for this member and their desk."""
    held = Procedure.objects.filter(holder_id=actor.id, closed_at=None).values("case")
    visible = Case.objects.visible_to(actor)
    known = visible.values("pk")
    waiting = procedures(actor).filter(closed_at=None, holder_id=None)
    return Today(
        desk=agenda.board(actor, at, my_desk=True),
        whole=agenda.board(actor, at, known=known),
        mine=agenda.board(actor, at, files=held),
        requests=waiting.filter(case__desk_id__in=actor.desk_ids).order_by("case__received_at"),
        escalations=agenda.escalations(actor, known),
        alerts=Alert.objects.filter(case__in=visible, seen_at=None).order_by("raised_at"),
        contradictions=contradictions(actor),
        denials=denials_to_sign(actor),
        orders_waiting=measures.waiting(actor),
        changed=changed_since(actor, at - timedelta(days=1)),
    )


def contradictions(actor: Actor) -> QuerySet[Contradiction]:
    """Return what an institution and the person say differently and nobody has settled."""
    return measures.contradictions(actor)


def denials_to_sign(actor: Actor) -> QuerySet[Decision]:
    """Return denials that wait for a second signature the actor may give, oldest first."""
    rows = Decision.objects.filter(procedure__in=procedures(actor).order_by())
    rows = rows.filter(binding_at=None, returned_at=None).exclude(first_signer=actor.id)
    if not actor.may("countersign_denial"):
        return rows.none()
    return rows.select_related("procedure__case").order_by("decided_at")


def procedure(actor: Actor, file_id: UUID) -> Procedure:
    """Return the newest procedure of a file. Raises NoSuchCase alike for absent and hidden."""
    case = visible_case(actor, file_id)
    return Procedure.objects.select_related("case").filter(case=case).latest("sequence")


def standing(actor: Actor, file_id: UUID, at: datetime, language: str) -> Standing:
    """Return the member before the file: roles here, track, why an act cannot be done."""
    return standing_of(actor, visible_case(actor, file_id), at, language)


def decisions(actor: Actor, file_id: UUID) -> QuerySet[Decision]:
    """Return the resolutions of a file, newest first; what waits or came back included."""
    case = visible_case(actor, file_id)
    return Decision.objects.filter(procedure__case=case).order_by("-decided_at")


def appeals(actor: Actor, file_id: UUID) -> QuerySet[Appeal]:
    """Return the appeals of a file, newest first."""
    case = visible_case(actor, file_id)
    return Appeal.objects.filter(procedure__case=case).order_by("-filed_at")


def terms_of(actor: Actor, file_id: UUID) -> QuerySet[Deadline]:
    """Return every clock of a file, nearest first. Raises NoSuchCase."""
    return agenda.terms_of(actor, file_id, [visible_case(actor, file_id).pk])


def alerts_of(actor: Actor, file_id: UUID) -> QuerySet[Alert]:
    """Return what she warned of that nobody has seen yet, oldest first. Raises NoSuchCase."""
    rows = Alert.objects.filter(case=visible_case(actor, file_id), seen_at=None)
    return rows.order_by("raised_at")


def timeline(actor: Actor, file_id: UUID) -> list[Moment]:
    """Return all that happened to a file, oldest first: acts, openings, orders, her answers, lapses.

    Each line is an entry of the ledger, so it carries its index and can be proven.
    """
    visible_case(actor, file_id)
    return [_moment(entry) for entry in ledger.entries_of(file_id) if entry.body is not None]


def ledger_of(actor: Actor, file_id: UUID) -> list[ledger.Entry]:
    """Return the file's entries as stored, for whoever may know it or only reads the log.

    An auditor reads entries without knowing the file: an unknown one gives an empty list.
    """
    matrix = packs.current().matrix
    if not any(matrix.row(role).scope is Scope.LOG_ONLY for role in actor.roles):
        visible_case(actor, file_id)
    return ledger.entries_of(file_id)


def changed_since(actor: Actor, since: datetime) -> list[Moment]:
    """Return the moves on the actor's files since an instant, newest first; at most fifty."""
    rows = procedures(actor).values("case")
    moves = Move.objects.filter(case__in=rows, at__gte=since).select_related("case")
    return [
        Moment(
            at=move.at,
            kind=move.act,
            who="",
            role=move.actor_role,
            desk=move.actor_desk,
            institution="",
            facts={"case": str(move.case_id), "number": move.case.number, "stage": move.to_stage},
        )
        for move in moves.order_by("-at")[:50]
    ]


def _narrowed(actor: Actor, filters: Filters) -> Q:
    wanted = Q()
    if filters.stage:
        wanted &= Q(stage=filters.stage)
    if filters.track:
        wanted &= Q(track=filters.track)
    if filters.department:
        wanted &= Q(case__department=filters.department)
    if filters.holder == "mine":
        wanted &= Q(holder_id=actor.id)
    if filters.holder == "desk":
        wanted &= Q(case__desk_id__in=actor.desk_ids)
    return wanted


def _called(actor: Actor, text: str) -> list[UUID]:
    """Return the files whose number or designation contains the text; folded in Python."""
    wanted = fold(text)
    named = cases(actor).values_list("pk", "number", "designation")
    return [pk for pk, number, words in named if wanted in fold(number) or wanted in fold(words)]


def _moment(entry: ledger.Entry) -> Moment:
    body = entry.body or {}
    facts = {k: v for k, v in body.items() if k not in _NAMED}
    return Moment(
        at=datetime.fromisoformat(body["at"]),
        kind=str(body.get("act") or body["verb"]),
        who=str(body.get("who", "")),
        role=str(body.get("role", "")),
        desk=str(body.get("desk", "")),
        institution=str(body.get("institution", "")),
        facts=facts,
        index=entry.index,
    )


_NAMED = frozenset({"at", "verb", "act", "who", "role", "desk", "institution", "marks", "door"})
