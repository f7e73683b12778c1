"""The record as plain values for files and calls: what a screen shows, by the same selectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from amparo.claims.facts import LISTS, PLAIN
from amparo.claims.models import Citation, Cited, Claim, Said, Valuation, Voice
from amparo.claims.pictures import Picture
from amparo.library.models import Source

CLAIM_COLUMNS = (
    *("id", "code", "state", "holder", "issuer", *PLAIN, *LISTS),
    *("owed", "citations", "version"),
)


def claims(rows: Iterable[Claim]) -> list[dict[str, Any]]:
    """Claims with their citations, by one query for the citations of all."""
    found = list(rows)
    places: dict[UUID, list[Citation]] = defaultdict(list)
    cited = Citation.objects.filter(claim_id__in=[row.id for row in found])
    for each in cited.order_by("source_id", "start"):
        places[each.claim_id].append(each)
    references = _references(each.source_id for rows_ in places.values() for each in rows_)
    return [claim(row, places[row.id], references) for row in found]


def claim(row: Claim, places: Iterable[Citation], references: dict[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "code": row.code,
        "state": row.state,
        "holder": row.holder_id,
        "issuer": row.issuer_id,
        **{name: _plain(getattr(row, name)) for name in PLAIN},
        **{name: list(getattr(row, name)) for name in LISTS},
        "owed": hasattr(row, "obligation"),
        "citations": [
            {**place(each), "reference": references.get(each.source_id or row.id, "")}
            for each in places
        ],
        "version": row.version,
    }


def one(row: Claim) -> dict[str, Any]:
    return claims([row])[0]


def place(cited: Cited) -> dict[str, Any]:
    return {
        "source": str(cited.source_id) if cited.source_id else None,
        "start": cited.start,
        "end": cited.end,
        "page": getattr(cited, "page", None),
        "paragraph": getattr(cited, "paragraph", None),
        "words_digest": bytes(cited.words_digest).hex() if cited.words_digest else None,
        "resolves": getattr(cited, "resolves", None),
    }


def owed(found: Picture) -> dict[str, Any]:
    """An obligation with its standing, its voices apart and its silences."""
    standing = found.standing
    return {
        "id": str(found.claim.id),
        "code": found.claim.code,
        "words_es": found.claim.words_es,
        "words_en": found.claim.words_en,
        "kind": found.claim.kind,
        "issuer": found.claim.issuer_id,
        "body": found.obligation.body_id,
        "addressees": list(found.claim.addressees),
        "scale": found.scale.code,
        "degree": standing.degree,
        "state": found.state,
        "parts_known": standing.known,
        "parts": standing.of,
        "contempt": standing.contempt,
        "position": found.position.position if found.position else None,
        "due_on": _plain(found.due_on),
        "silence_by": _plain(found.claim.silence_by),
        "days_late": found.late,
        "silences": [
            {"speaker": each.speaker, "since": each.since.isoformat(), "to": each.to}
            for each in found.silences
        ],
    }


def owed_whole(found: Picture) -> dict[str, Any]:
    """The same with each part and everything that stands said of it."""
    return {
        **owed(found),
        "components": [
            {
                "component": part.component.code if part.component else None,
                "words_es": part.component.words_es if part.component else "",
                "words_en": part.component.words_en if part.component else "",
                "degree": part.standing.degree,
                "voices": [said(voice) for spoken in part.voices.values() for voice in spoken],
                "doings": [said(doing) for doing in part.doings],
                "valuations": [said(row) for row in part.valuations],
                "contradictions": [
                    [str(first.id), str(second.id)] for first, second in part.contradictions
                ],
            }
            for part in found.parts
        ],
        "beneficiaries": [
            {"code": each.code, "words_es": each.words_es, "words_en": each.words_en}
            for each in found.beneficiaries
        ],
    }


def said(row: Said) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": str(row.id),
        "on": row.on.isoformat(),
        "precision": row.precision,
        "beneficiary": row.beneficiary,
        "party": row.party.code if row.party else None,
        "place": place(row) if row.source_id else None,
        "evidence_id": str(row.evidence_id) if row.evidence_id else None,
    }
    if isinstance(row, Valuation):
        return found | {
            "scale": row.scale,
            "degree": row.degree or None,
            "position": row.position or None,
            "contempt": row.contempt,
        }
    found |= {name: getattr(row, name, "") for name in ("words_es", "words_en")}
    if isinstance(row, Voice):
        found |= {
            "speaker": row.speaker,
            "stance": row.stance,
            "signed_by": str(row.signed_by) if row.signed_by else None,
            "signature": bytes(row.signature).hex() if row.signature else None,
        }
    return found


def _references(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    rows = Source.objects.filter(id__in={each for each in ids if each})
    named = rows.values_list("id", "reference", "title")
    return {pk: reference or title for pk, reference, title in named}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
