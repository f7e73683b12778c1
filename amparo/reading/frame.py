"""What a document says of itself as a whole: who issues it, what sort of body that is, whom it is about."""

import re
from collections import Counter
from dataclasses import dataclass

from amparo.reading.lexicon.actors import BODIES, COUNTRIES, STATE_ORGAN, Country
from amparo.reading.lists import Unit
from amparo.reading.view import View

_OPENING = 1800
_READ = 40_000
_COURT = re.compile(
    r"\b(?:order|resolucion|sentencia|judgment|auto) (?:of|de) (?:the |la )?(?:president (?:of "
    r"the )?|presidencia de la |presidenta? de la )?(?:inter-american court|corte interamericana)|"
    r"\b(?:having seen|vistos?) ?:|\bla corte,? (?:por unanimidad|resuelve|decide)"
)
_COMMITTEE = re.compile(
    r"\b(?:concluding observations|observaciones finales)\b|\bthe state party should\b|\bel "
    r"comite (?:recomienda|insta|observa|acoge)"
)
_UPR = re.compile(r"\b(?:universal periodic review|examen periodico universal)\b")
_ACRONYM = re.compile(
    r"(?P<name>(?:(?:[A-Z\u00c0-\u00dd][\w'\u2019-]+|of|the|and|for|on|in|de|del|la|los|las|el|y|"
    r"e|por|para|en) "
    r"){1,12})\((?:[^()]{0,30}\b)?(?P<short>[A-Z][A-Za-z-]{1,12})(?:,[^()]{0,30})?\)"
)
_GENERIC = {
    "court": (
        r"(?:the|this|la|esta) (?:court|corte|tribunal)|(?:el|este|honorable) tribunal|(?:the|this) "
        r"tribunal"
    ),
    "commission": (
        r"(?:the|this|la|esta|inter-american|dicha) (?:commission|comision)(?: interamericana)?|la "
        r"cidh"
    ),
    "committee": r"(?:the|el|este) (?:committee|comite)",
    "un": (
        r"(?:the|these|los|las|estos) (?:experts|expertos|expertas|special rapporteurs?|relatores)|"
        r"(?:the|el|la) (?:special rapporteur|relator|relatora)(?: especial)?|(?:the|la|el) "
        r"(?:working group|office|oficina|grupo de trabajo|alto comisionado)"
    ),
    "ombudsman": (
        r"(?:the|la|el|nuestra) (?:ombudsman's office|defensoria|institucion|defensor|entidad)(?: del "
        r"pueblo)?|(?:the )?ombudsman's office"
    ),
    "ngo": (
        r"(?:human rights defenders and )?civil society organi[sz]ations|"
        r"(?:las )?organizaciones de (?:la )?sociedad civil|"
        r"(?:the|our|la|las|nuestr[oa]s?) (?:organi[sz]ations?|organizaci(?:on|ones)|mission|mision|"
        r"coalition|coalicion|coordinadora|network|red|plataforma|undersigned|groups?|(?:human rights "
        r"defenders and )?civil society organi[sz]ations|federation|"
        r"federacion|observatory|observatorio|central|asociacion|movement|movimiento)"
    ),
}
_NAMED_NGO = re.compile(
    r"\b(?:amnesty international|amnesty|amnistia internacional|human rights watch|hrw|fidh|omct|"
    r"front line defenders|cejil|aidesep|civicus|wola|aprodeh|idl|coordinadora nacional de "
    r"derechos humanos|international commission of jurists|icj)\b"
)


@dataclass(frozen=True)
class Frame:
    """The document's own voice and its main counterpart.

    sort      court, commission, committee, un, ombudsman or ngo
    self      pattern of the names under which the issuer speaks of itself
    issuer    the issuer as the text names it, or None
    country   the country most spoken of, or None
    """

    sort: str
    self: re.Pattern[str]
    issuer: str | None
    country: Country | None
    language: str
    is_upr: bool
    vocative: str | None

    def state(self, language: str) -> str:
        """The main addressee by role: whom a letter greets, else the State it is about."""
        if self.vocative:
            return self.vocative
        if self.country is None:
            return "the State" if language == "en" else "el Estado"
        if language == "en":
            return (
                f"the State of {_ENGLISH.get(self.country.name_en, self.country.name_en.title())}"
            )
        return f"el Estado de {_SPANISH.get(self.country.name_es, self.country.name_es.title())}"


_SPANISH = {
    "peru": "Perú",
    "mexico": "México",
    "panama": "Panamá",
    "haiti": "Haití",
    "canada": "Canadá",
    "espana": "España",
    "turquia": "Turquía",
    "hungria": "Hungría",
    "iran": "Irán",
    "tunez": "Túnez",
    "republica dominicana": "la República Dominicana",
}
_ENGLISH = {
    "united states": "the United States",
    "dominican republic": "the Dominican Republic",
    "philippines": "the Philippines",
}


def frame_of(view: View, units: list[Unit], language: str) -> Frame:
    """Return the frame; linear in the text."""
    head = view.folded[:_OPENING]
    body = next((unit for unit in units if not unit.is_heading), None)
    first = view.folded[body.start : body.start + 700] if body else head
    sort = _sort(view.folded, head, first)
    names, issuer = _names(view, sort, body)
    pattern = "|".join([_GENERIC[sort], *names])
    spoken = re.search(rf"\b(?:{pattern})\b", head)
    if issuer is None and spoken and view.shown[spoken.start()].isalpha():
        issuer = " ".join(view.shown[spoken.start() : spoken.end()].split())
    return Frame(
        sort=sort,
        self=re.compile(rf"\b(?:{pattern})\b"),
        issuer=issuer,
        country=_country(view),
        language=language,
        is_upr=_UPR.search(head) is not None,
        vocative=_greeted(view),
    )


def _sort(folded: str, head: str, first: str) -> str:
    if _COURT.search(head):
        return "court"
    if _COMMITTEE.search(head):
        return "committee"
    spoken = re.search(
        r"\b(?:we|our|nosotros|nuestr[oa]s?|exigimos|expresamos|[a-z]{4,}amos) ", first
    )
    named = BODIES.search(first[:420])
    if named is not None and named.lastgroup and not (spoken and spoken.start() < 420):
        before = first[: named.start()]
        if _NAMED_NGO.search(before) is None and len(before) < 260:
            return named.lastgroup
    masthead = BODIES.search(head[:500])
    if masthead is not None and masthead.lastgroup == "un" and not spoken:
        return "un"
    return "ngo"


def _names(view: View, sort: str, body: Unit | None) -> tuple[list[str], str | None]:
    names: list[str] = []
    issuer: str | None = None
    opening = view.folded[:_OPENING]
    for match in BODIES.finditer(opening):
        if match.lastgroup == sort and len(match.group(sort)) > 3:
            names.append(re.escape(match.group(sort)))
            if issuer is None and not match.group(sort).startswith(("the c", "la c", "el c")):
                issuer = " ".join(view.shown[match.start() : match.end()].split())
    if sort == "commission":
        names += ["iachr", "cidh"]
    if sort == "ngo":
        issuer = _ngo_names(view, body, opening, names)
    return sorted(set(names), key=len, reverse=True), issuer


def _ngo_names(view: View, body: Unit | None, opening: str, names: list[str]) -> str | None:
    issuer: str | None = None
    for match in _NAMED_NGO.finditer(opening):
        names.append(re.escape(match.group()))
        issuer = issuer or " ".join(view.shown[match.start() : match.end()].split())
    for name, short in _introduced(view, body):
        names += [re.escape(name), re.escape(short)]
        issuer = issuer or short.upper()
    issuer = issuer or _performer(view) or _signatory(view, body)
    if issuer:
        names.append(re.escape(issuer.lower()))
    return issuer


def _introduced(view: View, body: Unit | None) -> list[tuple[str, str]]:
    """The first name with its acronym that the body of the text presents: "the Association of X (AX)"."""
    if body is None:
        return []
    match = _ACRONYM.search(view.shown, body.start, min(body.end, body.start + 400))
    if match is None:
        return []
    words = match.group("name").split()
    name = view.folded[match.start("name") : match.end("name")].strip()
    return [(name, match.group("short").lower())] if len(words) > 1 else []


_PERFORMS = re.compile(
    r"(?<!\w)(?P<name>[A-Z\u00c0-\u00dd][\w'-]{1,60}+"
    r"(?: (?:(?:of|for|the|and|on|de|del|la|las|los|el|y|para|por|en) ){0,3}"
    r"[A-Z\u00c0-\u00dd][\w'-]{1,60}+){1,8})(?: \([A-Z][\w-]{1,12}\))?,? (?:(?:also|today|strongly|"
    r"firmly|deeply|has|have|tambi\u00e9n|hoy|ha|"
    r"[a-z]+mente) ){0,2}(?:calls?|urges?|urged|condemns?|condemned|welcomes?|demands?|"
    r"express(?:es|ed)?|recommends?|regrets?|rejects?|deplores?|denounces?|"
    r"insta|exhorta|condena|rechaza|exige|saluda|recomienda|expresa|manifiesta|lamenta|solicita|"
    r"pide|llama|denuncia|repudia|demanda|valora|celebra)\b"
)


def _performer(view: View) -> str | None:
    """The name that most often does what issuers do, when it is no organ of a State nor a known body."""
    counted: Counter[str] = Counter()
    for match in _PERFORMS.finditer(view.shown, 0, _READ):
        name = " ".join(match.group("name").split())
        if STATE_ORGAN.search(name.lower()) is None and BODIES.search(name.lower()) is None:
            counted[name.removeprefix("The ").removeprefix("La ").removeprefix("El ")] += 1
    return counted.most_common(1)[0][0] if counted else None


def _signatory(view: View, body: Unit | None) -> str | None:
    """The name a first sentence begins with, when it is a name."""
    if body is None:
        return None
    dateline = DATELINE.match(view.shown, body.start, body.end)
    start = dateline.end() if dateline else body.start
    match = _NAME.match(view.shown, start, min(body.end, start + 200))
    if match is None or match.group().startswith(("Dear", "Estimad", "To ")):
        return None
    name = " ".join(match.group().split())
    return name if len(name.split()) > 2 else None


_NAME = re.compile(
    r"(?:The |La |El |Las |Los )?(?:[A-Z\u00c0-\u00dd][\w'-]+ ?(?:of |for |the |and |on |in |de |"
    r"del |la |los |y |para )*){2,12}"
)
# A place and a day before a dash, as press releases begin.
DATELINE = re.compile(
    r"\(?[A-Z\u00c0-\u00dd][^.;:!?\"]{1,60}?(?:\bD\.? ?C\.?|\d{4}|/[^.;:]{2,120}?)?(?:, "
    r"[A-Z][a-z]+ \d{1,2},? \d{4})?\)?(?: ?[\u2013\u2014]| -|\.-) ?(?=[A-Z\u00c0-\u00dd\"])"
)


def _country(view: View) -> Country | None:
    counted: Counter[int] = Counter()
    folded = view.folded[:120_000]
    for at, country in enumerate(COUNTRIES):
        if country.name_en in folded or country.name_es in folded or country.stem_es in folded:
            times = sum(1 for _ in country.pattern.finditer(folded))
            times += 3 * len(country.pattern.findall(folded[:600]))
            if times:
                counted[at] = times
    if not counted:
        return None
    at, times = counted.most_common(1)[0]
    # One of many is not the one: a text on a region has no single State.
    if times <= 0.4 * counted.total() or not _is_spoken_of(COUNTRIES[at], view):
        return None
    return COUNTRIES[at]


def _is_spoken_of(country: Country, view: View) -> bool:
    """Whether the text is about that country's State: named once, "the border with Brazil" is not."""
    seen = 0
    for match in country.pattern.finditer(view.folded, 0, 120_000):
        before = view.folded[max(0, match.start() - 48) : match.start()]
        after = view.folded[match.end() : match.end() + 40]
        if _OF_A_STATE.search(before) or _STATE_FOLLOWS.match(after):
            return True
        seen += _NEARBY.search(before) is None and _FOREIGN.match(after) is None
        if seen > 1:
            return True
    return False


_OF_A_STATE = re.compile(
    r"(?:\b(?:state|republic|government|congress|parliament|president|authorities|police|army|court|"
    r"estado|republica|gobierno|congreso|parlamento|presidenta?|autoridades|policia|ejercito|ministry|"
    r"ministerio)(?: [a-z]+)? (?:of|in|del?|en)|\b(?:call(?:s|ed|ing)? (?:on|upon)|urg(?:es?|ed|ing)|"
    r"insta(?:mos|n)? a|exhorta(?:mos|n)? a|llama(?:mos|n)? a|to|exigimos a|pedimos a)) (?:the |la |el )?$|^$|[\n.:] ?$"
)
_STATE_FOLLOWS = re.compile(
    r"(?:'s)?,? (?:state|government|congress|parliament|president|authorities|police|army|courts?|must|"
    r"should|shall|has|is|debe|deberia|tiene|ha)\b|:"
)
_NEARBY = re.compile(
    r"\b(?:border|frontier|frontera|limite|like|unlike|than|as in|como en|neighbou?r(?:ing|s)?|"
    r"vecin[oa]s?|embass(?:y|ies)|embajadas?|happened|occurred|ocurri[do]o?|case|caso|fled|based|"
    r"registered|con sede|from|exports?|imports?)(?: (?:with|con|of|de|del|in|en|to|a|hacia|el|entre|"
    r"between|the|country|pais))* (?:[a-z]+ (?:and|y) )?$"
)
_FOREIGN = re.compile(
    r" (?:compan(?:y|ies)|firms?|banks?|citizens?|nationals?|tourists?|border|embassy|journalists?|"
    r"investors?|capital)\b"
)


_GREETING = re.compile(
    r"^(?:[Dd]ear|[Ee]stimad[oa]s?|[Ee]xcelent\u00edsim[oa]s?|[Rr]espetad[oa]s?) (?P<who>[^,:\n]{3,60})[,:]$",
    re.MULTILINE,
)


def _greeted(view: View) -> str | None:
    """Whom an open letter greets: "Dear World Leaders,"."""
    match = _GREETING.search(view.shown, 0, _OPENING)
    return match.group("who").strip() if match else None
