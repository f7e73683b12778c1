"""Which rights and which goals of sustainable development a recommendation touches, by the words it uses.

A rule is words, and shows them; what it says is a suggestion until a person accepts it. The links
between rights and goals follow the Human Rights Guide to the SDGs in broad strokes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amparo.kernel.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Rule:
    """A right, the stems that tell of it in English and Spanish, and the goals that go with it."""

    code: str
    es: str
    en: str
    stems: tuple[str, ...]
    goals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A suggestion and the words of the text that it rests on."""

    kind: str
    code: str
    words: tuple[str, ...]


# code | Spanish | English | goals, and on the lines below it the stems that tell of it, in both languages.
_TABLE = """
life | Vida | Life | 16
    right to life; derecho a la vida; extrajudicial; death penalty; pena de muerte; killing; homicid
integrity | Integridad personal | Personal integrity | 16
    tortur; ill-treatment; malos tratos; cruel; excessive use of force; uso excesivo de la fuerza
liberty | Libertad personal | Personal liberty | 16
    arbitrary detention; detencion arbitraria; deprived of liberty; privad; prison; carcel; detention cent; habeas
justice | Justicia | Justice | 16
    impunit; impunidad; judicia; prosecut; fiscal; court; tribunal; investigat; investig; rule of law; access to
    justice
reparation | Reparación | Reparation | 16
    reparat; reparacion; compensat; victims of violence; victimas de la violencia
truth | Verdad | Truth | 16
    truth and reconciliation; verdad y reconciliacion; disappear; desaparic; desaparec
expression | Libertad de expresión | Freedom of expression | 16
    freedom of expression; libertad de expresion; journalis; periodis; freedom of the press; media
assembly | Reunión y protesta pacífica | Peaceful assembly and protest | 16
    assembly; reunion pacifica; protest; demonstrat; manifestacion
association | Asociación | Association | 16
    freedom of association; libertad de asociacion; trade union; sindica; civil society; sociedad civil
participation | Participación | Participation | 16 10
    participat; participacion; consult; prior consent; consulta previa
equality | Igualdad y no discriminación | Equality and non-discrimination | 10 5
    discriminat; discriminacion; racis; equal; igualdad; vulnerable group; grupos vulnerables; afro
defend_rights | Defender derechos humanos | To defend human rights | 16
    human rights defender; defensores; defensoras; personas defensoras
environment | Ambiente sano | Healthy environment | 13 15
    environment; ambient; climate; clima; contaminat; contaminacion; mining; mineria; extractiv
land | Tierra y territorio | Land and territory | 1 15
    land right; territor; tierra
indigenous_peoples | Derechos de los pueblos indígenas | Rights of indigenous peoples | 10 16
    indigenous; indigen; native communit; originari
sexual_reproductive | Derechos sexuales y reproductivos | Sexual and reproductive rights | 3 5
    reproductive; reproductiv; abortion; aborto; maternal; steriliz; esteriliza; contracep
lgbti | Derechos de las personas LGBTI | Rights of LGBTI persons | 10 5
    lgbt; sexual orientation; orientacion sexual; gender identity; identidad de genero; same-sex
gender_free_violence | Vida libre de violencia de género | Life free of gender violence | 5 16
    violence against women; violencia contra la mujer; gender-based violence; violencia de genero; domestic
    violence; femicid; feminicid; trafficking; trata
women | Derechos de las mujeres | Rights of women | 5
    women; mujer; girls; niñas
children | Derechos de la niñez | Rights of the child | 16 4
    child; niñ; adolescen; juvenile; corporal punishment; castigo corporal
disability | Derechos de las personas con discapacidad | Rights of persons with disabilities | 10
    disabilit; discapacidad
migrants | Derechos de las personas migrantes | Rights of migrants | 10
    migrant; refuge; asylum; asilo; statel
education | Educación | Education | 4
    educat; educacion; school; escuela; illitera; analfabet
health | Salud | Health | 3
    health; salud; hiv; vih
work | Trabajo | Work | 8
    labour; labor right; laboral; trabajo infantil; empleo; employ; domestic worker; forced work
dignified_life | Vida digna | A life in dignity | 1 2 6
    poverty; pobreza; social securit; seguridad social; drinking water; agua potable; food; aliment; housing;
    vivienda
"""


def _rules(table: str) -> Iterator[Rule]:
    """The rules of the table; a line that begins with spaces goes on with the stems of the rule above it."""
    for block in re.split(r"\n(?=\S)", table.strip()):
        first, *rest = block.splitlines()
        code, es, en, goals = (cell.strip() for cell in first.split("|"))
        stems = (squeeze(stem) for stem in " ".join(rest).split(";"))
        yield Rule(code, es, en, tuple(filter(None, stems)), tuple(map(int, goals.split())))


RULES: Final = tuple(_rules(_TABLE))
GOALS: Final = {
    1: ("Fin de la pobreza", "No poverty"),
    2: ("Hambre cero", "Zero hunger"),
    3: ("Salud y bienestar", "Good health and well-being"),
    4: ("Educación de calidad", "Quality education"),
    5: ("Igualdad de género", "Gender equality"),
    6: ("Agua limpia y saneamiento", "Clean water and sanitation"),
    7: ("Energía asequible y no contaminante", "Affordable and clean energy"),
    8: ("Trabajo decente y crecimiento económico", "Decent work and economic growth"),
    9: ("Industria, innovación e infraestructura", "Industry, innovation and infrastructure"),
    10: ("Reducción de las desigualdades", "Reduced inequalities"),
    11: ("Ciudades y comunidades sostenibles", "Sustainable cities and communities"),
    12: ("Producción y consumo responsables", "Responsible consumption and production"),
    13: ("Acción por el clima", "Climate action"),
    14: ("Vida submarina", "Life below water"),
    15: ("Vida de ecosistemas terrestres", "Life on land"),
    16: ("Paz, justicia e instituciones sólidas", "Peace, justice and strong institutions"),
    17: ("Alianzas para lograr los objetivos", "Partnerships for the goals"),
}
_STARTS = {
    rule.code: [(stem, re.compile(rf"(?<!\w){re.escape(fold(stem))}")) for stem in rule.stems]
    for rule in RULES
}


def goal_code(number: int) -> str:
    return f"sdg_{number}"


def seen(text: str) -> list[Seen]:
    """Rights with the stems found, then goals with the words of the rights they follow from."""
    folded = fold(text)
    rights: list[Seen] = []
    goals: dict[int, list[str]] = {}
    for rule in RULES:
        found = tuple(stem for stem, pattern in _STARTS[rule.code] if pattern.search(folded))
        if found:
            rights.append(Seen("right", rule.code, found))
            for goal in rule.goals:
                goals.setdefault(goal, []).extend(found)
    told = [Seen("sdg", goal_code(n), tuple(dict.fromkeys(words))) for n, words in goals.items()]
    return rights + told
