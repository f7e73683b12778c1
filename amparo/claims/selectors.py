"""What a member may read of the record: all of it, or none. Absent and not for them are one answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.claims.errors import NoSuchClaim, NoSuchProposal
from amparo.claims.kinds import ClaimState
from amparo.claims.models import Claim, Import, Party, Proposal, Topic
from amparo.kernel.text import fold

READ = "read_follow_up"
_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list of claims is narrowed by; an empty one asks nothing.

    words   each must stand in our words of the claim, in either language; accents and case do not count
    state   `standing`, `withdrawn`, `merged`, or empty for all
    unresolved  only claims with a citation whose words were not found in the library
    """

    words: str = ""
    kind: str = ""
    issuer: str = ""
    addressee: str = ""
    right: str = ""
    tag: str = ""
    source: UUID | None = None
    disputed: bool = False
    owed: bool = False
    unresolved: bool = False
    state: str = ClaimState.STANDING.value
    due_before: date | None = None


def may_read(actor: Actor) -> bool:
    return actor.may(READ)


def claims(actor: Actor, asked: Asked | None = None) -> QuerySet[Claim]:
    """The claims that fit, newest first; the same queryset is the list, its count and its export."""
    rows = Claim.objects.select_related("issuer", "holder", "obligation")
    if not may_read(actor):
        return rows.none()
    return rows.filter(_narrowed(asked or Asked())).order_by("-recorded_at", "id")


def claim(actor: Actor, claim_id: UUID) -> Claim:
    """Raises NoSuchClaim alike for absent and not for them."""
    rows = Claim.objects.select_related("issuer", "holder", "obligation", "merged_into")
    found = rows.filter(id=claim_id).first() if may_read(actor) else None
    if found is None:
        raise NoSuchClaim
    return found


def proposals(actor: Actor, source_id: UUID, *, undecided: bool = False) -> QuerySet[Proposal]:
    """Those of a source in the order of its text, without those that others took the place of."""
    rows = Proposal.objects.filter(source_id=source_id).exclude(state="replaced")
    if not may_read(actor):
        return rows.none()
    return (rows.filter(state="open") if undecided else rows).order_by("start", "end", "id")


def proposal(actor: Actor, proposal_id: UUID) -> Proposal:
    """Raises NoSuchProposal alike for absent and not for them."""
    found = Proposal.objects.filter(id=proposal_id).first() if may_read(actor) else None
    if found is None:
        raise NoSuchProposal
    return found


def imports(actor: Actor) -> QuerySet[Import]:
    rows = Import.objects.order_by("-at", "id")
    return rows if may_read(actor) else rows.none()


def parties(actor: Actor) -> QuerySet[Party]:
    rows = Party.objects.order_by("name_es", "code")
    return rows if may_read(actor) else rows.none()


def topics(actor: Actor, vocabulary: str) -> QuerySet[Topic]:
    rows = Topic.objects.filter(vocabulary=vocabulary).order_by("label_es", "code")
    return rows if may_read(actor) else rows.none()


def matching_parties(names: Iterable[str]) -> list[str]:
    """Codes of the parties that words of a text name, by their names or as documents name them; in order."""
    by_name: dict[str, str] = {}
    for party in Party.objects.order_by("-code"):
        for name in (party.code, party.name_es, party.name_en, *party.seen_as):
            by_name[_plain(name)] = party.code
    found = (by_name.get(_plain(name)) for name in names)
    return list(dict.fromkeys(code for code in found if code))


_ARTICLES = ("el ", "la ", "los ", "las ", "the ", "al ", "del ")


def _plain(name: str) -> str:
    folded = fold(name).strip(" .,;:")
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def _narrowed(asked: Asked) -> Q:
    exact = {
        "kind": asked.kind,
        "issuer_id": asked.issuer,
        "addressees__contains": [asked.addressee] if asked.addressee else None,
        "rights__contains": [asked.right] if asked.right else None,
        "tags__contains": [asked.tag] if asked.tag else None,
        "state": asked.state,
        "due_on__lt": asked.due_before,
        "disputed": asked.disputed or None,
    }
    clause = Q(**{name: value for name, value in exact.items() if value})
    if asked.owed:
        clause &= Q(obligation__isnull=False)
    if asked.source:
        clause &= Q(id__in=Claim.objects.filter(citations__source_id=asked.source).values("id"))
    if asked.unresolved:
        clause &= Q(id__in=Claim.objects.filter(citations__resolves=False).values("id"))
    for word in fold(asked.words).split()[:_WORDS]:
        clause &= Q(folded__contains=word)
    return clause
