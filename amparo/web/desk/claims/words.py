"""The record in the words of the page's language: parties, topics, kinds, degrees, dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.claims.models import Cited, Claim, Party, Topic
from amparo.claims.offered import in_language
from amparo.claims.pictures import Picture
from amparo.claims.quotes import very_words
from amparo.claims.scales import DEGREES
from amparo.library.models import Source
from amparo.web.desk import clocks

STATES = {
    "met": gettext_noop("Fulfilled"),
    "unmet": gettext_noop("Not fulfilled"),
    "unknown": gettext_noop("Unknown"),
    "disputed": gettext_noop("Disputed"),
}
STATE_CSS = {"met": "am-tag--good", "unmet": "am-tag--hour", "disputed": "am-tag--wait"}


def claim_words(claim: Claim) -> str:
    return in_language(claim.words_es, claim.words_en)


def words_of(row: object) -> str:
    return in_language(getattr(row, "words_es", ""), getattr(row, "words_en", ""))


def party(row: Party | None) -> str:
    return in_language(row.name_es, row.name_en) if row else ""


def parties(codes: Iterable[str]) -> list[str]:
    """Names in the order of the codes; a code nobody knows is shown as it is."""
    wanted = list(codes)
    rows = Party.objects.in_bulk(wanted)
    return [party(rows[code]) if code in rows else code for code in wanted]


def topics(vocabulary: str, codes: Iterable[str]) -> list[str]:
    wanted = list(codes)
    vocabularies = ["tag", "sdg"] if vocabulary == "tag" else [vocabulary]
    rows = Topic.objects.filter(vocabulary__in=vocabularies, code__in=wanted)
    labels = {row.code: in_language(row.label_es, row.label_en) for row in rows}
    return [labels.get(code, code) for code in wanted]


def degree(code: str | None) -> str:
    return _(DEGREES[code]) if code else _("Unknown")


def state(picture: Picture) -> str:
    return _(STATES[picture.state])


def said_on(day: date, precision: str = "day") -> str:
    """As precise as it is known."""
    text = {"year": day.isoformat()[:4], "month": day.isoformat()[:7]}
    return clocks.rough_day(text.get(precision, day.isoformat()))


def full_day(day: date | None) -> str:
    return clocks.rough_day(day.isoformat()) if day else ""


class Quotes:
    """The very words of places, and how a source is named; read once for a page."""

    def __init__(self, cited: Iterable[Cited]) -> None:
        rows = [each for each in cited if each.source_id]
        self._words = very_words(rows)
        ids: set[UUID] = {each.source_id for each in rows if each.source_id}
        self._sources = Source.objects.defer("search").in_bulk(list(ids))

    def of(self, cited: Cited) -> dict[str, object] | None:
        """What a page shows of one place, None when nothing is cited."""
        if cited.source_id is None or cited.start is None or cited.end is None:
            return None
        source = self._sources.get(cited.source_id)
        return {
            "words": self._words.get((cited.source_id, cited.start, cited.end), ""),
            "source": source,
            "name": (source.reference or source.title) if source else _("a source not held here"),
            "start": cited.start,
            "end": cited.end,
            "page": getattr(cited, "page", None),
            "paragraph": getattr(cited, "paragraph", None),
            "digest": bytes(cited.words_digest or b"").hex()[:12],
            "url": _reading(cited, source),
        }


def _reading(cited: Cited, source: Source | None) -> str:
    """Where its words are lit in the text; nowhere while only the digest of the source is known."""
    if source is None or not source.has_text:
        return ""
    place = f"?desde={cited.start}&hasta={cited.end}#luz"
    return reverse("desk:reading", args=[source.pk]) + place
