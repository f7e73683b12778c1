"""The worker's round: what was answered at the public door is counted, once."""

from __future__ import annotations

from datetime import datetime

from amparo.accounts.acts import system_act
from amparo.signing.models import Signature
from amparo.statements.acts.counting import count, waiting
from amparo.statements.work import SIGN

AT_ONCE = 50


def run(at: datetime) -> int:
    """Count what waits, oldest first, and return how many were counted."""
    return sum(_counted(row, at) for row in list(waiting()[:AT_ONCE]))


def _counted(row: Signature, at: datetime) -> bool:
    note = {"did": f"count_{row.answer}", "signatory": str(row.signatory_id)}
    with system_act(SIGN, row.file_id, at, note=note):
        return count(row, at)
