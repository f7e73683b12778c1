"""A concern put together from linked records: claims, laws, obligations, breaches, institutions, dated facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from amparo.accounts.actors import Actor
from amparo.claims.kinds import ClaimState, LinkKind
from amparo.claims.models import Claim, Link, Obligation
from amparo.claims.pictures import Picture, pictures
from amparo.commitments.candidacies.records import IN_CONTEMPT
from amparo.commitments.errors import NoSuchConcern
from amparo.commitments.kinds import FactOf
from amparo.commitments.models import DatedFact, Law, LawStep
from amparo.commitments.stages import sort_key

READ = "read_follow_up"
_LINKED = {FactOf.CONCERN: LinkKind.CONCERN, FactOf.INSTITUTION: LinkKind.INSTITUTION_UNDER_ATTACK}


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline: a claim, a fact or a step of a law, by the day its source gives."""

    on: str
    claim: Claim | None = None
    fact: DatedFact | None = None
    step: LawStep | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """What the record links to one concern or to one institution under attack.

    owed      what is owed, each with its degree or unknown
    breaches  what a body says is disobeyed, and steps of a law by which a court says so
    others    codes of the other concerns and of the institutions that the same claims are linked to
    """

    kind: FactOf
    code: str
    claims: tuple[Claim, ...]
    laws: tuple[Law, ...]
    owed: tuple[Picture, ...]
    breaches: tuple[Picture, ...]
    steps: tuple[LawStep, ...]
    facts: tuple[DatedFact, ...]
    proceedings: tuple[str, ...]
    institutions: tuple[str, ...]
    timeline: tuple[Moment, ...]


def codes(actor: Actor, kind: FactOf) -> list[str]:
    """The concerns, or the institutions under attack, that something in the record is linked to."""
    if not actor.may(READ):
        raise NoSuchConcern
    linked = Link.objects.filter(
        kind=_LINKED[kind], ended_at=None, claim__state=ClaimState.STANDING
    )
    facts = DatedFact.objects.filter(subject_kind=kind)
    found = {*linked.values_list("target", flat=True), *facts.values_list("subject", flat=True)}
    return sorted(found)


def concern(actor: Actor, kind: FactOf, code: str, today: date) -> Concern:
    """Put one together. Raises NoSuchConcern when nothing is linked to it, or it is not for them."""
    if code not in codes(actor, kind):
        raise NoSuchConcern
    claims = _claims(kind, code)
    facts = list(DatedFact.objects.filter(subject_kind=kind, subject=code).order_by("on", "id"))
    laws = _laws(claims, facts)
    rows = Obligation.objects.filter(claim__in=[each.id for each in claims])
    owed = pictures(rows.select_related("claim").order_by("claim__code"), today)
    steps = list(LawStep.objects.filter(law__in=laws).select_related("law"))
    proceedings = {*_targets(claims, LinkKind.PROCEEDING)}
    proceedings |= {target for fact in facts for target in fact.proceeding_codes}
    return Concern(
        kind=kind,
        code=code,
        claims=tuple(claims),
        laws=tuple(laws),
        owed=tuple(owed),
        breaches=tuple(each for each in owed if each.standing.contempt),
        steps=tuple(step for step in steps if step.act in IN_CONTEMPT),
        facts=tuple(facts),
        proceedings=tuple(sorted(proceedings)),
        institutions=tuple(_targets(claims, LinkKind.INSTITUTION_UNDER_ATTACK)),
        timeline=tuple(_timeline(claims, facts, steps)),
    )


def _claims(kind: FactOf, code: str) -> list[Claim]:
    """Those linked to it, and those that these are linked to by name."""
    linked = Link.objects.filter(kind=_LINKED[kind], target=code, ended_at=None)
    ids = list(linked.values_list("claim_id", flat=True))
    beside = Link.objects.filter(claim_id__in=ids, kind=LinkKind.CLAIM, ended_at=None)
    named = Q(id__in=ids) | Q(code__in=list(beside.values_list("target", flat=True)))
    return list(Claim.objects.filter(named, state=ClaimState.STANDING).order_by("code"))


def _laws(claims: Iterable[Claim], facts: Iterable[DatedFact]) -> list[Law]:
    found = list(claims)
    linked = {*_targets(found, LinkKind.LAW), *(code for fact in facts for code in fact.law_codes)}
    norms = {norm for claim in found for norm in claim.norms}
    named = Q(code__in=linked) | Q(norm_code__in=norms)
    return list(Law.objects.filter(named, invented=False).order_by("code"))


def _targets(claims: Iterable[Claim], kind: LinkKind) -> list[str]:
    rows = Link.objects.filter(claim__in=[each.id for each in claims], kind=kind, ended_at=None)
    return sorted(set(rows.values_list("target", flat=True)))


def _timeline(
    claims: Iterable[Claim], facts: Iterable[DatedFact], steps: Iterable[LawStep]
) -> list[Moment]:
    found = [Moment(each.cited_on or each.other_on, claim=each) for each in claims]
    found += [Moment(each.on or each.other_on, fact=each) for each in facts]
    found += [Moment(each.on, step=each) for each in steps]
    return sorted(found, key=lambda each: sort_key(each.on))
