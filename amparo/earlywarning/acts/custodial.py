"""Who may open the file: sharing it, taking it back, lifting a shield in writing, her receipts."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.models import Desk
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.custody import receipts, sealing
from amparo.custody.errors import MustNotKnow
from amparo.custody.granting import must_not_know
from amparo.custody.models import Receipt
from amparo.custody.selectors import CASE_KINDS, desks_holding
from amparo.earlywarning.acts.judging import live_measures
from amparo.earlywarning.doing import Doing, doing
from amparo.earlywarning.forms import custody as forms
from amparo.earlywarning.handing import turn_of
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.intake.sealing import OWN_BOX, OWN_WORDS, keep_words
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.measures.models import Order
from amparo.measures.telling import of_measure
from amparo.registry import services as registry

UNFOUND = _("With this alone the desk would not find the file. Choose another part too.")


class NotShielded(Conflict):
    """That institution is not among those that must not know; share the file in the ordinary way."""


class NobodyLeft(Conflict):
    """Nobody would be left to keep this file. Hand it first to a desk of another institution."""


class NoSuchReceipt(NotVisible):
    """There is nothing here that you may see."""


def share_file(
    actor: Actor, file_id: UUID, form: forms.ShareFile, at: datetime, subject: UUID | None = None
) -> Done:
    """Hand named parts of the file to another desk of the mechanism until a day.

    Raises MustNotKnow for a desk of an institution that must not know.
    """
    ends_at = datetime.combine(form.until, time.max, tzinfo=UTC) if form.until else None
    if ends_at is not None and ends_at <= at:
        raise Invalid({"until": [_("Write a day that is still to come.")]})
    with doing(actor, "share_file", file_id, at) as act:
        if not CASE_KINDS & set(form.kinds) and form.desk not in desks_holding(file_id):
            raise Invalid({"kinds": [UNFOUND]})
        act.deed.grant(form.kinds, form.desk, purpose=form.purpose, ends_at=ends_at)
        act.subject = form.desk
        _tell_shared(act, form.desk, form.kinds, form.purpose)
    return Done(file_id, form.desk)


def exclude_institution(
    actor: Actor,
    file_id: UUID,
    form: forms.ExcludeInstitution,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Close the file to an institution found out later: its grants end and keys are renewed.

    What it opened before could have been copied; she is told both, in those words. A file that only
    that house held goes to the alternative desk, as it would have from the start. Raises NobodyLeft
    where there is none.
    """
    with doing(actor, "exclude_institution", file_id, at) as act:
        closed = act.pack.with_bodies(form.institution)
        act.deed.write("shield", "found_later", {"institutions": [form.institution]})
        seal_words(act, actor, "exclusion", {"text": form.reasons, "to": form.institution})
        desks = [desk.id for desk in directory.desks() if desk.institution in closed]
        if desks_holding(file_id) <= set(desks):
            _to_the_alternative(act)
        ended = act.deed.end_grants(desks)
        act.deed.renew(directory.holders_of)
        open_orders = Order.objects.filter(file_id=file_id, closed_at=None, desk_id__in=desks)
        act.deed.note(grants_ended=ended)
        if open_orders.exists():
            agenda.escalate(file_id, "order_with_excluded", "decision_maker", at)
        act.tell(
            "excluded",
            institution=form.institution,
            protected_from=at.isoformat(),
            could_have_copied=ended > 0,
        )
    return Done(file_id)


def _to_the_alternative(act: Doing) -> None:
    shielded = act.deed.shielded()
    able = [
        desk
        for desk in directory.desks(kind="alternate_intake")
        if not must_not_know(desk.institution, shielded)
    ]
    if not able:
        raise NobodyLeft
    for desk in able:
        act.deed.grant(sorted(CASE_KINDS | {"evidence"}), desk.id, purpose="follow_up_work")
    registry.hand_over(act.case, able[0].id)
    turn_of(act, able[0].id)


def override_shield(
    actor: Actor,
    file_id: UUID,
    form: forms.OverrideShield,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Let a desk know although its institution must not: in writing, and she reads why."""
    with doing(actor, "override_shield", file_id, at) as act:
        desk = Desk.objects.filter(pk=form.desk).first()
        if desk is None:
            raise Invalid({"desk": [_("Choose one of the list.")]})
        if not must_not_know(desk.institution, act.deed.shielded()):
            raise NotShielded
        value: dict[str, object] = {"institutions": [desk.institution], "reasons": form.reasons}
        act.deed.write("shield", "override", value | {"ground": form.ground})
        act.deed.grant(form.kinds, desk.pk, purpose="formal_request")
        act.tell("override", institution=desk.institution, reasons=form.reasons)
    return Done(file_id, desk.pk)


def revoke_receipt(
    actor: Actor,
    file_id: UUID,
    form: forms.RevokeReceipt,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """End one receipt: its words open nothing more."""
    with doing(actor, "revoke_receipt", file_id, at) as act:
        live = Receipt.objects.filter(file_id=file_id, revoked_at=None).exclude(standing="decoy")
        found = live.filter(pk=form.receipt).first()
        if found is None:
            raise NoSuchReceipt
        act.deed.revoke_receipt(found)
        seal_words(act, actor, "receipt_revoked", {"text": form.reasons})
    return Done(file_id, form.receipt)


def reissue_receipt(
    actor: Actor,
    file_id: UUID,
    form: forms.ReissueReceipt,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Give her new words for a lost or seized receipt; her earlier ones end.

    Where somebody asked on her behalf it is how she takes hold: then theirs end too.
    The words come back once in `shown`, to be dictated or handed over; kept by an organisation that
    accompanies her, they are sealed to its desk and shown to nobody here. Raises MustNotKnow.
    """
    issued = receipts.issue(form.language)
    with doing(actor, "reissue_receipt", file_id, at) as act:
        ending = Receipt.objects.filter(file_id=file_id, revoked_at=None)
        ending = ending.filter(standing__in=("own", "proxy") if form.takes_hold else ("own",))
        for earlier in ending.order_by("created_at"):
            act.deed.revoke_receipt(earlier)
        receipt = sealing.new_receipt(file_id, issued.master, at)
        receipt.reads_own_words = form.reads_own_words
        own = OWN_WORDS if form.reads_own_words else ()
        decoy = sealing.new_decoy(receipt, issued.master, _duress(form))
        act.deed.add_receipt(receipt, decoy, [OWN_BOX, *own])
        seal_words(act, actor, "receipt_reissued", {"text": form.reasons})
        act.deed.note(takes_hold=form.takes_hold, kept=form.kept_by is not None)
        if form.kept_by is not None:
            _leave_with(act, form.kept_by, receipt.pk, issued.words)
        _tell_again(act)
    shown = {} if form.kept_by else {"receipt": " ".join(issued.words)}
    return Done(file_id, receipt.pk, shown)


def _leave_with(act: Doing, desk_id: UUID, receipt_id: UUID, words: tuple[str, ...]) -> None:
    """Seal the words to the desk of an organisation that accompanies her, and to no other."""
    keeper = next((desk for desk in directory.desks("companion") if desk.id == desk_id), None)
    if keeper is None:
        raise Invalid({"kept_by": [_("Choose one of the list.")]})
    if must_not_know(keeper.institution, act.deed.shielded()):
        raise MustNotKnow(institution=keeper.institution)
    rows = sealing.Deposit(act.case.pk, act.at)
    keep_words(rows, receipt_id, words, keeper.holder)
    act.deed.marks += rows.save()


def _duress(form: forms.ReissueReceipt) -> str:
    word = receipts.duress_word(form.duress)
    if form.duress.strip() and not word:
        raise Invalid({"duress": [_("Write one single word, of three letters or more.")]})
    return word


def _tell_again(act: Doing) -> None:
    """Tell a new receipt where the file stands; earlier lines stay sealed to the one that ended."""
    act.tell("stage", stage=act.procedure.stage, track=act.procedure.track)
    rows = Deadline.objects.open().filter(file_id=act.case.pk, subject_id=None)
    act.told += [agenda.told(row, act.at) for row in rows.order_by("due_at")]
    act.told += [of_measure(measure) for measure in live_measures(act.case.pk)]


def _tell_shared(act: Doing, desk_id: UUID, kinds: tuple[str, ...], purpose: str) -> None:
    desk = Desk.objects.get(pk=desk_id)
    act.tell(
        "shared",
        desk=desk.code,
        institution=desk.institution,
        parts=list(kinds),
        purpose=purpose,
    )


SPECS = (
    ActSpec("share_file", forms.ShareFile, share_file),
    ActSpec("exclude_institution", forms.ExcludeInstitution, exclude_institution),
    ActSpec("override_shield", forms.OverrideShield, override_shield),
    ActSpec("revoke_receipt", forms.RevokeReceipt, revoke_receipt),
    ActSpec("reissue_receipt", forms.ReissueReceipt, reissue_receipt),
)
