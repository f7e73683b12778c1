"""What each act is called: in the pack's own words where it has them, else in ours."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from amparo.earlywarning.rights import power_of
from amparo.law.schema import Pack
from amparo.law.schema.base import UnknownCode, one

# Acts that share a power of the pack with another and would otherwise be read as the same.
LABELS = {
    "book_interpreter": _("Book an interpreter"),
    "exclude_institution": _("Shut out an institution"),
    "resume_term": _("Let a stopped term run again"),
    "revise_measure": _("Put it differently"),
    "record_word": _("Write down her word"),
    "revoke_receipt": _("Cancel a receipt"),
    "see_alert": _("Say that her warning was seen"),
}


def label_of(pack: Pack, code: str, language: str) -> str:
    """Return an act's name in `language`, which must be the active one; an unknown code as it is."""
    try:
        return pack.procedure.act(code).label.in_(language)
    except UnknownCode:
        return gettext(LABELS[code]) if code in LABELS else _of_power(pack, code, language)


def _of_power(pack: Pack, code: str, language: str) -> str:
    for name in (code, power_of(code)):
        try:
            return one(pack.matrix.powers, name, "power").label.in_(language)
        except UnknownCode:
            continue
    return code
