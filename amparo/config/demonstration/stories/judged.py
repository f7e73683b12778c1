"""Files between their admission and the decision."""

from amparo.config.demonstration import words
from amparo.config.demonstration.steps import (
    Idea,
    Story,
    admitted,
    admitted_at_once,
    answered,
    assessed,
    begun,
    carried_out,
    countersigned,
    notified,
    ordered_at_once,
    planned,
    proposed,
    received,
    typed,
)
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode
from amparo.intake.values import Channel

HOUSE = "Presencia policial frente a la casa comunal, hasta que el peligro baje."


def late_order(tale: Tale) -> Story:
    """The order was acknowledged late and has not been carried out: late by hours."""
    yield from received(tale, tale.days.ago(hours=30))
    yield from admitted_at_once(tale, to="victor")
    yield tale.days.later(minutes=40)
    order = ordered_at_once(tale, "police_presence", "PNP", HOUSE)
    yield from notified(tale, "saul")
    yield tale.days.later(hours=4)
    tale.answers_order("acknowledge_order", order)


def unreachable(tale: Tale) -> Story:
    """One institution cannot get there; another has the order in hand."""
    yield from received(tale, tale.days.ago(hours=40), Channel.TELEPHONE, "elisa")
    yield from admitted_at_once(tale, "elisa")
    yield tale.days.later(minutes=30)
    text = "Una radio para avisar desde la comunidad."
    radio = ordered_at_once(tale, "communications", "GORE", text, "elisa")
    patrol = ordered_at_once(tale, "patrol", "PNP", "Que pasen por la bocana.", "elisa")
    yield tale.days.later(hours=2)
    tale.answers_order("acknowledge_order", patrol)
    cannot = {"reason": "access", "text": "El río está bajo; no entra bote grande."}
    tale.answers_order("answer_cannot", radio, cannot)


def urgent_assessed(tale: Tale) -> Story:
    """Interim measures arrived, she confirmed; the risk is assessed and signed by two."""
    yield from received(tale, tale.days.ago(days=6))
    yield from admitted_at_once(tale)
    yield tale.days.later(minutes=30)
    guard = ordered_at_once(tale, "police_presence", "PNP", HOUSE)
    shelter = ordered_at_once(tale, "shelter", "MIMP", "Un lugar para usted y su hija.")
    yield from carried_out(tale, guard, 5)
    tale.says(AnswerCode.CONFIRM, "Llegaron dos y se quedaron.", about=guard)
    yield from notified(tale, "saul")
    yield from carried_out(tale, shelter, 6)
    tale.says(AnswerCode.CONFIRM, "Estamos las dos ahí.", about=shelter)
    tale.says(AnswerCode.HELPED, about=shelter, more={"helped": "yes"})
    yield tale.days.later(hours=20)
    tale.opens("ana", "follow_up_work")
    tale.does("ana", "review", {"heard": words.HEARD, "findings": words.FINDINGS})
    made = tale.does("ana", "start_assessment").subject
    yield tale.days.later(hours=5)
    if made is not None:
        typed(tale, made, "extreme")
    tale.does("ana", "sign_assessment")
    yield tale.days.later(hours=3)
    countersigned(tale)


def paused(tale: Tale) -> Story:
    """A clock of the ordinary track waits for something of hers, and a ministry has been asked."""
    yield from received(tale, tale.days.ago(days=14))
    yield from admitted(tale)
    yield from begun(tale)
    yield tale.days.ago(days=2)
    question = "¿La comunidad figura en la base de datos de pueblos indígenas? ¿Desde cuándo?"
    tale.asks_institution("ana", "MINCUL", question, district="El de la solicitud (inventado)")
    yield tale.days.ago(hours=22)
    missing = "¿Tiene las citaciones? Una foto de cada una basta."
    tale.does("ana", "ask_completion", {"what": missing})


def first_signed(tale: Tale) -> Story:
    """Assessed and signed once; an institution found out later was shut out, and another never answered."""
    yield from received(tale, tale.days.ago(days=18))
    yield from admitted(tale, "julio", "victor")
    yield tale.days.later(hours=4)
    tale.asks_institution("victor", "OEFA", "¿Qué supervisiones hubo en el distrito este año?")
    yield tale.days.later(days=2)
    reasons = "El comité contó que su carta a esa entidad llegó a la empresa."
    tale.does("victor", "exclude_institution", {"institution": "MINEM", "reasons": reasons})
    yield tale.days.later(days=2)
    made = tale.does("victor", "start_assessment").subject
    yield tale.days.ago(hours=28)
    if made is not None:
        typed(tale, made, "high", "victor")
    tale.does("victor", "sign_assessment")


def objected(tale: Tale) -> Story:
    """She agrees to one measure, refuses another and proposes a third."""
    ideas = (
        Idea("police_liaison", "PNP", "Un número de la policía que responde siempre."),
        Idea(
            "public_statement",
            "MINAM",
            "Que se diga en público que su labor es legítima.",
            AnswerCode.OBJECT,
            "Ahora no. Si me nombran, me buscan.",
        ),
        Idea(
            "psychosocial",
            "MINSA",
            "Atención para usted y su familia.",
            AnswerCode.PROPOSE,
            "Prefiero con quien ya nos atiende en el barrio.",
        ),
    )
    yield from received(tale, tale.days.ago(days=24))
    yield from admitted(tale)
    yield tale.days.later(hours=3)
    question = "¿En qué estado está la titulación y quién se opuso?"
    asked = tale.asks_institution("ana", "MIDAGRI", question, title_dossier="000-DEMO (inventado)")
    yield tale.days.working(2)
    text = "En evaluación. Hay una oposición presentada en marzo por una empresa (inventada)."
    tale.answers_question("MIDAGRI", asked, text)
    yield from assessed(tale, "medium")
    yield from proposed(tale, *ideas)
    yield from answered(tale, *ideas)


def silent(tale: Tale) -> Story:
    """The plan was put to her and she has not answered."""
    yield from received(tale, tale.days.ago(days=22))
    yield from admitted(tale, "julio")
    yield from assessed(tale)
    yield from proposed(
        tale,
        Idea("patrol", "PNP", "Rondas por el muelle, en las horas que usted diga."),
        Idea("environmental_monitoring", "OEFA", "Que se mida el agua de la bahía."),
    )


def to_decide(tale: Tale) -> Story:
    """On the desk of those who decide."""
    yield from received(tale, tale.days.ago(days=28))
    yield from admitted(tale, "julio", "victor")
    yield from planned(
        tale,
        Idea("personal_guarantees", "DGGI", "Garantías para quienes hablan por la comunidad."),
        Idea("titling", "MIDAGRI", "Que se dé prioridad al expediente del título."),
    )


def denial_waiting(tale: Tale) -> Story:
    """A denial signed once, waiting for its second signature."""
    yield from received(tale, tale.days.ago(days=36))
    yield from admitted(tale)
    idea = Idea("personal_guarantees", "DGGI", "Garantías personales por un tiempo.")
    yield from planned(tale, idea, level="low")
    yield tale.days.ago(hours=21)
    tale.opens("ines", "decision_work")
    body = words.resolution("RVM 027-DEMO", tale.day(), ground="risk_not_shown")
    tale.does("ines", "decide_deny", body)


STORIES = {
    "late_order": late_order,
    "unreachable": unreachable,
    "urgent_assessed": urgent_assessed,
    "paused": paused,
    "first_signed": first_signed,
    "objected": objected,
    "silent": silent,
    "to_decide": to_decide,
    "denial_waiting": denial_waiting,
}
