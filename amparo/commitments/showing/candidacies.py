"""A contest and its dossier as plain values; nothing of them speaks of the worth of a person."""

from __future__ import annotations

from typing import Any

from amparo.commitments.candidacies.records import PillarRecord
from amparo.commitments.candidacies.selectors import Dossier
from amparo.commitments.citing import party_names, seen_in, words
from amparo.commitments.models import Contest, LawStep, Pillar
from amparo.commitments.showing.common import Shown, claims, obligations, sourced


def rows(contests: list[Contest], language: str) -> list[Shown]:
    names = party_names((each.body_code for each in contests), language)
    seen = seen_in(contests)
    return [_row(each, names, seen, language) for each in contests]


def _row(contest: Contest, names: dict[str, str], seen: Any, language: str) -> Shown:
    return {
        "id": str(contest.id),
        "code": contest.code,
        "body": contest.body_code,
        "body_name": names[contest.body_code],
        "post": words(contest, "post", language),
        "election_cited": contest.election_cited,
        "election_other": contest.election_other,
        "other_source": contest.other_seen_in,
        "disputed": contest.disputed,
        "dispute": words(contest, "dispute", language),
        "sole_cited": contest.sole_cited,
        "sole_cited_on": contest.sole_on,
        **sourced(contest, seen),
    }


def dossier(found: Dossier, language: str, gettext: Any) -> Shown:
    """The whole dossier: contest, pillars, criteria, nominees, and the record of each State that proposes."""
    states = party_names([*found.records, *(c.party_code for c in found.criteria)], language)
    seen = seen_in([*found.pillars, *found.criteria, *found.nominees])
    return {
        **rows([found.contest], language)[0],
        "on": found.on.isoformat(),
        "sole_in_record": found.sole,
        "pillars": [_pillar(each, language, seen) for each in found.pillars],
        "criteria": [
            {
                "words": words(each, "words", language),
                "party_name": states.get(each.party_code, ""),
                "claim": each.claim_code,
                **sourced(each, seen),
            }
            for each in found.criteria
        ],
        "nominees": [
            {
                "id": str(each.id),
                "state": each.state_code,
                "state_name": states[each.state_code],
                "name": each.name,
                "gender": each.gender,
                "gender_label": str(each.get_gender_display()),
                "nominated_on": each.nominated_on,
                "withdrawn_on": each.withdrawn_on,
                **sourced(each, seen),
            }
            for each in found.nominees
        ],
        "records": [
            {
                "state": state,
                "state_name": states[state],
                "pillars": [_record(each, language, gettext) for each in records],
            }
            for state, records in found.records.items()
        ],
    }


def _pillar(pillar: Pillar, language: str, seen: Any) -> Shown:
    return {
        "code": pillar.code,
        "label": words(pillar, "label", language),
        "rights": pillar.rights,
        "tags": pillar.tags,
        **sourced(pillar, seen),
    }


def _record(record: PillarRecord, language: str, gettext: Any) -> Shown:
    return {
        "pillar": record.pillar.code,
        "label": words(record.pillar, "label", language),
        "unknown": record.unknown,
        "counts": record.counts,
        "obligations": obligations(record.owed, language, gettext),
        "claims": claims(record.said, language),
        "laws": [
            {
                "id": str(law.id),
                "code": law.code,
                "title": words(law, "title", language),
                "stage_label": str(law.get_stage_display()),
            }
            for law in record.laws
        ],
        "breaches": [step(each, language) for each in record.steps],
    }


def step(row: LawStep, language: str) -> Shown:
    """A court's word on a law."""
    return {
        "law": words(row.law, "title", language),
        "law_id": str(row.law_id),
        "act": row.act,
        "act_label": str(row.get_act_display()),
        "on": row.on,
        "words": words(row, "words", language),
        **sourced(row, seen_in([row])),
    }
