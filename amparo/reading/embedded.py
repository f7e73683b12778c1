"""Orders and recommendations that a text cites inside its own sentences, with whoever truly issued them."""

import re
from itertools import islice

from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.findings import organ_in
from amparo.reading.lexicon.actors import BODIES
from amparo.reading.proposal import Kind

_INSTRUMENT = re.compile(
    r"(?:\b(?:an?|the|una?|la|el|las|los|this|that|explicit|such|esta|previous|its) )?(?:[a-z]+ "
    r")?\b(?:orders?|resolutions?|rulings?|judge?ments?|decisions?|measures|recommendations?|"
    r"requests?|sentencias?|resoluci(?:on|ones)|orden(?:es)?|fallos?|medidas(?: cautelares| "
    r"provisionales)?|recomendaci(?:on|ones)|requerimientos?|mandatos?)"
    r"(?: (?:no\.?|n[uo]\.?)? ?\d[\w./-]*)?(?: (?:issued|adopted|made|handed down|granted|"
    r"emitid[oa]s?|dictad[oa]s?|adoptad[oa]s?|otorgad[oa]s?))?(?: (?:of|from|by|de|del|por) "
    r"(?:the |la |el )?)$"
)
_ORDERS = re.compile(
    r"^(?: ?\([^)]{1,20}\))?,? ?(?:(?:that|which|que|by which|through which|mediante la cual|la "
    r"cual|donde) )?(?:(?:has|had|se|le|les|ha|habia|expressly|explicitly|expresamente) )*"
    r"(?P<verb>order(?:ed|ing|s)|requir(?:ed|ing|es)|prohibit(?:ed|ing|s)|instruct(?:ed|ing)|"
    r"direct(?:ed|ing)|request(?:ed|ing|s)|recommend(?:ed|ing|s)|call(?:ed|ing) on|urg(?:ed|ing)|"
    r"to (?=[a-z]+ )|forbid(?:ding|s)|demanding|mandating"
    r"|orden(?:o|a|aba|ando|aron|ado)|requir(?:io|iendo)|requiere|dispuso|dispone|disponiendo|"
    r"prohib(?:e|io|ia|iendo)|solicit(?:o|a|aba|ando)|exig(?:e|io|iendo)|recomend(?:o|aba|ando)|"
    r"recomienda|inst(?:o|a|aba|ando)|mand(?:o|a))\b"
)
_MOST = 12  # bodies named in one sentence that a person wrote
_CLOSES = re.compile(r";|, (?:and|but|which|who|while|y|pero|lo que|lo cual)\b|\.\s*$")
_KINDS = (
    ("recom", Kind.RECOMMENDATION),
    ("request", Kind.REQUEST),
    ("solicit", Kind.REQUEST),
    ("call", Kind.REQUEST),
    ("urg", Kind.REQUEST),
    ("inst", Kind.REQUEST),
)


def orders_cited(sentence: Sentence, place: Place) -> list[Draft]:
    """Return each "resolution of the Court that ordered..." as its own claim."""
    found: list[Draft] = []
    for body in islice(BODIES.finditer(sentence.folded), _MOST):
        if place.frame.self.fullmatch(body.group().removeprefix("the ").removeprefix("la ")):
            continue
        after = _after_name(sentence.folded, body.end())
        verb = _ORDERS.match(sentence.folded[after : after + 60])
        window = max(0, body.start() - 110)
        instrument = _INSTRUMENT.search(sentence.folded[window : body.start()])
        if verb is None or (instrument is None and not _commands(verb, body)):
            continue
        start = body.start() if instrument is None else window + instrument.start()
        close = _CLOSES.search(sentence.folded, after + verb.end())
        end = close.start() if close else len(sentence.folded)
        found.append(_cited(sentence, start, end, verb, body, place))
    return found


def _commands(verb: re.Match[str], body: re.Match[str]) -> bool:
    """Whether a body is itself the subject of a past order: "recalls that the Court ordered..."."""
    return (
        body.lastgroup in {"court", "commission"}
        and _PAST_ORDER.match(verb.group("verb")) is not None
    )


_PAST_ORDER = re.compile(
    r"(?:ordered|required|prohibited|instructed|ordeno|requirio|dispuso|prohibio)$"
)


def _cited(
    sentence: Sentence, start: int, end: int, verb: re.Match[str], body: re.Match[str], place: Place
) -> Draft:
    kind = next((kind for stem, kind in _KINDS if verb.group("verb").startswith(stem)), Kind.ORDER)
    issuer = " ".join(sentence.shown[body.start() : body.end()].split())
    to = organ_in(sentence, 0, start, place) or place.state
    return Draft(sentence.start + start, sentence.start + end, kind, to, issuer, "order_cited")


def _after_name(words: str, end: int) -> int:
    """Past an acronym or the rest of the body's name."""
    match = re.compile(
        r"(?: on human rights| of human rights| de derechos humanos)?(?: ?\([^)]{1,24}\))?"
    ).match(words, end)
    return match.end() if match else end
