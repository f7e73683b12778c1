"""Situations of risk of a demonstration, plainly invented: verified and followed, taken to a file, disputed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.config.demonstration.people import House
from amparo.registry.situations import following, recording
from amparo.registry.situations.forms import DoneForm, NewSituation, StepForm, TieForm, filled


def tell(house: House, files: Mapping[str, UUID], at: datetime) -> None:
    """Record situations of the mechanism's register; `files` are those of the stories, by their key."""
    ana, victor = house.actors["ana"], house.actors["victor"]
    verified = _records(
        ana, at, "press", "Un diario inventado cuenta que pintaron la puerta del local comunal de Muestra.",
        victims=["Comité Laguna de Muestra (inventada)"], department="06", acts=["property_destruction"],
        located="locality", place="Caserío inventado de Muestra", defends=["water"],
        alleged=["company"], context=["project"], province="Celendín",
        published="department", community="Muestra (inventada)",
        complained=[{"body": "police", "number": "000-2026-M", "outcome": "Sin respuesta."}],
        complaints="En la comisaría inventada; dijeron que no era de su zona.",
        sources=[{"kind": "press", "reliability": "likely", "words": "Diario inventado"},
                 {"kind": "community", "reliability": "confirmed", "words": "Asamblea inventada"}],
    )  # fmt: skip
    recording.judge(
        ana, verified, "verify", "Lo cuentan por separado el diario y la asamblea inventados.", at
    )
    step = {"what": "Llamar cada semana al comité inventado.", "who": "Ana", "due_on": _day(at, 7)}
    following.plan(ana, verified, filled(StepForm, step), at)
    visit = {"what": "Pedir rondas a la comisaría inventada.", "due_on": _day(at, -3)}
    following.plan(victor, verified, filled(StepForm, visit), at)
    done = {"step": 1, "done_on": _day(at, -4), "result": "Pasan de noche (inventado)."}
    following.done(victor, verified, filled(DoneForm, done), at)
    taken = _records(
        victor, at, "sector", "Un sector inventado avisó de llamadas sin voz a una defensora de muestra.",
        victims=["Cecilia Inventada"], department="16", defends=["environment"],
        alleged=["unknown_source"], located="department",
    )  # fmt: skip
    _records(
        ana, at, "officer", "En una reunión inventada contaron que cortaron el agua del comité de muestra.",
        victims=["Comité Laguna de Muestra (inventada)"], department="06", defends=["water"],
        alleged=["unknown_source"], province="Celendín", located="province",
    )  # fmt: skip
    tie = {"file": str(files["reopened"]), "tie": "promoted", "note": "Pidió protección después."}
    following.tie(victor, taken, filled(TieForm, tie), at)
    _tell_what_is_little_known(house, at)


def _tell_what_is_little_known(house: House, at: datetime) -> None:
    """One of each other kind: known to one desk alone, of no known day or place, withdrawn with its reasons."""
    ana, rosa, saul = (house.actors[name] for name in ("ana", "rosa", "saul"))
    _records(
        rosa, at, "request", "Quien llamó por otra cosa contó que vigilan la posta inventada.",
        victims=["Posta Ejemplar (inventada)"], department="21", defends=["health"],
        alleged=["unknown_source"], located="department", only_here=True,
    )  # fmt: skip
    _records(
        saul, at, "organisation", "Una red inventada avisó que cerraron el paso a una ronda de ejemplo.",
        victims=["Ronda de Ejemplo (inventada)"], department="10", defends=["land_territory"],
        alleged=["illegal_logging"], context=["illegal_logging"], located="department",
        sources=[{"kind": "organisation", "reliability": "doubtful", "words": "Red inventada"}],
    )  # fmt: skip
    _records(
        ana, at, "press", "Una hoja inventada sin fecha habla de un colectivo de ejemplo y de nadie más.",
        occurred_on=None, occurred="unknown",
    )  # fmt: skip
    repeated = _records(
        ana, at, "press", "Otro diario inventado repite lo de la puerta del local de Muestra.",
        department="06", located="department",
    )  # fmt: skip
    recording.judge(
        ana, repeated, "withdraw", "Es la misma noticia inventada, vuelta a publicar.", at
    )


def tell_beside(house: House, at: datetime) -> None:
    """Record a situation of the organisation's own register."""
    dina, bruno = house.actors["dina"], house.actors["bruno"]
    told = _records(
        dina, at, "organisation", "Una organización inventada avisó que siguieron a una testigo de muestra.",
        victims=["Teresa Inventada"], department="05", defends=["memory_justice"],
        alleged=["unknown_source"], context=["judicial"], province="Huanta", located="province",
        sources=[{"kind": "organisation", "reliability": "doubtful", "words": "Red inventada"}],
    )  # fmt: skip
    _records(
        bruno, at, "press", "Una radio inventada dijo que rompieron la placa de la memoria de muestra.",
        victims=["Asociación de Familiares de Muestra (inventada)"], department="05",
        defends=["memory_justice"], acts=["property_destruction"], located="locality",
        place="Parque inventado de la Memoria",
        sources=[{"kind": "press", "reliability": "likely", "words": "Radio inventada"}],
    )  # fmt: skip
    recording.judge(bruno, told, "dispute", "Otra vecina inventada dice que fue otra persona.", at)
    step = {
        "what": "Volver a hablar con la testigo inventada, con intérprete.",
        "due_on": _day(at, 10),
    }
    following.plan(bruno, told, filled(StepForm, step), at)


def _records(actor: Actor, at: datetime, channel: str, account: str, **told: Any) -> UUID:
    when = {"known_on": _day(at, -12), "occurred_on": _day(at, -14), "occurred": "around"}
    body = {"channel": channel, "account": account, **when, **told}
    return recording.record(actor, filled(NewSituation, body), at).pk


def _day(at: datetime, days: int) -> str:
    return (at + timedelta(days=days)).date().isoformat()
