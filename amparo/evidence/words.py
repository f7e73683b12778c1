"""What is done with evidence, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.evidence.chain import HANDED, OPENED, RECEIVED, STAMPED, Line
from amparo.evidence.handling import BROKEN
from amparo.evidence.models import Handled


def in_words(line: Line) -> str:
    """What a line of a chain of custody says, without who."""
    if line.what == Handled.SEAL_CHECKED:
        return _("Seal checked: broken") if line.outcome == BROKEN else _("Seal checked: it holds")
    return {
        RECEIVED: _("Received and sealed"),
        OPENED: _("Opened"),
        HANDED: _("Handed to another desk"),
        STAMPED: _("Time stamp kept"),
        Handled.VIEWED: _("Viewed"),
        Handled.COPIED: _("Working copy made"),
        Handled.TRANSFERRED: _("Passed to other hands"),
        Handled.EXPORTED: _("Handed over in a bundle for a court"),
    }.get(line.what, line.what)
