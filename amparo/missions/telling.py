"""A numbered record as a report tells it: one line for its footnote, as finely as it may be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.library import quoting
from amparo.library.errors import SourceNotVisible, SpanOutside
from amparo.library.models import Source
from amparo.missions import anonymity, kinds, pieces
from amparo.missions.elements import elements
from amparo.missions.figures import silent
from amparo.missions.kinds import DayTold, RecordKind
from amparo.missions.picture import RecordSeen, Whole


def day(on: date | None) -> str:
    """As a paper writes it: `9 de marzo de 2026`, `9 March 2026`."""
    if on is None:
        return ""
    return date_format(on, "j F Y" if _in_english() else "DATE_FORMAT")


def capital(words: str) -> str:
    """The words as they begin a sentence or a cell."""
    return words[:1].upper() + words[1:]


def _in_english() -> bool:
    return (get_language() or "").startswith("en")


def _small(words: object) -> str:
    """A label of a list as it stands within a line; what is written in capitals stays so."""
    told = str(words)
    return told if told[:2].isupper() else told[:1].lower() + told[1:]


def day_told(one: RecordSeen) -> str:
    """The day as finely as it may be told."""
    on = one.day()
    if on is None:
        return ""
    told = one.said("on_told") or DayTold.DAY
    if told == DayTold.YEAR:
        return str(on.year)
    return date_format(on, "YEAR_MONTH_FORMAT") if told == DayTold.MONTH else day(on)


def who(one: RecordSeen) -> str:
    """Whoever gave a testimony: by name only as they agreed."""
    return anonymity.name(one) or _("the person who gave testimony %(n)s") % {"n": one.row.number}


def title(one: RecordSeen) -> str:
    """`Testimony 3`."""
    return f"{RecordKind(one.row.kind).label} {one.row.number}"


def line(whole: Whole, one: RecordSeen) -> str:
    """What its footnote says after its title."""
    told = _LINES[RecordKind(one.row.kind)](whole, one)
    return capital("; ".join(part for part in told if part))


def _placed(_whole: Whole, one: RecordSeen) -> list[str]:
    return [day_told(one), anonymity.place(one)]


def _testimony(whole: Whole, one: RecordSeen) -> list[str]:
    giver = _small(kinds.Giver(one.said("giver")).label) if one.said("giver") else ""
    named = anonymity.name(one) or _("name withheld")
    language = capital(one.said("language")) if _in_english() else _small(one.said("language"))
    tongue = _("given in %(language)s") % {"language": language}
    helped = _("with an interpreter") if one.value.get("interpreter") else ""
    return [named, giver, *_placed(whole, one), tongue, helped]


def _meeting(_whole: Whole, one: RecordSeen) -> list[str]:
    whom = one.said("whom") if one.value.get("told") else ""
    code = one.said("counterpart")
    return [day(one.day()), _small(kinds.Counterpart(code).label) if code else "", whom]


def _reply(whole: Whole, one: RecordSeen) -> list[str]:
    return [one.said("whom"), _asked(one), answered(whole, one)]


def _asked(one: RecordSeen) -> str:
    return _("asked on %(day)s") % {"day": day(one.day("asked_on"))}


def answered(whole: Whole, one: RecordSeen) -> str:
    """That an answer came and when, that none came by its day, or until when one is awaited."""
    if one.said("answer"):
        return _("answered on %(day)s") % {"day": day(one.day("answered_on"))}
    until = {"day": day(one.day("answer_by"))}
    if silent(one, whole):
        return _("no answer by %(day)s") % until
    return _("an answer is awaited until %(day)s") % until


def _document(_whole: Whole, one: RecordSeen) -> list[str]:
    source = Source.objects.filter(id=UUID(one.said("source"))).first() if one.value else None
    if source is None:
        return [_("not in the library")]
    where = ""
    try:
        place = quoting.locate(source.id, int(one.said("start")), int(one.said("end")))
    except (SourceNotVisible, SpanOutside):
        where = _("the words are not found there")
    else:
        found = {"page": place.page, "paragraph": place.paragraph}
        pages = _("page %(page)s, paragraph %(paragraph)s") % found
        where = pages if place.page else _("paragraph %(paragraph)s") % found
    return [source.issuer, source.title, source.reference_cited, day(source.issued_on), where]


def _event(_whole: Whole, one: RecordSeen) -> list[str]:
    return [one.said("text"), one.said("event")[:8]]


def _piece(_whole: Whole, one: RecordSeen) -> list[str]:
    sealed = _("sealed on %(day)s") % {"day": day(one.day("received"))}
    return [pieces.sort(one), one.said("text"), sealed, f"SHA-256 {one.said('sha256')}"]


def _finding(_whole: Whole, one: RecordSeen) -> list[str]:
    sure = str(kinds.Standard(one.said("standard")).label) if one.said("standard") else ""
    return [sure, _rests(one)]


def _rests(one: RecordSeen) -> str:
    return _("rests on %(records)s") % {"records": ", ".join(one.codes())} if one.codes() else ""


def _force(whole: Whole, one: RecordSeen) -> list[str]:
    weapon = str(kinds.Weapon(one.said("weapon")).label) if one.said("weapon") else ""
    return [weapon, *_placed(whole, one), _rests(one)]


def _element(_whole: Whole, one: RecordSeen) -> list[str]:
    found = elements().get(one.said("element"))
    return [found.words(get_language() or "es") if found else "", _rests(one)]


def _mandate(_whole: Whole, one: RecordSeen) -> list[str]:
    return [one.said("giver"), day(one.day("since")), day(one.day("until"))]


def _member(_whole: Whole, one: RecordSeen) -> list[str]:
    role = str(kinds.Role(one.said("role")).label) if one.said("role") else ""
    return [one.said("name") if one.value.get("may_be_named") else "", role]


_LINES: Final[dict[RecordKind, Callable[[Whole, RecordSeen], list[str]]]] = {
    RecordKind.MANDATE: _mandate,
    RecordKind.MEMBER: _member,
    RecordKind.VISIT: _placed,
    RecordKind.MEETING: _meeting,
    RecordKind.TESTIMONY: _testimony,
    RecordKind.REPLY: _reply,
    RecordKind.DOCUMENT: _document,
    RecordKind.EVENT: _event,
    RecordKind.PIECE: _piece,
    RecordKind.FINDING: _finding,
    RecordKind.FORCE: _force,
    RecordKind.ELEMENT: _element,
}
