"""The report's tab: each sentence as it would be printed and why it would be refused; figures; what was built."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from amparo.kernel.errors import Conflict
from amparo.missions import choices, rules
from amparo.missions.acts import building
from amparo.missions.assembling import plainly, rendered
from amparo.missions.figures import FIGURES, counted
from amparo.missions.kinds import ReportKind, Section
from amparo.missions.models import MissionReport
from amparo.missions.picture import SentenceSeen, Whole
from amparo.missions.rules import Fault
from amparo.web.desk import clocks
from amparo.web.desk.interamerican.words import day

Row = dict[str, Any]


def report(whole: Whole) -> Row:
    """What the tab shows; of a closed mission only counts and what was built."""
    writing = [ReportKind(one.value) for one in choices.options("draft", whole.mission)]
    current = writing[0] if writing else ReportKind.FINAL
    found: Row = {
        "current": str(current.label),
        "writing": bool(writing),
        "built": [_built(whole, row) for row in whole.reports],
        "sentences": whole.mission.sentences.filter(report=current, removed_at=None).count(),
    }
    if not whole.opened:
        return found
    made = building.tried(whole, current, "-", conditions_kept=True)
    faults = made.faults if writing else []
    now = counted(whole)
    return {
        **found,
        "sections": _sections(whole, current, faults, now),
        "apart": told(faults, None),
        "refuses": len(faults),
        "figures": [(code, _(figure.label), now[code]) for code, figure in FIGURES.items()],
        "differences": made.sheet["differences"],
        "conditions": list(
            dict.fromkeys(
                (one.code, words) for one, words in rules.conditions(whole, whole.records.values())
            )
        ),
    }


def told(faults: list[Fault], sentence: SentenceSeen | None) -> list[str]:
    """The reasons of one sentence in words; of the report's own tables when there is none."""
    mine = sentence.row.id if sentence else None
    return [
        fault.told()
        for fault in faults
        if (fault.sentence.row.id if fault.sentence else None) == mine
    ]


def _sections(
    whole: Whole, current: ReportKind, faults: list[Fault], now: dict[str, int]
) -> list[Row]:
    drafted, number, found = whole.drafted(current), 0, []
    for section in Section:
        mine = []
        for one in drafted:
            if one.row.section == section:
                number += 1
                mine.append(_sentence(whole, one, number, faults, now))
        if mine:
            found.append({"label": str(section.label), "code": section.value, "sentences": mine})
    return found


def _sentence(
    whole: Whole, one: SentenceSeen, number: int, faults: list[Fault], now: dict[str, int]
) -> Row:
    return {
        "id": one.row.id,
        "number": number,
        "text": plainly(rendered(whole, one.text, now)),
        "written": one.text,
        "because": one.because,
        "faults": told(faults, one),
    }


def _built(whole: Whole, row: MissionReport) -> Row:
    opened = whole.complete and row.sheet_id in whole.words
    prints = opened and _stands(whole, row)
    return {
        "id": row.id,
        "kind": row.get_kind_display(),
        "number": row.number,
        "at": clocks.moment(row.built_at, clocks.now()),
        "given": day(row.given_on),
        "digest": bytes(row.digest).hex()[:16],
        "prints": prints,
        "stale": row.given_on is None and opened and not prints,
    }


def _stands(whole: Whole, row: MissionReport) -> bool:
    """Whether it would be printed as it was built."""
    try:
        building.standing(whole, row)
    except (Conflict, building.Refusing):
        return False
    return True
