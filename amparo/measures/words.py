"""What the states of an order and its moves are called, in the active language."""

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


def move_word(act: str) -> str:
    words = {
        "acknowledge": _("Acknowledge the order"),
        "report_progress": _("Report how it goes"),
        "report_done": _("Report what was done"),
        "ask_time": _("Ask for more time"),
        "grant_time": _("Grant the later date"),
        "refuse_time": _("Refuse the later date"),
        "cannot": _("Answer that it cannot be done"),
        "insist": _("Let the order stand"),
        "extend": _("Give a later date"),
        "redirect": _("Give it to another institution"),
        "confirm": _("Say that it arrived"),
        "contest": _("Say that it did not arrive"),
        "cancel": _("Withdraw the order"),
    }
    return words.get(act, act)
