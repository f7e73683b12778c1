"""Every act on a law by its code, with its form: what a page and the API offer alike."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from amparo.commitments.doing import Act
from amparo.commitments.laws import forms, services, touching
from amparo.commitments.models import Law
from amparo.commitments.stages import LawStage, lawful

POWER: Final = services.KEEP
ACTS: Final = {
    act.code: act
    for act in (
        Act("step", _("Enter what was done with it"), forms.RecordStep, services.record_step),
        Act("window", _("Open a window to act"), forms.OpenWindow, services.open_window),
        Act("version", _("Add a version of the text"), forms.AddVersion, services.add_version),
        Act("touch", _("Say what an article touches"), forms.SayTouch, services.say_touch),
        Act("effect", _("Say whom it affects"), forms.SayEffect, services.say_effect),
        Act("position", _("Enter a position"), forms.SayPosition, services.say_position),
    )
}


def offered(code: str, law: Law) -> dict[str, list[tuple[str, str]]]:
    """Answers that only this law narrows: what may be done with it at its stage, the articles of its texts."""
    match code:
        case "step":
            return {"act": [(act.value, str(act.label)) for act in lawful(LawStage(law.stage))]}
        case "touch" if found := touching.offered(law, get_language() or "es"):
            return {"article": found}
    return {}


def schema(code: str, law: Law) -> dict[str, Any]:
    return ACTS[code].schema(offered(code, law))
