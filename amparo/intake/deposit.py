"""The deposit: from accepted answers to a durable, sealed file and the ten words that lead back.

Slow work (words, sealing) happens before the transaction; the ledger's lock is taken last in it.
Nothing is acknowledged before the commit has returned.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import Error, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import drafts, ledger, receipts
from amparo.custody.filerows import row_mark
from amparo.custody.ledger import Mark
from amparo.custody.principals import HolderKey
from amparo.custody.sealing import Deposit as Rows
from amparo.intake import clocks, flood, sealing
from amparo.intake.errors import IdempotencyKeyReused, IdempotencyKeyWeak, NotStored
from amparo.intake.models import Request
from amparo.intake.values import Acknowledgement, Channel, Deposit, Track
from amparo.kernel import ids
from amparo.law import packs

TRIES = 6
_NUMBER_TAKEN = "intake_request_number"
_LOCK_SPACE = 4771


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a request but its number, sealed and ready for one short transaction."""

    file_id: UUID
    deposit: Deposit
    channel: str
    desk_id: UUID
    due_at: datetime
    words: tuple[str, ...] = field(repr=False)
    rows: Rows = field(repr=False)
    at: datetime

    @property
    def facts(self) -> dict[str, object]:
        """Return the clear codes of the ledger entry."""
        told = self.deposit
        return {
            "track": told.track.value,
            "channel": self.channel,
            "standing": told.standing,
            "desk": str(self.desk_id),
            "pack": f"{told.pack_code} {told.pack_version}",
        }


def deposit(
    deposit: Deposit,
    *,
    at: datetime,
    channel: str = Channel.PORTAL,
    idempotency: str | None = None,
    taken_by: Actor | None = None,
    kept_by: UUID | None = None,
) -> Acknowledgement:
    """Seal and store one request; return its receipt once it is durable, and never before.

    idempotency  the sender's own random key, 22 characters or more: a repeat within the hour gives
                 the same words, and a repeat with another body raises IdempotencyKeyReused
    taken_by     the member who took it by telephone or at the counter; needs the act `receive`

    kept_by      the desk of an accompanying organisation to which the words are sealed, so that it
                 can open them for her later

    Raises CannotKeep, NotStored, TooBusy, NoDeskMayReceive, IdempotencyKeyWeak.
    """
    token, body = _token(idempotency), _body(deposit)
    if token and (kept := _kept(token, body, at)):
        return kept
    flood.refuse_when_disk_is_full()
    with flood.deposit_turn():
        prepared = _prepare(deposit, channel, at, taken_by, kept_by)
        try:
            return _store(prepared, token, body, taken_by)
        except Error as error:
            # Its text may hold a value; the class alone is enough for the log.
            raise NotStored from error


def _prepare(
    told: Deposit, channel: str, at: datetime, taken_by: Actor | None, kept_by: UUID | None
) -> Prepared:
    pack = packs.current()
    minute = at.replace(second=0, microsecond=0)
    reception = sealing.receiving(pack, told)
    holders = {holder.id: (holder, kinds) for holder, kinds in reception.holders}
    own = _own_desk(taken_by, told) if taken_by else None
    if own is not None:
        holders[own.id] = own, None
    terms = clocks.started(pack, told.track, minute)
    issued = receipts.issue(told.language)
    file_id = uuid4()
    rows = sealing.rows(
        file_id, sealing.contents(pack, told), told, holders.values(), issued.master, minute
    )
    if kept_by is not None:
        sealing.keep_receipt(rows, issued.words, sealing.keeper(kept_by, told))
    rows.tell(*sealing.notices(told, terms))
    return Prepared(
        file_id=file_id,
        deposit=told,
        channel=channel,
        desk_id=reception.desk_id,
        due_at=min(terms.values()),
        words=issued.words,
        rows=rows,
        at=minute,
    )


def _own_desk(taken_by: Actor, told: Deposit) -> HolderKey | None:
    """Return the desk that took the request, which keeps it.

    None when its institution must not know, or when whoever sits there may not read a request: an
    organisation that accompanies opens nothing until the person allows it.
    """
    seat = taken_by.seat_for("receive")
    reads = all(seat.desk_id in taken_by.desks_reading(kind) for kind in sealing.ALWAYS)
    if seat.institution in told.must_not_know or not reads:
        return None
    return directory.desk_holder(seat.desk_id)


def _store(
    prepared: Prepared, token: bytes | None, body: str, taken_by: Actor | None
) -> Acknowledgement:
    for _again in range(TRIES):
        try:
            return _write(prepared, token, body, taken_by)
        except IntegrityError as error:
            if _NUMBER_TAKEN not in str(_constraint(error)):
                raise
    raise NotStored


def _write(
    prepared: Prepared, token: bytes | None, body: str, taken_by: Actor | None
) -> Acknowledgement:
    if taken_by is not None:
        act = acting(taken_by, "receive", prepared.file_id, prepared.at, note=prepared.facts)
        with act as deed:
            acknowledged, marks = _insert(prepared)
            deed.marks += marks
        return acknowledged
    with transaction.atomic(durable=True):
        if token:
            _wait_for_twin(token)
            if kept := _kept(token, body, prepared.at):
                return kept
        acknowledged, marks = _insert(prepared)
        if token:
            drafts.keep_answer(token, _kept_value(acknowledged, body), prepared.at)
        facts = {**prepared.facts, "who": "person", "role": "person"}
        ledger.append("receive", at=prepared.at, file_id=prepared.file_id, marks=marks, facts=facts)
    return acknowledged


def _insert(prepared: Prepared) -> tuple[Acknowledgement, list[Mark]]:
    told = prepared.deposit
    request = Request(
        id=prepared.file_id,
        number=ids.file_number(packs.current().meta.file_number_prefix),
        designation=ids.designation(),
        track=told.track,
        channel=prepared.channel,
        standing=told.standing,
        department=told.department,
        collective=told.collective,
        language=told.language,
        pack_code=told.pack_code,
        pack_version=told.pack_version,
        desk_id=prepared.desk_id,
        received_at=prepared.at,
        due_at=prepared.due_at,
        reads_own=told.reads_own,
    )
    Request.objects.bulk_create([request])  # no RETURNING, so INSERT is all the portal needs
    marks = [row_mark("request", request), *prepared.rows.save()]
    return _acknowledged(prepared, request), marks


def _acknowledged(prepared: Prepared, request: Request) -> Acknowledgement:
    return Acknowledgement(
        file_id=request.id,
        receipt=prepared.words,
        number=request.number,
        designation=request.designation,
        track=Track(request.track),
        acknowledged_at=request.received_at,
        due_at=request.due_at,
    )


def _token(idempotency: str | None) -> bytes | None:
    if idempotency is None:
        return None
    given = idempotency.strip()
    if not 22 <= len(given) <= 200 or len(set(given)) < 8:
        raise IdempotencyKeyWeak({"Idempotency-Key": [IdempotencyKeyWeak().message(_)]})
    return given.encode()


def _body(told: Deposit) -> str:
    body: dict[str, object] = {
        "track": told.track.value,
        "language": told.language,
        "answers": dict(told.answers),
        "duress": told.duress,
    }
    return receipts.body_digest(body)


def _wait_for_twin(token: bytes) -> None:
    key = int.from_bytes(drafts.idempotency_lookup(token)[:4], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [_LOCK_SPACE, key])


def _kept(token: bytes, body: str, at: datetime) -> Acknowledgement | None:
    value = drafts.kept_answer(token, at)
    if value is None:
        return None
    if value["body"] != body:
        raise IdempotencyKeyReused
    return Acknowledgement(
        file_id=UUID(str(value["file_id"])),
        receipt=tuple(str(value["receipt"]).split()),
        number=str(value["number"]),
        designation=str(value["designation"]),
        track=Track(str(value["track"])),
        acknowledged_at=datetime.fromisoformat(str(value["acknowledged_at"])),
        due_at=datetime.fromisoformat(str(value["due_at"])),
    )


def _kept_value(ack: Acknowledgement, body: str) -> dict[str, object]:
    return {
        "body": body,
        "file_id": str(ack.file_id),
        "receipt": ack.words,
        "number": ack.number,
        "designation": ack.designation,
        "track": ack.track.value,
        "acknowledged_at": ack.acknowledged_at.isoformat(),
        "due_at": ack.due_at.isoformat(),
    }


def _constraint(error: IntegrityError) -> str:
    cause = error.__cause__
    return str(getattr(getattr(cause, "diag", None), "constraint_name", "") or "")
