"""The terms that begin when a request is received, as the pack has them."""

from datetime import datetime

from amparo.agenda.calendar import calendar_of
from amparo.kernel.terms import Unit, due_at
from amparo.law.schema import Pack


def started(pack: Pack, track: str, at: datetime) -> dict[str, datetime]:
    """Return term code to the instant it runs out, soonest first, for a request received at `at`."""
    calendar = calendar_of(pack)
    opened = pack.row_terms(pack.procedure.opening.starts, track)
    found = {
        term.code: due_at(at, term.amount, Unit(term.unit), calendar)
        for term in opened
        if term.subject == "file"
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
