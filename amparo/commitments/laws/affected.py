"""Whom and what a law affects, computed through links and said with what each number counts.

A number is of one of two sorts: counted in this record, or said by a source. What nobody counted is unknown
and is said so; it is never nought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from amparo.accounts.actors import Actor
from amparo.claims.kinds import ClaimState, LinkKind
from amparo.claims.models import Beneficiary, Claim, Link, Obligation, Party
from amparo.commitments.kinds import Affected, Touched
from amparo.commitments.laws import matters
from amparo.commitments.models import Effect, Law, LawStep
from amparo.commitments.stages import sort_key
from amparo.kernel.partial import came_after


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one kind. `codes`: claims, proceedings or parties of the record; `said`: what sources count.

    sealed  matters of ours that the actor's desks know of and have not open
    """

    kind: Affected
    codes: tuple[str, ...]
    said: tuple[Effect, ...]
    sealed: int = 0

    @property
    def known(self) -> int:
        """How many this record links to the law; those a source alone counts are not among them."""
        return len(self.codes) + self.sealed

    @property
    def unknown(self) -> bool:
        return not self.known and all(each.number is None for each in self.said)


def claims_about(law: Law) -> list[Claim]:
    """The standing claims linked to a law, or named by what its articles touch, by code."""
    linked = Link.objects.filter(kind=LinkKind.LAW, target=law.code, ended_at=None)
    touched = law.touches.exclude(kind=Touched.RIGHT).values_list("target", flat=True)
    named = Q(id__in=linked.values("claim_id")) | Q(code__in=list(touched))
    if law.norm_code:
        named |= Q(norms__contains=[law.norm_code])
    return list(Claim.objects.filter(named, state=ClaimState.STANDING).order_by("code"))


def steps_after(
    claims: Iterable[Claim], day: date, moment: datetime
) -> dict[UUID, list[tuple[Law, LawStep]]]:
    """What laws that each claim is about did after a moment of a day, by the claim, oldest first."""
    wanted = list(claims)
    found: dict[UUID, list[tuple[Law, LawStep]]] = {}
    for law in Law.objects.order_by("code"):
        steps = [
            (law, step)
            for step in law.steps.all()
            if came_after(step.on, step.recorded_at, day, moment)
        ]
        about = {claim.id for claim in claims_about(law)} if steps else set()
        for claim in wanted:
            if claim.id in about:
                found.setdefault(claim.id, []).extend(steps)
    for rows in found.values():
        rows.sort(key=lambda pair: (sort_key(pair[1].on), pair[1].position))
    return found


def affected(
    actor: Actor, law: Law, claims: Iterable[Claim], at: datetime | None = None
) -> list[Group]:
    """Each kind with what is known of it, in the order of the kinds.

    at  with it, matters of ours are named as far as the actor has them open; else they are counted
    """
    found = list(claims)
    ids = [claim.id for claim in found]
    said = list(law.effects.exclude(kind=Affected.MATTER).order_by("recorded_at", "id"))
    open_now = matters.opened(actor, law, at) if at else []
    sealed = matters.held(actor, [law]).exclude(id__in=[each.id for each in open_now]).count()
    said += open_now
    obligations = Obligation.objects.filter(claim_id__in=ids)
    computed: dict[Affected, set[str]] = {
        Affected.OBLIGATION: set(obligations.values_list("claim__code", flat=True)),
        Affected.PROCEEDING: _linked(ids, (LinkKind.PROCEEDING, LinkKind.MEASURE)),
        Affected.ORGANISATION: _parties(found, ids, "organisation"),
        Affected.PEOPLE: _parties(found, ids, "people"),
        Affected.MATTER: set(),
    }
    groups = []
    for kind in Affected:
        of_kind = tuple(each for each in said if each.kind == kind)
        codes = computed[kind] | {each.target for each in of_kind}
        if kind is not Affected.MATTER:
            groups.append(Group(kind, tuple(sorted(codes)), of_kind))
        elif codes or sealed:
            groups.append(Group(kind, tuple(sorted(codes)), of_kind, sealed))
    return groups


def _linked(claims: list[UUID], kinds: tuple[LinkKind, ...]) -> set[str]:
    rows = Link.objects.filter(claim_id__in=claims, kind__in=kinds, ended_at=None)
    return set(rows.values_list("target", flat=True))


def _parties(claims: list[Claim], ids: list[UUID], kind: str) -> set[str]:
    """Parties of one kind for whom something is owed, or whom a claim about the law is about.

    Whoever only makes the claim is not affected by that.
    """
    codes = {code for claim in claims for code in (*claim.persons, *claim.institutions)}
    codes |= set(Beneficiary.objects.filter(obligation_id__in=ids).values_list("code", flat=True))
    return set(Party.objects.filter(code__in=codes, kind=kind).values_list("code", flat=True))
