"""Which kind of claim an act or a duty is, by who performs it."""

from amparo.reading.cues import Act
from amparo.reading.frame import Frame
from amparo.reading.lexicon.shape import Role
from amparo.reading.proposal import Kind
from amparo.reading.speakers import Voice

_BODIES = frozenset({"court", "commission", "committee", "un", "ombudsman"})


def kind_of_act(act: Act, frame: Frame) -> Kind | None:
    """Return the kind of a performed act, or None when it is no claim of anybody heard here."""
    kind, role, voice = act.cue.kind, act.cue.role, act.speaker.voice
    if act.is_negated and role in {Role.ASK, Role.PROMISE}:
        return None
    if act.cue.reason in IMPERSONAL:
        return kind
    if voice is Voice.SELF or (voice is Voice.OTHER and act.to_you):  # "organisations call on you"
        return _own(act, frame)
    heard = (voice is Voice.BODY and role is not Role.PROMISE) or (
        voice is Voice.STATE and act.cue.reason in _BINDING
    )
    return kind if heard else None


IMPERSONAL = frozenset(
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
_BINDING = frozenset(
    {"promise_undertake", "promise_pledge", "promise_compromete", "promise_prometer"}
)
# To urge and to call on is to recommend with force; to request and to ask is to request.
_SOFT = frozenset(
    {
        "ask_invite",
        "ask_invitar",
        "ask_urge",
        "ask_call",
        "ask_appeal",
        "ask_reiterate",
        "ask_llamado",
        "ask_llama",
        "ask_instar",
        "ask_invocar",
    }
)


def _own(act: Act, frame: Frame) -> Kind | None:
    kind, reason = act.cue.kind, act.cue.reason
    if kind is Kind.ORDER and frame.sort not in {"court", "commission"}:
        return None if reason in {"ask_decide", "ask_resolver", "ask_rule"} else Kind.REQUEST
    if kind is Kind.REQUEST and (frame.sort == "committee" or reason in _SOFT):
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
