"""One table of stages for each kind of matter: which step leads from where to where.

Source: research notes 2.1 and 2.2; articles of the Commission's and the Court's rules as `rules.py`
marks them. A step that leads to its own stage is recorded and moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from amparo.interamerican.kinds import Kind
from amparo.kernel.workflow import Workflow


class Stage(TextChoices):
    DRAFT = "draft", _("Draft")
    CONSENTED = "consented", _("With consent")
    FILED = "filed", _("Filed")
    STATE_ASKED = "info_asked_state", _("Information asked of the State")
    PETITIONER_ASKED = "info_asked_petitioner", _("Information asked of those who petition")
    URGENT = "urgent", _("Urgent measures of the presidency")
    IN_FORCE = "in_force", _("In force")
    LIFTING_ASKED = "lifting_asked", _("Lifting requested")
    PROVISIONAL_ASKED = "provisional_asked", _("Provisional measures asked of the Court")
    PROVISIONAL = "provisional", _("Replaced by provisional measures")
    LIFTED = "lifted", _("Lifted")
    NOT_GRANTED = "not_granted", _("Not granted")
    DEACTIVATED = "deactivated", _("Deactivated")
    REVIEW = "initial_review", _("Initial review")
    NOT_OPENED = "not_opened", _("Not opened for processing")
    ADMISSIBILITY = "admissibility", _("Admissibility")
    INADMISSIBLE = "inadmissible", _("Inadmissible")
    MERITS = "merits", _("Merits")
    MERITS_REPORT = "merits_report", _("Merits report")
    FRIENDLY = "friendly", _("Friendly settlement sought")
    SETTLED = "settled", _("Settled")
    BEFORE_COURT = "before_court", _("Before the Court")
    PUBLISHED = "published", _("Report published")
    ARCHIVED = "archived", _("Archived")
    NEGOTIATION = "negotiation", _("Negotiation")
    SIGNED = "signed", _("Agreement signed")
    APPROVED = "approved", _("Agreement approved")
    BROKEN = "broken", _("Negotiation ended")
    NOTIFIED = "notified", _("Judgment notified")
    SUPERVISED = "supervised", _("Compliance supervised")
    CLOSED = "closed", _("Closed")


class Step(TextChoices):
    CONSENT_OBTAINED = "consent_obtained", _("Consent was obtained")
    FILE = "file", _("File the request")
    ASK_STATE = "ask_state", _("Information was asked of the State")
    ASK_PETITIONER = "ask_petitioner", _("Information was asked of those who petition")
    GRANT = "grant", _("It was granted")
    REFUSE = "refuse", _("It was not granted")
    DEACTIVATE = "deactivate", _("It was deactivated")
    ADOPT_URGENT = "adopt_urgent", _("The presidency ordered urgent measures")
    RATIFY = "ratify", _("The Court ratified them")
    FOLLOW_UP = "follow_up", _("A follow-up resolution was issued")
    EXTEND = "extend", _("It was extended to others")
    MODIFY = "modify", _("It was modified")
    ASK_LIFTING = "ask_lifting", _("The State asked to lift it")
    COMMENT_LIFTING = "comment_lifting", _("Comments on the lifting were sent")
    LIFT = "lift", _("It was lifted")
    LIFT_PART = "lift_part", _("It was lifted in part")
    KEEP = "keep", _("It was kept in force")
    ASK_PROVISIONAL = "ask_provisional", _("Provisional measures were asked of the Court")
    PROVISIONAL_GRANTED = "provisional_granted", _("The Court ordered provisional measures")
    PROVISIONAL_REFUSED = "provisional_refused", _("The Court did not order them")
    BEGIN_REVIEW = "begin_review", _("The initial review began")
    NOT_OPEN = "not_open", _("It was not opened for processing")
    TRANSMIT = "transmit", _("It was transmitted to the State")
    ADMIT = "admit", _("It was declared admissible")
    DECLARE_INADMISSIBLE = "declare_inadmissible", _("It was declared inadmissible")
    REPORT_MERITS = "report_merits", _("The merits report was adopted")
    PUBLISH = "publish", _("The report was published")
    SUBMIT_COURT = "submit_court", _("The case went to the Court")
    SEEK_SETTLEMENT = "seek_settlement", _("A friendly settlement is sought")
    RESUME_ADMISSIBILITY = "resume_admissibility", _("Back to admissibility")
    RESUME_MERITS = "resume_merits", _("Back to the merits")
    SETTLE = "settle", _("A settlement was approved")
    ARCHIVE = "archive", _("It was archived")
    SIGN = "sign", _("The agreement was signed")
    APPROVE = "approve", _("The agreement was approved")
    BREAK_OFF = "break_off", _("The negotiation ended")
    SUPERVISE = "supervise", _("Supervision began")
    DECLARE_BREACH = "declare_breach", _("The Court declared a breach")
    CLOSE = "close", _("It was closed")


_Table = dict[tuple[Stage, Step], Stage]
S, T = Stage, Step
ENTERED: Final = "enter"
UNFILED: Final = frozenset({S.DRAFT, S.CONSENTED})


def _stay(stage: Stage, *steps: Step) -> _Table:
    return {(stage, step): stage for step in steps}


def _decided(*stages: Stage) -> _Table:
    ends = ((T.GRANT, S.IN_FORCE), (T.REFUSE, S.NOT_GRANTED), (T.DEACTIVATE, S.DEACTIVATED))
    return {(stage, step): end for stage in stages for step, end in ends}


_BEFORE: _Table = {(S.DRAFT, T.CONSENT_OBTAINED): S.CONSENTED, (S.CONSENTED, T.FILE): S.FILED}
_LIFTING: _Table = {
    (S.IN_FORCE, T.ASK_LIFTING): S.LIFTING_ASKED,
    (S.IN_FORCE, T.LIFT): S.LIFTED,
    (S.IN_FORCE, T.LIFT_PART): S.IN_FORCE,
    (S.LIFTING_ASKED, T.COMMENT_LIFTING): S.LIFTING_ASKED,
    (S.LIFTING_ASKED, T.LIFT): S.LIFTED,
    (S.LIFTING_ASKED, T.LIFT_PART): S.IN_FORCE,
    (S.LIFTING_ASKED, T.KEEP): S.IN_FORCE,
}
_PRECAUTIONARY: _Table = {
    **_BEFORE,
    (S.FILED, T.ASK_STATE): S.STATE_ASKED,
    (S.FILED, T.ASK_PETITIONER): S.PETITIONER_ASKED,
    (S.STATE_ASKED, T.ASK_STATE): S.STATE_ASKED,
    (S.STATE_ASKED, T.ASK_PETITIONER): S.PETITIONER_ASKED,
    (S.PETITIONER_ASKED, T.ASK_STATE): S.STATE_ASKED,
    (S.PETITIONER_ASKED, T.ASK_PETITIONER): S.PETITIONER_ASKED,
    **_decided(S.FILED, S.STATE_ASKED, S.PETITIONER_ASKED),
    **_stay(S.IN_FORCE, T.FOLLOW_UP, T.EXTEND, T.MODIFY),
    **_LIFTING,
    (S.IN_FORCE, T.ASK_PROVISIONAL): S.PROVISIONAL_ASKED,
    (S.PROVISIONAL_ASKED, T.FOLLOW_UP): S.PROVISIONAL_ASKED,
    (S.PROVISIONAL_ASKED, T.PROVISIONAL_GRANTED): S.PROVISIONAL,
    (S.PROVISIONAL_ASKED, T.PROVISIONAL_REFUSED): S.IN_FORCE,
}
_PROVISIONAL: _Table = {
    **_BEFORE,
    (S.FILED, T.ADOPT_URGENT): S.URGENT,
    (S.URGENT, T.RATIFY): S.IN_FORCE,
    (S.URGENT, T.REFUSE): S.NOT_GRANTED,
    (S.FILED, T.GRANT): S.IN_FORCE,
    (S.FILED, T.REFUSE): S.NOT_GRANTED,
    **_stay(S.IN_FORCE, T.FOLLOW_UP, T.EXTEND, T.MODIFY, T.DECLARE_BREACH),
    **_LIFTING,
}
_PETITION: _Table = {
    **_BEFORE,
    (S.FILED, T.BEGIN_REVIEW): S.REVIEW,
    (S.REVIEW, T.ASK_PETITIONER): S.REVIEW,
    (S.REVIEW, T.NOT_OPEN): S.NOT_OPENED,
    (S.REVIEW, T.TRANSMIT): S.ADMISSIBILITY,
    (S.ADMISSIBILITY, T.ADMIT): S.MERITS,
    (S.ADMISSIBILITY, T.DECLARE_INADMISSIBLE): S.INADMISSIBLE,
    (S.ADMISSIBILITY, T.SEEK_SETTLEMENT): S.FRIENDLY,
    (S.MERITS, T.SEEK_SETTLEMENT): S.FRIENDLY,
    (S.FRIENDLY, T.RESUME_ADMISSIBILITY): S.ADMISSIBILITY,
    (S.FRIENDLY, T.RESUME_MERITS): S.MERITS,
    (S.FRIENDLY, T.SETTLE): S.SETTLED,
    (S.MERITS, T.REPORT_MERITS): S.MERITS_REPORT,
    (S.MERITS_REPORT, T.FOLLOW_UP): S.MERITS_REPORT,
    (S.MERITS_REPORT, T.SUBMIT_COURT): S.BEFORE_COURT,
    (S.MERITS_REPORT, T.PUBLISH): S.PUBLISHED,
    (S.PUBLISHED, T.FOLLOW_UP): S.PUBLISHED,
    (S.REVIEW, T.ARCHIVE): S.ARCHIVED,
    (S.ADMISSIBILITY, T.ARCHIVE): S.ARCHIVED,
    (S.MERITS, T.ARCHIVE): S.ARCHIVED,
}
_SETTLEMENT: _Table = {
    (S.NEGOTIATION, T.SIGN): S.SIGNED,
    (S.NEGOTIATION, T.BREAK_OFF): S.BROKEN,
    (S.SIGNED, T.APPROVE): S.APPROVED,
    (S.SIGNED, T.BREAK_OFF): S.BROKEN,
    (S.APPROVED, T.FOLLOW_UP): S.APPROVED,
    (S.APPROVED, T.CLOSE): S.CLOSED,
}
_JUDGMENT: _Table = {
    (S.NOTIFIED, T.SUPERVISE): S.SUPERVISED,
    **_stay(S.SUPERVISED, T.FOLLOW_UP, T.DECLARE_BREACH),
    (S.SUPERVISED, T.CLOSE): S.CLOSED,
}
TABLES: Final = MappingProxyType(
    {
        Kind.PRECAUTIONARY: Workflow(_PRECAUTIONARY),
        Kind.PROVISIONAL: Workflow(_PROVISIONAL),
        Kind.PETITION: Workflow(_PETITION),
        Kind.SETTLEMENT: Workflow(_SETTLEMENT),
        Kind.JUDGMENT: Workflow(_JUDGMENT),
    }
)
FIRST: Final = MappingProxyType(
    {
        Kind.PRECAUTIONARY: S.DRAFT,
        Kind.PROVISIONAL: S.DRAFT,
        Kind.PETITION: S.DRAFT,
        Kind.SETTLEMENT: S.NEGOTIATION,
        Kind.JUDGMENT: S.NOTIFIED,
    }
)


def stages_of(kind: Kind) -> Iterator[Stage]:
    """Every stage that a matter of a kind can stand at, in the order of the procedure."""
    reached = {FIRST[kind]}
    for start, _step, end in TABLES[kind].moves():
        reached |= {start, end}
    return (stage for stage in Stage if stage in reached)


def is_over(kind: Kind, stage: Stage) -> bool:
    """Whether no step leads on from here."""
    return not TABLES[kind].actions_from(stage)


def over_stages() -> set[Stage]:
    """Stages at which a matter of some kind is over; none of them is on the way of another kind."""
    return {stage for kind in Kind for stage in stages_of(kind) if is_over(kind, stage)}
