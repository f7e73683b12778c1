"""What a search asks and finds, over names, numbers and clear columns; page, count and export read the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from heapq import nsmallest
from operator import itemgetter
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.accounts.errors import TooManyTries as TooManyTries
from amparo.custody.cards import OpenCard
from amparo.custody.errors import NothingToOpen
from amparo.custody.naming import may_name
from amparo.interamerican.selectors import matters
from amparo.kernel.ids import NotAFileNumber, parse_number
from amparo.kernel.text import fold
from amparo.measures.selectors import orders
from amparo.registry import asking
from amparo.registry.names import NameCard, card_of
from amparo.registry.people import forms, reading, seeking, walking
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.walking import AT_MOST
from amparo.registry.selectors import cases
from amparo.territory import places
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.profiles import stands

KINDS = ("case", "person", "collective", "situation", "order", "matter")


# Rows of a search that a page shows.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words, and what narrows them; an empty one asks nothing."""

    q: str = ""
    what: str = ""
    place: str = ""
    defends: str = ""
    unit: str = ""

    def kept(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found: what it is, how it is called, the names on its card, and its department.

    card  where it has one: what it is filtered by
    """

    kind: str
    label: str
    url: str
    names: str = ""
    place: str = ""
    card: NameCard | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in the parts of the register looked at so far.

    rows    all of it or, without words, the first by name
    named   whether names were opened for it
    broken  cards that are not what was recorded
    count   how many things fit so far
    looked  how many cards were looked at, of how many in all
    next    what to go on with; empty once all were looked at
    cut     whether more was found than was kept from part to part: then the nearest
    """

    rows: list[Row]
    named: bool
    broken: int = 0
    count: int = 0
    looked: int = 0
    of: int = 0
    next: str = ""
    cut: bool = False


def asked(given: Mapping[str, str]) -> Asked:
    """Only values of the lists count; anything else asks nothing."""
    what, place = given.get("what", ""), given.get("place", "")
    told = ((given.get("defends", ""), "defended"), (given.get("unit", ""), "unit"))
    return Asked(
        given.get("q", "").strip()[:120],
        what if what in KINDS else "",
        place if place in {one.code for one in places.departments()} else "",
        *(value if value in dict(forms.options(source)) else "" for value, source in told),
    )


def look(
    actor: Actor,
    wanted: Asked,
    at: datetime,
    going_on: str = "",
    *,
    at_most: float | None = None,
    most: int = SHOWN,
    only: tuple[str, ...] = (),
) -> Result:
    """What fits and the actor may know, in one part of the register; names leave an entry before they are opened.

    going_on  what an earlier part gave as `next`
    at_most   seconds for which cards are looked at; AT_MOST unless told
    most      how many rows are kept of a search without words
    only      kinds beside which nothing is looked for

    Raises TooManySearches, CannotGoOn.
    """
    limit = AT_MOST if at_most is None else at_most
    try:
        if not wanted.q:
            return _all(actor, wanted, at, going_on, limit, most, only)
        sought = seeking.seek(
            actor, wanted.q, at, going_on, limit, asked=wanted.kept(), among=_among(wanted)
        )
    except (KeepsNoRegister, NothingToOpen):
        sought = None
    found: dict[str, Row] = {}
    if sought is not None:
        hits = [(one.file_id, one.card) for one in sought.found]
        for one, row in describe(actor, hits, sought.within):
            found.setdefault(row.url or str(one), row)
    for row in _numbered(actor, fold(_as_written(wanted.q))) if wanted.q else ():
        found.setdefault(row.url, row)
    rows = [row for row in found.values() if _fits(row, wanted)]
    if sought is None:
        return Result(rows, named=False, count=len(rows))
    far = (sought.looked, sought.of, sought.next, sought.cut)
    return Result(rows, True, sought.broken, len(rows), *far)


def columns() -> list[str]:
    return [_("What it is"), _("Number or name"), _("Names on its card"), _("Department")]


def cells(row: Row) -> list[Cell]:
    return [
        Cell(kinds()[row.kind]),
        Cell(row.label, url=row.url),
        Cell(row.names),
        Cell(department(row.place)),
    ]


def kinds() -> dict[str, str]:
    """What may be found in this installation, in words."""
    found = {
        "case": _("File"),
        "person": _("Person"),
        "collective": _("Collective"),
        "situation": _("Situation"),
        "order": _("Order"),
        "matter": _("Inter-American matter"),
        asking.KIND: _("Not to be asked again"),
    }
    elsewhere = () if stands("cases") else ("case", "order")
    apart = () if stands("missions") else (asking.KIND,)
    return {code: label for code, label in found.items() if code not in (*elsewhere, *apart)}


def department(code: str) -> str:
    known = places.place(code) if code else None
    return known.name if known else ""


def describe(
    actor: Actor,
    cards: Iterable[tuple[UUID, NameCard]],
    within: Mapping[UUID, UUID] | None = None,
) -> Iterator[tuple[UUID, Row]]:
    """How each file of opened cards is called where it has a page of this member's own.

    within  the file of each card that is about somebody in it

    One that a planted row alone would show is left out.
    """
    inside = within or {}
    given = list(cards)
    known = may_name(actor, {inside.get(one, one) for one, _card in given})
    listed = [
        (one, card)
        for one, card in given
        if not (card.names or card.aliases) or inside.get(one, one) in known
    ]
    ids = [inside.get(one, one) for one, _card in listed]
    numbered = {row.pk: row for row in cases(actor).filter(pk__in=ids)}
    followed = {row.id: row for row in matters(actor).filter(id__in=ids)}
    for one, card in listed:
        file_id = inside.get(one, one)
        names = " · ".join((*card.names, *card.aliases))
        case, matter = numbered.get(file_id), followed.get(file_id)
        if card.kind in ("person", "collective"):
            url = reverse("desk:person", args=[file_id])
            called = next(iter((*card.names, *card.aliases)), "")
            yield one, Row(card.kind, called, url, names, card.place, card)
        elif card.kind == asking.KIND:
            yield one, Row(card.kind, _("asked not to be asked again"), "", names)
        elif card.kind == "situation":
            url = reverse("desk:situation", args=[file_id])
            label = next(iter((*card.names, *card.aliases)), "")
            yield one, Row("situation", label, url, names, card.place, card)
        elif case is not None:
            label = f"{case.number} · {case.designation}"
            url = reverse("desk:file", args=[file_id])
            yield one, Row("case", label, url, names, card.place or case.department)
        elif matter is not None:
            label = f"{matter.number} · {matter.designation}"
            yield one, Row("matter", label, reverse("desk:matter", args=[file_id]), names)


def _all(
    actor: Actor,
    wanted: Asked,
    at: datetime,
    going_on: str,
    at_most: float,
    most: int,
    only: tuple[str, ...],
) -> Result:
    """Everything that is of a kind and a place: how much there is, and the first by name."""
    asked = {**wanted.kept(), "only": " ".join(only)}
    walk = walking.walk(actor, asked, at, going_on)
    before = walk.began.get("found", {"count": 0, "first": []})
    count, ids = int(before["count"]), [UUID(hex=one) for one in before["first"]]
    first = list(_things(actor, walk.again(ids), wanted, only))
    for chunk in walk.cards(at_most):
        things = list(_things(actor, chunk, wanted, only))
        count += len(things)
        first = nsmallest(most, [*first, *things], key=itemgetter(0))
    following = walk.go_on(lambda: {"count": count, "first": [card for _by, card, _row in first]})
    rows = [row for _by, _card, row in first]
    return Result(rows, True, walk.broken, count, walk.looked, max(walk.of, walk.looked), following)


def _things(
    actor: Actor, opened: list[OpenCard], wanted: Asked, only: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str], str, Row]]:
    """Each thing that some cards are of, once: what to sort it by, the card, and its row."""
    cards = {one.about or one.file_id: card_of(one) for one in opened}
    ids = {one.about or one.file_id: one.id.hex for one in opened}
    within = {one.about: one.file_id for one in opened if one.about is not None}
    by = {one: (fold(" ".join(card.names)), one.hex) for one, card in cards.items()}
    listed, seen = sorted(cards, key=by.__getitem__), set[str]()
    for one, row in describe(actor, [(each, cards[each]) for each in listed], within):
        known = row.url or one.hex
        if known not in seen and _fits(row, wanted) and row.kind in (only or (row.kind,)):
            seen.add(known)
            yield by[one], ids[one], row


def _numbered(actor: Actor, words: str) -> Iterator[Row]:
    """What has these words in its number or designation."""
    for case in cases(actor) if stands("cases") else ():
        if words in fold(case.number) or words in fold(case.designation):
            url = reverse("desk:file", args=[case.pk])
            yield Row("case", f"{case.number} · {case.designation}", url, "", case.department)
    for order in orders(actor) if stands("orders") else ():
        if words in fold(order.number):
            yield Row("order", order.number, reverse("desk:order", args=[order.id]))
    for matter in matters(actor):
        if words in fold(matter.number) or words in fold(matter.designation):
            label = f"{matter.number} · {matter.designation}"
            yield Row("matter", label, reverse("desk:matter", args=[matter.id]))


def _fits(row: Row, wanted: Asked) -> bool:
    told = {"defends": wanted.defends, "unit": wanted.unit}
    if any(told.values()) and not (row.card and row.card.tells(**told)):
        return False
    return wanted.what in ("", row.kind) and wanted.place in ("", row.place) and row.kind in kinds()


def _among(wanted: Asked) -> Callable[[NameCard], bool] | None:
    """Which cards may be of a row that fits; the department of a file stands in clear beside its card."""
    if not wanted.kept().keys() - {"q"}:
        return None
    return lambda card: (
        wanted.what in ("", card.kind)
        and (wanted.place in ("", card.place) or (card.kind == "case" and not card.place))
        and card.tells(defends=wanted.defends, unit=wanted.unit)
    )


def _as_written(words: str) -> str:
    """A number somebody typed in their own way, with its dashes; anything else as it is."""
    try:
        return parse_number(words)
    except NotAFileNumber:
        return words


def may_know_people(actor: Actor) -> bool:
    """Whether the register of people is any of this member's work."""
    return actor.may("search_names") or actor.may("keep_people") or reading.people(actor).exists()
