"""How one asks, orders, recommends and demands in Spanish."""

from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.lexicon.spanish_making import ADJ, turn, verb
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "ask_llamado",
        Kind.REQUEST,
        Role.ASK,
        r"\b(?:hac(?:e|en|emos|er|iendo|ia)|hizo|hicieron|hicimos|hago|dirig(?:e|en|imos)|formul(?:a|"
        r"amos|an|o)|realiz(?:a|amos|an|o)|lanz(?:a|amos|o)|reiter(?:a|amos|an|o|aron)|renuev[ao]|"
        r"sum(?:a|amos|an|o) (?:a|al)|elev(?:a|amos)|extend(?:emos|ieron))"
        rf"(?: (?:su|nuestro|un|el|este|al?))*? {ADJ}(?:llamado|llamamiento|llamados|exhorto|"
        rf"pedido|peticion|exhortacion|solicitud|invocacion)(?: (?:urgente|energico|publico|"
        rf"vehemente))?\b",
        "llama",
        "exhort",
        "pedido",
        "peticion",
        "solicitud",
        "invocacion",
    ),
    turn(
        "ask_llama",
        Kind.REQUEST,
        Role.ASK,
        (
            r"\b(?:llama|llaman|llamamos|llamo|llamaron|llamando|ha llamado|hemos llamado) (?:[a-z]+mente "
            r"|tambien |asimismo )?(?:a|al)\b(?! la atencion| atencion)"
        ),
        "llam",
    ),
    verb(
        Kind.REQUEST, Role.ASK, "instar", "exhortar", "urgir/urj//urge urgen urgimos urgio urgieron"
    ),
    verb(Kind.REQUEST, Role.ASK, "pedir/pid/pid", "solicitar", "rogar/rueg"),
    verb(
        Kind.REQUEST,
        Role.ASK,
        "invitar",
        "alentar/alient",
        "animar",
        after=r"(?= (?:a|al|que|tambien|ademas|asimismo|respetuosamente|nuevamente)\b)",
    ),
    verb(
        Kind.REQUEST,
        Role.ASK,
        "invocar",
        "apelar",
        "emplazar",
        "interpelar",
        after=r" (?:a|al|que)\b",
    ),
    turn(
        "ask_esperar",
        Kind.REQUEST,
        Role.ASK,
        r"\b(?:esperamos|confiamos|confia|espera)(?: en)? que\b",
        "esper",
        "confia",
    ),
    verb(
        Kind.RECOMMENDATION, Role.ASK, "recomendar/recomiend", "sugerir/sugier/sugir", "aconsejar"
    ),
    verb(
        Kind.ORDER,
        Role.ASK,
        "ordenar",
        "requerir/requier/requir",
        "instruir/instruy/instruy",
        "encomendar/encomiend",
        "comisionar",
    ),
    verb(
        Kind.ORDER,
        Role.ASK,
        (
            "disponer/dispon//dispone disponen disponemos dispuso dispusieron dispuesto disponga "
            "dispongan dispondra disponiendo"
        ),
        after=r"(?= (?:que|la|el|los|las|:)\b|:)",
    ),
    verb(
        Kind.ORDER,
        Role.ASK,
        "resolver/resuelv//resuelto resuelta",
        "decidir",
        after=r"(?= (?:que|por|[a-z]+[aei]r)\b|:|,)",
    ),
    verb(
        Kind.DEMAND,
        Role.ASK,
        "exigir/exij//exige exigen exigio",
        "demandar",
        "reclamar",
        "reivindicar",
    ),
)
