"""What is owed, as one list: by date and by silence, narrowed by body, addressee, degree and country; and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.accounts.actors import Actor
from amparo.claims import law
from amparo.claims.kinds import ClaimState
from amparo.claims.models import Obligation, Party
from amparo.claims.pictures import Picture, pictures
from amparo.claims.selectors import may_read

STATES = ("met", "unmet", "disputed", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a portfolio is narrowed by; an empty one asks nothing.

    state   met, unmet, disputed or unknown; degree: one of a scale
    since   only what was said, done or valued on that day or later
    """

    body: str = ""
    addressee: str = ""
    country: str = ""
    kind: str = ""
    scale: str = ""
    state: str = ""
    degree: str = ""
    late: bool = False
    silent: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many obligations one party has or supervises, and how each stands; unknown is a count of its own."""

    party: Party
    counts: dict[str, int]
    late: int
    silent: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def portfolio(actor: Actor, wanted: Wanted, today: date) -> list[Picture]:
    """What is owed: late longest first, then by next date, then by silence. Empty for who may not read."""
    if not may_read(actor):
        return []
    rows = Obligation.objects.filter(claim__state=ClaimState.STANDING)
    rows = rows.select_related("claim", "claim__issuer", "body")
    if wanted.body:
        rows = rows.filter(body_id=wanted.body) | rows.filter(claim__issuer_id=wanted.body)
    if wanted.addressee:
        rows = rows.filter(claim__addressees__contains=[wanted.addressee])
    if wanted.country:
        rows = rows.filter(claim__addressees__overlap=_of_country(wanted.country))
    if wanted.kind:
        rows = rows.filter(claim__kind=wanted.kind)
    if wanted.scale:
        rows = rows.filter(scale=wanted.scale)
    found = [each for each in pictures(rows.order_by("claim_id"), today) if _fits(each, wanted)]
    return sorted(found, key=lambda each: _key(each, today))


def scorecard(found: Iterable[Picture], by: str) -> list[Score]:
    """One line for each body (`by` is `body`) or addressee, most obligations first; unknown shown as such."""
    counts: dict[str, Counter[str]] = {}
    late: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for each in found:
        for code in _parties_of(each, by):
            counts.setdefault(code, Counter())[each.state] += 1
            late[code] += each.late > 0
            silent[code] += each.silent_since is not None
    rows = Party.objects.in_bulk(list(counts))
    scores = [
        Score(rows[code], {s: counts[code][s] for s in STATES}, late[code], silent[code])
        for code in counts
        if code in rows
    ]
    return sorted(scores, key=lambda score: (-score.total, score.party.code))


def _parties_of(each: Picture, by: str) -> list[str]:
    if by == "body":
        body = each.obligation.body_id or each.claim.issuer_id
        return [body] if body else []
    return list(dict.fromkeys(each.claim.addressees))


def _of_country(country: str) -> list[str]:
    return list(Party.objects.filter(country=country.upper()).values_list("code", flat=True))


def _fits(each: Picture, wanted: Wanted) -> bool:
    return (
        wanted.state in ("", each.state)
        and wanted.degree in ("", each.standing.degree)
        and (not wanted.late or each.late > 0)
        and (not wanted.silent or each.silent_since is not None)
        and (wanted.since is None or moved_since(each, wanted.since))
    )


def moved_since(each: Picture, day: date) -> bool:
    """Whether anything was said, done or valued of it on that day or later."""
    return any(
        row.on >= day
        for part in each.parts
        for row in (
            *(v for said in part.voices.values() for v in said),
            *part.doings,
            *part.valuations,
        )
    )


def _key(each: Picture, today: date) -> tuple[int, int, int, str]:
    dates = [day for day in (each.due_on, each.claim.silence_by) if day and day >= today]
    return law.portfolio_key(
        each.late, min(dates, default=None), each.silent_since, each.claim.code
    )
