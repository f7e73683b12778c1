"""The record of a State on each pillar of a mandate, built from what the system holds of it.

A claim counts for a State when it is addressed to it or names one of its institutions, and for a pillar when
they share a right or a topic. Nothing is weighed or scored; what nobody valued is unknown and stays so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.claims.kinds import ClaimState
from amparo.claims.models import Claim, Obligation, Party
from amparo.claims.pictures import Picture, pictures
from amparo.commitments.kinds import Touched
from amparo.commitments.laws.affected import claims_about
from amparo.commitments.models import Law, LawStep, Pillar
from amparo.commitments.stages import LawAct

IN_CONTEMPT = (LawAct.DECLARE_BREACH.value, LawAct.ORDER_STOP.value)


@dataclass(frozen=True, slots=True)
class PillarRecord:
    """What the record holds of one State on one pillar.

    owed      obligations, each with its degree or unknown
    breaches  those of them that a court says are disobeyed; steps: such words of a court on a law
    said      other claims; laws: laws of the State that touch the pillar
    """

    pillar: Pillar
    owed: tuple[Picture, ...]
    breaches: tuple[Picture, ...]
    said: tuple[Claim, ...]
    laws: tuple[Law, ...]
    steps: tuple[LawStep, ...]

    @property
    def unknown(self) -> bool:
        """Whether the record holds nothing at all; it is then not known, and no praise."""
        return not (self.owed or self.said or self.laws)

    @property
    def counts(self) -> dict[str, int]:
        """How many obligations stand met, unmet, disputed and unknown."""
        found = dict.fromkeys(("met", "unmet", "disputed", "unknown"), 0)
        for each in self.owed:
            found[each.state] += 1
        return found


def family(state: str) -> set[str]:
    """A State and every institution below it."""
    parents = dict(Party.objects.values_list("code", "parent_id"))
    found = {state}
    while grown := {code for code, parent in parents.items() if parent in found} - found:
        found |= grown
    return found


def records(state: str, pillars: Iterable[Pillar], today: date) -> list[PillarRecord]:
    """The record of a State on each pillar, in the order of the pillars."""
    of_state = family(state)
    claims = [
        claim
        for claim in Claim.objects.filter(state=ClaimState.STANDING).order_by("cited_on", "code")
        if of_state & {*claim.addressees, *claim.institutions}
    ]
    rows = Obligation.objects.filter(claim__in=[c.id for c in claims]).select_related("claim")
    owed = pictures(rows.order_by("claim__code"), today)
    laws = [
        (law, claims_about(law)) for law in Law.objects.filter(state_code=state, invented=False)
    ]
    return [_record(pillar, claims, owed, laws) for pillar in pillars]


def _record(
    pillar: Pillar,
    claims: list[Claim],
    owed: list[Picture],
    laws: list[tuple[Law, list[Claim]]],
) -> PillarRecord:
    mine = [claim for claim in claims if belongs(claim, pillar)]
    codes = {claim.code for claim in mine}
    pictured = tuple(each for each in owed if each.claim.code in codes)
    followed = {each.claim.code for each in pictured}
    touching = tuple(law for law, about in laws if _touches(law, about, pillar))
    return PillarRecord(
        pillar=pillar,
        owed=pictured,
        breaches=tuple(each for each in pictured if each.standing.contempt),
        said=tuple(claim for claim in mine if claim.code not in followed),
        laws=touching,
        steps=tuple(
            LawStep.objects.filter(law__in=[each.id for each in touching], act__in=IN_CONTEMPT)
            .select_related("law")
            .order_by("on", "position")
        ),
    )


def belongs(claim: Claim, pillar: Pillar) -> bool:
    """Whether a claim and a pillar share a right or a topic."""
    return bool({*claim.rights} & {*pillar.rights} or {*claim.tags} & {*pillar.tags})


def _touches(law: Law, about: Iterable[Claim], pillar: Pillar) -> bool:
    rights = law.touches.filter(kind=Touched.RIGHT).values_list("target", flat=True)
    return any(belongs(claim, pillar) for claim in about) or bool({*rights} & {*pillar.rights})
