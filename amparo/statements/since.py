"""What moved since a statement: of each thing it asked, what was done and said after it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar

from django.utils import timezone

from amparo.claims.kinds import CAN_BE_OWED, ClaimState, Precision
from amparo.claims.models import Citation, Claim, Doing, Obligation, Said, Valuation, Voice
from amparo.kernel.partial import came_after
from amparo.statements.models import Statement

Entry = TypeVar("Entry", Doing, Voice, Valuation)
_KNOWN: Final[dict[str, int]] = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


class Since(StrEnum):
    """How one thing a statement says stands: nobody follows an unfollowed one, so nothing is known of it."""

    MOVED = "moved"
    STILL = "still"
    UNFOLLOWED = "unfollowed"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Moved:
    """One claim of a statement with what came after it, oldest first; corrected entries are left out.

    followed  whether anybody follows it as an obligation: only then is anything entered on it
    """

    claim: Claim
    followed: bool
    doings: tuple[Doing, ...] = ()
    voices: tuple[Voice, ...] = ()
    valuations: tuple[Valuation, ...] = ()

    def standing(self, *, elsewhere: bool = False) -> Since:
        """`elsewhere`: something that concerns it moved besides what is entered on it, such as a law."""
        if elsewhere or self.doings or self.voices or self.valuations:
            return Since.MOVED
        if self.followed:
            return Since.STILL
        return Since.UNFOLLOWED if self.claim.kind in CAN_BE_OWED else Since.SAID


def since(statement: Statement) -> list[Moved]:
    """Each standing claim that cites the published texts, in the order of the text first written."""
    published = statement.published_at
    if published is None:
        return []
    claims = _claims(statement)
    followed = set(Obligation.objects.filter(claim__in=claims).values_list("claim_id", flat=True))
    return [
        Moved(
            claim,
            claim.id in followed,
            _after(Doing, claim, published),
            _after(Voice, claim, published),
            _after(Valuation, claim, published),
        )
        for claim in claims
    ]


def _claims(statement: Statement) -> list[Claim]:
    found = {row.language: row.source_id for row in statement.publications.all() if row.source_id}
    places = [
        place.claim_id
        for language in statement.languages
        for place in Citation.objects.filter(source_id=found.get(language)).order_by("start")
        if language in found
    ]
    order = list(dict.fromkeys(places))
    standing = Claim.objects.filter(id__in=order, state=ClaimState.STANDING).in_bulk()
    return [standing[one] for one in order if one in standing]


def _after(model: type[Entry], claim: Claim, published: datetime) -> tuple[Entry, ...]:
    rows = model._default_manager.filter(obligation_id=claim.id, replaced_by__isnull=True)
    day = timezone.localdate(published)
    return tuple(
        row
        for row in rows.order_by("on", "recorded_at")
        if came_after(dated(row), row.recorded_at, day, published)
    )


def dated(row: Said) -> str:
    """Its date as far as it is known: `on` is the first day of a month or year of which no more is."""
    return row.on.isoformat()[: _KNOWN[row.precision]]
