"""Two plainly invented laws of a plainly invented State: a bill in three versions, and one let lapse."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from amparo.accounts.actors import Actor
from amparo.commitments.laws import forms, services
from amparo.commitments.models import Law
from amparo.config.demonstration.beside.sourced import INVENTED, know

ISLAND, LEAGUE = "isla_inventada", "liga_inventada"
PARTIES = (
    (ISLAND, "other_state", "Isla Inventada", "Invented Island"),
    ("junta_inventada", "body", "Junta de la Isla Inventada", "Council of the Invented Island"),
    (
        "asamblea_inventada",
        "body",
        "Asamblea de la Isla Inventada",
        "Assembly of the Invented Island",
    ),
    (LEAGUE, "organisation", "Liga Inventada de Lectura", "Invented Reading League"),
)
_HEAD = "PROYECTO INVENTADO DE LEY DE CLUBES DE LECTURA\n\nTÍTULO I\nDe los clubes\n"
_AIM = "Artículo 1.- Objeto\nEsta ley inventada ordena los clubes de lectura de la isla.\n"
_TERMS = "Artículo {}.- Definiciones\na) Club: tres o más personas que leen juntas.\nb) Registro: la lista de clubes.\n"
_DUTIES = "Artículo {}.- Deberes\nCada club avisa a la junta {} de los libros que lee.\n"
_FAULTS = "Artículo {}.- Faltas\na) Leves:\n1. Leer tarde.\nb) Graves:\n1. No avisar.\n{}"
_HELP = "Artículo 2.- Ayuda de fuera\nNingún club recibe libros de fuera de la isla sin permiso de la junta.\n"
_REPEAL = "Artículo 5.- Multas\nLa junta fija las multas.\n"
_LAST = "DISPOSICIONES COMPLEMENTARIAS FINALES\nÚNICA.- Vigencia\nRige desde el día siguiente.\n"
VERSIONS = (
    _HEAD
    + _AIM
    + _TERMS.format(2)
    + _DUTIES.format(3, "una vez al año")
    + _FAULTS.format(4, "")
    + _REPEAL
    + _LAST,
    _HEAD
    + _AIM
    + _HELP
    + _TERMS.format(3)
    + _DUTIES.format(4, "cada mes")
    + _FAULTS.format(5, "")
    + _LAST,
    _HEAD
    + _AIM
    + _HELP
    + _TERMS.format(3)
    + _DUTIES.format(4, "cada mes, y diez días antes,")
    + _FAULTS.format(5, "2. Quejarse de la junta ante un tribunal con dinero del club.\n")
    + "DISPOSICIONES COMPLEMENTARIAS TRANSITORIAS\nPRIMERA.- Plazo\nLos clubes se anotan en treinta días.\n"
    + _LAST,
)
_LABELS = (
    ("Como se presentó", "As presented"),
    ("Dictamen de comisión", "As approved in committee"),
    ("Como se aprobó", "As approved"),
)
_TOUCHES = (
    ("3/2", "", "association", "Nadie recibe libros sin permiso.", "Nobody gets books unallowed."),
    ("3/5", "5.b.2", "justice", "Castiga quejarse ante un tribunal.", "Punishes going to court."),
)


def tell(actor: Actor, at: datetime) -> None:
    """A bill whose window closes five days from `at`, and a law whose window was let lapse."""
    know(actor, at - timedelta(days=60), PARTIES)
    _bill(actor, at)
    _lapsed(actor, at)


def _bill(actor: Actor, at: datetime) -> None:
    days = _Days(at)
    law = _enter(
        actor,
        at,
        "clubes_inventados",
        "bill",
        "Proyecto inventado de ley de clubes de lectura",
        "Invented bill on reading clubs",
    )
    for (es, en), text, ago in zip(_LABELS, VERSIONS, (50, 40, 20), strict=True):
        version = forms.AddVersion(
            label_es=es, label_en=en, text=text, on=days.iso(ago), **INVENTED
        )
        services.add_version(actor, law.id, version, at - timedelta(days=ago))
    _step(actor, law, at, 40, "approve_in_committee", "asamblea_inventada")
    _step(actor, law, at, 20, "approve", "asamblea_inventada")
    window = forms.OpenWindow(
        kind="observe",
        whose_code="junta_inventada",
        opens_on=days.day(19),
        due_on=days.day(-5),
        basis="Norma inventada, artículo 9",
        **INVENTED,
    )
    services.open_window(actor, law.id, window, at - timedelta(days=19))
    effect = forms.SayEffect(
        kind="organisation",
        target=LEAGUE,
        number=42,
        counts_es="clubes inventados que reciben libros de fuera",
        counts_en="invented clubs that receive books from abroad",
        **INVENTED,
    )
    services.say_effect(actor, law.id, effect, at - timedelta(days=18))
    for article, place, right, es, en in _TOUCHES:
        touch = forms.SayTouch(
            article=article,
            place=place,
            kind="right",
            target=right,
            reason_es=es,
            reason_en=en,
            **INVENTED,
        )
        services.say_touch(actor, law.id, touch, at - timedelta(days=18))


def _lapsed(actor: Actor, at: datetime) -> None:
    days = _Days(at)
    law = _enter(
        actor,
        at,
        "puente_inventado",
        "law",
        "Ley inventada del puente de papel",
        "Invented law of the paper bridge",
    )
    _step(actor, law, at, 45, "approve", "asamblea_inventada")
    window = forms.OpenWindow(
        kind="observe",
        whose_code="junta_inventada",
        opens_on=days.day(44),
        due_on=days.day(30),
        basis="Norma inventada, artículo 9",
        **INVENTED,
    )
    services.open_window(actor, law.id, window, at - timedelta(days=44))
    _step(actor, law, at, 29, "lapse", "junta_inventada")
    _step(actor, law, at, 25, "promulgate", "asamblea_inventada")
    effect = forms.SayEffect(kind="organisation", target=LEAGUE, **INVENTED)
    services.say_effect(actor, law.id, effect, at - timedelta(days=24))


def _enter(actor: Actor, at: datetime, code: str, kind: str, es: str, en: str) -> Law:
    form = forms.EnterLaw(
        code=code,
        kind=kind,
        state_code=ISLAND,
        title_es=es,
        title_en=en,
        invented=True,
        **INVENTED,
    )
    return services.enter_law(actor, form, at - timedelta(days=50))


def _step(actor: Actor, law: Law, at: datetime, ago: int, act: str, by: str) -> None:
    step = forms.RecordStep(act=act, on=_Days(at).iso(ago), party_code=by, **INVENTED)
    services.record_step(actor, law.id, step, at - timedelta(days=ago))


class _Days:
    """Days counted back from the day the demonstration is told."""

    def __init__(self, at: datetime) -> None:
        self._today = timezone.localdate(at)

    def day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)

    def iso(self, ago: int) -> str:
        return (self._today - timedelta(days=ago)).isoformat()
