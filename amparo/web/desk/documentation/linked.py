"""What a record may name of the library and of what is owed: offered by its words, so that nobody copies an address.

People of the register and pieces of evidence are sealed: those are named by the address of their page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.claims import selectors as claims
from amparo.claims.models import Obligation
from amparo.library import selectors as library
from amparo.library.models import Source
from amparo.web.desk import naming

OFFERED: Final = 300
"""More than these are no list to choose from: then the address of the page is asked for."""
_WORDS: Final = 90
Offered = Mapping[str, list[tuple[str, str]]]


def offered(actor: Actor) -> Offered:
    """By the name of a field, what this member may choose for it: ids with words."""
    found: dict[str, list[tuple[str, str]]] = {}
    if library.may_read(actor):
        sources = library.sources(actor).order_by("-added_at")
        found |= _listed("paper", sources, _source)
    if claims.may_read(actor):
        owed = Obligation.objects.select_related("claim").order_by("-made_at", "pk")
        found |= _listed("obligation", owed, _obligation)
    return found


def _listed(name: str, rows: QuerySet[Any], told: Any) -> dict[str, list[tuple[str, str]]]:
    few = list(rows[: OFFERED + 1])
    if not 0 < len(few) <= OFFERED:
        return {}
    return {name: [(str(row.pk), told(row)) for row in few]}


def with_the_one(options: list[tuple[str, str]], now: str) -> list[tuple[str, str]]:
    """The options with the one that stands there, which may be hidden from this member and is not lost for it."""
    try:
        known = not now or str(UUID(now)) in {id_ for id_, _words in options}
    except ValueError:
        known = True
    return options if known else [(now, now), *options]


def _source(row: Source) -> str:
    issued = row.issued_on.isoformat() if row.issued_on else ""
    return " · ".join(filter(None, (row.title[:_WORDS], row.issuer[:_WORDS], issued)))


def _obligation(row: Obligation) -> str:
    spanish, english = row.claim.words_es, row.claim.words_en
    said = (spanish or english) if naming.language() == "es" else (english or spanish)
    return f"{row.claim.code} · {said[:_WORDS]}"
