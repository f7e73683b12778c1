"""What a list of claims is narrowed by, in words, with the choices each filter may take."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from amparo.claims import kinds
from amparo.claims.models import Citation, Claim, Party, Topic
from amparo.claims.offered import in_language
from amparo.claims.selectors import Asked
from amparo.library.models import Source
from amparo.web.desk.claims import words
from amparo.web.desk.claims.chosen import Chosen, chosen


def asking(query: QueryDict) -> tuple[Asked, list[Chosen]]:
    """What is asked of the list, and the filters to offer for it; an unknown value asks nothing."""
    filters = [
        chosen("clase", _("Kind"), query, kinds.ClaimKind.choices),
        chosen("emisor", _("Who issues it"), query, _parties(_used("issuer_id"))),
        chosen("a", _("To whom"), query, _parties(_addressed())),
        chosen("derecho", _("Right"), query, _topics("right")),
        chosen("tema", _("Tag"), query, _topics("tag")),
        chosen("fuente", _("Source"), query, _sources()),
        chosen("estado", _("State"), query, kinds.ClaimState.choices, first="standing"),
    ]
    by = {each.name: each.value for each in filters}
    asked = Asked(
        words=query.get("q", "").strip()[:120],
        kind=by["clase"],
        issuer=by["emisor"],
        addressee=by["a"],
        right=by["derecho"],
        tag=by["tema"],
        source=UUID(by["fuente"]) if by["fuente"] else None,
        disputed="disputa" in query,
        owed="debido" in query,
        unresolved="sin-palabras" in query,
        state=by["estado"],
    )
    return asked, filters


def in_words(filters: Iterable[Chosen], asked: Asked) -> str:
    """`orders, Congress, in dispute`, or that nothing is filtered."""
    said = [each.words for each in filters if each.narrows]
    said += [label for name, label, on in checks(asked) if on]
    if asked.words:
        said.append(f"“{asked.words}”")
    return ", ".join(said) or _("all")


def checks(asked: Asked) -> list[tuple[str, str, bool]]:
    return [
        ("disputa", _("in dispute"), asked.disputed),
        ("debido", _("followed as an obligation"), asked.owed),
        ("sin-palabras", _("with a citation whose words were not found"), asked.unresolved),
    ]


def without_page(query: QueryDict) -> str:
    """The address of the same list from its first page."""
    kept = query.copy()
    kept.pop("pagina", None)
    return kept.urlencode()


def _used(column: str) -> list[str]:
    return [code for code in Claim.objects.values_list(column, flat=True).distinct() if code]


def _addressed() -> list[str]:
    found = Claim.objects.values_list("addressees", flat=True).distinct()
    return sorted({code for codes in found for code in codes})


def _parties(codes: list[str]) -> list[tuple[str, str]]:
    rows = Party.objects.in_bulk(codes).values()
    return sorted(((row.code, words.party(row)) for row in rows), key=lambda pair: pair[1])


def _topics(vocabulary: str) -> list[tuple[str, str]]:
    rows = Topic.objects.filter(vocabulary=vocabulary)
    named = [(row.code, in_language(row.label_es, row.label_en)) for row in rows]
    return sorted(named, key=lambda pair: pair[1])


def _sources() -> list[tuple[str, str]]:
    ids = Citation.objects.values("source_id").distinct()
    rows = Source.objects.filter(id__in=ids).order_by("-issued_on").only("reference", "title")
    return [(str(row.pk), row.reference or row.title) for row in rows]
