"""Full text search of the library: what was asked, the sources that hold it, and where in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db.models import DateField, DecimalField, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from amparo.kernel.errors import Invalid
from amparo.library.folding import asked as folded_words
from amparo.library.models import Source, SourceKind

PAGE: Final = 25
MOST: Final = 200
_WORDS = 300  # characters
_RANKED: Final = re.compile(r"\d{1,9}\.\d{1,9}", re.ASCII)


class SearchUnknown(Invalid):
    """The library cannot be searched so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters; an empty one does not filter. `words` as in a web search: "a phrase", or, -without."""

    words: str = ""
    issuer: str = ""
    kind: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    cursor: str = ""
    limit: int = PAGE

    def narrowing(self) -> dict[str, str]:
        found = asdict(self)
        return {k: str(v) for k, v in found.items() if v and k not in ("cursor", "limit")}


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a list; `next` is empty on the last."""

    items: list[Source]
    next: str


def asked(given: Mapping[str, str]) -> Asked:
    """Read the filters from an address. Raises SearchUnknown naming each one that cannot be used."""
    kept = {name: " ".join(given.get(name, "").split()) for name in asdict(Asked())}
    wrong = {
        name: ["out_of_range"]
        for name in ("since", "until")
        if kept[name]
        and not (kept[name].isdecimal() and len(kept[name]) == 4 and kept[name] > "0000")
    }
    if kept["kind"] and kept["kind"] not in SourceKind.values:
        wrong["kind"] = ["not_listed"]
    if kept["text"] not in ("", "yes", "no"):
        wrong["text"] = ["not_listed"]
    limit = kept.pop("limit") or str(PAGE)
    if not (limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= MOST):
        wrong["limit"] = ["out_of_range"]
    if len(kept["words"]) > _WORDS:
        wrong["words"] = ["too_long"]
    if wrong:
        raise SearchUnknown(wrong)
    return Asked(
        limit=int(limit), **{name: value.replace("\x00", "") for name, value in kept.items()}
    )


def matching(wanted: Asked) -> QuerySet[Source]:
    """The sources asked for; each carries `place`, by which they stand in order (best or newest first)."""
    rows = Source.objects.defer("search").filter(_filters(wanted))
    query = folded_words(wanted.words)
    if not query:
        day: Any = Coalesce("issued_on", Value(date.min), output_field=DateField())
        return rows.annotate(place=day).order_by("-place", "pk")
    rows = rows.filter(pk__in=RawSQL(_HOLDING, [query] * 6))  # noqa: S611 - our own constant, bound values
    rank = RawSQL(_RANK, [query] * 3, output_field=DecimalField())  # noqa: S611 - the same
    return rows.annotate(place=rank).order_by("-place", "pk")


def cut(rows: QuerySet[Source], cursor: str, limit: int) -> Cut:
    """The rows after `cursor`. Raises SearchUnknown for a cursor that is none of ours."""
    if cursor:
        place, key = _read(cursor)
        by_day = isinstance(rows.query.annotations["place"].output_field, DateField)
        if by_day != isinstance(place, date):
            raise SearchUnknown({"cursor": ["unknown"]})
        rows = rows.filter(Q(place__lt=place) | Q(place=place, pk__gt=key))
        found = list(rows[: limit + 1])
    else:
        found = list(rows[: limit + 1])
    if len(found) <= limit:
        return Cut(found, "")
    last: Any = found[limit - 1]
    return Cut(found[:limit], f"{last.place}_{last.pk}")


def issuers() -> Iterable[str]:
    """Every issuer there is, for a filter."""
    found = Source.objects.exclude(issuer="").order_by("issuer")
    return found.values_list("issuer", flat=True).distinct()


def languages() -> Iterable[str]:
    found = Source.objects.exclude(language="").order_by("language")
    return found.values_list("language", flat=True).distinct()


def _filters(wanted: Asked) -> Q:
    found = Q()
    for name in ("issuer", "kind", "language"):
        if value := getattr(wanted, name):
            found &= Q(**{name: value})
    if wanted.since:
        found &= Q(issued_on__year__gte=int(wanted.since))
    if wanted.until:
        found &= Q(issued_on__year__lte=int(wanted.until))
    if wanted.text:
        found &= Q(has_text=wanted.text == "yes")
    return found


def _read(cursor: str) -> tuple[date | Decimal, UUID]:
    place, _, key = cursor.partition("_")
    try:
        if _RANKED.fullmatch(place):
            return Decimal(place), UUID(key)
        return date.fromisoformat(place), UUID(key)
    except ValueError as error:
        raise SearchUnknown({"cursor": ["unknown"]}) from error


def _each_language(of: str, where: str) -> str:
    """One SELECT for each way of stemming, so that each meets the index with its own query."""
    return " UNION ".join(
        f"SELECT {of} WHERE {spoken} AND {where}.search @@ websearch_to_tsquery('{stemmer}', %s)"
        for stemmer, spoken in _STEMMERS.items()
    )


_STEMMERS: Final = {
    "spanish": "s.language = 'es'",
    "english": "s.language = 'en'",
    "simple": "s.language NOT IN ('es', 'en')",
}
_PARAGRAPHS = "p.source_id FROM library_paragraph p JOIN library_source s ON s.id = p.source_id"
_HOLDING: Final = (
    _each_language(_PARAGRAPHS, "p") + " UNION " + _each_language("s.id FROM library_source s", "s")
)
_QUERY: Final = (
    "CASE library_source.language WHEN 'es' THEN websearch_to_tsquery('spanish', %s)"
    " WHEN 'en' THEN websearch_to_tsquery('english', %s) ELSE websearch_to_tsquery('simple', %s) END"
)
# Words in the head count twice those in a paragraph; the best paragraph counts, not how many there are.
_RANK: Final = (
    "(SELECT round((2 * ts_rank_cd(library_source.search, q.asked) + coalesce((SELECT max(ts_rank_cd(p.search,"
    " q.asked)) FROM library_paragraph p WHERE p.source_id = library_source.id AND p.search @@ q.asked), 0)"
    ")::numeric, 6) FROM (SELECT QUERY AS asked) q)"
).replace("QUERY", _QUERY)
