"""What happens after a request and by when, from the terms that began with it."""

from dataclasses import dataclass
from datetime import datetime

from amparo.intake.clocks import started
from amparo.law import packs
from amparo.web.portal import dates
from amparo.web.portal.shared import said


@dataclass(frozen=True, slots=True)
class Ahead:
    """One step to come: by when, what, and whether a lawyer checked the figure; `what` says how long."""

    by: str
    what: str
    verified: bool


def ahead(track: str, received_at: datetime) -> list[Ahead]:
    """The steps that the pack starts when a request is received, soonest first."""
    pack = packs.current()
    found = []
    for code, due in started(pack, track, received_at).items():
        term = pack.term(code)
        by = dates.before(due, received_at)
        found.append(Ahead(by, said(term.public), term.verified))
    return found
