"""Lead-ins and headings that govern a list, and what each item claims under them."""

import re
from dataclasses import dataclass, replace

from amparo.reading.addressees import named_in, recipients, tidy
from amparo.reading.clauses import issuer_of
from amparo.reading.cues import Act, acts_in
from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.kinds import kind_of_act, kind_of_duty
from amparo.reading.lexicon.actions import opens_with_an_act
from amparo.reading.lexicon.shape import Role
from amparo.reading.lists import Unit
from amparo.reading.proposal import Kind
from amparo.reading.speakers import Voice
from amparo.reading.subjects import subject_before

_HEADING = (
    (re.compile(r"\brecom+endations?\b|\brecomendaciones\b|\bwe recommend\b"), Kind.RECOMMENDATION),
    (
        re.compile(
            r"\bdemands\b|\bexigimos\b|\bdemandamos\b|\bexigencias\b|\bdemandas\b|\breclamos\b"
        ),
        Kind.DEMAND,
    ),
    (
        re.compile(
            r"\brequests?\b|\bactions? requested\b|\baccion(?:es)? solicitadas?\b|\bpeticion(?:es)?\b|"
            r"\bpedimos\b|\bsolicitamos\b|\bpetitorio\b|\bllamamiento\b|\bcalls? (?:to|for) action\b|"
            r"\burge\b|\binstamos\b|\bexhortamos\b"
        ),
        Kind.REQUEST,
    ),
    (
        re.compile(
            r"\b(?:resuelve|decides|dispone|ordena|resolves|acuerda|se resuelve|decide)\b ?:?$|\bpuntos? "
            r"resolutivos?\b|\boperative paragraphs?\b"
        ),
        Kind.ORDER,
    ),
)
_TO_HEADING = re.compile(r"(?:to|a|al|para|for) (?:the |la |los |las |el )?[a-z]")
_IN_HEADING_TO = re.compile(
    r"\b(?:to|al|a los|a las|a la|para el|para la) (?P<who>(?:the |la |los |las |el )?.{3,120}?):?$"
)
_DECLARES = re.compile(
    r"(?:to |que )?(?:declar|find|found|consider|establec|hold|note|observ)\w*\b"
)
_CLOSING = re.compile(r"\((?P<who>[A-Z\u00c0-\u00dd][^()]{2,60})\)[;.,]?\s*$")
_OWN_CONTENT = 90
_OWN_WORDS = 45
_TOPIC = 90
_ANAPHORA = re.compile(
    r"(?:this|these|such|it|they|in particular|esto|ello|estas?|estos|dich[oa]s?|tales|para ello|"
    r"en particular|asimismo|also)\b"
)


@dataclass(frozen=True, slots=True)
class Governor:
    """What a lead-in says of every item under it."""

    kind: Kind
    addressees: tuple[str, ...]
    issuer: str | None
    reason: str
    is_operative: bool = False
    only_acts: bool = False
    says_more: bool = False


def governor_of(unit: Unit, place: Place, above: "Governor | None") -> Governor | None:
    """Return what `unit` governs its items by, or None when it only announces them."""
    start, end = unit.sentences[-1]
    sentence = place.sentence(start, end)
    if unit.is_heading:
        return _heading(unit, place, above)
    acts = acts_in(sentence.folded, sentence.shown, place.frame, place.grammar, place.speaker)
    for act in reversed(acts):
        kind = kind_of_act(act, place.frame)
        if kind is None or (act.cue.role is Role.SAY and place.frame.sort != "court"):
            continue
        return _from_act(act, kind, start, end, place)
    ought = max(place.grammar.ought.finditer(sentence.folded), key=re.Match.start, default=None)
    if ought and (unit.is_open or len(sentence.folded) - ought.end() < 60):
        named = subject_before(
            sentence.folded, sentence.shown, 0, ought.start(), place.frame, place.grammar
        )
        kind = kind_of_duty(ought.group("strong") is not None, bool(named), False, place.frame)
        return Governor(kind, named or place.state, None, "list_item")
    if place.frame.is_upr and "recommendation" in sentence.folded:
        return Governor(Kind.RECOMMENDATION, place.state, None, "list_item")
    return _announced(sentence.folded, place) or _inherited(unit, above)


def _inherited(unit: Unit, above: Governor | None) -> Governor | None:
    """What governs an item governs what hangs from it, which it also asks by itself when it says enough."""
    if above is None or not (unit.is_item or above.is_operative):
        return None
    start, end = unit.sentences[-1]
    return replace(
        above, says_more=end - start > _OWN_WORDS, only_acts=above.only_acts and not unit.is_open
    )


def under_section(unit: Unit, section: Governor | None, place: Place) -> Governor | None:
    """What a topic ("Indigenous rights:") governs by in a section of recommendations or demands."""
    start, end = unit.sentences[-1]
    is_topic = unit.is_heading or (end - start < _TOPIC and not unit.is_item)
    if section is None or not is_topic:
        return None
    if _TO_HEADING.match(place.view.folded, start, end):  # "A la Fiscalia Nacional:"
        led = party_led(unit, section, place)
        if led is not None:
            return led
    return replace(section, only_acts=True, says_more=False)


def announced_by(unit: Unit, place: Place) -> Governor | None:
    """What a lead-in without items of its own asks for: "We call on:", its parties follow."""
    start, end = unit.sentences[-1]
    if not place.view.shown[start:end].rstrip().endswith(":"):
        return None
    return governor_of(unit, place, None)


def party_led(unit: Unit, opened: Governor, place: Place) -> Governor | None:
    """What "The Ministry of the Interior to:" governs by after "We call on:"."""
    start, end = unit.sentences[-1]
    words = place.view.folded[start:end]
    match = _PARTY_LEADS.fullmatch(words)
    if match is None or place.grammar.head.search(match.group("who")) is None:
        return None
    sentence = place.sentence(start, end)
    begun, stopped = match.span("who")
    who = named_in(sentence.folded, sentence.shown, begun, stopped, place.frame, place.grammar)
    return replace(opened, addressees=who or opened.addressees, says_more=False)


_PARTY_LEADS = re.compile(
    r"(?:to |al |a la |a los |a las )?(?P<who>.{3,110}?),?(?: to| a| que| a que)? ?:"
)


def _announced(words: str, place: Place) -> Governor | None:
    """A lead-in without a verb of its own: "The following recommendations:"."""
    if len(words) > 240:
        return None
    for pattern, kind in _HEADING:
        if pattern.search(words):
            operative = kind is Kind.ORDER
            if operative and place.frame.sort not in {"court", "commission"}:
                continue
            return Governor(kind, place.state, None, "list_item", operative, not operative)
    return None


def _from_act(act: Act, kind: Kind, start: int, end: int, place: Place) -> Governor:
    sentence = place.sentence(start, end)
    to, asked = recipients(sentence.folded, sentence.shown, act.end, place.frame, place.grammar)
    operative = act.cue.reason in {
        "ask_decide",
        "ask_resolver",
        "ask_disponer",
        "ask_order",
        "ask_ordenar",
    }
    issuer = issuer_of(act, sentence, place)
    if operative:
        kind = Kind.ORDER
    more = act.cue.role is Role.ASK and len(sentence.folded) - asked > _OWN_CONTENT
    return Governor(kind, to or place.state, issuer, "list_item", operative, False, more)


def _heading(unit: Unit, place: Place, above: Governor | None) -> Governor | None:
    start, end = unit.start, unit.end
    words = place.view.folded[start:end].strip(" :")
    found = _announced(words, place)
    match = _IN_HEADING_TO.search(words)
    who: tuple[str, ...] = ()
    if match and place.grammar.head.search(match.group("who")):
        shown = place.view.shown[start:end].replace("\n", " ")
        at = words.index(match.group("who"))
        who = (tidy(shown[at : at + len(match.group("who"))], place.frame, place.grammar),)
    if found is not None:
        return Governor(
            found.kind,
            who or found.addressees,
            None,
            "list_item",
            found.is_operative,
            found.only_acts,
        )
    if who and _TO_HEADING.match(words):
        kind = above.kind if above else Kind.RECOMMENDATION
        return Governor(kind, who, None, "list_item", False, True)
    return None


def item_draft(unit: Unit, governor: Governor, place: Place) -> Draft | None:
    """Return the claim of an item under its lead-in, None when the item is not one of its acts."""
    start, first_end = unit.sentences[0]
    words = place.view.folded[start:first_end]
    if governor.only_acts and not (
        opens_with_an_act(words, place.grammar.language) or _starts_with_party(words, place)
    ):
        return None
    end = first_end
    for begun, stopped in unit.sentences[1:]:
        if _ANAPHORA.match(place.view.folded, begun) is None:
            break
        end = stopped
    kind, to, issuer = governor.kind, governor.addressees, governor.issuer
    own = _own_party(unit, governor, place)
    asks = _ASKS.match(words) if governor.is_operative else None
    if asks:  # a body that decides to request only requests
        kind = Kind(str(asks.lastgroup))
        own = own or _object_of(asks.end(), words, unit, place)
    if governor.is_operative and _DECLARES.match(words):
        kind = Kind.FINDING
    closing = _CLOSING.search(place.view.shown, max(start, end - 70), end)
    if closing and place.frame.is_upr:
        issuer = closing.group("who")
    return Draft(start, end, kind, own or to, issuer, governor.reason)


_ASKS = re.compile(
    r"(?:to |que )?(?:se )?(?:(?P<request>request|ask|invite|call upon|solicit(?:ar|a|e)|ped?ir|pid[ea]|"
    r"invit(?:ar|a|e))|(?P<recommendation>recommend|urge|recom(?:endar|ienda|iende)|inst(?:ar|a|e)|"
    r"exhort(?:ar|a|e)))\b"
)
_OBJECT = re.compile(
    r" (?:al? )?(?:the |la |el |l[ao]s )?(?P<who>[a-z][a-z ]{2,50}?) (?:que|to|a) "
)


def _object_of(after: int, words: str, unit: Unit, place: Place) -> tuple[str, ...]:
    """Whom an item's own verb speaks to, by whatever name: "to request the representatives to..."."""
    match = _OBJECT.match(words, after)
    if match is None:
        return ()
    start = unit.sentences[0][0]
    begun, stopped = match.span("who")
    return (tidy(place.view.shown[start + begun : start + stopped], place.frame, place.grammar),)


def _starts_with_party(words: str, place: Place) -> bool:
    return (
        place.grammar.head.search(words[:60]) is not None
        and re.match(r"(?:to |a |al |the |el |la |que )", words) is not None
    )


def _own_party(unit: Unit, governor: Governor, place: Place) -> tuple[str, ...]:
    """The item's own addressee: "to the Congress: ...", "al Ministerio Publico que...", "the State must"."""
    if unit.label is not None:
        words = place.view.folded[slice(*unit.label)]
        if _TO_HEADING.match(words):
            return (
                tidy(place.view.shown[slice(*unit.label)].rstrip(": "), place.frame, place.grammar),
            )
    sentence = place.sentence(*unit.sentences[0])
    acts = (
        acts_in(sentence.folded, sentence.shown, place.frame, place.grammar, place.speaker)
        if not governor.is_operative
        else []
    )
    start = 0
    if governor.is_operative:
        verb = re.match(r"(?:to |que )?[a-z\[\]]+", sentence.folded)
        start = verb.end() if verb else 0
    if governor.is_operative or re.match(r"(?:to the |a la |al |a los |a las )", sentence.folded):
        to, _ = recipients(sentence.folded, sentence.shown, start, place.frame, place.grammar)
        if to:
            return to
    doer = _doer(sentence, place)
    if doer:
        return doer
    ought = place.grammar.ought.search(sentence.folded, 0, 200)
    if ought and not acts:
        return subject_before(
            sentence.folded, sentence.shown, 0, ought.start(), place.frame, place.grammar
        )
    return ()


def _doer(sentence: Sentence, place: Place) -> tuple[str, ...]:
    """Who is to act in an item under "that": "the Ministry publish...", "la Fiscalia investigue..."."""
    head = place.grammar.head.search(sentence.folded, 0, 90)
    if opens_with_an_act(sentence.folded.removeprefix("que "), place.grammar.language):
        return ()
    if head is None or place.grammar.preposition.search(sentence.folded[: head.start()]):
        return ()
    name = _NAME.match(sentence.shown, head.end())
    end = name.end() if name else head.end()
    if not opens_with_an_act(sentence.folded[end : end + 60].lstrip(), place.grammar.language):
        return ()
    if place.grammar.language == "es" and sentence.folded.startswith("que el que", end):
        return ()
    start = 4 if sentence.folded.startswith(("que ", "that")) else 0
    return named_in(sentence.folded, sentence.shown, start, end, place.frame, place.grammar)


_NAME = re.compile(
    r"(?:'s [Oo]ffice)?(?: (?:(?:of|de|del|and|y|e) (?:the |la |el |los |las )?)?[A-Z\u00c0-\u00dd][\w-]*)*"
)


def is_own_statement(unit: Unit, place: Place) -> bool:
    """Whether an item speaks for itself ("We demand...", "Exigimos..."), whatever announces it."""
    sentence = place.sentence(*unit.sentences[0])
    acts = acts_in(sentence.folded, sentence.shown, place.frame, place.grammar, place.speaker)
    return any(
        act.speaker.voice is Voice.SELF
        and act.start < 60
        and not act.is_embedded
        and kind_of_act(act, place.frame)
        for act in acts[:1]
    ) and (
        (
            place.grammar.language == "es"
            and re.match(r"(?:[a-z]+mente )?[a-z]+(?:mos)\b", sentence.folded) is not None
        )
        or re.match(r"(?:we|the [a-z]+|it) ", sentence.folded) is not None
    )
