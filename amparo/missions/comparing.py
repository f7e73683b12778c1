"""The difference between the preliminary report, as it was given out, and the final one: sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.missions import anonymity, rules
from amparo.missions.kinds import Section
from amparo.missions.picture import Whole
from amparo.missions.references import order

Told = dict[str, Any]


# The tables that a report carries of itself; the first cell of a row is its record.
TABLES: Final = ("force", "elements", "replies")
# Cells of a reply that tell whether an answer came: the day and the answer are their own reason.
_ANSWERED: Final = 4


@dataclass(frozen=True, slots=True)
class Before:
    """The preliminary report as it was given out: its sentences by id, and why each one left is gone.

    removed  id of a sentence of the preliminary report to why it is not carried on
    tables   rows of its tables by table and by record
    """

    sentences: dict[str, Told]
    removed: dict[str, str]
    tables: dict[str, dict[str, list[str]]]


def before_of(sheet: Told, removed: dict[str, str]) -> Before:
    found = {one["id"]: one for section in sheet["sections"] for one in section["sentences"]}
    tables = {name: {row[0]: row for row in sheet[name]} for name in TABLES}
    return Before(found, removed, tables)


def numbered(sentences: list[Told]) -> dict[str, int]:
    """The number of each sentence's paragraph in a report: through all of it, section after section."""
    order_of = {section: place for place, section in enumerate(Section)}
    printed = sorted(sentences, key=lambda one: order_of[Section(one["section"])])
    return {one["id"]: number for number, one in enumerate(printed, 1)}


def differences(whole: Whole, sentences: list[Told], before: Before) -> list[Told]:
    """What was changed, added or taken out, each with its reason (empty where none was given).

    Words that rested on what may no longer be used are not repeated.
    """
    found, carried = [], set()
    places = numbered(sentences)
    for one in sentences:
        was = before.sentences.get(one["from"])
        now = _words(one)
        what = _("Paragraph %(n)s: %(what)s")
        if was is None:
            told = what % {"n": places[one["id"]], "what": _("added")}
            found.append(_row(one["id"], told, "", now, one["because"]))
            continue
        carried.add(one["from"])
        if _words(was) != now:
            earlier = _repeated(whole, was)
            told = what % {"n": places[one["id"]], "what": _("changed")}
            found.append(_row(one["id"], told, earlier, now, one["because"]))
    for number, (key, was) in enumerate(before.sentences.items(), 1):
        if key not in carried:
            why = before.removed.get(key, "")
            told = _("Paragraph %(n)s of the preliminary report: taken out") % {"n": number}
            found.append(_row(key, told, _repeated(whole, was), "", why))
    return found


def of_tables(whole: Whole, now: Told, before: Before) -> list[Told]:
    """What was changed, added or taken out of the report's own tables, each with its reason."""
    found = []
    for name in TABLES:
        rows = {row[0]: row for row in now[name]}
        for code in sorted({*rows, *before.tables[name]}, key=order):
            was, is_now = before.tables[name].get(code), rows.get(code)
            if was == is_now:
                continue
            gone = _("taken out") if is_now is None else _("changed")
            what = _("added") if was is None else gone
            because = _because(whole, name, code, was, is_now)
            told = _row(code, f"{code}: {what}", _cells(whole, was), _joined(is_now), because)
            found.append({**told, "record": code})
    return found


def _because(
    whole: Whole, table: str, code: str, was: list[str] | None, now: list[str] | None
) -> str:
    """The reason that was written for this version of it, or why it was taken back."""
    if table == "replies" and was and now and was[:_ANSWERED] == now[:_ANSWERED]:
        if now[_ANSWERED + 1] != was[_ANSWERED + 1]:
            return _("They answered after the preliminary report.")
        return _("The day until which they could answer has passed.")
    one = whole.records.get(code)
    version = one.version if one else 0
    for value in whole.words.values():
        if value.get("difference") == code and value.get("version") == version:
            return str(value["because"])
    taken = one is not None and one.row.withdrawn_at is not None
    notes = [v for v in whole.words.values() if taken and set(v) == {"record", "text"}]
    return next((str(v["text"]) for v in notes if v["record"] == code), "")


def _cells(whole: Whole, row: list[str] | None) -> str:
    """An earlier row in words, unless it rested on what may be used no more."""
    if row is None:
        return ""
    return _kept(whole, [row[0]], _joined(row), own=False)


def _joined(row: list[str] | None) -> str:
    return " · ".join(cell for cell in row if cell) if row else ""


def _row(key: str, what: str, before: str, now: str, because: str) -> Told:
    return {"id": key, "record": "", "what": what, "before": before, "now": now, "because": because}


def _words(told: Told) -> str:
    return "".join(run.get("text", "") or f"[{run.get('code', '')}]" for run in told["runs"])


def _repeated(whole: Whole, was: Told) -> str:
    """The earlier words, unless they rested on what is gone or would tell what may not be told any more."""
    codes = [run["code"] for run in was["runs"] if "code" in run]
    return _kept(whole, codes, _words(was))


def _kept(whole: Whole, codes: list[str], words: str, *, own: bool = True) -> str:
    """Earlier words that rested on these records, if they may be told.

    own  whether a record of the list that was itself taken back keeps them from being told
    """
    under = whole.under(codes)
    resting = [one for one in under if own or one.code not in codes]
    gone = any(code not in whole.records for code in codes) or any(map(rules.fault_of, resting))
    veils = (anonymity.veil_of(whole), anonymity.veil_under(whole, under))
    if gone or any(veil.tells(words) for veil in veils):
        return _("The words are not repeated: they rested on what may no longer be used.")
    return words
