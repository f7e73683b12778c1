"""What the invented members write: plain, and never about anybody."""

from datetime import datetime, timedelta
from typing import Any

from amparo.config.demonstration.pleas import Plea
from amparo.law.schema import Pack
from amparo.law.schema.instrument import Level

ADMITTED = (
    "Hay una actividad de defensa y el peligro se relaciona con ella. Va por la vía ordinaria."
)
ADMITTED_URGENT = (
    "Hay peligro grave y cercano para la vida. Se admite por la vía urgente sin esperar más datos."
)
INTERIM = "El peligro está en el lugar y no se puede esperar la evaluación."
HOW = "Como se acordó: sin preguntar a los vecinos y sin decir por qué se viene."
WHAT = "Cumplir la medida tal como se acordó con la persona e informar lo que se hizo."
SECOND = "Releí todo. Coincido con el nivel y con sus razones."
CAUTIONS = "No anunciar la medida en el lugar ni por radio abierta."
PLAN = "Estas son las medidas que proponemos. Responda cada una por separado; puede decir que no."
OPINION = (
    "Propongo otorgar las medidas con las que está de acuerdo. Lo que no acepta va como lo dijo."
)
NOTIFIED = "Se le avisó en su página, con su recibo."
DONE = "Se cumplió lo ordenado en el lugar y a la hora acordados."
HEARD = "Dice que por ahora se siente acompañada y que avisará si algo cambia."
FINDINGS = "No hubo hechos nuevos. Las medidas llegaron y le sirven."
CHANNEL = "Hablamos por el medio seguro, a la hora que pidió."

_WHAT = {
    "patrol": "Pasar y detenerse en el punto acordado, en las horas acordadas.",
    "police_presence": "Mantener presencia en el punto acordado hasta nuevo aviso.",
    "evacuation": "Recoger a la persona y a su familia en el punto acordado.",
    "communications": "Entregar una radio con batería y enseñar a usarla.",
    "interpreter": "Enviar intérprete para la entrevista.",
    "shelter": "Recibir a la persona y a su familia.",
}
# What each answer scale says of a file at a level; what is not known stays not known.
_SCALES = ("presence", "protection", "barrier", "recency")
_SIGNS = {
    "low": ("no_sign", "sound", "no_barrier", "within_a_year"),
    "medium": ("some_signs", "partial", "some_barrier", "within_a_year"),
    "high": ("clear_signs", "partial", "some_barrier", "within_a_month"),
    "extreme": ("grave_signs", "absent", "strong_barrier", "within_days"),
}
_UNKNOWN = frozenset({"impunity", "state_link"})


def what(kind: str) -> str:
    """Return what an order of a kind of measure asks for."""
    return _WHAT.get(kind, WHAT)


def assessment(pack: Pack, level: str, at: datetime) -> dict[str, str]:
    """Return a whole assessment: place to what is typed there."""
    signs = dict(zip(_SCALES, _SIGNS[level], strict=True))
    typed = {
        f"answers.{item.code}": "unknown" if item.code in _UNKNOWN else signs[item.scale]
        for item in pack.instrument.items()
    }
    days = pack.instrument.words(Level(level)).valid_days
    return typed | {
        "notes.threats": "Cada amenaza se anotó por separado, con sus palabras y su fecha.",
        "judgement.level": level,
        "judgement.reasons": "Los hechos son cercanos, se repiten y se relacionan con lo que defiende.",
        "judgement.would_change": "Un hecho nuevo, una audiencia o que quien amenaza deje el lugar.",
        "judgement.valid_until": (at.date() + timedelta(days=days - 1)).isoformat(),
        "judgement.her_reading": level,
        "judgement.her_words": "Lo veo igual. Sé cuándo están cerca porque cambian los perros.",
    }


def resolution(number: str, day: str, **more: str) -> dict[str, str]:
    """Return the fields of a resolution of the invented book."""
    return {
        "number": number,
        "signed_on": day,
        "reasons": "La evaluación y el plan concertado sostienen lo que se resuelve.",
        "told": "Resolvimos su pedido con lo que nos contó y con lo que dijo de cada medida.",
        **more,
    }


def changed(number: str, day: str, ground: str, **more: str) -> dict[str, Any]:
    """Return the fields of a resolution over measures that already run."""
    return resolution(number, day, ground=ground, heard=HEARD, **more)


def facts(plea: Plea, pack: Pack, kind: str) -> dict[str, str]:
    """Return all that an order of a kind of measure may tell of a plea."""
    known = {
        "alias": plea.name.split()[0],
        "name": plea.name,
        "people_count": str(plea.people),
        "spokesperson": plea.spokesperson,
        "language": "La que pidió la persona",
        "phone": "900 000 000 (inventado)",
        "safe_hours": plea.hours,
        "trusted_person": "Quien la acompaña (inventada)",
        "meeting_point": "El punto acordado, junto al puente",
        "district": plea.district,
        "route": "La ruta acordada",
        "time_window": "De 18 a 22 horas",
        "password_word": "garúa",
        "uniform": "Con uniforme, sin sirena",
        "risk_kind": "Represalias por lo que defiende",
        "title_dossier": "000-DEMO",
        "case_number": "000-DEMO",
    }
    return {code: known[code] for code in pack.measure(kind).reveals if known[code]}
