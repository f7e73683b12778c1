"""Codes of the law pack in the words of the page's language; a code nobody knows is shown as it is."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language, gettext

from amparo.accounts.models import Desk
from amparo.accounts.selectors import desk_called
from amparo.earlywarning.labels import label_of
from amparo.kernel import countries
from amparo.law import packs
from amparo.law.schema import Pack, UnknownCode
from amparo.web.desk.fields import FIELDS


def language() -> str:
    return get_language() or "es"


def _label(find: Callable[[str], Any], code: str, attribute: str = "label") -> str:
    if not code:
        return ""
    try:
        return str(getattr(find(code), attribute).in_(language()))
    except (UnknownCode, StopIteration):
        return code


def _among(entries: Iterable[Any]) -> Callable[[str], Any]:
    return lambda code: next(entry for entry in entries if entry.code == code)


def pack() -> Pack:
    return packs.current()


def stage(code: str) -> str:
    return _label(pack().procedure.stage, code)


def stage_sentence(code: str) -> str:
    return _label(pack().procedure.stage, code, "hint")


def act(code: str) -> str:
    return label_of(pack(), code, language()) if code else ""


def term(code: str) -> str:
    return _label(pack().term, code)


def role(code: str) -> str:
    return _label(pack().role, code)


def institution(code: str) -> str:
    return _label(pack().institution, code, "name")


def measure(code: str) -> str:
    return _label(pack().measure, code)


def reason(code: str) -> str:
    return _label(pack().reason, code)


def reveal(code: str) -> str:
    return _label(_among(pack().reveals), code)


def envelope(code: str) -> str:
    return _label(_among(pack().matrix.envelopes), code)


def level(code: str) -> str:
    return _label(_among_levels(), code)


def _among_levels() -> Callable[[str], Any]:
    return lambda code: next(w for w in pack().instrument.levels if w.level == code)


def norm(code: str) -> str:
    try:
        return pack().norm(code).number
    except UnknownCode:
        return code


def field(code: str) -> str:
    """A sealed sheet that answers no question of the form, named by hand."""
    return str(FIELDS.get(code, code.replace("_", " ").capitalize()))


def purpose(code: str) -> str:
    """For what a grant was given: a coded reason, the deposit itself, or the part it covers."""
    if code == "deposit":
        return gettext("received the request")
    return envelope(code) if code == reason(code) else reason(code)


def appeal_stage(code: str) -> str:
    return _label(_among(pack().procedure.appeal.stages), code)


def appeal_remedy(code: str) -> str:
    return _label(_among(pack().procedure.appeal.remedies), code)


def event(code: str) -> str:
    return _label(_among(pack().events), code)


def country(code: str) -> str:
    return countries.country(code, language())


def desk(code: str) -> str:
    """A desk by its own name where this installation has one, else by the pack's template."""
    named = Desk.objects.filter(code=code).values_list("name", flat=True).first()
    return desk_called(code, named) if named else _label(pack().desk, code)
