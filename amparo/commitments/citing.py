"""Where a claim or a fact is from, in one line; the names of parties and rows in the page's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from amparo.claims.models import Citation, Claim, Party, Topic
from amparo.library.models import Source


def words(row: object, name: str, language: str) -> str:
    """The words of a row in a language; in Spanish when they were written in no other."""
    other = getattr(row, f"{name}_en", "") if language.startswith("en") else ""
    return str(other or getattr(row, f"{name}_es", ""))


def party_names(codes: Iterable[str], language: str) -> dict[str, str]:
    """A code nobody knows is shown as it is."""
    wanted = set(codes)
    rows = Party.objects.filter(code__in=wanted)
    return {**{code: code for code in wanted}, **{r.code: words(r, "name", language) for r in rows}}


def topic_names(vocabulary: str, codes: Iterable[str], language: str) -> dict[str, str]:
    wanted = set(codes)
    rows = Topic.objects.filter(vocabulary=vocabulary, code__in=wanted)
    return {
        **{code: code for code in wanted},
        **{r.code: words(r, "label", language) for r in rows},
    }


def citations(claims: Iterable[Claim]) -> dict[UUID, list[dict[str, Any]]]:
    """Of each claim the places that make it: source, reference, characters and page."""
    rows = list(Citation.objects.filter(claim__in=[c.id for c in claims]).order_by("start", "id"))
    sources = Source.objects.in_bulk([row.source_id for row in rows if row.source_id])
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        source = sources.get(row.source_id) if row.source_id else None
        found[row.claim_id].append(
            {
                "source": str(row.source_id),
                "reference": reference(source),
                "start": row.start,
                "end": row.end,
                "page": row.page,
            }
        )
    return found


def reference(source: Source | None) -> str:
    """How a source is named: by its reference, else by its title."""
    return (source.reference or source.reference_cited or source.title) if source else ""


def seen_in(rows: Iterable[Any]) -> dict[UUID, str]:
    """Of each sourced row where it is from; empty when nobody said."""
    found = list(rows)
    sources = Source.objects.in_bulk([row.source_id for row in found if row.source_id])
    return {
        row.id: " · ".join(
            part for part in (reference(sources.get(row.source_id)), row.seen_in) if part
        )
        for row in found
    }
