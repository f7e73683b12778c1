"""How one welcomes, worries and repudiates in English."""

from amparo.reading.lexicon.english_making import ADJ, HEDGE, OWN, turn, verb
from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "view_concern",
        Kind.CONCERN,
        Role.VIEW,
        rf"\b(?:express|voice|reiterat|convey|rais|shar|communicat|stat)(?:e|es|ed|ing|s)? "
        rf"(?:{HEDGE}{{0,2}})?{OWN}?{ADJ}"
        r"(?:concerns?|alarm|preoccupation|consternation|dismay|worry|unease|regret|fears?)\b",
        "concern",
        "alarm",
        "preoccup",
        "constern",
        "dismay",
        "worr",
        "uneas",
        "regret",
        "fear",
    ),
    turn(
        "view_concerned",
        Kind.CONCERN,
        Role.VIEW,
        rf"\b(?:is|are|remains?|remained|was|were|am|been|continues? to be|we,?) (?:also,? |"
        rf"still |thus |therefore )?{HEDGE}{{0,3}}"
        r"(?:concerned|alarmed|worried|troubled|disturbed|dismayed|preoccupied|disappointed)\b",
        "concerned",
        "alarmed",
        "worried",
        "troubled",
        "disturbed",
        "dismayed",
        "preocc",
        "disappoint",
    ),
    turn(
        "view_concern",
        Kind.CONCERN,
        Role.VIEW,
        (
            r"\b(?:note|observe|see|learn|view|follow)(?:s|d|ed)?,? (?:also )?with (?:[a-z]+ "
            r"){0,3}(?:concern|alarm|dismay|regret|preoccupation|worry)\b"
        ),
        "with",
    ),
    turn(
        "view_concerning",
        Kind.CONCERN,
        Role.VIEW,
        r"\b(?:is|are|was|remains?|it's) (?:also |[a-z]+ly ){0,2}(?:concerning|alarming|worrying|"
        r"worrisome|troubling|disturbing|regrettable"
        r"|(?:a )?(?:cause|matter|source|reason)s? (?:of|for) (?:[a-z]+ )?concern|of (?:[a-z]+ "
        r"){0,2}concern)\b",
        "concern",
        "alarming",
        "worry",
        "worri",
        "troubl",
        "disturb",
        "regrettable",
    ),
    turn(
        "view_cause",
        Kind.CONCERN,
        Role.VIEW,
        r"\b(?:give|gives|raise|raises|raised|giving) (?:[a-z]+ ){0,3}(?:cause for )?concerns?\b",
        "concern",
    ),
    turn(
        "view_concerned",
        Kind.CONCERN,
        Role.VIEW,
        r"\b(?:it|what) (?:also )?(?:concerns|worries|alarms|troubles) (?:us|the)\b",
        "concerns",
        "worries",
        "alarms",
        "troubles",
    ),
    turn(
        "view_concern",
        Kind.CONCERN,
        Role.VIEW,
        r"\b(?:has|have|had) (?:[a-z]+ ){0,3}concerns?\b|\bthere (?:is|are) (?:[a-z]+ ){0,3}concerns?\b",
        "concern",
    ),
    verb(Kind.CONCERN, Role.VIEW, "regret", "lament", irregular="regretted regretting"),
    verb(Kind.CONCERN, Role.VIEW, "warn", "alert", after=r"(?: that| of| about| against| the)\b"),
    verb(
        Kind.WELCOME,
        Role.VIEW,
        "welcome",
        "commend",
        "applaud",
        "praise",
        "congratulate",
        "celebrate",
        "salute",
        "hail",
    ),
    verb(Kind.WELCOME, Role.VIEW, "value", "appreciate", "thank"),
    verb(Kind.WELCOME, Role.VIEW, "acknowledge", "recognise", "recognize"),
    turn(
        "view_appreciation",
        Kind.WELCOME,
        Role.VIEW,
        (
            rf"\b(?:express(?:es|ed|ing)?|notes?|noted|with|wishes to express) (?:{OWN}|with )?{ADJ}(?:appreciation|"
            rf"satisfaction|gratitude|recognition)\b"
        ),
        "appreciation",
        "satisfaction",
        "gratitude",
        "recognition",
    ),
    turn(
        "view_positive",
        Kind.WELCOME,
        Role.VIEW,
        r"\b(?:is|was|as|marks|represents|constitutes|takes|taken|took) (?:also )?(?:an? )(?:[a-z]+ "
        r")?(?:step (?:forward|towards?)"
        r"|important (?:step|measure|advance|milestone)|positive (?:step|development|sign)|first step|"
        r"good practice|milestone)\b",
        "step",
        "measure",
        "advance",
        "milestone",
        "development",
        "practice",
    ),
    verb(
        Kind.REPUDIATION,
        Role.VIEW,
        "condemn",
        "repudiate",
        "reject",
        "denounce",
        "deplore",
        "decry",
    ),
    verb(Kind.REPUDIATION, Role.VIEW, "oppose", after=r"(?! to\b)"),
    turn(
        "view_condemnation",
        Kind.REPUDIATION,
        Role.VIEW,
        (
            rf"\b(?:express|voice|reiterat|stat|convey)(?:e|es|ed|ing|s)? (?:{HEDGE}{{0,2}})?{OWN}?"
            rf"{ADJ}(?:condemnation|rejection|repudiation|opposition|indignation|outrage|repulsion)\b"
        ),
        "condemnation",
        "rejection",
        "repudiation",
        "opposition",
        "indignation",
        "outrage",
        "repulsion",
    ),
    turn(
        "view_unacceptable",
        Kind.REPUDIATION,
        Role.VIEW,
        (
            r"\b(?:is|are|was|were) (?:[a-z]+ ){0,2}(?:unacceptable|intolerable|inadmissible|inexcusable|"
            r"reprehensible|deplorable|outrageous)\b"
        ),
        "unacceptable",
        "intolerable",
        "inadmissible",
        "inexcusable",
        "reprehensible",
        "deplorable",
        "outrageous",
    ),
    turn(
        "view_condemnation",
        Kind.REPUDIATION,
        Role.VIEW,
        r"\b(?:protests?|objects?) (?:[a-z]+ly )?(?:against|to)\b",
        "protest",
        "object",
    ),
)
