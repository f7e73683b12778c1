"""Whom each of many laws harms: said of it, or known through the claims that are linked to it.

The same that `affected` tells of one law, put together for all at once, as a page of alerts needs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Q

from amparo.accounts.actors import Actor
from amparo.claims.kinds import ClaimState, LinkKind
from amparo.claims.models import Beneficiary, Claim, Link, Party
from amparo.commitments.kinds import Affected, Touched
from amparo.commitments.laws import matters
from amparo.commitments.models import Effect, Law, Touch

KINDS: Final = (Affected.ORGANISATION.value, Affected.PEOPLE.value)
Harmed = tuple[str, str]


def harmed(actor: Actor, laws: Collection[Law]) -> dict[UUID, tuple[Harmed, ...]]:
    """Organisations and people of each law, and that there is a matter of ours, as far as the actor may know.

    A law that harms nobody known here has no place in the answer.
    """
    found: dict[UUID, set[Harmed]] = defaultdict(set)
    for effect in Effect.objects.filter(law__in=laws, kind__in=KINDS):
        found[effect.law_id].add((effect.kind, effect.target))
    about = _claims_of(laws)
    parties = _parties({claim for claims in about.values() for claim in claims})
    for law_id, claims in about.items():
        found[law_id] |= {party for claim in claims for party in parties[claim.id]}
    told = {law_id: sorted(those) for law_id, those in found.items() if those}
    for law_id in matters.held(actor, laws).values_list("law_id", flat=True).distinct():
        # Which one stands sealed.
        told.setdefault(law_id, []).append((Affected.MATTER.value, ""))
    return {law_id: tuple(those) for law_id, those in told.items()}


def _claims_of(laws: Collection[Law]) -> dict[UUID, set[Claim]]:
    """The standing claims linked to each law, or named by what its articles touch."""
    links, touched = defaultdict(set), defaultdict(set)
    for target, claim_id in Link.objects.filter(
        kind=LinkKind.LAW, target__in=[law.code for law in laws], ended_at=None
    ).values_list("target", "claim_id"):
        links[target].add(claim_id)
    rows = Touch.objects.filter(law__in=laws).exclude(kind=Touched.RIGHT)
    for law_id, target in rows.values_list("law_id", "target"):
        touched[law_id].add(target)
    norms = [law.norm_code for law in laws if law.norm_code]
    named = Q(id__in=set().union(*links.values())) | Q(code__in=set().union(*touched.values()))
    claims = Claim.objects.filter(named | Q(norms__overlap=norms), state=ClaimState.STANDING)
    found: dict[UUID, set[Claim]] = defaultdict(set)
    for claim in claims:
        for law in laws:
            linked = claim.id in links[law.code] or claim.code in touched[law.id]
            if linked or (law.norm_code and law.norm_code in claim.norms):
                found[law.id].add(claim)
    return found


def _parties(claims: Collection[Claim]) -> Mapping[UUID, set[Harmed]]:
    """Of each claim the organisations and people it is about, or for whom something is owed by it."""
    codes = {claim.id: {*claim.persons, *claim.institutions} for claim in claims}
    rows = Beneficiary.objects.filter(obligation__claim_id__in=list(codes))
    for claim_id, code in rows.values_list("obligation__claim_id", "code"):
        codes[claim_id].add(code)
    wanted = set().union(*codes.values())
    kinds = dict(Party.objects.filter(code__in=wanted, kind__in=KINDS).values_list("code", "kind"))
    return {
        claim_id: {(kinds[code], code) for code in those if code in kinds}
        for claim_id, those in codes.items()
    }
