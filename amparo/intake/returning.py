"""The way back: ten words in, where the file stands out.

A proxy's receipt learns that the request was received, and reads what it sent itself: nothing else.
The duress word after the ten opens a decoy, for which the database has nothing but number and arrival.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amparo.custody import drafts as kept
from amparo.custody import receipts
from amparo.custody.receipts import HeldEnvelope, ReceiptKeys
from amparo.intake import drafts, flood, portal, seen
from amparo.intake.answers import RECIPIENT, AnswerCode
from amparo.intake.errors import UnknownReceipt
from amparo.intake.sealing import OWN_BOX, OWN_WORDS, PROXY_BOX, SHIELD_SHEET
from amparo.intake.values import Return, Said, Sent, Standing, Value

_RETURN = "return"


@dataclass(frozen=True, slots=True)
class Held:
    """What a return keeps in memory so that she can write: her keys and the box they open."""

    keys: ReceiptKeys = field(repr=False)
    box: HeldEnvelope | None = field(repr=False)
    answers: int


def enter(words: str, at: datetime) -> Return:
    """Return what these words open.

    Raises ReceiptMistyped (which word, or the checksum) at no cost, UnknownReceipt after a wait
    when many are wrong, another word than her duress word among them, TooBusy, TooManyTries.
    """
    keys = receipts.derive_keys(words)
    if keys.decoy is not None:
        keys = receipts.keys_of_decoy(keys.decoy)
    back = _opened(keys, at)
    if back is None:
        flood.pay_for_wrong_receipt()
        raise UnknownReceipt
    return back


def begin_session(words: str, at: datetime) -> tuple[str, Return]:
    """The same, and a cookie's secret with which `resume` does without the words for 30 minutes."""
    back = enter(words, at)
    secret = kept.new_secret()
    _keep(secret, held_by(back).keys, at)
    return drafts.encode(secret), back


def resume(secret: str, at: datetime) -> Return | None:
    """Return what the session's receipt opens, and let it last 30 minutes more; None when ended."""
    value = drafts.load(secret, _RETURN, at)
    known = drafts.decode(secret)
    if value is None or known is None:
        return None
    kept_of = bytes.fromhex(str(value["keys"]))
    keys = receipts.keys_of_decoy(kept_of) if value["decoy"] else receipts.keys_of(kept_of)
    back = _opened(keys, at)
    if back is None:
        kept.end(known)
        return None
    _keep(known, keys, at)
    return back


def end_session(secret: str) -> None:
    """Erase the session; the words open the file again."""
    drafts.end(secret)


def held_by(back: Return) -> Held:
    """Return the keys of a return made here."""
    if not isinstance(back.keys, Held):
        raise TypeError("a return is made by enter or resume")
    return back.keys


def _keep(secret: bytes, keys: ReceiptKeys, at: datetime) -> None:
    """Of a decoy its lookup alone: the words she typed before it would open her file."""
    kept_of = keys.decoy or keys.master
    value = {"kind": _RETURN, "keys": kept_of.hex(), "decoy": keys.decoy is not None}
    kept.save(secret, value, at)


def _opened(keys: ReceiptKeys, at: datetime) -> Return | None:
    row = portal.receipt(keys.lookup)
    if row is None:
        return None
    proxy = row.standing == "proxy"
    envelopes = {envelope.kind: envelope for envelope in portal.envelopes(keys.lookup)}
    box = envelopes.get(PROXY_BOX if proxy else OWN_BOX)
    values = _values(keys, envelopes)
    answers = portal.answers(keys.lookup)
    said = _said(answers, values)
    return Return(
        receipt_id=row.receipt_id,
        file_id=row.file_id,
        number=row.number,
        designation=row.designation,
        language=row.language,
        received_at=row.received_at,
        proxy=proxy,
        decoy=row.standing == "decoy",
        standing=_standing(keys, row, said, at),
        own_words=_own_words(values) if row.reads_own_words else None,
        evidence=tuple(
            Sent(id=one[0], at=one[2], size=one[1]) for one in portal.evidence(keys.lookup)
        ),
        withdrawn=frozenset(
            str(one.value[RECIPIENT])
            for one in said
            if one.code == AnswerCode.WITHDRAW_CONSENT and RECIPIENT in one.value
        ),
        keys=Held(keys, box, len(answers)),
    )


_Values = dict[str, dict[UUID, tuple[str, Mapping[str, object]]]]


def _values(keys: ReceiptKeys, envelopes: Mapping[str, HeldEnvelope]) -> _Values:
    """Kind to sheet to (field, value), of every envelope that the receipt holds."""
    sheets = portal.sheets(keys.lookup)
    found: _Values = {}
    for kind, envelope in envelopes.items():
        read = receipts.read_sheets(keys, envelope, sheets.get(envelope.id, []))
        found[kind] = {sheet_id: (name, value) for sheet_id, name, value in read}
    return found


def _said(answers: list[portal.AnswerRow], values: _Values) -> list[Said]:
    written = {**values.get(OWN_BOX, {}), **values.get(PROXY_BOX, {})}
    return [
        Said(
            one.written_at,
            one.code,
            one.about,
            written[one.sheet_id][1] if one.sheet_id in written else {},
        )
        for one in answers
    ]


def _standing(
    keys: ReceiptKeys, row: portal.ReceiptRow, said: list[Said], at: datetime
) -> Standing:
    lines = [
        {**keys.line(wire), "at": written_at} for wire, written_at in portal.notices(keys.lookup)
    ]
    standing = seen.fold(lines, said, at)
    return standing if standing.track else seen.without_lines(standing, row.track, row.received_at)


def _own_words(values: _Values) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for kind in OWN_WORDS:
        for name, value in values.get(kind, {}).values():
            given = value.get("typed", value.get("value"))
            if name != SHIELD_SHEET or given is not None:
                found[name] = given  # type: ignore[assignment]  # JSON gives back what was sealed
    return found
