"""Which rights and which goals of sustainable development a recommendation touches, by the words it uses.

A rule is words, and shows them; what it says is a suggestion until a person accepts it. The links
between rights and goals follow the Human Rights Guide to the SDGs in broad strokes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from amparo.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Rule:
    """A right, the stems that tell of it in English and Spanish, and the goals that go with it."""

    code: str
    es: str
    en: str
    stems: tuple[str, ...]
    goals: tuple[int, ...] = (16,)


@dataclass(frozen=True, slots=True)
class Seen:
    """A suggestion and the words of the text that it rests on."""

    kind: str
    code: str
    words: tuple[str, ...]


RULES: Final = (
    Rule(
        "life",
        "Vida",
        "Life",
        (
            "right to life",
            "derecho a la vida",
            "extrajudicial",
            "death penalty",
            "pena de muerte",
            "killing",
            "homicid",
        ),
    ),
    Rule(
        "integrity",
        "Integridad personal",
        "Personal integrity",
        (
            "tortur",
            "ill-treatment",
            "malos tratos",
            "cruel",
            "excessive use of force",
            "uso excesivo de la fuerza",
        ),
    ),
    Rule(
        "liberty",
        "Libertad personal",
        "Personal liberty",
        (
            "arbitrary detention",
            "detencion arbitraria",
            "deprived of liberty",
            "privad",
            "prison",
            "carcel",
            "detention cent",
            "habeas",
        ),
    ),
    Rule(
        "justice",
        "Justicia",
        "Justice",
        (
            "impunit",
            "impunidad",
            "judicia",
            "prosecut",
            "fiscal",
            "court",
            "tribunal",
            "investigat",
            "investig",
            "rule of law",
            "access to justice",
        ),
    ),
    Rule(
        "reparation",
        "Reparación",
        "Reparation",
        ("reparat", "reparacion", "compensat", "victims of violence", "victimas de la violencia"),
    ),
    Rule(
        "truth",
        "Verdad",
        "Truth",
        (
            "truth and reconciliation",
            "verdad y reconciliacion",
            "disappear",
            "desaparic",
            "desaparec",
        ),
    ),
    Rule(
        "expression",
        "Libertad de expresión",
        "Freedom of expression",
        (
            "freedom of expression",
            "libertad de expresion",
            "journalis",
            "periodis",
            "freedom of the press",
            "media",
        ),
    ),
    Rule(
        "assembly",
        "Reunión y protesta pacífica",
        "Peaceful assembly and protest",
        ("assembly", "reunion pacifica", "protest", "demonstrat", "manifestacion"),
    ),
    Rule(
        "association",
        "Asociación",
        "Association",
        (
            "freedom of association",
            "libertad de asociacion",
            "trade union",
            "sindica",
            "civil society",
            "sociedad civil",
        ),
    ),
    Rule(
        "participation",
        "Participación",
        "Participation",
        ("participat", "participacion", "consult", "prior consent", "consulta previa"),
        (16, 10),
    ),
    Rule(
        "equality",
        "Igualdad y no discriminación",
        "Equality and non-discrimination",
        (
            "discriminat",
            "discriminacion",
            "racis",
            "equal",
            "igualdad",
            "vulnerable group",
            "grupos vulnerables",
            "afro",
        ),
        (10, 5),
    ),
    Rule(
        "defend_rights",
        "Defender derechos humanos",
        "To defend human rights",
        ("human rights defender", "defensores", "defensoras", "personas defensoras"),
    ),
    Rule(
        "environment",
        "Ambiente sano",
        "Healthy environment",
        (
            "environment",
            "ambient",
            "climate",
            "clima",
            "contaminat",
            "contaminacion",
            "mining",
            "mineria",
            "extractiv",
        ),
        (13, 15),
    ),
    Rule(
        "land",
        "Tierra y territorio",
        "Land and territory",
        ("land right", "territor", "tierra"),
        (1, 15),
    ),
    Rule(
        "indigenous_peoples",
        "Derechos de los pueblos indígenas",
        "Rights of indigenous peoples",
        ("indigenous", "indigen", "native communit", "originari"),
        (10, 16),
    ),
    Rule(
        "sexual_reproductive",
        "Derechos sexuales y reproductivos",
        "Sexual and reproductive rights",
        (
            "reproductive",
            "reproductiv",
            "abortion",
            "aborto",
            "maternal",
            "steriliz",
            "esteriliza",
            "contracep",
        ),
        (3, 5),
    ),
    Rule(
        "lgbti",
        "Derechos de las personas LGBTI",
        "Rights of LGBTI persons",
        (
            "lgbt",
            "sexual orientation",
            "orientacion sexual",
            "gender identity",
            "identidad de genero",
            "same-sex",
        ),
        (10, 5),
    ),
    Rule(
        "gender_free_violence",
        "Vida libre de violencia de género",
        "Life free of gender violence",
        (
            "violence against women",
            "violencia contra la mujer",
            "gender-based violence",
            "violencia de genero",
            "domestic violence",
            "femicid",
            "feminicid",
            "trafficking",
            "trata",
        ),
        (5, 16),
    ),
    Rule(
        "women",
        "Derechos de las mujeres",
        "Rights of women",
        ("women", "mujer", "girls", "niñas"),
        (5,),
    ),
    Rule(
        "children",
        "Derechos de la niñez",
        "Rights of the child",
        ("child", "niñ", "adolescen", "juvenile", "corporal punishment", "castigo corporal"),
        (16, 4),
    ),
    Rule(
        "disability",
        "Derechos de las personas con discapacidad",
        "Rights of persons with disabilities",
        ("disabilit", "discapacidad"),
        (10,),
    ),
    Rule(
        "migrants",
        "Derechos de las personas migrantes",
        "Rights of migrants",
        ("migrant", "refuge", "asylum", "asilo", "statel"),
        (10,),
    ),
    Rule(
        "education",
        "Educación",
        "Education",
        ("educat", "educacion", "school", "escuela", "illitera", "analfabet"),
        (4,),
    ),
    Rule("health", "Salud", "Health", ("health", "salud", "hiv", "vih"), (3,)),
    Rule(
        "work",
        "Trabajo",
        "Work",
        (
            "labour",
            "labor ",
            "trabajo infantil",
            "empleo",
            "employ",
            "domestic worker",
            "forced work",
        ),
        (8,),
    ),
    Rule(
        "dignified_life",
        "Vida digna",
        "A life in dignity",
        (
            "poverty",
            "pobreza",
            "social securit",
            "seguridad social",
            "drinking water",
            "agua potable",
            "food",
            "aliment",
            "housing",
            "vivienda",
        ),
        (1, 2, 6),
    ),
)
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
