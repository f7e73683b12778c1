"""The states of an order in words and shape; colour never stands alone."""

from django.utils.translation import gettext as _


def state_word(state: str) -> str:
    words = {
        "issued": _("Issued, not acknowledged"),
        "acknowledged": _("Acknowledged"),
        "more_time_asked": _("Asks for time"),
        "cannot": _("Says it cannot"),
        "reported": _("Reported as done"),
        "confirmed": _("Confirmed by the person"),
        "contested": _("The person says no"),
        "cancelled": _("Withdrawn"),
    }
    return words.get(state, state)


def state_css(state: str) -> str:
    css = {
        "issued": "am-tag--wait",
        "more_time_asked": "am-tag--wait",
        "acknowledged": "am-tag--act",
        "reported": "am-tag--act",
        "confirmed": "am-tag--good",
        "cannot": "am-tag--late",
        "contested": "am-tag--late",
    }
    return css.get(state, "")
