"""How one asks, orders, recommends and demands in English."""

from amparo.reading.lexicon.english_making import ADJ, OWN, turn, verb
from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "ask_call",
        Kind.REQUEST,
        Role.ASK,
        (
            r"\b(?:call|calls|called|calling) (?:[a-z]+ly |also |again |once more |once again )?(?:on|"
            r"upon)\b"
        ),
        "call",
    ),
    turn("ask_call_for", Kind.REQUEST, Role.ASK, r"\b(?:call|calls|called|calling) for\b", "call"),
    turn(
        "ask_appeal",
        Kind.REQUEST,
        Role.ASK,
        r"\b(?:appeal|appeals|appealed|appealing) (?:[a-z]+ly )?to\b",
        "appeal",
    ),
    turn(
        "ask_reiterate",
        Kind.REQUEST,
        Role.ASK,
        rf"\b(?:reiterat|renew|repeat|mak|join|issu|add)(?:e|es|ed|ing|s) {OWN}?{ADJ}(?:calls?|"
        rf"requests?|appeals?|petitions?)"
        r" (?:on|upon|to|for|that)\b",
        "call",
        "request",
        "appeal",
        "petition",
    ),
    verb(Kind.REQUEST, Role.ASK, "urge", "exhort", "implore", "beseech", "entreat"),
    verb(Kind.REQUEST, Role.ASK, "request", "ask", "petition"),
    verb(Kind.REQUEST, Role.ASK, "invite", "encourage"),
    verb(Kind.REQUEST, Role.ASK, "press", after=r" (?:the|for|on)\b"),
    turn(
        "ask_trust",
        Kind.REQUEST,
        Role.ASK,
        r"\bwe (?:trust|hope|expect)\b(?= that)",
        "trust",
        "hope",
        "expect",
    ),
    verb(Kind.RECOMMENDATION, Role.ASK, "recommend", "advise", "suggest"),
    turn(
        "ask_recommendation",
        Kind.RECOMMENDATION,
        Role.ASK,
        r"\b(?:reiterates|makes|made|formulates|offers|issues|reiterated|issued) (?:its|the|their|the "
        r"following|previous|its previous)"
        r" recommendations?\b(?: that| to)?",
        "recommendation",
    ),
    verb(Kind.ORDER, Role.ASK, "order", "instruct", "command", "enjoin", "compel", "mandate"),
    verb(Kind.ORDER, Role.ASK, "require", after=r"(?! (?:by|under|for)\b)"),
    verb(Kind.ORDER, Role.ASK, "direct", after=r" (?:the|that|its)\b"),
    verb(Kind.ORDER, Role.ASK, "decide", "resolve", after=r"(?= (?:that|to|unanimously|by)\b|:)"),
    verb(Kind.ORDER, Role.ASK, "rule", after=r" that\b"),
    verb(Kind.DEMAND, Role.ASK, "demand", "insist"),
)
