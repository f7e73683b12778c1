"""Those with whom the form asks whether the file may be shared, and what she has said of each."""

from dataclasses import dataclass

from amparo.intake.values import Return
from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal.shared import said


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the file may be shared with, unless the permission was withdrawn."""

    code: str
    label: str
    withdrawn: bool


def consent_question() -> Question | None:
    """The question of the form that asks for permission, recipient by recipient."""
    return next(
        (each for each in packs.current().form.questions() if each.means == "consent"), None
    )


def recipients(back: Return) -> list[Recipient]:
    """Those she allowed, when her receipt may read it back; else all whom the form names."""
    question = consent_question()
    if question is None:
        return []
    given = (back.own_words or {}).get(question.code)
    allowed = set(given) if isinstance(given, list | tuple) else None
    return [
        Recipient(each.code, said(each.label), each.code in back.withdrawn)
        for each in question.choices
        if allowed is None or each.code in allowed
    ]
