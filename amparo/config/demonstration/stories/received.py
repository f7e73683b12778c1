"""Files that have only just arrived, and those that go no further."""

from amparo.config.demonstration import papers
from amparo.config.demonstration.steps import (
    Story,
    admitted,
    admitted_at_once,
    notified,
    received,
    reviewed,
)
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode
from amparo.intake.values import Channel


def minutes(tale: Tale) -> Story:
    """Urgent, twenty-five minutes old: its first clock still runs."""
    yield from received(tale, tale.days.ago(minutes=25))


def unread(tale: Tale) -> Story:
    """Urgent, and late by two hours: nobody has opened it."""
    yield from received(tale, tale.days.ago(hours=3))
    yield tale.days.ago(minutes=40)
    tale.says(AnswerCode.DANGER_GREW, "Ya están en la esquina.")


def yesterday(tale: Tale) -> Story:
    """Ordinary, of yesterday."""
    yield from received(tale, tale.days.ago(hours=20))


def forgotten(tale: Tale) -> Story:
    """Ordinary, and late by days."""
    yield from received(tale, tale.days.ago(days=9))


def counter(tale: Tale) -> Story:
    """Taken at the counter two hours ago."""
    yield from received(tale, tale.days.ago(hours=2), Channel.COUNTER, "rosa")


def unclear(tale: Tale) -> Story:
    """Asked for what is missing; her turn."""
    yield from received(tale, tale.days.ago(days=4))
    yield tale.days.ago(hours=20)
    tale.opens("rosa", "intake_review")
    missing = "¿Quién podría estar detrás y desde cuándo? Con una idea basta."
    tale.does("rosa", "ask_completion", {"what": missing})


def completed(tale: Tale) -> Story:
    """Asked for what was missing, and answered with the receipt."""
    yield from received(tale, tale.days.ago(days=7))
    yield tale.days.later(hours=22)
    tale.opens("julio", "intake_review")
    tale.does("julio", "ask_completion", {"what": "¿Desde cuándo vienen los abogados?"})
    yield tale.days.later(hours=15)
    tale.says(AnswerCode.COMPLETE, "Desde que pusimos el letrero, hace dos meses.")
    sign = papers.writing("Bosque comunal. No entrar. Comité de Prueba (inventado).")
    tale.sends(sign, "El letrero, como lo anotó mi hijo.")


def telephone(tale: Tale) -> Story:
    """Taken by telephone, read, and not yet admitted: late by days."""
    yield from received(tale, tale.days.ago(days=12), Channel.TELEPHONE, "julio")
    yield tale.days.later(hours=3)
    tale.opens("julio", "intake_review")
    tale.does("julio", "open_review")


def not_defence(tale: Tale) -> Story:
    """Not admitted, with reasons, and told."""
    yield from received(tale, tale.days.ago(days=20))
    yield from reviewed(tale)
    yield tale.days.later(hours=20)
    tale.does("rosa", "refuse", _refusal("not_defence"))
    yield from notified(tale, "rosa")


def appealed_refusal(tale: Tale) -> Story:
    """Not admitted, and asked again before those who decided."""
    yield from received(tale, tale.days.ago(days=26))
    yield from reviewed(tale)
    yield tale.days.later(hours=20)
    tale.does("rosa", "refuse", _refusal("no_link"))
    yield from notified(tale, "rosa")
    yield tale.days.working(3)
    grounds = "Dice que lo que revisa y lo que le movieron son los mismos papeles."
    tale.does("rosa", "appeal", {"remedy": "reconsideration", "grounds": grounds})


def elsewhere(tale: Tale) -> Story:
    """Referred to where it belongs, with her consent."""
    yield from received(tale, tale.days.ago(days=11))
    yield from reviewed(tale)
    yield tale.days.later(hours=3)
    body = {
        "institution": "AURORA",
        "ground": "victim_of_other_violence",
        "consent": True,
        "reasons": "El peligro viene de su expareja y hay una ruta que responde hoy.",
        "told": "Lo que nos contó lo atiende mejor el Programa Aurora, y usted aceptó que vaya ahí.",
    }
    tale.does("rosa", "refer", body)
    yield from notified(tale, "rosa")


def withdrawn(tale: Tale) -> Story:
    """Withdrawn by the person, in private."""
    yield from received(tale, tale.days.ago(days=15))
    yield from reviewed(tale, "julio")
    yield tale.days.later(days=2)
    how = "Lo dijo a solas, por teléfono. Sabe que puede volver a pedir."
    tale.does("julio", "withdraw", {"ground": "lack_of_trust", "how": how})


def outside(tale: Tale) -> Story:
    """Those who receive are part of the harm: it went to the desk outside their line."""
    yield from received(tale, tale.days.ago(days=5))
    yield from reviewed(tale, "nelida")
    yield tale.days.later(hours=1)
    text = "La leyó una persona de otra institución. Nadie de la línea que usted señala la ve."
    tale.does("nelida", "send_message", {"text": text})


def admitted_ordinary(tale: Tale) -> Story:
    """Admitted, with a receipt issued anew because the first was lost."""
    yield from received(tale, tale.days.ago(days=10), Channel.TELEPHONE, "rosa")
    yield from admitted(tale)
    yield tale.days.later(days=2)
    body = {"language": "es", "reasons": "La ronda perdió el papel en el río."}
    tale.words = tale.does("rosa", "reissue_receipt", body).shown["receipt"]


def asked_again(tale: Tale) -> Story:
    """Admitted; the same person may have asked before, under another spelling."""
    yield from received(tale, tale.days.ago(days=9))
    yield from admitted(tale)


def admitted_urgent(tale: Tale) -> Story:
    """Admitted on the urgent track an hour ago; measures not yet ordered."""
    yield from received(tale, tale.days.ago(minutes=70))
    yield from admitted_at_once(tale, "elisa", minutes=15)


def _refusal(ground: str) -> dict[str, str]:
    return {
        "ground": ground,
        "reasons": "Con lo que se contó no se ve lo que el mecanismo exige.",
        "told": "No podemos admitir su pedido con lo que nos contó. Puede pedir que se revise.",
    }


STORIES = {
    "minutes": minutes,
    "unread": unread,
    "yesterday": yesterday,
    "forgotten": forgotten,
    "counter": counter,
    "unclear": unclear,
    "completed": completed,
    "telephone": telephone,
    "not_defence": not_defence,
    "appealed_refusal": appealed_refusal,
    "elsewhere": elsewhere,
    "withdrawn": withdrawn,
    "outside": outside,
    "admitted": admitted_ordinary,
    "admitted_urgent": admitted_urgent,
    "asked_again": asked_again,
    "other_spelling": asked_again,
}
