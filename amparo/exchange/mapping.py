"""A plan kept for the next table of the same columns: sealed in its collection, or a file of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.opening import OpenFile
from amparo.documentation import work
from amparo.exchange import presets
from amparo.exchange.errors import NotAPlan
from amparo.exchange.plan import Plan, targets

PART: Final = "facts"
FIELD: Final = "mapping"


def told(plan: Plan) -> dict[str, Any]:
    """The plan as JSON has it; `told` and `heard` undo each other."""
    return {
        "columns": dict(plan.columns),
        "constants": dict(plan.constants),
        "words": {target: dict(words) for target, words in plan.words.items()},
        "unknown": sorted(plan.unknown),
        "day_first": plan.day_first,
    }


def heard(given: object) -> Plan:
    """The plan that JSON tells. Raises NotAPlan for anything else, a field that is not there among it."""
    if not isinstance(given, dict) or not set(given) <= set(told(Plan())):
        raise NotAPlan
    whole = {**told(Plan()), **given}
    if not isinstance(whole["unknown"], list) or not isinstance(whole["day_first"], bool):
        raise NotAPlan
    plan = Plan(
        _texts(whole["columns"]),
        _texts(whole["constants"]),
        {target: _texts(words) for target, words in _fields(whole["words"]).items()},
        frozenset(map(str, whole["unknown"])),
        whole["day_first"],
    )
    if not {*plan.columns, *plan.constants, *plan.words} <= set(targets()):
        raise NotAPlan
    return plan


def parsed(content: bytes | str) -> Plan:
    """The plan of a file. Raises NotAPlan."""
    try:
        return heard(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise NotAPlan from error


def _fields(given: object) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise NotAPlan
    return given


def _texts(given: object) -> dict[str, str]:
    if not all(isinstance(one, str) for one in _fields(given).values()):
        raise NotAPlan
    return dict(_fields(given))


def begun(file: OpenFile, columns: Iterable[str]) -> Plan:
    """The plan to begin with: the last one kept for these columns, that of a known table, or by their names."""
    names = tuple(columns)
    return kept(file, names) or presets.plan_of(names)


def kept(file: OpenFile, columns: Iterable[str]) -> Plan | None:
    """The last plan kept for these columns."""
    names = sorted(columns)
    for sheet in reversed(file.sheets(PART)):
        if sheet.field == FIELD and _fields(sheet.value).get("of") == names:
            return heard(_fields(sheet.value)["plan"])
    return None


def keep(actor: Actor, file: OpenFile, columns: Iterable[str], plan: Plan, at: datetime) -> None:
    """Keep a plan for these columns, sealed, where it is not the one to begin with anyway. Raises NotYourAct."""
    names = sorted(columns)
    if begun(file, names) == plan:
        return
    collection_id: UUID = file.file_id
    with acting(actor, work.POWER, collection_id, at, note={"did": "keep_mapping"}) as deed:
        work.held(actor, collection_id)
        deed.write(PART, FIELD, {"of": names, "plan": told(plan)})
