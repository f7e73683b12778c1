"""What is said of a document beside its words, checked before it is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from amparo.library.errors import FactsUnfit
from amparo.library.models import Source, SourceKind

_LONGEST = {"issuer": 300, "title": 500, "reference_cited": 200, "reference": 200, "url": 1000}
_NOTE = 4000
_EARLIEST = date(1500, 1, 1)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a source; an empty one is not known. `language` is ISO 639, two letters or three."""

    issuer: str = ""
    title: str = ""
    issued_on: date | None = None
    reference_cited: str = ""
    reference: str = ""
    dispute_note_es: str = ""
    dispute_note_en: str = ""
    language: str = ""
    kind: str = SourceKind.OTHER.value
    url: str = ""

    def checked(self, today: date) -> Facts:
        """Return the facts without stray space. Raises FactsUnfit naming each one that cannot be kept."""
        given: dict[str, Any] = {
            name: " ".join(value.split())
            if isinstance(value, str) and "note" not in name
            else value
            for name, value in asdict(self).items()
        }
        tidy = Facts(**given)
        wrong = {name: [text] for name, text in _faults(tidy, today)}
        if wrong:
            raise FactsUnfit(wrong)
        return tidy

    def plain(self) -> dict[str, str]:
        """Texts by name, for a row of history."""
        return {
            name: value.isoformat() if isinstance(value, date) else str(value or "")
            for name, value in asdict(self).items()
        }


def _faults(facts: Facts, today: date) -> list[tuple[str, str]]:
    found = [
        (name, _("At most %(most)s characters.") % {"most": most})
        for name, most in _LONGEST.items()
        if len(getattr(facts, name)) > most
    ]
    found += [
        (name, _("At most %(most)s characters.") % {"most": _NOTE})
        for name in ("dispute_note_es", "dispute_note_en")
        if len(getattr(facts, name)) > _NOTE
    ]
    if facts.kind not in SourceKind.values:
        found.append(("kind", _("Choose one of the list.")))
    if facts.language and not (facts.language.isalpha() and 2 <= len(facts.language) <= 3):
        found.append(("language", _("Two or three letters, such as es or en.")))
    if facts.url and not _is_address(facts.url):
        found.append(("url", _("An address begins with http:// or https://.")))
    if facts.issued_on and not _EARLIEST <= facts.issued_on <= today:
        found.append(("issued_on", _("A document is dated on a day that has been.")))
    return found


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def of(source: Source) -> Facts:
    """The facts of a source as they are now."""
    return Facts(**{field.name: getattr(source, field.name) for field in fields(Facts)})
