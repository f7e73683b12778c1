"""Why something was proposed, in words for whoever accepts or rejects it."""

import re

_SAID: dict[str, tuple[str, str]] = {
    "list_item": (
        "Es un punto de una lista que su frase de entrada gobierna.",
        "It is an item of a list that its lead-in governs.",
    ),
    "heading_concern": (
        "Encabeza un párrafo nombrando un hecho que se reprocha.",
        "It heads a paragraph by naming something held against somebody.",
    ),
    "slogan": ("Es una consigna.", "It is a slogan."),
    "wish": (
        "Desea que alguien haga algo: «Que...».",
        "It wishes that somebody do something.",
    ),
    "duty": ("Dice lo que alguien debe hacer.", "It says what somebody must do."),
    "advice": ("Dice lo que alguien debería hacer.", "It says what somebody should do."),
    "duty_restated": (
        "Recuerda o sostiene un deber o un derecho.",
        "It recalls or holds a duty or a right.",
    ),
    "demand_noun": (
        "Es algo que una demanda compartida nombra.",
        "It is one of the things that a shared demand names.",
    ),
    "order_cited": (
        "Cita lo que otro órgano ordenó o pidió.",
        "It cites what another body ordered or asked.",
    ),
    "asserted": (
        "Afirma un hecho sobre un daño, una omisión o un acto de poder.",
        "It asserts a fact about harm, an omission or an act of power.",
    ),
    "ask": (
        "Alguien pide, recomienda, ordena o exige: «{verb}».",
        'Somebody asks, recommends, orders or demands: "{verb}".',
    ),
    "view": (
        "Valora algo: lo saluda, lo rechaza o se preocupa: «{verb}».",
        'It values something: welcomes, rejects or worries: "{verb}".',
    ),
    "say": ("Sostiene que algo es así: «{verb}».", 'It holds that something is so: "{verb}".'),
    "promise": ("Quien habla se compromete: «{verb}».", 'Whoever speaks binds itself: "{verb}".'),
}
_CODE = re.compile(r"(?P<role>ask|view|say|promise)_(?P<verb>[a-z_]+)")


class UnknownReason(LookupError):
    """A reason that no rule gives."""


def explain(reason: str, language: str = "es") -> str:
    """Return one sentence on a reason code in "es" or "en"; raises UnknownReason."""
    column = 1 if language == "en" else 0
    if reason in _SAID:
        return _SAID[reason][column]
    match = _CODE.fullmatch(reason)
    if match is None:
        raise UnknownReason(reason)
    return _SAID[match.group("role")][column].format(verb=match.group("verb").replace("_", " "))
