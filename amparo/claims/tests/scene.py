"""A plainly invented document and the parties it speaks of, kept in the library and the record."""

from datetime import UTC, date, datetime
from functools import cached_property

from amparo.claims import loading, services
from amparo.claims.facts import (
    CitationFacts,
    ClaimFacts,
    ComponentFacts,
    ObligationFacts,
    ValuationFacts,
    VoiceFacts,
)
from amparo.claims.models import Party, Topic
from amparo.library import quoting
from amparo.library import services as library
from amparo.library.facts import Facts

NOW = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)
TEXT = """Comisión Inventada de Prueba
Resolución 1/2026

La Comisión solicita al Estado de Ruritania que proteja la vida de las personas defensoras del valle.
La Comisión pide al Ministerio de Ensayo que informe en un plazo de quince días.

El Estado afirmó que la protección fue entregada el 2 de febrero de 2026.
Las personas beneficiarias dicen que no recibieron nada.
"""


class Scene:
    """`documenter` keeps the record; `source` is the invented document."""

    def __init__(self, cast):
        self.cast = cast
        self.documenter = cast.actor("documenter")
        facts = Facts(
            title="Resolución inventada",
            issuer="Comisión Inventada",
            kind="resolution",
            language="es",
            issued_on=date(2026, 1, 9),
        )
        self.source = library.add_source(self.documenter, TEXT.encode(), facts, NOW)
        loading.load(
            self.documenter,
            NOW,
            parties=[
                Party(
                    code="body", kind="body", name_es="Comisión Inventada", name_en="Invented Body"
                ),
                Party(
                    code="state",
                    kind="state",
                    name_es="Ruritania",
                    name_en="Ruritania",
                    country="XX",
                ),
                Party(
                    code="ministry",
                    kind="body",
                    name_es="Ministerio de Ensayo",
                    name_en="Ministry of Trial",
                    parent_id="state",
                ),
            ],
            topics=[Topic(vocabulary="right", code="life", label_es="Vida", label_en="Life")],
        )

    def place(self, words):
        start, end = quoting.find(TEXT, words)
        return CitationFacts(source_id=self.source.pk, start=start, end=end)

    def claim(self, **changes):
        facts = {
            "kind": "order",
            "issuer": "body",
            "addressees": ("state",),
            "words_es": "Proteger a quienes defienden el valle.",
            "words_en": "Protect those who defend the valley.",
            "rights": ("life",),
            **changes,
        }
        return services.record_claim(
            self.documenter,
            ClaimFacts(**facts),
            [self.place("proteja la vida de las personas defensoras")],
            NOW,
        )

    @cached_property
    def owed(self):
        """A claim followed as an obligation of two parts by the Commission's five degrees."""
        claim = self.claim()
        parts = (
            ComponentFacts(code="life", words_es="Vida", words_en="Life"),
            ComponentFacts(code="report", words_es="Informe", words_en="Report"),
        )
        facts = ObligationFacts(scale="iachr", body="body", components=parts)
        services.owe(self.documenter, claim.id, facts, NOW)
        return claim

    def says(self, speaker, stance, on, component="", **more):
        cited = None if speaker == "own" else self.place("protección fue entregada")
        facts = VoiceFacts(
            speaker=speaker,
            stance=stance,
            on=on,
            component=component,
            words_es="Palabras inventadas.",
            citation=cited,
            **more,
        )
        return services.record_voice(self.documenter, self.owed.id, facts, NOW)

    def values(self, degree, on, component="", **more):
        facts = ValuationFacts(
            degree=degree,
            on=on,
            component=component,
            citation=self.place("no recibieron nada"),
            **more,
        )
        return services.value(self.documenter, self.owed.id, facts, NOW)
