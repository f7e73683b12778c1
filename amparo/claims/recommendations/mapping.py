"""What the columns of a file mean: guessed from their names, put right by a person.

The names are those of UPR Info's tables (text, to, from, decision, year) and those under which the
Universal Human Rights Index shows what bodies said (Text, Annotation type, State, Recommending State/Entity,
UPR position, Body, Symbol, Paragraph, Cycle, Themes, Affected persons, SDGs), in English and Spanish.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.claims.recommendations.errors import ColumnsUnmapped
from amparo.kernel.text import fold

FIELDS: Final = {
    "text": _("The recommendation"),
    "to": _("State it is made to"),
    "from": _("Who makes it"),
    "position": _("The State's answer"),
    "date": _("Year or date"),
    "body": _("Body"),
    "symbol": _("Document"),
    "number": _("Its number"),
    "cycle": _("Cycle"),
    "type": _("Recommendation or concern"),
    "themes": _("Topics"),
    "persons": _("Whom it is about"),
    "goals": _("Goals of sustainable development"),
    "notes": _("Notes"),
}
NEEDED: Final = ("text", "to")
_NAMES: Final = {
    "text": ("text", "recommendation", "recommendations", "recomendacion", "texto", "annotation"),
    "to": (
        *("to", "state under review", "sur", "country", "countries", "state", "states"),
        *("concerned countries", "pais", "estado", "estado examinado", "a"),
    ),
    "from": (
        *("from", "recommending state", "recommending states", "recommending country"),
        *("recommending state/entity", "recommending states/entities", "recommending entity"),
        *("estado recomendante", "estado/entidad recomendante", "estado que recomienda"),
        *("de", "issuer", "emisor"),
    ),
    "position": ("decision", "response", "upr position", "position", "respuesta", "posicion"),
    "date": ("year", "date", "publication date", "session date", "ano", "fecha", "cycle year"),
    "body": ("body", "mechanism", "organo", "mecanismo", "human rights mechanism", "committee"),
    "symbol": ("symbol", "document", "document symbol", "document code", "simbolo", "documento"),
    "number": ("paragraph", "paragraph no", "paragraph number", "number", "numero", "parrafo"),
    "cycle": ("cycle", "upr cycle", "ciclo", "ciclo del epu"),
    "type": ("annotation type", "type of annotation", "type", "tipo de anotacion", "tipo"),
    "themes": ("themes", "theme", "issue", "issues", "topics", "temas", "tema"),
    "persons": (
        *("affected persons", "affected persons/groups", "concerned persons/groups"),
        *("concerned persons", "groups", "personas afectadas", "grupos"),
    ),
    "goals": ("sdg", "sdgs", "goals", "goal", "sustainable development goals", "ods"),
    "notes": ("notes", "note", "comments", "notas", "observaciones"),
}


def guessed(columns: Sequence[str]) -> dict[str, int]:
    """Field to index of its column, for the columns whose names are known; the first of two wins."""
    folded = [fold(column).replace("_", " ") for column in columns]
    found = {}
    for field, names in _NAMES.items():
        at = next((folded.index(name) for name in names if name in folded), None)
        if at is not None:
            found[field] = at
    return found


def checked(mapping: Mapping[str, int], columns: Sequence[str]) -> dict[str, int]:
    """Raises ColumnsUnmapped when a needed field has no column, or a column is not there."""
    fits = all(field in FIELDS and 0 <= at < len(columns) for field, at in mapping.items())
    if not fits or not all(field in mapping for field in NEEDED):
        raise ColumnsUnmapped
    return dict(mapping)


def parsed(text: str, columns: Sequence[str]) -> dict[str, int]:
    """`text=Recommendation,to=Country` as field to index. Raises ColumnsUnmapped."""
    found = {}
    for pair in filter(None, text.split(",")):
        field, _equals, column = pair.partition("=")
        if column.strip() not in columns:
            raise ColumnsUnmapped
        found[field.strip()] = list(columns).index(column.strip())
    return checked(found, columns)
