"""A collection as GeoJSON: an event a feature, with what stands in the table of events, and its point where it has one.

An event without coordinates is a feature without geometry, which the format foresees: unknown places stay unknown,
and so do those that may not be told outside.
Source: RFC 7946.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import get_language

from amparo.documentation import vocabulary
from amparo.documentation.shapes import When, Where
from amparo.exchange import joined
from amparo.exchange.choosing import Source, place_words
from amparo.exchange.joined import Told

HELD: Final = frozenset({"event", "act", "information"})
_KINDS: Final = 4


def write(source: Source) -> Iterator[bytes]:
    """The collection of features, piece by piece; words in the language of the reader."""
    yield b'{"type":"FeatureCollection","features":['
    before = b"\n"
    for told in joined.events(source):
        yield (
            before
            + json.dumps(
                _feature(told, source.place(told.event.where)), ensure_ascii=False
            ).encode()
        )
        before = b",\n"
    yield b"\n]}\n"


def _feature(told: Told, where: Where | None) -> dict[str, Any]:
    event = told.event
    language = (get_language() or "es")[:2]
    kinds = {act.type: vocabulary.word(_KINDS, act.type, language) for act in told.acts}
    return {
        "type": "Feature",
        "id": str(event.id),
        "geometry": _point(where),
        "properties": {
            "number": event.number,
            "title": event.title,
            "begins": _date(event.begins),
            "ends": _date(event.ends),
            "date_precision": event.begins.precision.value if event.begins else "",
            "place": place_words(where),
            "ubigeo": where.ubigeo if where else "",
            "country": where.country if where else "",
            "place_precision": where.precision.value if where else "",
            "description": event.description,
            "status": event.status.value,
            "acts": sorted(kinds.values()),
            "how_many_acts": len(told.acts),
            "sources": list(dict.fromkeys(one.cited for one in told.informations if one.cited)),
        },
    }


def _point(where: Where | None) -> dict[str, Any] | None:
    if where is None or where.latitude is None or where.longitude is None:
        return None
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}


def _date(when: When | None) -> str:
    return when.value if when else ""
