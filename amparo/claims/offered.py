"""The schema of a form with its titles in the reader's language and its choices as the record has them now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, gettext

from amparo.accounts.actors import Actor
from amparo.claims import kinds, selectors
from amparo.claims.forms import Form
from amparo.claims.models import Claim, Said
from amparo.claims.pictures import Picture
from amparo.claims.scales import DEGREES, SCALES
from amparo.library.selectors import sources

Choices = list[tuple[str, str]]
_CLOSED = {
    "kind": kinds.ClaimKind,
    "rejection": kinds.Rejection,
    "link": kinds.LinkKind,
    "relation": kinds.Relation,
    "speaker": kinds.Speaker,
    "stance": kinds.Stance,
    "precision": kinds.Precision,
    "party_kind": kinds.PartyKind,
    "vocabulary": kinds.Vocabulary,
}
_WORDS = 90


def schema(
    form: type[Form], actor: Actor, *, picture: Picture | None = None, claims: Iterable[Claim] = ()
) -> dict[str, Any]:
    """JSON schema of a form; what depends on an obligation is taken from its picture."""
    made = form.model_json_schema()
    made.pop("description", None)
    made["title"] = form.__name__
    shapes = [made, *made.get("$defs", {}).values()]
    for shape in shapes:
        for field in shape.get("properties", {}).values():
            for text in ("title", "description"):
                if field.get(text):
                    field[text] = gettext(field[text])
            if source := field.get("x-choices"):
                listed = _choices(source, actor, picture, claims)
                field["oneOf"] = [{"const": code, "title": label} for code, label in listed]
    return made


def in_language(es: str, en: str) -> str:
    """Words in the reader's language, or in the other when there are none."""
    english = (get_language() or "es").startswith("en")
    return (en or es) if english else (es or en)


def _choices(
    source: str, actor: Actor, picture: Picture | None, claims: Iterable[Claim]
) -> Choices:
    if source in _CLOSED:
        return [(str(code), str(label)) for code, label in _CLOSED[source].choices]
    match source:
        case "party":
            rows = selectors.parties(actor)
            named = [(row.code, in_language(row.name_es, row.name_en)) for row in rows]
            return sorted(named, key=lambda pair: pair[1].lower())
        case "source":
            rows_ = sources(actor).filter(has_text=True)
            return [
                (str(row.pk), f"{row.title} ({row.reference or row.issued_on})") for row in rows_
            ]
        case "scale":
            return [(scale.code, gettext(scale.label)) for scale in SCALES.values()]
        case "claim":
            return [
                (str(row.id), _short(in_language(row.words_es, row.words_en))) for row in claims
            ]
    return _of_picture(source, picture) if picture else []


def _of_picture(source: str, picture: Picture) -> Choices:
    match source:
        case "degree":
            return [(code, gettext(DEGREES[code])) for code in picture.scale.degrees]
        case "position":
            return [(code, gettext(DEGREES[code])) for code in picture.scale.positions]
        case "component":
            parts = [part.component for part in picture.parts if part.component]
            return [(row.code, _short(in_language(row.words_es, row.words_en))) for row in parts]
        case "beneficiary":
            found = picture.beneficiaries
            return [(row.code, in_language(row.words_es, row.words_en)) for row in found]
    return [(str(row.id), _entry(row)) for row in _entries(picture)]


def _entries(picture: Picture) -> list[Said]:
    from_parts: list[Said] = []
    for part in picture.parts:
        from_parts += [voice for said in part.voices.values() for voice in said]
        from_parts += [*part.doings, *part.valuations]
    return from_parts


def _entry(row: Said) -> str:
    what = getattr(row, "words_es", "") or gettext(DEGREES.get(getattr(row, "degree", ""), ""))
    return f"{row.on.isoformat()}: {_short(what)}"


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1].rstrip() + "…"
