"""How one holds and promises in English."""

from amparo.reading.lexicon.english_making import ADJ, INSIDE, OWN, turn, verb
from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.proposal import Kind

CUES: tuple[Cue, ...] = (
    turn(
        "say_attention",
        Kind.FINDING,
        Role.SAY,
        r"\b(?:draw|draws|drew|call|calls|called|bring|brings|brought) (?:[a-z]+ )?attention to\b",
        "attention",
    ),
    turn(
        "say_point",
        Kind.FINDING,
        Role.SAY,
        r"\b(?:point|points|pointed) out\b|\btak(?:e|es|ing) note\b|\btook note\b",
        "point",
        "note",
    ),
    verb(
        Kind.FINDING,
        Role.SAY,
        "note",
        "observe",
        "identify",
        "document",
        "verify",
        "confirm",
        "record",
        "report",
        "establish",
        "conclude",
        "determine",
        "consider",
        "declare",
        "affirm",
        "indicate",
        "believe",
        "detect",
        "acknowledge",
        irregular=(
            "claim claims claimed allege alleges alleged argue argues argued assert asserts asserted "
            "find finds found hold holds held see sees saw learned"
        ),
    ),
    verb(
        Kind.FINDING,
        Role.SAY,
        "stress",
        "emphasise",
        "emphasize",
        "underline",
        "underscore",
        "highlight",
        "recall",
        "remind",
        "reiterate",
        "reaffirm",
        "state",
        "maintain",
        irregular="say says said",
    ),
    verb(Kind.PROMISE, Role.PROMISE, "pledge", "promise", "vow"),
    turn(
        "promise_undertake",
        Kind.PROMISE,
        Role.PROMISE,
        (
            r"\b(?:undertakes?|undertook|undertaken|commits?|"
            r"(?<!crimes )(?<!abuses )(?<!violations )(?<!acts )(?<!killings )(?<!offences )committed|"
            rf"committing)(?: itself| ourselves| themselves| himself| herself)?{INSIDE} "
            r"(?:itself |ourselves |themselves |himself |herself )?(?:to|that)\b"
        ),
        "undert",
        "commit",
    ),
    turn(
        "promise_will",
        Kind.PROMISE,
        Role.PROMISE,
        r"\b(?:will|shall) (?:also |[a-z]+ly )?(?:continue|keep|remain|monitor|follow|provide|publish|"
        r"present|support|work|accompany|submit|detail"
        r"|issue|visit|report|review|examine|assess|share|pursue|resume|maintain|observe)\b",
        "will",
        "shall",
    ),
    turn(
        "promise_ready",
        Kind.PROMISE,
        Role.PROMISE,
        (
            r"\b(?:is|are|am|stands?|remains?|stood|remained) (?:also |[a-z]+ly )?(?:ready|willing|"
            r"available|prepared|at (?:the|your) disposal|at the state's disposal|attentive|vigilant|"
            r"committed)\b"
        ),
        "ready",
        "willing",
        "available",
        "prepared",
        "disposal",
        "attentive",
        "vigilant",
        "committed",
    ),
    turn(
        "promise_willingness",
        Kind.PROMISE,
        Role.PROMISE,
        rf"\b(?:inform|express|reiterat|reaffirm|underlin|underscor|stat|communicat|offer|renew|"
        rf"confirm|extend|indicat|emphasi[sz]|convey)(?:e|es|ed|ing|s)?"
        rf" (?:[a-z]+ ){{0,4}}?{OWN}{ADJ}(?:willingness|readiness|availability|commitment|"
        rf"support|technical assistance|cooperation|offer)\b"
        r"(?! (?:of|by) the (?:state|government))",
        "willingness",
        "readiness",
        "availability",
        "commitment",
        "support",
        "assistance",
        "cooperation",
        "offer",
    ),
    turn(
        "promise_offer",
        Kind.PROMISE,
        Role.PROMISE,
        (
            r"\b(?:offers?|offered|offering) (?:its |our |their )?(?:[a-z]+ ){0,3}(?:assistance|support|"
            r"cooperation|advice)\b"
        ),
        "offer",
    ),
)
