"""What the table asks for that must already be there when an act begins.

The other needs of the table (reasons, a number, a channel ...) are fields of the act's form.
"""

from amparo.accounts.actors import Actor
from amparo.assessment import selectors as assessments
from amparo.kernel.errors import Conflict
from amparo.law.schema import Row
from amparo.registry.models import Case

TWO_SIGNATURES = "two_signatures"


class NotSignedByTwo(Conflict):
    """The assessment needs two signatures first."""


class NoProcedure(Conflict):
    """No procedure runs on this file."""


class ProcedureEnded(Conflict):
    """This procedure has ended."""


def require(row: Row | None, actor: Actor, case: Case) -> None:
    """Refuse an act whose row needs what is not there. Raises NotSignedByTwo."""
    if row is None or TWO_SIGNATURES not in row.needs:
        return
    signed = assessments.in_force(actor, case.pk)
    if signed is None or assessments.being_made(actor, case.pk) is not None:
        raise NotSignedByTwo
