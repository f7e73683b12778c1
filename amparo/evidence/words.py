"""What is done with evidence, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.evidence.chain import HANDED, OPENED, RECEIVED, STAMPED, Line
from amparo.evidence.handling import BROKEN
from amparo.evidence.media import words as copies
from amparo.evidence.models import Handled, What


def in_words(line: Line) -> str:
    """What a line of a chain of custody says, without who."""
    if line.what == Handled.SEAL_CHECKED:
        return _("Seal checked: broken") if line.outcome == BROKEN else _("Seal checked: it holds")
    if line.what == Handled.COPIED and line.made in What.values:
        what = copies.what(line.made)
        return _("Made of it: %(what)s") % {"what": what[:1].lower() + what[1:]}
    return {
        RECEIVED: _("Made here from another piece, and sealed")
        if line.made
        else _("Received and sealed"),
        OPENED: _("Opened"),
        HANDED: _("Handed to another desk"),
        STAMPED: _("Time stamp kept"),
        Handled.VIEWED: _("Viewed"),
        Handled.EXAMINED: _("Examined: what it tells was read apart"),
        Handled.TRANSFERRED: _("Passed to other hands"),
        Handled.EXPORTED: _("Handed over in a bundle for a court"),
        Handled.CAME_AGAIN: _("The same file came again; it was not stored twice"),
    }.get(line.what, line.what)
