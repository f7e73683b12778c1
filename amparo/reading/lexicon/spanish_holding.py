"""How one holds and promises in Spanish."""

from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.lexicon.spanish_making import ADJ, ADV, INSIDE, SU, UTTER, turn, verb
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "say_atencion",
        Kind.FINDING,
        Role.SAY,
        (
            r"\bllam(?:a|an|o|amos|aron) (?:especialmente )?la atencion\b|\btom(?:a|o|an|amos|aron) "
            r"(?:debida )?nota\b|\b(?:pone|ponemos|ponen|puso) de (?:relieve|manifiesto)\b|\bha(?:ce|"
            r"cemos|cen)? (?:notar|hincapie)\b"
        ),
        "atencion",
        "nota",
        "relieve",
        "manifiesto",
        "notar",
        "hincapie",
    ),
    verb(
        Kind.FINDING,
        Role.SAY,
        "observar",
        "notar",
        "constatar",
        "identificar",
        "documentar",
        "verificar",
        "registrar",
        "concluir//concluy/concluye concluyen concluyo concluyeron",
        "determinar",
        "establecer/establezc",
        "declarar",
        "considerar",
        "estimar",
        "comprobar/comprueb",
        "encontrar/encuentr",
        "afirmar",
        "informar",
        "confirmar",
        "evidenciar",
        "sostener/sostien/sostuv/sostiene sostuvo",
        "tener/tien/tuv/tiene",
        after=r"(?= (?:que|el|la|los|las|un|una|como|al|en|[a-z]+mente|tambien|asimismo|con|la)\b|:)",
        reason="say_observar",
    ),
    verb(
        Kind.FINDING,
        Role.SAY,
        "recordar/recuerd",
        "reiterar",
        "subrayar",
        "destacar",
        "enfatizar",
        "resaltar",
        "senalar",
        "reafirmar",
        "remarcar",
        "precisar",
        "indicar",
        "manifestar/manifiest",
        "sostener/sostien/sostuv",
        "recalcar",
        "puntualizar",
        "aseverar",
        "advertir/adviert/advirt",
        after=(
            r"(?= (?:que|el|la|los|las|un|una|al|a|su|nuestr[oa]|en|[a-z]+mente|tambien|asimismo|con|lo|"
            r"la|como)\b|:|,)"
        ),
        reason="say_recordar",
    ),
    turn(
        "promise_compromete",
        Kind.PROMISE,
        Role.PROMISE,
        (
            r"\b(?:se|nos|me) (?:compromet(?:e|en|io|ieron|emos|imos|ian|ia|o)|oblig(?:a|an|o|amos|"
            rf"aron)){INSIDE}(?: a| ante| con)\b|\b(?:se ha|se han|nos hemos) comprometido\b|"
            r"\b(?:asum(?:e|en|imos|io|ieron)|contra(?:e|jo|jeron)|adquir(?:io|ieron|imos)) (?:el|los|un|"
            r"nuestro) (?:[a-z]+ )?compromisos? de\b"
        ),
        "compromet",
        "oblig",
        "compromis",
    ),
    verb(
        Kind.PROMISE,
        Role.PROMISE,
        "prometer",
        after=rf"(?={INSIDE} (?:que|no |un[oa]?s?|el|la|los|las|su|a|[a-z]+[aei]r(?:se|l[aeo]s?)?)\b)",
    ),
    turn(
        "promise_seguira",
        Kind.PROMISE,
        Role.PROMISE,
        (
            r"\b(?:seguira|seguiran|seguiremos|continuara|continuaran|continuaremos|mantendra|"
            r"mantendremos|permanecera|permaneceremos|dara|daremos|brindara|brindaremos|publicara|"
            r"publicaremos|presentara|presentaremos|acompanaremos|acompanara|vigilaremos|monitoreara|"
            r"monitorearemos|haremos|pondremos|pondra|supervisara|verificara|estaremos|estara)\b(?: "
            r"(?:[a-z]+ando|[a-z]+iendo|seguimiento|atent[oa]s?|vigilantes?|monitoreando|asistencia|apoyo|"
            r"publico|pendientes?|con|el|la|los|las|un|una|a|de|su|sus|nuestr[oa]s?|al|todo|en))"
        ),
        "seguir",
        "continuar",
        "mantendr",
        "permanec",
        "dara",
        "daremos",
        "brindar",
        "publicar",
        "presentar",
        "acompanar",
        "vigilar",
        "monitorear",
        "haremos",
        "pondr",
        "supervisar",
        "verificar",
        "estaremos",
        "estara",
    ),
    turn(
        "promise_disposicion",
        Kind.PROMISE,
        Role.PROMISE,
        rf"\b(?:{UTTER}|ofrec(?:e|en|emos|io|ieron)|pon(?:e|en|emos|iendo)|puso|reafirm(?:a|"
        rf"amos|o|an|ando)|renuev[ao]n?|renovamos|subray(?:a|o|amos)|ratific(?:a|o|amos|an)) "
        rf"(?:a disposicion|al? [a-z ]{{2,40}}? )?{ADV}?{SU}?{ADJ}(?:disposicion|disponibilidad|"
        rf"compromiso|asistencia tecnica|cooperacion tecnica|apoyo|colaboracion|voluntad)\b"
        r"|\b(?:esta|estan|estamos|queda|quedan|quedamos|se encuentran?|nos encontramos) (?:[a-z]+ "
        r")?(?:a (?:la )?(?:entera )?disposicion|dispuest[oa]s?|list[oa]s|vigilantes?|atent[oa]s?|"
        r"comprometid[oa]s?)\b",
        "dispo",
        "compromi",
        "asistencia",
        "cooperacion",
        "apoyo",
        "colaboracion",
        "voluntad",
        "list",
        "vigilant",
        "atent",
    ),
)
