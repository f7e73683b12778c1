"""What was given out and rests on what has been taken back since: it cannot be called back, so it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from amparo.missions import rules
from amparo.missions.models import MissionReport
from amparo.missions.picture import Whole
from amparo.missions.references import order


@dataclass(frozen=True, slots=True)
class GivenOut:
    """A report that was given out.

    codes   the records it stands on
    fallen  those of them that it could not stand on now, each with the code of the reason (`rules.WORDS`)
    """

    report: MissionReport
    on: date
    codes: frozenset[str]
    fallen: tuple[tuple[str, str], ...]


def given_out(whole: Whole) -> list[GivenOut]:
    """Each report that was given out, the latest first; none while the mission is closed."""
    found = []
    for report in whole.reports:
        sheet = whole.words.get(report.sheet_id)
        listed = sheet.get("records") if sheet else None
        if report.given_on is None or not isinstance(listed, list):
            continue
        codes = frozenset(str(one["code"]) for one in listed)
        found.append(GivenOut(report, report.given_on, codes, _fallen(whole, codes)))
    return found


def _fallen(whole: Whole, codes: frozenset[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for code in sorted(codes, key=order):
        one = whole.records.get(code)
        why = rules.fault_of(one) if one else "record_gone"
        if why:
            found.append((code, why))
    return tuple(found)
