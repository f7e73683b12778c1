"""Files with a decision: what became of it."""

from datetime import timedelta

from amparo.config.demonstration import words
from amparo.config.demonstration.steps import (
    Idea,
    Story,
    admitted,
    carried_out,
    decided,
    granted,
    issued,
    notified,
    planned,
    received,
)
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode

LAWYER = Idea("legal_aid", "DEFENSA_PUBLICA", "Una abogada que la defienda sin cobrar.")
CARE = Idea("psychosocial", "MINSA", "Atención para usted y su familia.")
ROUNDS = Idea("patrol", "PNP", "Rondas por su casa, en las horas que usted diga.")


def just_granted(tale: Tale) -> Story:
    """Granted since yesterday; she has not been told yet."""
    yield from received(tale, tale.days.ago(days=30))
    yield from admitted(tale)
    yield from planned(tale, ROUNDS, CARE)
    yield tale.days.ago(hours=20)
    tale.opens("ines", "decision_work")
    tale.does("ines", "decide_grant", words.resolution("RVM 031-DEMO", tale.day()))


def partial(tale: Tale) -> Story:
    """Granted in part, and told."""
    escort = Idea("escort", "PNP", "Acompañamiento en los viajes a la ciudad.", AnswerCode.AGREE)
    liaison = Idea("police_liaison", "PNP", "Un número de la policía que responde siempre.")
    yield from received(tale, tale.days.ago(days=34))
    yield from admitted(tale, "julio", "victor")
    yield from planned(tale, liaison, escort)
    yield from decided(tale, "RVM 029-DEMO", "decide_partial")
    yield from notified(tale)


def denied(tale: Tale) -> Story:
    """Denied with two signatures, appealed, and the appeal decided against."""
    yield from received(tale, tale.days.ago(days=75))
    yield from admitted(tale)
    yield from planned(tale, Idea("escort", "PNP", "Acompañamiento."), level="low")
    yield tale.days.working(2)
    tale.opens("ines", "decision_work")
    body = words.resolution("RVM 018-DEMO", tale.day(), ground="risk_unrelated")
    tale.does("ines", "decide_deny", body)
    yield tale.days.working(1)
    tale.opens("carmen", "decision_work")
    told = "No encontramos relación entre lo que le pasa y lo que defiende. Puede impugnar."
    tale.does("carmen", "countersign_denial", {"opinion": words.SECOND, "told": told})
    yield from notified(tale)
    yield tale.days.working(4)
    grounds = "Sostiene que el reclamo por la obra es una defensa."
    tale.does("ana", "appeal", {"remedy": "appeal", "grounds": grounds})
    yield tale.days.working(14)
    body = words.resolution("RM 004-DEMO", tale.day(), outcome="dismissed")
    tale.does("ines", "decide_appeal", body)


def more_time(tale: Tale) -> Story:
    """An institution that must not know was let in by a written override, and asks for time."""
    radio = Idea("communications", "GORE", "Una radio para avisar, por una oficina en que confían.")
    title = Idea("titling", "MIDAGRI", "Que se dé prioridad al expediente del título.")
    yield from received(tale, tale.days.ago(days=30))
    yield from admitted(tale)
    yield from granted(tale, "RVM 030-DEMO", radio, title)
    yield tale.days.ago(days=4)
    override = "La comunidad lo aceptó: la radio la entrega una oficina en la que confía."
    order = issued(tale, 0, "GORE", override)
    issued(tale, 1, "MIDAGRI")
    yield tale.days.ago(days=3)
    tale.answers_order("acknowledge_order", order)
    yield tale.days.ago(hours=9)
    until = (tale.days.today + timedelta(days=9)).isoformat()
    tale.answers_order("ask_time", order, {"until": until, "text": "La radio llega el jueves."})


def unanswered_order(tale: Tale) -> Story:
    """One institution carried out its order; the other has not even acknowledged: late by days."""
    guarantees = Idea("personal_guarantees", "DGGI", "Garantías de la subprefectura.")
    yield from received(tale, tale.days.ago(days=45))
    yield from admitted(tale, "julio", "victor")
    yield from granted(tale, "RVM 024-DEMO", guarantees, CARE)
    yield tale.days.working(1)
    issued(tale, 0, "DGGI")
    care = issued(tale, 1, "MINSA")
    yield from carried_out(tale, care, 30)
    yield tale.days.later(days=1)
    tale.says(AnswerCode.CONFIRM, "Nos atendieron ayer.", about=care)


def delivered(tale: Tale) -> Story:
    """Everything arrived, and she says how it helped."""
    drugs = Idea("drug_control_coordination", "DEVIDA", "Que un operativo no los deje expuestos.")
    radio = Idea("communications", "GORE", "Dos radios para avisar.")
    visit = Idea("visit", "MINAM", "Una visita para escuchar a la comunidad.")
    yield from received(tale, tale.days.ago(days=60))
    yield from admitted(tale)
    yield from granted(tale, "RVM 019-DEMO", drugs, radio, visit)
    yield tale.days.working(1)
    orders = [
        issued(tale, 0, "DEVIDA"),
        issued(tale, 1, "GORE"),
        issued(tale, 2, "MINAM"),
    ]
    for order, helped in zip(orders, ("partly", "yes", "yes"), strict=True):
        yield from carried_out(tale, order, 20)
        yield tale.days.later(days=1)
        tale.says(AnswerCode.CONFIRM, about=order)
        tale.says(AnswerCode.HELPED, about=order, more={"helped": helped})


def consent_withdrawn(tale: Tale) -> Story:
    """She took back the consent for one institution, whose order is still open."""
    yield from received(tale, tale.days.ago(days=44))
    yield from admitted(tale)
    yield from granted(tale, "RVM 022-DEMO", LAWYER, CARE)
    yield tale.days.working(1)
    lawyer = issued(tale, 0, "DEFENSA_PUBLICA")
    issued(tale, 1, "MINSA")
    yield from carried_out(tale, lawyer, 20)
    yield tale.days.ago(days=1)
    tale.takes_back("MINSA", "Quien atiende ahí es vecino de quien me sigue.")


STORIES = {
    "granted": just_granted,
    "partial": partial,
    "denied": denied,
    "more_time": more_time,
    "unanswered_order": unanswered_order,
    "delivered": delivered,
    "consent_withdrawn": consent_withdrawn,
}
