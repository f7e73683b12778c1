"""Names of the sealed sheets that acts write, beside those of the intake form's questions."""

from typing import Final

from django.utils.translation import gettext_lazy as _

FIELDS: Final = {
    "message": _("Message"),
    "note": _("Note"),
    "must_not_know": _("Who must not know"),
    "refused": _("Who may not be told"),
    "reasons": _("Reasons"),
    "admission_reasons": _("Reasons of the admission"),
    "decision": _("Decision"),
    "plan": _("Plan"),
    "measure": _("Measure"),
    "second_signature": _("Reasons of the second signature"),
    "handed_back": _("Why the assessment was handed back"),
    "name_card": _("Name"),
    "file": _("File"),
    "language": _("Language"),
    "channel": _("Channel"),
    "interim_reasons": _("Reasons of the interim order"),
    "completed": _("What was completed"),
    "completion_asked": _("What was asked for"),
    "plan_submitted": _("Opinion on the plan"),
    "track_reasons": _("Reasons of the change of track"),
    "withdrawal": _("What was said of the withdrawal"),
    "interpreter": _("Interpreter"),
    "who": _("Who must not know"),
}
