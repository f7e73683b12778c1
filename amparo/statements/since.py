"""What moved since a statement: of each thing it asked, what was done and said after it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from amparo.claims.kinds import ClaimState
from amparo.claims.models import Citation, Claim, Doing, Valuation, Voice
from amparo.statements.models import Statement


@dataclass(frozen=True, slots=True)
class Moved:
    """One claim of a statement with what came after it, oldest first; nothing moved where all are empty."""

    claim: Claim
    doings: tuple[Doing, ...]
    voices: tuple[Voice, ...]
    valuations: tuple[Valuation, ...]

    @property
    def still(self) -> bool:
        return not (self.doings or self.voices or self.valuations)


def since(statement: Statement) -> list[Moved]:
    """Each standing claim that cites the published texts, in the order of the text."""
    published = statement.published_at
    if published is None:
        return []
    sources = [row.source_id for row in statement.publications.all() if row.source_id]
    places = Citation.objects.filter(source_id__in=sources).order_by("start")
    order = list(dict.fromkeys(place.claim_id for place in places))
    standing = Claim.objects.filter(id__in=order, state=ClaimState.STANDING).in_bulk()
    return [
        _moved(standing[one], timezone.localdate(published)) for one in order if one in standing
    ]


def _moved(claim: Claim, day: date) -> Moved:
    after = {"obligation_id": claim.id, "on__gt": day}
    return Moved(
        claim,
        tuple(Doing.objects.filter(**after).order_by("on")),
        tuple(Voice.objects.filter(**after).order_by("on")),
        tuple(Valuation.objects.filter(**after).order_by("on")),
    )
