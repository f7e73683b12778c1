"""Which kind of claim an act or a duty is, by who performs it."""

from amparo.reading.cues import Act
from amparo.reading.frame import Frame
from amparo.reading.lexicon.shape import Role
from amparo.reading.proposal import ASKING, Kind
from amparo.reading.speakers import Voice

_BODIES = frozenset({"court", "commission", "committee", "un", "ombudsman"})


def kind_of_act(act: Act, frame: Frame) -> Kind | None:
    """Return the kind of a performed act, or None when it is no claim of anybody heard here."""
    kind, role, voice = act.cue.kind, act.cue.role, act.speaker.voice
    if act.is_negated and role in {Role.ASK, Role.PROMISE}:
        return None
    if act.cue.reason in _IMPERSONAL:
        return None if voice is Voice.OTHER and act.speaker.end and act.is_embedded else kind
    if voice is Voice.SELF:
        return _own(act, frame)
    if voice is Voice.BODY:
        return kind if role is not Role.PROMISE else None
    if voice is Voice.STATE:
        return kind if role is Role.PROMISE and act.cue.reason in _BINDING else None
    return None


_IMPERSONAL = frozenset(
    {
        "view_concerning",
        "view_unacceptable",
        "view_positive",
        "view_cause",
        "view_preocupante",
        "view_inaceptable",
        "view_positivo",
    }
)
_BINDING = frozenset({"promise_undertake", "promise_pledge", "promise_compromete"})
_DECIDING = frozenset(
    {
        "ask_order",
        "ask_require",
        "ask_decide",
        "ask_direct",
        "ask_rule",
        "ask_ordenar",
        "ask_disponer",
        "ask_resolver",
    }
)


def _own(act: Act, frame: Frame) -> Kind | None:
    kind, reason = act.cue.kind, act.cue.reason
    if kind is Kind.ORDER and frame.sort not in {"court", "commission"}:
        return None if reason in {"ask_decide", "ask_resolver", "ask_rule"} else Kind.REQUEST
    if kind is Kind.REQUEST and frame.sort == "committee":
        return Kind.RECOMMENDATION
    return kind


def kind_of_duty(is_strong: bool, names_actor: bool, is_general: bool, frame: Frame) -> Kind:
    """Return the kind of "must" and "should" in the issuer's own voice.

    names_actor  its subject is somebody who can be asked to act
    is_general   that is everybody ("States"), not one counterpart
    """
    if frame.sort == "court":
        return Kind.ORDER if is_strong and names_actor and not is_general else Kind.STANDARD
    if not is_strong or frame.sort == "committee":
        return Kind.RECOMMENDATION
    if not names_actor or (is_general and frame.sort in _BODIES):
        return Kind.STANDARD
    return Kind.DEMAND if frame.sort == "ngo" else Kind.RECOMMENDATION


def asks(kind: Kind) -> bool:
    """Whether the kind asks somebody to act."""
    return kind in ASKING
