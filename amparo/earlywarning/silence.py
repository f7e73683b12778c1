"""When the days she had to send what was missing run out: nothing waits for her any longer, and somebody is told."""

from datetime import datetime

from amparo.accounts.acts import system_act
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.earlywarning.answers import AWAITING
from amparo.earlywarning.models import Alert
from amparo.law import packs
from amparo.registry.selectors import case_of

ASKED = "ask_completion"
UNANSWERED = "completion_lapsed"


def waiting() -> list[Deadline]:
    """Return the terms of hers for a completion that ran out unanswered and were not taken up yet."""
    codes = [term.code for term in packs.current().terms if ASKED in term.starts_on]
    rows = Deadline.objects.open().filter(term_code__in=codes, whose_turn="person")
    return list(rows.filter(lapsed_at__isnull=False).order_by("lapsed_at"))


def go_on(row: Deadline, at: datetime) -> None:
    """Let the clocks that waited for her run, and put the file before the desks that hold it.

    They may go on reading, ask again (her days then begin anew) or refer; she may still complete it.
    """
    with system_act("go_on", row.file_id, at) as deed:
        pack = case_of(row.file_id).pack()
        if not agenda.stop(row.file_id, at, [row.term_code], row.subject_id):
            return  # another worker was first
        paused = Deadline.objects.paused().filter(file_id=row.file_id, pause_reason=AWAITING)
        resumed = [agenda.resume(one.pk, row.file_id, pack, at) for one in paused]
        Alert.objects.create(case_id=row.file_id, cause=UNANSWERED, raised_at=at)
        deed.note(term=row.term_code)
        deed.tell({"kind": UNANSWERED}, *(agenda.told(one, at) for one in resumed))
