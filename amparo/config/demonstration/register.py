"""The register of people of a demonstration: plainly invented persons and collectives, and whose requests are whose.

One pair is left for a visitor to judge: a request whose name is spelt otherwise than another's.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.config.demonstration.people import House
from amparo.registry.people import entering, linking, saved
from amparo.registry.people.forms import NewPerson, RelationForm, filled

_CONSENT = {"consent_by": "Ella misma (inventado)", "consent_on": "2026-03-02"}
_MEASURES = _CONSENT | {"consent_for": "Que las medidas respeten su forma de vida"}


def tell(house: House, files: Mapping[str, UUID], at: datetime) -> None:
    """Enter persons of the mechanism's register; `files` are those of the stories, by their key."""
    ana, victor = house.actors["ana"], house.actors["victor"]
    martin = _enters(
        ana, at, "Martín Demo", aliases=["El Zurdo (inventado)"], birth_year=1968, place="15",
        defends=["disability_rights"], from_file=files["closed"],
        contact="Por la asociación inventada de su barrio.",
    )  # fmt: skip
    linking.link(
        ana, martin, files["asked_again"],
        "Cuenta que ya pidió, dice el mismo barrio inventado y reconoce el número de su expediente.", at,
    )  # fmt: skip
    cecilia = _enters(
        ana, at, "Cecilia Inventada", birth_year=1981, place="16", defends=["environment", "water"],
        from_file=files["reopened"],
        differential=[{"what": "people", "value": "Kukama", **_MEASURES}],
    )  # fmt: skip
    comite = _enters(
        victor, at, "Comité Laguna de Muestra (inventada)", kind="collective", unit="organisation",
        members=24, place="06", defends=["water"], from_file=files["first_signed"],
    )  # fmt: skip
    _enters(
        victor, at, "Comunidad Valle Muestra (inventada)", kind="collective", unit="community",
        members=140, place="22", defends=["land_territory"], from_file=files["delivered"],
    )  # fmt: skip
    told = {"kind": "member", "person": str(cecilia), "note": "Asesora las muestras (inventado)."}
    for body in (told, {"kind": "spokesperson", "name": "Eulogio Demo"}):
        entering.relate(victor, comite, filled(RelationForm, body), at)
    # Entered twice by mistake, found out, and judged to be one: it can be split again.
    twice = _enters(victor, at, "Martín Demo Inventado", birth_year=1968, place="15")
    saved.save(ana, "Inventadas de Loreto", {"q": "inventada", "place": "16"}, at)
    linking.merge(ana, martin, twice, "Se anotó dos veces: mismo año y mismo barrio inventado.", at)


def tell_beside(house: House, at: datetime) -> None:
    """Enter persons of the organisation's own register, which shares nothing with the State's."""
    dina, bruno = house.actors["dina"], house.actors["bruno"]
    guide = _enters(
        dina, at, "Teresa Inventada", aliases=["La Tere"], birth_year=1975, place="05",
        defends=["memory_justice", "victims"], contact="Por la comunidad inventada.",
        differential=[
            {"what": "languages", "value": "Quechua", **_CONSENT, "consent_for": "Buscar intérprete"}
        ],
    )  # fmt: skip
    mothers = _enters(
        dina, at, "Asociación de Familiares de Muestra (inventada)", kind="collective",
        unit="organisation", members=60, place="05", defends=["victims", "memory_justice"],
    )  # fmt: skip
    body = {"kind": "spokesperson", "person": str(guide), "note": "Desde 2024 (inventado)."}
    entering.relate(dina, mothers, filled(RelationForm, body), at)
    _enters(bruno, at, "Theresa Ynventada", birth_year=1975, place="05")
    _enters(
        dina, at, "Mengano Ficticio", birth_year=1969, place="21", defends=["health"],
        contact="Por la posta inventada, de tarde.",
    )  # fmt: skip
    _enters(
        bruno, at, "Comunidad Faroles de Muestra (inventada)", kind="collective", unit="community",
        members=210, place="21", defends=["land_territory", "water"],
    )  # fmt: skip
    saved.save(dina, "Ayacucho, como suene", {"q": "ynventada", "place": "05"}, at)


def _enters(actor: Actor, at: datetime, name: str, **told: Any) -> UUID:
    body = {"kind": "person", "names": [name], **told}
    return entering.enter(actor, filled(NewPerson, body), at).pk
