"""An assessment as somebody careful writes it, place by place of the shipped instrument."""

from amparo.law import packs
from tests.journeys.days import day


def assessed(level="high"):
    """Return place to words: every question answered, the judgement whole."""
    instrument = packs.current().instrument
    answers = {
        f"answers.{item.code}": instrument.scale(item.scale).answers[2].code
        for item in instrument.items()
    }
    return answers | {
        "judgement.level": level,
        "judgement.reasons": "Los hechos son cercanos y se relacionan con lo que defiende.",
        "judgement.would_change": "Un hecho nuevo, o que la protección no llegue.",
        "judgement.valid_until": day(20),
        "judgement.her_reading": "extreme",
        "judgement.her_words": "Yo lo veo peor.",
    }
