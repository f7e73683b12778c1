"""Circulation: the texts go out to organisations, which sign, decline, or take their signature back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import receipts, sealing
from amparo.custody.models import Receipt
from amparo.kernel.errors import Invalid
from amparo.library.checking import Severity
from amparo.library.checking.gathering import check_text
from amparo.statements.acts.reviewing import cleared, whole
from amparo.statements.acts.writing import ALSO
from amparo.statements.binding import bound, sealed_text
from amparo.statements.errors import (
    CheckFinds,
    NoSuchSignatory,
    NothingToSign,
    SignedAlready,
    SigningClosed,
)
from amparo.statements.kinds import Means, Signing, Stage
from amparo.statements.models import Signatory, Statement
from amparo.statements.selectors import Words
from amparo.statements.stages import Step
from amparo.statements.work import DRAFT, SIGN, Work, working

EMPTY = _("Write something here.")


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who is asked to sign. Nothing of it stands in clear."""

    name: str
    country: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signed for whom: the person, in what capacity, and what proves it in words."""

    person: str
    capacity: str
    proof: str = ""


def circulate(
    actor: Actor,
    statement_id: UUID,
    words: Words,
    at: datetime,
    *,
    closes_at: datetime | None = None,
    embargo_until: datetime | None = None,
    despite: str = "",
) -> Statement:
    """Check the texts, close them and put them where invitations lead.

    words    what is sealed of the statement, as the actor has it open
    despite  why what the check before publication finds may stand; sealed with what it found

    Raises NotReviewed, ReviewBlocks, NoTextYet, CheckFinds, IllegalMove, Invalid, OpenTheStatement.
    """
    with working(actor, DRAFT, "circulate", statement_id, at) as work:
        cleared(work.statement, words)
        texts = _reviewed(work, words)
        _checked(work, texts, despite.strip())
        if closes_at is not None and closes_at <= at:
            raise Invalid({"closes_at": [_("This moment has passed.")]})
        work.step(Step.CIRCULATE)
        also = [desk.id for kind in ALSO for desk in directory.desks(kind=kind)]
        envelope = work.deed.create("mailbox", about=uuid4(), holders=also)
        for value in texts:
            until = embargo_until.isoformat() if embargo_until else ""
            work.deed.write_to(envelope, "circulated", {**value, "embargo_until": until})
        work.statement.circulated_id = envelope.id
        work.statement.closes_at = closes_at
        work.statement.embargo_until = embargo_until
        return work.statement


def invite(
    actor: Actor, statement_id: UUID, who: Organisation, at: datetime, *, anonymous: bool = False
) -> tuple[Signatory, str]:
    """Ask an organisation to sign and return ten words, shown once, that open the texts and nothing else."""
    with working(actor, SIGN, "invite", statement_id, at) as work:
        _open_for_signing(work)
        signatory = _entered(work, who, anonymous=anonymous)
        issued = receipts.issue(work.statement.languages[0])
        receipt = sealing.new_receipt(work.statement.id, issued.master, at)
        decoy = sealing.new_decoy(receipt, issued.master)
        work.deed.add_receipt(receipt, decoy, ["mailbox"], envelope=work.statement.circulated_id)
        signatory.receipt_id = receipt.id
        signatory.save(update_fields=["receipt_id"])
    return signatory, " ".join(issued.words)


def record_signature(
    actor: Actor,
    statement_id: UUID,
    who: Organisation,
    hand: Hand,
    means: str,
    at: datetime,
    *,
    anonymous: bool = False,
    paper: bytes = b"",
) -> Signatory:
    """Enter a signature that came by letter, by message or in person, with what proves it.

    paper  the letter's or message's bytes, of which the digest is kept, sealed

    Raises SigningClosed, NothingToSign, Invalid.
    """
    with working(actor, SIGN, "record_signature", statement_id, at) as work:
        _open_for_signing(work)
        if means not in (Means.LETTER, Means.MESSAGE, Means.IN_PERSON):
            raise Invalid({"means": [_("Choose one of the list.")]})
        if not (hand.person.strip() and hand.capacity.strip() and who.name.strip()):
            raise NothingToSign({"person": [EMPTY]})
        if not paper and not hand.proof.strip():
            raise Invalid({"proof": [_("Say what proves it, or give the paper.")]})
        signatory = _entered(work, who, anonymous=anonymous)
        signed(work, signatory, hand, means, paper)
    return signatory


def withdraw_signature(actor: Actor, signatory_id: UUID, because: str, at: datetime) -> Signatory:
    """Take a signature back for an organisation that asks it; that it was given stays.

    Raises NoSuchSignatory, Invalid at `because`.
    """
    found = Signatory.objects.filter(id=signatory_id).first()
    with working(actor, SIGN, "withdraw_signature", _of(found), at) as work:
        signatory = locked(signatory_id)
        if not because.strip():
            raise Invalid({"because": [_("Say why, in words.")]})
        if signatory.standing != Signing.SIGNED:
            raise NoSuchSignatory
        work.deed.write("notes", "withdrawal", {"signatory": str(signatory.id), "text": because})
        signatory.standing, signatory.withdrawn_at = Signing.WITHDRAWN, at
        signatory.save(update_fields=["standing", "withdrawn_at"])
    return signatory


def end_invitation(actor: Actor, signatory_id: UUID, at: datetime) -> Signatory:
    """End the ten words of an invitation that went astray."""
    found = Signatory.objects.filter(id=signatory_id).first()
    with working(actor, SIGN, "end_invitation", _of(found), at) as work:
        signatory = locked(signatory_id)
        if signatory.receipt_id is not None:
            for receipt in Receipt.objects.filter(id=signatory.receipt_id, revoked_at=None):
                work.deed.revoke_receipt(receipt)
        if signatory.standing == Signing.INVITED:
            signatory.standing, signatory.answered_at = Signing.DECLINED, at
            signatory.save(update_fields=["standing", "answered_at"])
    return signatory


def signed(work: Work, signatory: Signatory, hand: Hand, means: str, paper: bytes) -> None:
    """Say that an organisation signs the texts as they stand. Raises SignedAlready."""
    if signatory.standing in (Signing.SIGNED, Signing.DECLINED):
        raise SignedAlready
    value: dict[str, object] = {
        "signatory": str(signatory.id),
        "person": hand.person.strip(),
        "capacity": hand.capacity.strip(),
        "proof": hand.proof.strip(),
        "paper": hashlib.sha256(paper).hexdigest() if paper else "",
    }
    sheet = work.deed.write("notes", "hand", value)
    signatory.hand_sheet_id = sheet.id
    texts = whole(work.statement)
    # Not of the words or the paper themselves: whoever holds the rows could try who wrote them.
    signatory.standing, signatory.means, signatory.proof = (
        Signing.SIGNED,
        means,
        bytes(sheet.digest),
    )
    signatory.digests = [bytes(texts[language].digest) for language in sorted(texts)]
    signatory.answered_at, signatory.withdrawn_at = work.at, None
    signatory.save()


def counting(statement: Statement) -> list[Signatory]:
    """Those whose signature is of the texts as they stand, in the order they were entered."""
    texts = whole(statement)
    now = {bytes(row.digest) for row in texts.values()}
    rows = statement.signatories.filter(standing=Signing.SIGNED).order_by("number")
    return [row for row in rows if {bytes(one) for one in row.digests} == now]


def locked(signatory_id: UUID) -> Signatory:
    """Raises NoSuchSignatory."""
    row = Signatory.objects.select_for_update().filter(id=signatory_id).first()
    if row is None:
        raise NoSuchSignatory
    return row


def _of(signatory: Signatory | None) -> UUID:
    """Its statement; for none there is, one that is not there either."""
    return signatory.statement_id if signatory else uuid4()


def _entered(work: Work, who: Organisation, *, anonymous: bool) -> Signatory:
    if not who.name.strip():
        raise Invalid({"name": [EMPTY]})
    value: dict[str, object] = {
        "name": who.name.strip(),
        "country": who.country.strip(),
        "contact": who.contact.strip(),
    }
    sheet = work.deed.write("notes", "organisation", value)
    return Signatory.objects.create(
        statement=work.statement,
        number=work.statement.signatories.count() + 1,
        anonymous=anonymous,
        sheet_id=sheet.id,
        invited_at=work.at,
    )


def _open_for_signing(work: Work) -> None:
    statement = work.statement
    late = statement.closes_at is not None and statement.closes_at <= work.at
    if statement.stage != Stage.CIRCULATING or late:
        raise SigningClosed


def _checked(work: Work, texts: list[dict[str, object]], despite: str) -> None:
    """Hold the very texts against the library; that it was done and how much it found is stated in the ledger."""
    found = [
        {"language": value.get("language", ""), "code": one.code, "start": one.start}
        for value in texts
        for one in check_text(work.actor, f"{value['title']}\n\n{value['text']}")
        if one.severity != Severity.HINT
    ]
    if found and not despite:
        raise CheckFinds(count=str(len(found)))
    work.deed.write("judgement", "check", {"found": found, "text": despite})
    work.deed.note(check_found=len(found))


def _reviewed(work: Work, words: Words) -> list[dict[str, object]]:
    """What goes out is, to the letter and with its salt, what was reviewed."""
    found = []
    for _language, version in sorted(work.texts().items()):
        value = sealed_text(words, version)
        if not bound(version, value):
            raise Invalid(
                {"text": [_("These are not the newest texts. Open the statement again.")]}
            )
        found.append(dict(value))
    return found
