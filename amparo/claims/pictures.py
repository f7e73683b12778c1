"""Obligations as they stand on a day: parts, the four voices, degrees, contradictions, silence, lateness.

Reads the rows of however many obligations by one query for each table and computes with `law`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from amparo.claims import law
from amparo.claims.law import Contradiction, Silence, Spoken, Standing, Valued
from amparo.claims.models import (
    Beneficiary,
    Claim,
    Component,
    Doing,
    Obligation,
    Said,
    Valuation,
    Voice,
)
from amparo.claims.scales import SCALES, Scale


@dataclass(frozen=True, slots=True)
class Part:
    """One row of an obligation's page: a component, or the whole (None), and everything said of it."""

    component: Component | None
    voices: dict[str, list[Voice]]
    doings: list[Doing]
    valuations: list[Valuation]
    standing: Standing
    contradictions: list[tuple[Voice, Voice]]


@dataclass(frozen=True, slots=True)
class Picture:
    """An obligation on a day.

    parts    the whole first, then each component in order
    state    `met`, `unmet`, `unknown` or `disputed`: what a scorecard counts
    due_on   the claim's own date, or the earliest of its components'
    """

    claim: Claim
    obligation: Obligation
    scale: Scale
    beneficiaries: list[Beneficiary]
    parts: list[Part]
    standing: Standing
    position: Valuation | None
    silences: list[Silence]
    due_on: date | None
    late: int

    @property
    def state(self) -> str:
        if self.standing.disputed:
            return "disputed"
        if self.standing.degree is None:
            return "unknown"
        return "met" if self.standing.degree == self.scale.best else "unmet"

    @property
    def silent_since(self) -> date | None:
        """Since when the State has left something unanswered."""
        return next((each.since for each in self.silences if each.speaker == "state"), None)


@dataclass(slots=True)
class _Rows:
    scale: str = ""
    components: list[Component] = field(default_factory=list)
    beneficiaries: list[Beneficiary] = field(default_factory=list)
    doings: list[Doing] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    valuations: list[Valuation] = field(default_factory=list)


def pictures(obligations: Iterable[Obligation], today: date) -> list[Picture]:
    """The pictures of obligations (with their claims selected), in the order given."""
    found = list(obligations)
    ids = [row.claim_id for row in found]
    rows: dict[UUID, _Rows] = defaultdict(_Rows)
    for each in found:
        rows[each.claim_id].scale = each.scale
    for row in Component.objects.filter(obligation_id__in=ids).order_by("position", "id"):
        rows[row.obligation_id].components.append(row)
    for one in Beneficiary.objects.filter(obligation_id__in=ids).order_by("code"):
        rows[one.obligation_id].beneficiaries.append(one)
    for doing in _standing(Doing, ids):
        rows[doing.obligation_id].doings.append(doing)
    for voice in _standing(Voice, ids):
        rows[voice.obligation_id].voices.append(voice)
    for valuation in _standing(Valuation, ids):
        rows[valuation.obligation_id].valuations.append(valuation)
    return [_picture(row, rows[row.claim_id], today) for row in found]


def picture(claim: Claim, today: date) -> Picture | None:
    """The picture of one claim, None when it is not followed as an obligation."""
    row = Obligation.objects.select_related("claim", "body").filter(claim=claim).first()
    return pictures([row], today)[0] if row else None


def _standing(model: Any, ids: Sequence[UUID]) -> Any:
    """Entries that no other corrects, newest first."""
    rows = model.objects.filter(obligation_id__in=ids, replaced_by__isnull=True)
    return rows.select_related("party", "component").order_by("-on", "-recorded_at", "id")


def _picture(row: Obligation, rows: _Rows, today: date) -> Picture:
    scale = SCALES[row.scale]
    spoken = _spoken(rows.voices)
    valued = _valued(rows.valuations, scale)
    ids = [each.id for each in rows.components]
    people = [each.code for each in rows.beneficiaries]
    # Beneficiaries are looked at one by one only once somebody has been valued by name or code.
    people = people if any(each.beneficiary for each in valued) else []
    whole = law.standing(scale, ids, people, valued, spoken)
    due = row.claim.due_on or min((c.due_on for c in rows.components if c.due_on), default=None)
    return Picture(
        claim=row.claim,
        obligation=row,
        scale=scale,
        beneficiaries=rows.beneficiaries,
        parts=_parts(whole, people, rows, valued, spoken),
        standing=whole,
        position=next((v for v in rows.valuations if v.position), None),
        silences=law.silences(spoken, due, row.claim.silence_by, today),
        due_on=due,
        late=law.days_late(due, scale, whole.degree, today),
    )


def _parts(
    whole: Standing, people: list[str], rows: _Rows, valued: list[Valued], spoken: list[Spoken]
) -> list[Part]:
    by_entry = dict(enumerate(reversed(rows.voices)))
    found = [_part(None, rows, whole, _clashes([], spoken, by_entry))]
    scale = SCALES[rows.scale]
    for component in rows.components:
        standing = law.standing(scale, [component.id], people, valued, spoken)
        found.append(_part(component, rows, standing, _clashes([component.id], spoken, by_entry)))
    return found


def _part(
    component: Component | None, rows: _Rows, standing: Standing, clashes: list[tuple[Voice, Voice]]
) -> Part:
    about = component.id if component else None
    voices = [voice for voice in rows.voices if voice.component_id == about]
    return Part(
        component=component,
        voices={who: [v for v in voices if v.speaker == who] for who in law.SPEAKERS},
        doings=[doing for doing in rows.doings if doing.component_id == about],
        valuations=[row for row in rows.valuations if row.component_id == about],
        standing=standing,
        contradictions=clashes,
    )


def _clashes(
    ids: list[UUID], spoken: list[Spoken], by_entry: dict[int, Voice]
) -> list[tuple[Voice, Voice]]:
    """Contradictions in which at least one voice speaks of this very part; the whole has those of the whole."""
    about = ids[0] if ids else None
    heard = spoken if ids else [each for each in spoken if each.component is None]
    found = law.contradictions(ids, heard)
    return [
        _pair(each, by_entry)
        for each in found
        if about in (each.first.component, each.second.component)
    ]


def _pair(found: Contradiction, by_entry: dict[int, Voice]) -> tuple[Voice, Voice]:
    return by_entry[found.first.entered], by_entry[found.second.entered]


def _spoken(voices: list[Voice]) -> list[Spoken]:
    """`entered` counts from the oldest, so that of two words of one day the later entered is the last."""
    return [
        Spoken(
            speaker=voice.speaker,
            stance=voice.stance,
            on=voice.on,
            entered=number,
            component=voice.component_id,
        )
        for number, voice in enumerate(reversed(voices))
    ]


def _valued(valuations: list[Valuation], scale: Scale) -> list[Valued]:
    """Only degrees of the obligation's own scale count towards its standing; others are shown beside it."""
    return [
        Valued(
            on=row.on,
            entered=number,
            component=row.component_id,
            beneficiary=row.beneficiary,
            degree=row.degree,
            contempt=row.contempt,
        )
        for number, row in enumerate(reversed(valuations))
        if row.scale == scale.code
    ]


def every_said(part: Part) -> list[Said]:
    """Everything said of a part, for whoever needs all its citations at once."""
    spoken: list[Said] = [voice for said in part.voices.values() for voice in said]
    return [*spoken, *part.doings, *part.valuations]
