"""The act: the only place where permission, transaction and ledger meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.custody.opening import who
from amparo.custody.principals import Seat
from amparo.custody.selectors import EVERY_KIND, desks_holding
from amparo.kernel.errors import Forbidden, NotVisible, Refused
from amparo.law import packs


class NotYourAct(Forbidden):
    """Your role does not allow this act (%(act)s)."""

    code = "not_your_act"

    def __init__(self, act: str) -> None:
        super().__init__(act=_named(act))


def must_be_able(actor: Actor, act: str) -> None:
    """Turn away whoever may not do it before anything they sent is looked at. Raises NotYourAct."""
    if not actor.may(act):
        raise NotYourAct(act=act)


def _named(code: str) -> str:
    """An act or a power as the pack calls it, in the active language; one it does not name as it is."""
    pack, language = packs.current(), get_language() or "es"
    known = {one.code: one.label for one in (*pack.procedure.acts, *pack.matrix.powers)}
    return known[code].in_(language) if code in known else code


@contextmanager
def acting(
    actor: Actor,
    act: str,
    file_id: UUID | None,
    at: datetime,
    *,
    note: Mapping[str, object] | None = None,
) -> Iterator[Deed]:
    """Run one authorised, atomic act that leaves one ledger entry; acts do not nest.

    The actor acts from the seats whose role may do it, and on a file that some desk of theirs holds
    only from those there: one desk's role does not act with another's keys.

    A refusal rolls everything back, leaves an entry of its own (counted by the minute) and is
    raised again. Raises NotYourAct when no role of the actor may do it.
    """
    deed = Deed(act, file_id, at, actor, directory.desk_holder, dict(note or {}))
    try:
        seats = _seats_for(actor, act, file_id)
        if not seats:
            raise NotYourAct(act=act)
        deed.opener = actor.at(*seats)
        with transaction.atomic(durable=True):
            yield deed
            deed.record()
    except Refused as refusal:
        _record_refusal(actor, act, refusal, at)
        raise


@contextmanager
def system_act(
    act: str, file_id: UUID | None, at: datetime, *, note: Mapping[str, object] | None = None
) -> Iterator[Deed]:
    """The same for the worker, which holds no key: it may note, tell and take back, not seal."""
    deed = Deed(act, file_id, at, None, directory.desk_holder, dict(note or {}))
    with transaction.atomic(durable=True):
        yield deed
        deed.record()


def _seats_for(actor: Actor, act: str, file_id: UUID | None) -> tuple[Seat, ...]:
    able = actor.seats_that_may(act)
    if file_id is None or len(actor.seats) == 1:
        return able
    holding = desks_holding(file_id, EVERY_KIND)
    if not any(seat.desk_id in holding for seat in actor.seats):
        return able
    return tuple(seat for seat in able if seat.desk_id in holding)


_refused: dict[tuple[UUID, str, str], datetime] = {}


def _record_refusal(actor: Actor, act: str, refusal: Refused, at: datetime) -> None:
    """One entry a minute for each actor, act and code; absent and hidden leave the same one."""
    minute = at.replace(second=0, microsecond=0)
    key = (actor.id, act, refusal.code)
    if _refused.get(key) == minute:
        return
    _refused[key] = minute
    if len(_refused) > 10_000:
        _refused.clear()
    code = NotVisible.code if isinstance(refusal, NotVisible) else refusal.code
    with transaction.atomic(durable=True):
        facts = {"act": act, "refused": code, **who(actor, act)}
        ledger.append("refusal", at=at, facts=facts)
