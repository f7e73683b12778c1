"""Who holds which part of a file, from clear columns alone. Django is set up before."""

from typing import TypedDict
from uuid import UUID

from amparo.accounts.models import Desk
from amparo.config.shell import CommandRefused
from amparo.custody.models import Envelope, Grant, HolderKind, Receipt
from amparo.custody.registers import Register, envelope_of
from amparo.intake.models import Request


class Holding(TypedDict):
    """One grant; `holder` is a desk's code or the standing of a receipt."""

    envelope: str
    holder: str
    purpose: str
    granted_at: str
    ends_at: str | None
    stale: bool


REGISTER = "register:"


def file_of(number: str) -> UUID:
    """The file with that number, or the register of name cards of `register:INSTITUTION`. Raises CommandRefused."""
    if number.startswith(REGISTER):
        return _register(number.removeprefix(REGISTER))
    found = (
        Request.objects.filter(number=number.strip().upper()).values_list("id", flat=True).first()
    )
    if found is None:
        raise CommandRefused(f"There is no file {number}.")
    return found


def _register(institution: str) -> UUID:
    register = Register(institution, ())
    if envelope_of(register) is None:
        raise CommandRefused(f"{institution} keeps no register, or has no name card yet.")
    return register.id


def holdings(file_id: UUID) -> list[Holding]:
    """Every grant over the file's envelopes, by envelope and holder."""
    desks = dict(Desk.objects.values_list("id", "code"))
    receipts = dict(Receipt.objects.filter(file_id=file_id).values_list("id", "standing"))
    grants = Grant.objects.filter(envelope__file_id=file_id).select_related("envelope")
    found: list[Holding] = [
        {
            "envelope": grant.envelope.kind,
            "holder": desks.get(grant.holder_id)
            or f"receipt ({receipts.get(grant.holder_id, 'unknown')})",
            "purpose": grant.purpose,
            "granted_at": grant.granted_at.isoformat(timespec="minutes"),
            "ends_at": grant.ends_at.isoformat(timespec="minutes") if grant.ends_at else None,
            "stale": grant.envelope.stale,
        }
        for grant in grants
    ]
    return sorted(found, key=lambda one: (one["envelope"], one["holder"]))


def only_holder_of(file_id: UUID, desk_id: UUID) -> list[str]:
    """Kinds of the envelopes that no desk but this one holds."""
    desks = Grant.objects.filter(envelope__file_id=file_id, holder_kind=HolderKind.DESK)
    held = desks.filter(holder_id=desk_id).values("envelope_id")
    others = desks.exclude(holder_id=desk_id).values("envelope_id")
    alone = Envelope.objects.filter(id__in=held).exclude(id__in=others)
    return sorted(alone.values_list("kind", flat=True))
