"""The acceptance scenarios, one file each, by their number."""

from datetime import timedelta

from amparo.config.demonstration import papers, words
from amparo.config.demonstration.steps import (
    Idea,
    Story,
    admitted,
    admitted_at_once,
    answered,
    assessed,
    begun,
    carried_out,
    granted,
    issued,
    ordered_at_once,
    proposed,
    received,
    reviewed,
    submitted,
)
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode
from amparo.intake.values import Channel


def radio(tale: Tale) -> Story:
    """1: by radio through the federation at two in the morning; protection ordered within the hour."""
    yield tale.days.night(2, 2, 5)
    tale.asks(Channel.TELEPHONE, "saul")
    yield from admitted_at_once(tale, minutes=12)
    yield tale.days.later(minutes=25)
    guard = ordered_at_once(tale, "patrol", "PNP", "Que la patrulla llegue al embarcadero.")
    text = "Una segunda radio para avisar aunque se pierda la primera."
    second = ordered_at_once(tale, "communications", "GORE", text)
    ordered_at_once(tale, "interpreter", "MINCUL", "Intérprete para hablar con usted.")
    _book(tale, "saul", "cni", hours=20, told="La hará por radio, a la hora de siempre.")
    yield tale.days.later(minutes=30)
    tale.does("saul", "notify", {"channel": "companion", "note": words.CHANNEL})
    tale.sends(papers.voice(), "Grabado por el operador de la federación.")
    yield tale.days.later(hours=1)
    for order in (second, tale.orders[-1]):
        tale.answers_order("acknowledge_order", order)
    yield from carried_out(tale, guard, 6)
    yield tale.days.later(hours=3)
    body = {
        "arrived": True,
        "helped": "partly",
        "text": "Llegaron y se fueron los de la lancha. De noche no se queda nadie.",
        "how": "Por radio, con el operador de la federación al lado.",
    }
    tale.does("saul", "record_delivery", body, guard)
    yield tale.days.later(hours=2)
    tale.opens("ana", "assessment_work")
    tale.does("ana", "send_message", {"text": "Mañana hablamos con intérprete. No está solo."})


def collective(tale: Tale) -> Story:
    """2: ninety people with one spokesperson; two women ask to talk separately."""
    yield from received(tale, tale.days.ago(days=16))
    yield tale.days.later(hours=5)
    tale.says(
        AnswerCode.MESSAGE,
        "Dos compañeras piden hablar aparte, con una mujer y sin el vocero. Que nadie lo comente.",
    )
    yield from admitted(tale)
    yield from begun(tale)
    _book(tale, "ana", "agr", hours=-48, told="Con el vocero, en la casa comunal.")
    yield tale.days.ago(days=1)
    tale.opens("ana", "assessment_work")
    _book(tale, "ana", "agr", hours=44, told="Usted sola, con una mujer. Nadie sabrá la hora.")
    _book(tale, "ana", "agr", hours=47, told="Usted sola, con una mujer. Nadie sabrá la hora.")
    note = "Dos entrevistas aparte. La intérprete no es de la cuenca. El vocero no debe enterarse."
    tale.does("ana", "note", {"text": note})
    tale.does("ana", "send_message", {"text": "Las dos hablarán aparte, con una mujer."})


def police(tale: Tale) -> Story:
    """3: the police are the alleged source; nobody of theirs knows, and the measures are others."""
    ideas = (
        Idea("legal_aid", "DEFENSA_PUBLICA", "Una abogada que la defienda sin cobrar."),
        Idea("psychosocial", "MINSA", "Atención para usted y su familia."),
        Idea("communications", "GORE", "Un teléfono para avisar, sin pasar por la policía."),
    )
    yield from received(tale, tale.days.ago(days=42))
    yield from admitted(tale)
    yield from granted(tale, "RVM 023-DEMO", *ideas)
    yield tale.days.working(1)
    orders = [issued(tale, n, one.institution) for n, one in enumerate(ideas)]
    for order in orders[:2]:
        yield from carried_out(tale, order, 20)
        tale.says(AnswerCode.CONFIRM, "Vinieron como dijeron.", about=order)


def waiting(tale: Tale) -> Story:
    """4: more than six months without a decision, in plain sight."""
    patrol = Idea("patrol", "PNP", "Rondas por el caserío los días de audiencia.")
    letter = Idea("police_liaison", "PNP", "Un número de la policía que responde siempre.")
    yield from received(tale, tale.days.ago(days=190))
    yield from admitted(tale, "julio", "victor")
    yield tale.days.ago(days=120)
    tale.says(AnswerCode.MESSAGE, "¿Hay alguien ahí? La próxima audiencia es este mes.")
    yield from assessed(tale, by="victor")
    yield from proposed(tale, patrol, letter, by="victor")
    yield from answered(tale, patrol, letter)
    yield from submitted(tale, "victor")
    yield tale.days.ago(days=9)
    tale.says(AnswerCode.COMPLAINT, "Van seis meses. Otra vez me siguió la camioneta.")


def contested(tale: Tale) -> Story:
    """5: the police report their rounds as done; she says that nobody ever came."""
    ideas = (
        Idea("patrol", "PNP", "Rondas por su casa al caer la tarde."),
        Idea("legal_aid", "DEFENSA_PUBLICA", "Una abogada que la defienda sin cobrar."),
    )
    yield from received(tale, tale.days.ago(days=48))
    yield from admitted(tale)
    yield from granted(tale, "RVM 021-DEMO", *ideas)
    yield tale.days.working(1)
    rounds = issued(tale, 0, "PNP")
    lawyer = issued(tale, 1, "DEFENSA_PUBLICA")
    yield from carried_out(tale, lawyer, 30)
    tale.says(AnswerCode.CONFIRM, "Ya tengo abogada.", about=lawyer)
    yield from carried_out(tale, rounds, 40)
    yield tale.days.ago(hours=26)
    tale.says(AnswerCode.CONTEST, "Nunca vinieron. Ni una vez.", about=rounds)
    tale.sends(papers.picture("(inventada)"), "Mi tranquera, todas las tardes igual.")


def third_party(tale: Tale) -> Story:
    """7: asked by a relative without her knowing: registered, and nothing handed over."""
    yield from received(tale, tale.days.ago(days=3))
    yield from reviewed(tale)
    yield tale.days.ago(hours=8)
    tale.says(
        AnswerCode.MESSAGE, "Va al mercado los jueves. Ahí se le puede hablar sin que nadie vea."
    )


def _book(tale: Tale, by: str, language: str, *, hours: float, told: str) -> None:
    """Book an interview `hours` after today; the interpreter is no more than a number."""
    starts = tale.days.today + timedelta(hours=hours)
    body = {
        "language": language,
        "starts_at": starts.replace(minute=0, second=0, microsecond=0).isoformat(),
        "what": "interview",
        "interpreter": "Registro 000-DEMO (inventado)",
        "told": told,
    }
    tale.does(by, "book_interpreter", body)


STORIES = {
    "radio": radio,
    "collective": collective,
    "police": police,
    "waiting": waiting,
    "contested": contested,
    "third_party": third_party,
}
NUMBERS = {
    "radio": "1",
    "collective": "2",
    "police": "3",
    "waiting": "4",
    "contested": "5",
    "third_party": "7",
}
