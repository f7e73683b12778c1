"""Promises, whoever made them: a State, a body, a mission of its own report; due, silent, or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from amparo.accounts.actors import Actor
from amparo.claims.kinds import ClaimKind, ClaimState
from amparo.claims.models import Claim, Obligation, Party
from amparo.claims.pictures import Picture, pictures
from amparo.commitments.errors import NoSuchConcern

READ = "read_follow_up"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise; `picture` None: nobody follows it as an obligation, and how it stands is unknown."""

    claim: Claim
    picture: Picture | None
    today: date

    @property
    def due_on(self) -> date | None:
        return self.picture.due_on if self.picture else self.claim.due_on

    @property
    def silent_since(self) -> date | None:
        """The day after which no answer counts as silence, once it has passed."""
        if self.picture and self.picture.silent_since:
            return self.picture.silent_since
        by = self.claim.silence_by
        return by if by and by < self.today else None

    @property
    def state(self) -> str:
        return self.picture.state if self.picture else "unknown"


@dataclass(frozen=True, slots=True)
class Promised:
    """What one party promised; one that follows others is followed alike."""

    party: Party | None
    promises: tuple[Promise, ...]


def promises(actor: Actor, today: date) -> list[Promised]:
    """By who promised, most promises first; those without an issuer last."""
    if not actor.may(READ):
        raise NoSuchConcern
    rows = Claim.objects.filter(kind=ClaimKind.PROMISE, state=ClaimState.STANDING)
    claims = list(rows.select_related("issuer").order_by("issuer_id", "cited_on", "code"))
    owed = Obligation.objects.filter(claim__in=[c.id for c in claims]).select_related("claim")
    pictured = {each.claim.id: each for each in pictures(owed, today)}
    groups: dict[str, list[Promise]] = {}
    parties = {claim.issuer_id or "": claim.issuer for claim in claims}
    for claim in claims:
        found = Promise(claim, pictured.get(claim.id), today)
        groups.setdefault(claim.issuer_id or "", []).append(found)
    order = sorted(groups, key=lambda code: (not code, -len(groups[code]), code))
    return [Promised(parties[code], tuple(groups[code])) for code in order]
