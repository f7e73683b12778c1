"""An invitation at the public door: read with its words, answered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.custody import ledger, receipts, sealing
from amparo.custody.filerows import row_mark
from amparo.custody.receipts import ReceiptKeys
from amparo.intake import flood, portal
from amparo.signing.errors import AnsweredAlready, SigningOver, UnknownInvitation, WhoSigns
from amparo.signing.models import APPLIED, Answer, Signature
from amparo.signing.texts import digest_of

LONGEST = 200
EMPTY = _("Write something here.")
TOO_LONG = _("This is too long.")
UNSAID = _("Say that you may sign for your organisation.")


@dataclass(frozen=True, slots=True)
class Text:
    """One text as whoever is invited reads it."""

    language: str
    title: str
    text: str
    salt: bytes = field(default=b"", repr=False)

    @property
    def digest(self) -> bytes:
        """Of these words and their salt: the same that reviews and the desk name."""
        return digest_of(self.title, self.text, self.salt)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What ten words open: the texts, until when they are signed and kept unpublished, and whether it was answered."""

    file_id: UUID
    signatory_id: UUID
    receipt_id: UUID
    number: str
    closes_at: datetime | None
    embargo_until: datetime | None
    over: bool
    answered: bool
    texts: tuple[Text, ...]
    keys: ReceiptKeys = field(repr=False)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signs, in what capacity, how to reach them; `authorised`: they say that they may."""

    person: str
    capacity: str
    contact: str = ""
    authorised: bool = False


def read(words: str, at: datetime) -> Invitation:
    """The invitation of these words.

    Raises ReceiptMistyped at no cost, UnknownInvitation after a wait when many are wrong.
    """
    found = opened(receipts.derive_keys(words), at)
    if found is None:
        flood.pay_for_wrong_receipt()
        raise UnknownInvitation
    return found


def opened(keys: ReceiptKeys, at: datetime) -> Invitation | None:
    """The same from keys that a short session keeps; None when it ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM portal_invitation(%s::bytea)", [keys.lookup])
        row = cursor.fetchone()
    if row is None or keys.decoy is not None:
        return None
    receipt_id, file_id, signatory_id, number, closes_at, open_, answered = row
    sheets = _sheets(keys)
    until = max((str(value.get("embargo_until", "")) for value in sheets), default="")
    return Invitation(
        file_id=file_id,
        signatory_id=signatory_id,
        receipt_id=receipt_id,
        number=number,
        closes_at=closes_at,
        embargo_until=datetime.fromisoformat(until) if until else None,
        over=not open_ or (closes_at is not None and closes_at <= at),
        answered=answered,
        texts=tuple(map(_text, sheets)),
        keys=keys,
    )


def sign(invitation: Invitation, hand: Hand, at: datetime, *, anonymous: bool = False) -> str:
    """Sign these texts and return what proves it: the digest of what was sealed, in hexadecimal.

    Raises WhoSigns with its fields, SigningOver, AnsweredAlready, NotStored.
    """
    faults: dict[str, list[str]] = {}
    for name, given in (("person", hand.person), ("capacity", hand.capacity)):
        if not given.strip():
            faults[name] = [EMPTY]
    for name in ("person", "capacity", "contact"):
        if len(getattr(hand, name)) > LONGEST:
            faults[name] = [TOO_LONG]
    if not hand.authorised:
        faults["authorised"] = [UNSAID]
    if faults:
        raise WhoSigns(faults)
    value: dict[str, object] = {
        "signatory": str(invitation.signatory_id),
        "person": hand.person.strip(),
        "capacity": hand.capacity.strip(),
        "contact": hand.contact.strip(),
    }
    return _answer(invitation, Answer.SIGNS, value, at, anonymous=anonymous)


def decline(invitation: Invitation, words: str, at: datetime) -> str:
    """Say that the organisation does not sign; why, when it is said, is sealed."""
    value: dict[str, object] = {
        "signatory": str(invitation.signatory_id),
        "text": words.strip()[:2000],
    }
    return _answer(invitation, Answer.DECLINES, value, at, anonymous=False)


def _answer(
    invitation: Invitation,
    answer: Answer,
    value: Mapping[str, object],
    at: datetime,
    *,
    anonymous: bool,
) -> str:
    if invitation.over:
        raise SigningOver
    if invitation.answered:
        raise AnsweredAlready
    flood.refuse_when_disk_is_full()
    signature_id = uuid4()
    made = sealing.Deposit(invitation.file_id, at)
    made.add("mailbox", {"hand": dict(value)}, about=signature_id)
    wanted = portal.holders(invitation.keys.lookup)
    made.hold([desk.holder for desk in directory.desks() if desk.id in wanted])
    sheet = made.sheets[0]
    row = Signature(
        id=signature_id,
        file_id=invitation.file_id,
        signatory_id=invitation.signatory_id,
        receipt_id=invitation.receipt_id,
        answer=answer.value,
        anonymous=anonymous,
        digests=[one.digest for one in sorted(invitation.texts, key=lambda one: one.language)],
        sheet_id=sheet.id,
        sheet_digest=bytes(sheet.digest),
        written_at=at,
    )
    facts: dict[str, object] = {
        "did": answer.value, "signatory": str(row.signatory_id), "who": "person", "role": "person",
    }  # fmt: skip
    try:
        with transaction.atomic(durable=True):
            marks = made.save()
            Signature.objects.bulk_create([row])
            stated = [*marks, row_mark("signature", row, APPLIED)]
            ledger.append("sign_on", at=at, file_id=row.file_id, marks=stated, facts=facts)
    except IntegrityError:
        raise AnsweredAlready from None
    return bytes(sheet.digest).hex()


def _sheets(keys: ReceiptKeys) -> list[dict[str, object]]:
    """What circulates, a value for each language."""
    sheets = portal.sheets(keys.lookup)
    return [
        value
        for held in portal.envelopes(keys.lookup)
        for _id, name, value in receipts.read_sheets(keys, held, sheets.get(held.id, []))
        if name == "circulated" and isinstance(value, dict)
    ]


def _text(value: Mapping[str, object]) -> Text:
    language, title, text = (str(value.get(part, "")) for part in ("language", "title", "text"))
    return Text(language, title, text, bytes.fromhex(str(value.get("salt", ""))))
