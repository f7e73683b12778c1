"""Files whose measures ran for some time: reviewed, extended, changed, ended, opened again."""

from amparo.config.demonstration import words
from amparo.config.demonstration.steps import (
    Idea,
    Story,
    admitted,
    carried_out,
    granted,
    issued,
    notified,
    received,
)
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode


def extended(tale: Tale) -> Story:
    """Extended after a review: back in implementation."""
    yield from _running(tale, 120, "RVM 008-DEMO", _GUARD)
    yield from _followed(tale)
    yield tale.days.ago(days=12)
    tale.opens("ines", "decision_work")
    body = words.changed("RVM 026-DEMO", tale.day(), "risk_goes_on", until=tale.day(ahead=90))
    tale.does("ines", "extend", body)
    yield from notified(tale)


def varied(tale: Tale) -> Story:
    """Changed because one measure did not serve; another was ordered in its place."""
    watch = Idea("protected_area_watch", "SERNANP", "Que guardaparques recorran la quebrada.")
    yield from _running(tale, 90, "RVM 012-DEMO", watch, _ROUNDS)
    yield from _followed(tale)
    yield tale.days.ago(days=9)
    tale.opens("ines", "decision_work")
    body = words.changed("RVM 028-DEMO", tale.day(), "measure_not_working")
    tale.does("ines", "vary", body)
    reasons = "Las rondas pasan cuando el grupo ya bajó de la quebrada."
    tale.does(
        "ines",
        "end_measure",
        {"ground": "measures_not_used", "reasons": reasons},
        tale.measures[1],
    )
    yield from notified(tale)
    yield tale.days.ago(days=7)
    radio = tale.proposes("ana", "communications", "GORE", "Una radio para el grupo.")
    yield tale.days.ago(days=6)
    tale.says(AnswerCode.AGREE, about=radio)
    yield tale.days.ago(days=5)
    order = issued(tale, 2, "GORE")
    yield tale.days.ago(days=4)
    tale.answers_order("acknowledge_order", order)


def review_due(tale: Tale) -> Story:
    """In follow-up, and its review is late."""
    water = Idea("environmental_supervision", "OEFA", "Supervisión en la cabecera.")
    yield from _running(tale, 165, "RVM 003-DEMO", water, _LAWYER)
    yield tale.days.working(4)
    tale.does("ana", "start_follow_up", {"heard": words.HEARD})


def worse(tale: Tale) -> Story:
    """In follow-up; she says that a measure made it worse and that the danger grew."""
    centre = Idea("womens_centre", "AURORA", "Atención legal y psicológica.")
    liaison = Idea("police_liaison", "PNP", "Un número de la policía que responde siempre.")
    yield from _running(tale, 75, "RVM 015-DEMO", centre, liaison)
    yield from _followed(tale)
    yield tale.days.ago(days=2)
    told = "Vinieron con sirena y ahora todo el pueblo sabe."
    tale.says(AnswerCode.WORSE, told, about=tale.orders[1])
    yield tale.days.ago(hours=5)
    tale.says(AnswerCode.DANGER_GREW, "Anoche tiraron piedras al techo.")


def closed(tale: Tale) -> Story:
    """Ended because the risk ceased, as she says herself."""
    yield from _running(tale, 150, "RVM 005-DEMO", _LAWYER)
    yield from _followed(tale)
    yield from _ended(tale, "RVM 020-DEMO", 30)


def reopened(tale: Tale) -> Story:
    """Ended, and begun again because the danger returned."""
    water = Idea("environmental_monitoring", "OEFA", "Que se mida el agua cada mes.")
    yield from _running(tale, 170, "RVM 002-DEMO", water)
    yield from _followed(tale)
    yield from _ended(tale, "RVM 016-DEMO", 48)
    yield tale.days.ago(hours=7)
    tale.opens("rosa", "contact_person")
    facts = "Llamó para decir que volvieron las lanchas y los mismos hombres."
    body = {"ground": "danger_returned", "facts": facts, "track": "ordinary"}
    tale.does("rosa", "reopen", body)


def _running(tale: Tale, days: int, number: str, *ideas: Idea) -> Story:
    """Granted, ordered, carried out and confirmed."""
    yield from received(tale, tale.days.ago(days=days))
    yield from admitted(tale)
    yield from granted(tale, number, *ideas)
    yield tale.days.working(1)
    for index, idea in enumerate(ideas):
        order = issued(tale, index, idea.institution)
        yield from carried_out(tale, order, 24)
        yield tale.days.later(days=1)
        tale.says(AnswerCode.CONFIRM, about=order)


def _followed(tale: Tale) -> Story:
    yield tale.days.working(4)
    tale.does("ana", "start_follow_up", {"heard": words.HEARD})
    yield tale.days.working(12)
    tale.opens("ana", "follow_up_work")
    tale.does("ana", "review", {"heard": words.HEARD, "findings": words.FINDINGS})


def _ended(tale: Tale, number: str, ago: int) -> Story:
    yield tale.days.ago(days=ago)
    tale.opens("ines", "decision_work")
    despite = "Los plazos vencidos eran de pasos ya cumplidos; la persona lo sabe."
    body = words.changed(number, tale.day(), "risk_over", despite=despite)
    tale.does("ines", "close", body)
    yield from notified(tale)


_ROUNDS = Idea("patrol", "PNP", "Rondas por su casa, en las horas que usted diga.")
_GUARD = Idea("patrol", "MININTER", "Rondas por el bosque y por su casa, en las horas que diga.")
_LAWYER = Idea("legal_aid", "DEFENSA_PUBLICA", "Una abogada que la defienda sin cobrar.")

STORIES = {
    "extended": extended,
    "varied": varied,
    "review_due": review_due,
    "worse": worse,
    "closed": closed,
    "reopened": reopened,
}
