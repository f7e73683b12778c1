"""How one welcomes, worries and repudiates in Spanish."""

from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.lexicon.spanish_making import ADJ, ADV, INSIDE, SU, UTTER, turn, verb
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "view_preocupacion",
        Kind.CONCERN,
        Role.VIEW,
        (
            rf"\b{UTTER} {ADV}?(?:con )?{SU}?{ADJ}(?:preocupacion|preocupaciones|alarma|consternacion|"
            rf"inquietud|temor|indignacion y preocupacion)\b"
        ),
        "preocup",
        "alarma",
        "consterna",
        "inquiet",
        "temor",
    ),
    turn(
        "view_preocupa",
        Kind.CONCERN,
        Role.VIEW,
        (
            r"\b(?:le |les |nos |me |se )?(?:preocupa|preocupan|preocupo|inquieta|inquietan|alarma|"
            rf"alarman)(?={INSIDE} (?:al?|que|tambien|especialmente|profundamente|gravemente|sobremanera|la|el|los|"
            r"las|en|asimismo|de)\b)"
        ),
        "preocup",
        "inquiet",
        "alarma",
    ),
    turn(
        "view_preocupante",
        Kind.CONCERN,
        Role.VIEW,
        (
            r"\b(?:es|son|resulta|resultan|sigue siendo|fue|era|parece|considera|ve|estima)(?: "
            r"[a-z]+mente| muy| mas| aun| especialmente)* (?:preocupantes?|alarmantes?|inquietantes?|"
            r"lamentables?|motivo de (?:especial |profunda |seria )?preocupacion)\b"
        ),
        "preocupa",
        "alarmant",
        "inquietant",
        "lamentable",
        "motivo",
    ),
    turn(
        "view_preocupada",
        Kind.CONCERN,
        Role.VIEW,
        (
            r"\b(?:esta|estan|estamos|se encuentran?|se muestran?|nos encontramos|sigue|siguen|seguimos|"
            r"se siente)(?: [a-z]+mente| muy)* (?:preocupad|alarmad|consternad|inquiet)[oa]s?\b"
        ),
        "preocupad",
        "alarmad",
        "consternad",
        "inquiet",
    ),
    turn(
        "view_preocupacion",
        Kind.CONCERN,
        Role.VIEW,
        (
            r"\b(?:observ|not|ve|mir|segu|sig|advier|advirt|recib|constat)(?:a|an|o|amos|aron|en|emos|ue|"
            r"uen|ibe|te|ten|timos|io)? (?:tambien |asimismo )?con (?:[a-z]+ )?(?:preocupacion|alarma|"
            r"consternacion|inquietud|pesar)\b|\bcon (?:[a-z]+ )?preocupacion (?:[a-z]+ )?que\b"
        ),
        "con ",
    ),
    verb(Kind.CONCERN, Role.VIEW, "lamentar", "deplorar"),
    verb(
        Kind.CONCERN,
        Role.VIEW,
        "alertar",
        "advertir/adviert/advirt",
        after=rf"(?={INSIDE} (?:que|sobre|de|del|a|al|el|la|los|las|acerca|con|tambien)\b)",
    ),
    verb(
        Kind.WELCOME,
        Role.VIEW,
        "saludar",
        "celebrar",
        "felicitar",
        "aplaudir",
        "encomiar/encomi",
        "elogiar",
    ),
    verb(
        Kind.WELCOME,
        Role.VIEW,
        "valorar",
        "agradecer/agradezc",
        "apreciar",
        "reconocer/reconozc",
        after=(
            r"(?= (?:el|la|los|las|que|al|positivamente|como|a|su|sus|tambien|asimismo|favorablemente|"
            r"estos|esta|este|estas|con)\b)"
        ),
    ),
    turn(
        "view_satisfaccion",
        Kind.WELCOME,
        Role.VIEW,
        r"\b(?:acog(?:e|en|io|emos|ieron|iendo)|recib(?:e|en|io|imos|ieron)|tom(?:a|o|an|amos|"
        r"aron) nota|observ(?:a|an|o|amos|aron)|not(?:a|o|an|amos))(?: tambien| asimismo| igualmente)?(?: "
        r"con (?:[a-z]+ )?(?:satisfaccion|beneplacito|agrado|reconocimiento|aprecio|interes)|"
        r" favorablemente| positivamente)\b"
        rf"|\b{UTTER} {ADV}?{SU}?{ADJ}(?:satisfaccion|beneplacito|reconocimiento|agradecimiento|"
        rf"gratitud|felicitacion(?:es)?)\b"
        r"|\b(?:da|dan|damos|dio|dieron) la bienvenida\b|\b(?:se congratula|se felicita|nos "
        r"congratulamos|encomia|se siente alentado)\b",
        "satisfacc",
        "beneplacit",
        "agrado",
        "reconocimiento",
        "aprecio",
        "interes",
        "favorablemente",
        "positivamente",
        "agradec",
        "gratitud",
        "felicita",
        "bienvenida",
        "congratula",
        "encomia",
        "alentado",
    ),
    turn(
        "view_positivo",
        Kind.WELCOME,
        Role.VIEW,
        (
            r"\b(?:es|constituye|representa|como|fue|significa|supone) (?:tambien )?un (?:[a-z]+ "
            r")?(?:avance|paso|hito|primer paso|logro)\b"
        ),
        "avance",
        "paso",
        "hito",
        "logro",
    ),
    verb(
        Kind.REPUDIATION,
        Role.VIEW,
        "condenar",
        "repudiar",
        "rechazar",
        "denunciar",
        "reprobar/reprueb",
        after=r"(?! (?:a|por) (?:\d|[a-z]+ anos))",
    ),
    turn(
        "view_rechazo",
        Kind.REPUDIATION,
        Role.VIEW,
        (
            rf"\b{UTTER} {ADV}?(?:con )?{SU}?{ADJ}(?:rechazo|condena|repudio|indignacion|oposicion|"
            rf"protesta|repulsa)\b"
        ),
        "rechazo",
        "condena",
        "repudio",
        "indignacion",
        "oposicion",
        "protesta",
        "repulsa",
    ),
    turn(
        "view_inaceptable",
        Kind.REPUDIATION,
        Role.VIEW,
        r"\b(?:es|son|resulta|resultan|fue)(?: [a-z]+mente)? (?:inaceptables?|intolerables?|"
        r"inadmisibles?|injustificables?|indignantes?|repudiables?|condenables?|reprochables?)\b"
        r"|\bnos oponemos\b|\bse opone(?:n)? (?:a|al)\b|\bnos solidarizamos y rechazamos\b",
        "inaceptable",
        "intolerable",
        "inadmisible",
        "injustificable",
        "indignante",
        "repudiable",
        "condenable",
        "reprochable",
        "opone",
    ),
)
