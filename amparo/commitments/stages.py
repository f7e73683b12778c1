"""The way of a norm: its stages, the acts that lead from one to the next, and the windows to act.

A record knows what public sources tell and no more. So an act may also be entered when the table does not
lead to it from the last stage known: it then leaps forward, and what came between is shown as not known.
It never leaps back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from amparo.kernel.workflow import IllegalMove, Workflow


class LawKind(models.TextChoices):
    BILL = "bill", _("Bill")
    LAW = "law", _("Law (statute)")
    DECREE = "decree", _("Decree")
    REGULATION = "regulation", _("Regulation")
    TREATY = "treaty", _("Treaty pending ratification")


class LawStage(models.TextChoices):
    """Where it stands; in the order in which a leap may go."""

    PRESENTED = "presented", _("Presented")
    SHELVED = "shelved", _("Shelved")
    REPORTED = "reported", _("Approved in committee")
    APPROVED = "approved", _("Approved")
    OBSERVED = "observed", _("Observed by the executive")
    VETOED = "vetoed", _("Vetoed")
    LET_LAPSE = "let_lapse", _("The executive let its window lapse")
    INSISTED = "insisted", _("Insisted upon")
    RATIFIED = "ratified", _("Ratified")
    PROMULGATED = "promulgated", _("Promulgated")
    IN_FORCE = "in_force", _("In force")
    ANNULLED = "annulled", _("Annulled")
    REPEALED = "repealed", _("Repealed")


class LawAct(models.TextChoices):
    """What was done with it; an ACT_BESIDE leaves the stage as it is."""

    SHELVE = "shelve", _("Shelving")
    TAKE_UP = "take_up", _("Taken up again")
    APPROVE_IN_COMMITTEE = "approve_in_committee", _("Approval in committee")
    APPROVE = "approve", _("Approval")
    OBSERVE = "observe", _("Observation: the executive sends it back")
    VETO = "veto", _("Veto")
    LAPSE = "lapse", _("Window let lapse")
    INSIST = "insist", _("Insistence")
    RATIFY = "ratify", _("Ratification")
    PROMULGATE = "promulgate", _("Promulgation")
    ENTER_INTO_FORCE = "enter_into_force", _("Entry into force")
    ANNUL = "annul", _("Annulment")
    REPEAL = "repeal", _("Repeal by another norm")
    REGULATE = "regulate", _("Regulation issued")
    CHALLENGE = "challenge", _("Challenge before a court")
    DECLARE_INAPPLICABLE = "declare_inapplicable", _("Declared inapplicable to somebody")
    ORDER_STOP = "order_stop", _("Order of a court to stop it")
    ORDER_MEASURES = "order_measures", _("Measures of a court about it")
    DECLARE_BREACH = "declare_breach", _("Declared by a court to breach its order")
    STAY_SILENT = "stay_silent", _("Silence of whose turn it was, as told")


class WindowKind(models.TextChoices):
    """What may be done while it is open."""

    COMMENT = "comment", _("Send an opinion")
    OBSERVE = "observe", _("Observe or promulgate")
    VETO = "veto", _("Veto or promulgate")
    INSIST = "insist", _("Insist")
    PROMULGATE = "promulgate", _("Promulgate")
    RATIFY = "ratify", _("Ratify")
    REGULATE = "regulate", _("Regulate")
    CHALLENGE = "challenge", _("Challenge")


S, A, W = LawStage, LawAct, WindowKind
BESIDE: Final = {
    # An act that leaves the stage as it is, and the stage that must have been reached for it.
    A.REGULATE: S.PROMULGATED,
    A.CHALLENGE: S.PRESENTED,
    A.DECLARE_INAPPLICABLE: S.IN_FORCE,
    A.ORDER_STOP: S.PRESENTED,
    A.ORDER_MEASURES: S.PRESENTED,
    A.DECLARE_BREACH: S.PRESENTED,
    A.STAY_SILENT: S.PRESENTED,
}
WAY: Final = Workflow[LawStage, LawAct](
    {
        (S.PRESENTED, A.APPROVE_IN_COMMITTEE): S.REPORTED,
        (S.PRESENTED, A.APPROVE): S.APPROVED,
        (S.PRESENTED, A.SHELVE): S.SHELVED,
        (S.REPORTED, A.APPROVE): S.APPROVED,
        (S.REPORTED, A.SHELVE): S.SHELVED,
        (S.SHELVED, A.TAKE_UP): S.PRESENTED,
        (S.SHELVED, A.SHELVE): S.SHELVED,
        (S.APPROVED, A.OBSERVE): S.OBSERVED,
        (S.APPROVED, A.VETO): S.VETOED,
        (S.APPROVED, A.LAPSE): S.LET_LAPSE,
        (S.APPROVED, A.RATIFY): S.RATIFIED,
        (S.APPROVED, A.PROMULGATE): S.PROMULGATED,
        (S.OBSERVED, A.INSIST): S.INSISTED,
        (S.OBSERVED, A.APPROVE): S.APPROVED,
        (S.OBSERVED, A.SHELVE): S.SHELVED,
        (S.VETOED, A.INSIST): S.INSISTED,
        (S.VETOED, A.SHELVE): S.SHELVED,
        (S.LET_LAPSE, A.PROMULGATE): S.PROMULGATED,
        (S.INSISTED, A.LAPSE): S.LET_LAPSE,
        (S.INSISTED, A.PROMULGATE): S.PROMULGATED,
        (S.RATIFIED, A.ENTER_INTO_FORCE): S.IN_FORCE,
        (S.PROMULGATED, A.ENTER_INTO_FORCE): S.IN_FORCE,
        (S.PROMULGATED, A.ANNUL): S.ANNULLED,
        (S.IN_FORCE, A.ANNUL): S.ANNULLED,
        (S.IN_FORCE, A.REPEAL): S.REPEALED,
    }
)
_LEADS_TO: Final = {act: stage for _start, act, stage in WAY.moves()}
_ENDS: Final = frozenset({S.ANNULLED, S.REPEALED})
# Which acts answer a window; letting it lapse is one of them, with its date.
ANSWERS: Final = {
    W.COMMENT: (A.APPROVE_IN_COMMITTEE, A.APPROVE, A.SHELVE),
    W.OBSERVE: (A.OBSERVE, A.VETO, A.PROMULGATE, A.LAPSE),
    W.VETO: (A.VETO, A.PROMULGATE, A.LAPSE),
    W.INSIST: (A.INSIST, A.APPROVE, A.SHELVE, A.LAPSE),
    W.PROMULGATE: (A.PROMULGATE, A.LAPSE),
    W.RATIFY: (A.RATIFY, A.SHELVE, A.LAPSE),
    W.REGULATE: (A.REGULATE, A.LAPSE),
    W.CHALLENGE: (A.CHALLENGE, A.LAPSE),
}


@dataclass(frozen=True, slots=True)
class Reached:
    """Where an act leads; `leaped` when the record does not know what came between, `late` when it moves nothing."""

    stage: LawStage
    leaped: bool
    late: bool = False


def reached(stage: LawStage, act: LawAct) -> Reached:
    """Raises IllegalMove for an act that would lead back, or after the end."""
    if WAY.allows(stage, act):
        return Reached(WAY.after(stage, act), leaped=False)
    if act in BESIDE:
        behind = _rank(stage) < _rank(BESIDE[act])
        return Reached(BESIDE[act] if behind else stage, leaped=behind)
    target = _LEADS_TO[act]
    if stage in _ENDS or _rank(target) <= _rank(stage):
        raise IllegalMove(stage=stage.value, act=act.value)
    return Reached(target, leaped=True)


def learnt_late(stage: LawStage, act: LawAct) -> LawStage:
    """The stage an act led to that the record passed without knowing it. Raises IllegalMove for none."""
    if act not in _LEADS_TO or _rank(_LEADS_TO[act]) > _rank(stage):
        raise IllegalMove(stage=stage.value, act=act.value)
    return _LEADS_TO[act]


def lawful(stage: LawStage) -> list[LawAct]:
    """What may be entered now: what the table foresees first, then what leaps."""
    found = [*WAY.actions_from(stage)]
    return [*found, *(act for act in A if act not in found and _possible(stage, act))]


def _possible(stage: LawStage, act: LawAct) -> bool:
    try:
        reached(stage, act)
    except IllegalMove:
        return False
    return True


def _rank(stage: LawStage) -> int:
    return list(LawStage).index(stage)


class WindowState(StrEnum):
    TO_COME = "to_come"
    OPEN = "open"
    CLOSING = "closing"
    LATE = "late"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


NEAR_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """A window now. `late` counts days past the date without an answer, or with one that came after it."""

    state: WindowState
    days_left: int | None = None
    late: int = 0


def window_standing(
    due_on: date | None,
    opens_on: date | None,
    answer: tuple[LawAct, date | None] | None,
    today: date,
) -> Standing:
    """How a window stands: with no date of its own it is unknown, and never counted as in time.

    answer  the act that answered it and its day (None: the day is not known)
    """
    if answer is not None:
        act, on = answer
        late = max((on - due_on).days, 0) if on and due_on else 0
        return Standing(WindowState.LAPSED if act is A.LAPSE else WindowState.ANSWERED, late=late)
    if due_on is None:
        return Standing(WindowState.UNKNOWN)
    if opens_on and today < opens_on:
        return Standing(WindowState.TO_COME, (due_on - today).days)
    left = (due_on - today).days
    if left < 0:
        return Standing(WindowState.LATE, left, -left)
    return Standing(WindowState.CLOSING if left <= NEAR_DAYS else WindowState.OPEN, left)


Step = TypeVar("Step")


def answer_to(
    kind: WindowKind, opened_after: int, steps: Sequence[tuple[int, LawAct, Step]]
) -> Step | None:
    """The first step entered after a window was opened whose act answers it."""
    return next(
        (step for at, act, step in steps if at > opened_after and act in ANSWERS[kind]), None
    )


def first_day(partial: str) -> date | None:
    """The day of a date given to the day; None for a month or a year, which is no day."""
    return date.fromisoformat(partial) if len(partial) == 10 else None


def sort_key(partial: str) -> str:
    """By time: a month stands after its last day known, a date nobody gives last."""
    return (partial or "9999") + "-99-99"[: 10 - len(partial)] if len(partial) < 10 else partial
