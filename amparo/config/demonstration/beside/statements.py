"""Three invented statements: one published, with what moved since; one that circulates; one in review."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from amparo.accounts.actors import Actor
from amparo.config.demonstration.beside import following
from amparo.config.demonstration.beside.sourced import know
from amparo.config.demonstration.people import House
from amparo.custody.opening import open_file
from amparo.statements.acts import publishing, reviewing, signing, writing
from amparo.statements.models import Statement
from amparo.statements.selectors import Words, in_words

_PUBLISHED: Final = {
    "es": (
        "Pronunciamiento inventado por el valle de Muestra",
        "Las organizaciones firmantes, todas inventadas, expresamos nuestra preocupación por las amenazas "
        "inventadas contra la comunidad de Muestra.\n\nInstamos al Estado de Muestra a: a) proteger la vida de "
        "quienes defienden el valle inventado; b) investigar las amenazas inventadas; y c) derogar la ordenanza "
        "inventada 12.\n\nNos comprometemos a volver al valle inventado dentro de seis meses.",
    ),
    "en": (
        "Invented statement for the Sample valley",
        "The signatory organisations, all of them invented, express their concern about the invented threats "
        "against the community of Sample.\n\nWe call on the State of Sample to: a) protect the lives of those who "
        "defend the invented valley; b) investigate the invented threats; and c) repeal the invented ordinance "
        "12.\n\nWe undertake to return to the invented valley within six months.",
    ),
}
_CIRCULATING: Final = {
    "es": (
        "Pronunciamiento inventado sobre la ley de Muestra",
        "Las organizaciones firmantes, todas inventadas, pedimos a los Estados de la Liga inventada que rechacen "
        "el proyecto inventado 7.",
    ),
}
_IN_REVIEW: Final = {
    "es": (
        "Pronunciamiento inventado sobre la votación de Muestra",
        "Las organizaciones firmantes, todas inventadas, saludamos la votación inventada y pedimos que se publique "
        "el acta inventada.",
    ),
}
_HOUSE: Final = "Coalición inventada"
_NAMES: Final = tuple(f"Organización inventada {number}" for number in range(1, 12))


class _Told:
    """One statement, act by act, a minute apart."""

    def __init__(self, house: House, at: datetime, texts: dict[str, tuple[str, str]]) -> None:
        self.house, self.at, self.texts = house, at, texts
        self.advocate = house.actors["fatima"]
        self.row: Statement = writing.begin(self.advocate, list(texts), at)
        for language, (title, words) in texts.items():
            writing.write_version(self.advocate, self.row.id, language, title, words, self.next())

    def next(self, **later: float) -> datetime:
        self.at += timedelta(**(later or {"minutes": 7}))
        return self.at

    def reviewed(self, *kinds: str) -> None:
        reviewing.ask_review(self.advocate, self.row.id, self.next())
        self.cleared(*kinds)

    def cleared(self, *kinds: str, about: str = "") -> None:
        """By whoever reviews, for everybody or for one country."""
        for kind in kinds:
            reviewing.review(
                self.house.actors["hilda"], self.row.id, kind, "cleared",
                "Leído entero: nadie que firme queda expuesto a una sanción inventada.", self.next(),
                about=about,
            )  # fmt: skip

    def circulated(
        self, closes_at: datetime | None = None, embargo_until: datetime | None = None
    ) -> None:
        words = self.words(self.advocate)
        signing.circulate(
            self.advocate, self.row.id, words, self.next(),
            closes_at=closes_at, embargo_until=embargo_until,
        )  # fmt: skip

    def signed(self, name: str, *, anonymous: bool = False) -> None:
        who = signing.Organisation(name, "Muestra", "contacto inventado")
        hand = signing.Hand(
            "Persona inventada", "Dirección", "Carta inventada recibida en la oficina"
        )
        signing.record_signature(
            self.advocate, self.row.id, who, hand, "letter", self.next(), anonymous=anonymous
        )

    def words(self, whose: Actor) -> Words:
        file = open_file(whose, self.row.id, "keeping_work", self.next())
        return in_words(file)


def tell(house: House, at: datetime) -> None:
    """Tell the three of them, the oldest first."""
    first = _Told(house, at - timedelta(days=60), _PUBLISHED)
    first.reviewed("legal", "safety")
    first.cleared("legal", "safety", about="Muestra")
    first.circulated()
    for name in _NAMES:
        first.signed(name)
    first.signed("Organización inventada sin nombre", anonymous=True)
    coordinator, day = house.actors["amelia"], first.next(hours=20)
    publishing.publish(coordinator, first.row.id, first.words(coordinator), first.next())
    know(
        house.actors["dina"],
        day,
        [("coalicion_inventada", "organisation", _HOUSE, "Invented coalition")],
    )
    publishing.enter_in_library(coordinator, first.row.id, _HOUSE, day + timedelta(hours=1))
    following.tell(house.actors["dina"], first.row, day)
    second = _Told(house, at - timedelta(days=1), _CIRCULATING)
    second.reviewed("legal", "safety")
    second.cleared("legal", "safety", about="Muestra")
    second.circulated(closes_at=at + timedelta(days=2), embargo_until=at + timedelta(days=3))
    for name in _NAMES[:4]:
        second.signed(name)
    third = _Told(house, at - timedelta(hours=6), _IN_REVIEW)
    third.reviewed("legal")
