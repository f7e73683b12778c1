"""What one member may do on one file now, what not, and why not; decides nothing an act does not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amparo.accounts.actors import NOT_BY_MACHINE, Actor
from amparo.agenda.models import Deadline
from amparo.assessment import selectors as assessments
from amparo.custody.models import Receipt
from amparo.custody.selectors import holds
from amparo.earlywarning import needs, rights
from amparo.earlywarning.forms.choices import Asked
from amparo.earlywarning.labels import hint_of, label_of
from amparo.earlywarning.models import Alert, Appeal, Decision, Procedure
from amparo.earlywarning.powers import AFTER_THE_END, POWERS, power_of
from amparo.earlywarning.stages import moves_a_stage
from amparo.kernel.errors import Refused
from amparo.law.schema import Pack
from amparo.law.schema.base import UnknownCode
from amparo.measures import selectors as measures
from amparo.registry.models import Case

DECIDING = frozenset({"decide_grant", "decide_partial", "decide_deny"})
SECOND = frozenset({"countersign_denial", "return_denial"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A member before a file; `roles` are those they have at desks that hold or oversee it."""

    actor: Actor
    case: Case
    pack: Pack
    procedure: Procedure
    roles: tuple[str, ...]
    at: datetime
    language: str

    @property
    def asked(self) -> Asked:
        """Return what the choices of a form are asked on."""
        return Asked(self.actor, self.case, self.pack, self.procedure.track, self.language)

    def offered(self, codes: tuple[str, ...]) -> list[str]:
        """Return the acts to show: first those of the table here, then the others of one's roles."""
        here = [row.act for row in self.pack.procedure.rows_from(self.procedure.stage, self.track)]
        wanted = [*dict.fromkeys(here), *codes]
        return [c for c in dict.fromkeys(wanted) if c in codes and self._ever(c)]

    @property
    def track(self) -> str:
        return self.procedure.track

    def why_not(self, code: str) -> str | None:
        """Return why an act cannot be done now, in the active language, or None when it can."""
        if self.actor.kind == "service" and power_of(code) in NOT_BY_MACHINE:
            return _("A person does this, signed in; a machine's token does not.")
        if moves_a_stage(self.pack, code):
            return self._why_not_here(code)
        if code not in self._own():
            return _("Your role does not allow this on this file.")
        if self.procedure.closed_at is not None and code not in AFTER_THE_END:
            return _("This procedure has ended.")
        check = _BESIDE.get(code)
        return check(self) if check else None

    def words(self, code: str) -> tuple[str, str]:
        """Return the act's label and hint as the pack words them."""
        label = label_of(self.pack, code, self.language)
        try:
            return label, self.pack.procedure.act(code).hint.in_(self.language)
        except UnknownCode:
            return label, hint_of(self.pack, code, self.track)

    def _ever(self, code: str) -> bool:
        return code in self._own() and not (code in _ONLY_WHEN and self.why_not(code))

    def _own(self) -> frozenset[str]:
        """Return the acts that the member's roles on this file may do somewhere."""
        found: set[str] = set()
        for role in self.roles:
            found |= self.pack.acts_of(role)
            powers = set(self.pack.matrix.row(role).powers)
            found |= powers | {act for act, power in POWERS.items() if power in powers}
        return frozenset(found)

    def _why_not_here(self, code: str) -> str | None:
        row = self.pack.procedure.row(self.procedure.stage, code, self.track)
        if row is None:
            return _("The procedure does not foresee this where the file stands.")
        if not set(row.who) & set(self.roles):
            who = ", ".join(self.pack.role(r).label.in_(self.language) for r in row.who)
            return _("Here this is done by: %(who)s.") % {"who": who}
        if code in DECIDING and _decision_waits(self):
            return _("A denial waits for its second signature.")
        try:
            needs.require(row, self.actor, self.case)
        except Refused as refusal:
            return refusal.message(_)
        return None


def _decision_waits(standing: Standing) -> bool:
    rows = Decision.objects.filter(procedure=standing.procedure)
    return rows.filter(binding_at=None, returned_at=None).exists()


def _when(test: bool, why: str) -> str | None:
    return None if test else why


def _second(standing: Standing) -> str | None:
    if not _decision_waits(standing):
        return _("No denial waits for a second signature.")
    first = Decision.objects.filter(
        procedure=standing.procedure, first_signer=standing.actor.id, binding_at=None
    )
    return _when(
        not first.exists(), _("You signed first; the second signature is another person's.")
    )


def _countersign(standing: Standing) -> str | None:
    """A denial signed once binds only where the file still awaits a decision."""
    if standing.pack.procedure.row(standing.procedure.stage, "decide_deny", standing.track) is None:
        return _("The procedure does not foresee this where the file stands.")
    return _second(standing)


def _appeal(standing: Standing) -> str | None:
    running = Appeal.objects.filter(procedure=standing.procedure, decided_at=None).exists()
    against = standing.pack.procedure.appeal.against
    decided = standing.procedure.moves.filter(act__in=against).exists()
    return _when(decided and not running, _("There is nothing to appeal against now."))


def _decide_appeal(standing: Standing) -> str | None:
    running = Appeal.objects.filter(procedure=standing.procedure, decided_at=None).exists()
    return _when(running, _("No appeal is running."))


def _pause(standing: Standing) -> str | None:
    rows = Deadline.objects.open().filter(file_id=standing.case.pk, suspended_at=None)
    rows = rows.exclude(unit="hour").exclude(track="urgent").filter(due_at__gt=standing.at)
    allowed = any(standing.pack.term(row.term_code).may_pause for row in rows)
    return _when(allowed, _("No running term may be stopped."))


def _resume(standing: Standing) -> str | None:
    rows = Deadline.objects.paused().filter(file_id=standing.case.pk)
    return _when(rows.exists(), _("No term is stopped."))


def _contradiction(standing: Standing) -> str | None:
    rows = measures.contradictions(standing.actor, standing.case.pk)
    return _when(rows.exists(), _("Nothing is contradicted on this file."))


def _alert(standing: Standing) -> str | None:
    rows = Alert.objects.filter(case=standing.case, seen_at=None)
    return _when(rows.exists(), _("No warning waits."))


def _writing(standing: Standing) -> str | None:
    row = assessments.being_made(standing.actor, standing.case.pk)
    return _when(row is not None and row.state == "draft", _("No assessment is being written."))


def _signed_once(standing: Standing) -> str | None:
    rows = assessments.waiting_for_second(standing.actor).filter(file_id=standing.case.pk)
    return _when(rows.exists(), _("No assessment waits for your signature."))


def _receipt(standing: Standing) -> str | None:
    if not holds(standing.actor, standing.case.pk, "mailbox"):
        return _("Your desk does not hold her mailbox.")
    return _when(
        Receipt.objects.filter(file_id=standing.case.pk).exists(), _("There is no receipt.")
    )


_BESIDE: dict[str, Callable[[Standing], str | None]] = {
    "countersign_denial": _countersign,
    "return_denial": _second,
    "appeal": _appeal,
    "decide_appeal": _decide_appeal,
    "pause_term": _pause,
    "resume_term": _resume,
    "resolve_contradiction": _contradiction,
    "see_alert": _alert,
    "save_assessment": _writing,
    "return_assessment": _signed_once,
    "revoke_receipt": _receipt,
    "reissue_receipt": _receipt,
}
# These are shown only while there is something to do about.
_ONLY_WHEN = frozenset(
    {
        *SECOND,
        "decide_appeal",
        "resume_term",
        "resolve_contradiction",
        "return_assessment",
        "save_assessment",
        "see_alert",
    }
)


def standing_of(actor: Actor, case: Case, at: datetime, language: str) -> Standing:
    """Return the member before the file's newest procedure."""
    procedure = Procedure.objects.filter(case=case).order_by("-sequence").first()
    if procedure is None:
        raise needs.NoProcedure
    roles = tuple(seat.role for seat in rights.seats_on(actor, case))
    return Standing(actor, case, case.pack(), procedure, roles, at, language)
