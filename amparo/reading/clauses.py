"""One sentence: which claims its clauses make."""

import re
from itertools import pairwise

from amparo.reading import findings
from amparo.reading.addressees import named_in, recipients
from amparo.reading.cues import Act, acts_in
from amparo.reading.demands import nominal_demands
from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.embedded import orders_cited
from amparo.reading.kinds import IMPERSONAL, kind_of_act, kind_of_duty
from amparo.reading.lexicon.shape import Role
from amparo.reading.proposal import Kind
from amparo.reading.speakers import Speaker, Voice
from amparo.reading.subjects import subject_after, subject_before, wished

_THAT = re.compile(r"(?:,? (?:and|y|e)|[,;]) (?:also )?(?:that|que) ")
_SHORTEST = 25
_TINY = 10
_EARLY = 120
_RESTATES = re.compile(r"say_(?:stress|recordar|point)|promise_willingness")
_CONDITION = re.compile(
    r"^(?:if|unless|whether|si|en caso de que|de no|salvo que|cuando|when) |\b(?:if|si) [^,]{0,120}$"
)
_GENERAL = re.compile(r"\b(?:states|estados|governments|gobiernos|all|tod[oa]s|everyone)\b")


def drafts_of(sentence: Sentence, place: Place) -> list[Draft]:
    """Return the claims of a sentence; `place` remembers who spoke and to whom."""
    if len(sentence.folded) < _TINY:
        return []
    acts = acts_in(sentence.folded, sentence.shown, place.frame, place.grammar, place.speaker)
    wish = _wish(sentence, acts, place)
    if wish is not None:
        return [wish]
    segments = _segments(sentence, acts, place)
    if segments[0][2] is None and _is_told(sentence, acts):
        segments = []  # what somebody else says
    found: list[Draft] = nominal_demands(sentence, place)
    for start, end, act, kind in segments:
        if not (found and act is None):  # the things demanded are the claim of their sentence
            found.extend(_segment(sentence, start, end, act, kind, place))
    found.extend(orders_cited(sentence, place))
    _remember(acts, place)
    return found


def _wish(sentence: Sentence, acts: list[Act], place: Place) -> Draft | None:
    """A sentence that begins by wishing what somebody shall do: "Que la Fiscalia archive la causa."."""
    opening = place.grammar.opening.match(sentence.folded)
    start = opening.end() if opening else 0
    to = wished(sentence.folded, sentence.shown, start, place.frame, place.grammar)
    if to is None or any(act.cue.reason in IMPERSONAL for act in acts):
        return None  # "Que el Congreso apruebe la ley es inaceptable"
    kind = Kind.DEMAND if place.frame.sort == "ngo" else Kind.RECOMMENDATION
    place.addressees = to
    return _draft(sentence, 0, len(sentence.folded), kind, to, None, "wish")


def _is_told(sentence: Sentence, acts: list[Act]) -> bool:
    """Whether the sentence tells what a party, a State or a stranger says, or what was not asked."""
    if any(act.is_negated and act.cue.role is Role.ASK for act in acts[:1]):
        return True
    return any(
        act.cue.role is Role.SAY
        and act.speaker.voice in {Voice.OTHER, Voice.STATE}
        and act.start < _EARLY
        and not act.is_embedded
        and sentence.folded.startswith((" that ", " que "), act.end)
        for act in acts[:1]
    )


def _remember(acts: list[Act], place: Place) -> None:
    for act in acts:
        if not act.is_embedded and act.speaker.voice is not Voice.NOBODY:
            place.speaker = Speaker(act.speaker.voice)


def _segments(
    sentence: Sentence, acts: list[Act], place: Place
) -> list[tuple[int, int, Act | None, Kind | None]]:
    """Cut the sentence where a coordinated clause performs another act."""
    mains: list[tuple[Act, Kind]] = []
    for act in acts:
        kind = kind_of_act(act, place.frame)
        if kind is None or (act.is_embedded and act.cue.reason not in IMPERSONAL):
            continue
        if _is_attribution(sentence, act, mains):
            continue
        if mains and act.clause <= mains[-1][0].end:
            if kind is Kind.PROMISE and mains[-1][0].cue.role is Role.SAY:
                mains[-1] = (act, kind)  # "recalls that the State undertook to..."
            continue  # governed by the act before
        if mains and kind is Kind.PROMISE and mains[-1][1] is kind:
            continue  # "will accompany ... and will publish" is one promise
        mains.append((act, kind))
    if not mains:
        return [(0, len(sentence.folded), None, None)]
    cuts = [0, *(act.clause for act, _ in mains[1:]), len(sentence.folded)]
    return [(cuts[at], cuts[at + 1], act, kind) for at, (act, kind) in enumerate(mains)]


def _is_attribution(sentence: Sentence, act: Act, mains: list[tuple[Act, Kind]]) -> bool:
    """What is said has been said before "...", the experts warned"."""
    rest = sentence.folded[act.end :].strip(' ,."')
    return act.cue.role is Role.SAY and act.start > 60 and len(rest) < 45 and not mains


def _segment(
    sentence: Sentence, start: int, end: int, act: Act | None, kind: Kind | None, place: Place
) -> list[Draft]:
    if act is None or kind is None:
        return _plain(sentence, start, end, place)
    issuer = issuer_of(act, sentence, place)
    if act.cue.role is Role.ASK:
        to, _ = recipients(sentence.folded, sentence.shown, act.end, place.frame, place.grammar)
        to = to or _fronted(sentence, start, act, place) or _spoken_to(sentence, act, place)
        place.addressees = to
        if sentence.folded[act.end : end].strip() in {"", ":"}:
            return []  # it only announces
        return [_draft(sentence, start, end, kind, to, issuer, act.cue.reason)]
    if act.cue.role is Role.PROMISE:
        return [
            _draft(
                sentence, start, end, kind, _promisor(act, sentence, place), issuer, act.cue.reason
            )
        ]
    if act.cue.role is Role.SAY:
        return _held(sentence, start, end, act, issuer, place)
    to = _about(sentence, act.end, end, place)
    return [_draft(sentence, start, end, kind, to, issuer, act.cue.reason)]


_FRONTED = re.compile(r"(?:to|al|a la|a los|a las) (?P<who>[^,;:]{4,90}), ")


def _fronted(sentence: Sentence, start: int, act: Act, place: Place) -> tuple[str, ...]:
    """An addressee put first: "Al Congreso, se le recomienda..."."""
    match = _FRONTED.match(sentence.folded, start, act.start)
    if match is None or place.grammar.head.search(match.group("who")) is None:
        return ()
    begun, stopped = match.span("who")
    return named_in(sentence.folded, sentence.shown, begun, stopped, place.frame, place.grammar)


def _spoken_to(sentence: Sentence, act: Act, place: Place) -> tuple[str, ...]:
    """No recipient after the verb: a subject after "that", else the counterpart."""
    ought = place.grammar.ought.search(sentence.folded, act.end)
    if ought:
        named = subject_before(
            sentence.folded, sentence.shown, act.end, ought.start(), place.frame, place.grammar
        )
        if named:
            return named
    return place.state


def _promisor(act: Act, sentence: Sentence, place: Place) -> tuple[str, ...]:
    if act.speaker.voice is Voice.STATE:
        return (
            subject_before(
                sentence.folded, sentence.shown, act.clause, act.start, place.frame, place.grammar
            )
            or place.state
        )
    return (place.frame.issuer,) if place.frame.issuer else ()


def issuer_of(act: Act, sentence: Sentence, place: Place) -> str | None:
    """Return the issuer when it is not the document's own: a body or a State the sentence names."""
    if act.speaker.voice is Voice.BODY and act.speaker.end:
        start = act.clause + act.speaker.start
        return " ".join(sentence.shown[start : act.clause + act.speaker.end].split())
    if act.speaker.voice is Voice.STATE and act.cue.role is Role.PROMISE:
        return next(iter(_promisor(act, sentence, place)), None)
    return None


def _about(sentence: Sentence, start: int, end: int, place: Place) -> tuple[str, ...]:
    """Whom a concern, a welcome or a repudiation is about: its first organ of power, else the counterpart."""
    if place.frame.vocative:
        return place.state
    return findings.organ_in(sentence, start, end, place) or place.state


def _held(
    sentence: Sentence, start: int, end: int, act: Act, issuer: str | None, place: Place
) -> list[Draft]:
    """What the issuer holds: a standard when it speaks of duties, else a finding."""
    grammar = place.grammar
    ought = grammar.ought.search(sentence.folded, act.start, end)
    restates = _RESTATES.match(act.cue.reason) is not None
    if ought or (restates and grammar.normative.search(sentence.folded, act.end, end)):
        return _duties(sentence, start, end, act, issuer, place)
    if end - start < _SHORTEST or sentence.folded[start:end].rstrip().endswith(":"):
        return []  # it only announces
    to = _about(sentence, act.end, end, place)
    return [_draft(sentence, start, end, Kind.FINDING, to, issuer, act.cue.reason)]


def _duties(
    sentence: Sentence, start: int, end: int, act: Act, issuer: str | None, place: Place
) -> list[Draft]:
    """Each clause after "that" with its own duty is a claim."""
    cuts = [match.start() for match in _THAT.finditer(sentence.folded, act.end, end)]
    bounds = [start, *cuts, end]
    pieces = list(pairwise(bounds))
    if not all(
        place.grammar.ought.search(sentence.folded, max(a, act.start), b) for a, b in pieces
    ):
        pieces = [(start, end)]
    found = []
    for begun, stopped in pieces:
        ought = place.grammar.ought.search(sentence.folded, max(begun, act.start), stopped)
        kind, to = Kind.STANDARD, place.state
        if ought:
            named = subject_before(
                sentence.folded,
                sentence.shown,
                max(begun, act.end),
                ought.start(),
                place.frame,
                place.grammar,
            )
            named = named or _to_act(sentence, ought, place)
            to = named or (*agent_after(sentence, ought.end(), stopped, place), *to)
            if ought.group("weak"):
                kind = Kind.RECOMMENDATION
        found.append(_draft(sentence, begun, stopped, kind, to, issuer, "duty_restated"))
    return found


_AGENT = re.compile(
    r"\b(?:be|ser|sean?) [a-z]+(?:ed|en|ne|d[oa]s?|ht) (?:[a-z]+ )?(?:out )?(?:by|por) "
)


def agent_after(sentence: Sentence, start: int, end: int, place: Place) -> tuple[str, ...]:
    """Return who is to do it in a passive: "must be carried out by experts"."""
    match = _AGENT.search(sentence.folded, max(0, start - 4), end)
    if match is None:
        return ()
    head = place.grammar.head.search(sentence.folded, match.end(), min(end, match.end() + 80))
    if head is None:
        return ()
    name = " ".join(sentence.shown[match.end() : head.end()].split())
    return (name,)


def _plain(sentence: Sentence, start: int, end: int, place: Place) -> list[Draft]:
    """A sentence that performs nothing: a duty in the issuer's own voice, a slogan, or an assertion."""
    if place.frame.sort == "ngo" and place.grammar.slogan.match(sentence.folded, start, end):
        return [_draft(sentence, start, end, Kind.DEMAND, place.state, None, "slogan")]
    ought = place.grammar.ought.search(sentence.folded, start, end)
    if (
        ought
        and not _CONDITION.search(sentence.folded[start : ought.start()])
        and not findings.is_others(sentence, place)
    ):
        return [_duty(sentence, start, end, ought, place)]
    return findings.asserted(sentence, start, end, place)


def _duty(sentence: Sentence, start: int, end: int, ought: re.Match[str], place: Place) -> Draft:
    left = sentence.folded[start : ought.start()]
    named = subject_before(
        sentence.folded, sentence.shown, start, ought.start(), place.frame, place.grammar
    )
    impersonal = not named and ought.group().startswith(("it is", "es ", "resulta", "urge que"))
    if not named:
        named = _to_act(sentence, ought, place)
    if not named and place.grammar.pronoun.search(left) and place.addressees:
        named = place.addressees
    agent = () if named else agent_after(sentence, ought.end(), end, place)
    to_whom = named or (*agent, *place.state)
    kind = kind_of_duty(
        ought.group("strong") is not None,
        bool(named),
        _GENERAL.search(left) is not None,
        place.frame,
    )
    if named:
        place.addressees = named
    if impersonal:
        kind = Kind.RECOMMENDATION  # "it is essential that measures be adopted"
    return _draft(
        sentence,
        start,
        end,
        kind,
        to_whom,
        None,
        "duty" if ought.group("strong") else "advice",
    )


def _to_act(sentence: Sentence, ought: re.Match[str], place: Place) -> tuple[str, ...]:
    """Who is to act after an impersonal duty: "es urgente que el Congreso derogue...", "it is vital that..."."""
    after = ought.end()
    opened = re.search(r"(?:that|for|que)$", ought.group()) is not None
    if not opened and re.match(r" (?:que|that) ", sentence.folded[after : after + 6]) is None:
        return ()
    return subject_after(sentence.folded, sentence.shown, after, place.frame, place.grammar)


def _draft(
    sentence: Sentence,
    start: int,
    end: int,
    kind: Kind,
    to: tuple[str, ...],
    issuer: str | None,
    reason: str,
) -> Draft:
    return Draft(sentence.start + start, sentence.start + end, kind, to, issuer, reason)
