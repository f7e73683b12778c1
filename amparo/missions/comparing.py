"""The difference between the preliminary report, as it was given out, and the final one, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.missions import anonymity, rules
from amparo.missions.picture import Whole

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """The preliminary report as it was given out: its sentences by id, and why each one left is gone.

    removed  id of a sentence of the preliminary report to why it is not carried on
    """

    sentences: dict[str, Told]
    removed: dict[str, str]


def before_of(sheet: Told, removed: dict[str, str]) -> Before:
    found = {one["id"]: one for section in sheet["sections"] for one in section["sentences"]}
    return Before(found, removed)


def differences(whole: Whole, sentences: list[Told], before: Before) -> list[Told]:
    """What was changed, added or taken out, each with its reason (empty where none was given).

    Words that rested on what may no longer be used are not repeated.
    """
    found, carried = [], set()
    for one in sentences:
        was = before.sentences.get(one["from"])
        now = _words(one)
        if was is None:
            found.append(_row(one["id"], _("added"), "", now, one["because"]))
            continue
        carried.add(one["from"])
        if _words(was) != now:
            earlier = _repeated(whole, was)
            found.append(_row(one["id"], _("changed"), earlier, now, one["because"]))
    for key, was in before.sentences.items():
        if key not in carried:
            why = before.removed.get(key, "")
            found.append(_row(key, _("taken out"), _repeated(whole, was), "", why))
    return found


def _row(key: str, what: str, before: str, now: str, because: str) -> Told:
    return {"id": key, "what": what, "before": before, "now": now, "because": because}


def _words(told: Told) -> str:
    return "".join(run.get("text", "") or f"[{run.get('code', '')}]" for run in told["runs"])


def _repeated(whole: Whole, was: Told) -> str:
    """The earlier words, unless they rested on what is gone or would tell what may not be told any more."""
    codes = [run["code"] for run in was["runs"] if "code" in run]
    under = whole.under(codes)
    gone = any(code not in whole.records for code in codes) or any(map(rules.fault_of, under))
    words = _words(was)
    veils = (anonymity.veil_of(whole), anonymity.veil_under(whole, under))
    if gone or any(veil.tells(words) for veil in veils):
        return _("The words are not repeated: they rested on what may no longer be used.")
    return words
