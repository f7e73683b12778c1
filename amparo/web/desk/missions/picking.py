"""Search and choose within a form, without scripts: what was typed stays, and what is chosen goes into its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from amparo.interamerican.days import day_of
from amparo.kernel.text import fold
from amparo.missions import pieces, references, telling
from amparo.missions.figures import FIGURES, counted
from amparo.missions.forms import (
    DocumentForm,
    ElementForm,
    EventForm,
    FindingForm,
    FollowClaimForm,
    ForceForm,
    PieceForm,
    RewriteForm,
    SentenceForm,
    TestimonyForm,
)
from amparo.missions.kinds import SUPPORTS, RecordKind
from amparo.missions.picture import RecordSeen, Whole
from amparo.missions.references import NoSuchToken
from amparo.web.desk.missions import picking_elsewhere as elsewhere
from amparo.web.desk.missions.pick import SHOWN, Choice, Pick
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Control

Typed = dict[str, Any]
Offers = Callable[["Asked"], Pick]


@dataclass(frozen=True, slots=True)
class Asked:
    """A form under way, and what is searched for in one of its fields."""

    request: DeskRequest
    whole: Whole
    typed: Typed
    words: str

    def fits(self, *told: str) -> bool:
        """Whether every word that is searched for stands in what is told, accents and case aside."""
        among = fold(" ".join(told))
        return all(word in among for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is chosen for: what it offers, and how what was chosen goes into it."""

    offers: Offers
    taken: Callable[[Typed, str, list[str], list[str]], None]


def picked(request: DeskRequest, whole: Whole, form: str, typed: Typed) -> dict[str, Pick]:
    """The pickers of a form by their fields, after what was asked of them; `typed` gets what was chosen."""
    post, found = request.POST, dict[str, Pick]()
    for name, field in FIELDS.get(form, {}).items():
        if post.get("take") == name:
            field.taken(typed, name, post.getlist(f"p-{name}"), post.getlist(f"s-{name}"))
        if post.get("pick") == name:
            asked = Asked(request, whole, typed, post.get(f"q-{name}", "").strip()[:200])
            found[name] = field.offers(asked)
        else:
            found[name] = Pick(words="")
    if form == EventForm.__name__:
        found["event"] = _event_chosen(request, typed, found["event"])
    return found


def _event_chosen(request: DeskRequest, typed: Typed, pick: Pick) -> Pick:
    """The two ids of an event stand on the page unseen, and what they mean in words."""
    ids = {name: str(typed.get(name, "")) for name in ("collection", "event")}
    named = elsewhere.event_named(request.actor, **ids)
    return replace(pick, label=_("Documented event"), stands=named, carried=tuple(ids.items()))


def asks(post: QueryDict) -> bool:
    """Whether a picker was pressed, and not the form's own button."""
    return "pick" in post or "take" in post


@dataclass(frozen=True, slots=True)
class Row:
    """A control with its picker, if it has one; or a picker alone, with what is wrong with its field."""

    name: str
    label: str
    control: Control | None
    pick: Pick | None
    errors: tuple[str, ...] = ()


def rows(
    controls: Iterable[Control], picks: Mapping[str, Pick], errors: Mapping[str, list[str]]
) -> list[Row]:
    """The form as a page draws it: what is chosen alone comes first."""
    drawn = [Row(one.name, one.label, one, picks.get(one.name)) for one in controls]
    known = {one.name for one in drawn}
    alone = [
        Row(
            name,
            pick.label,
            None,
            pick,
            tuple(dict.fromkeys(t for n, _v in pick.carried for t in errors.get(n, ()))),
        )
        for name, pick in picks.items()
        if name not in known
    ]
    return [*alone, *drawn]


def _several(typed: Typed, name: str, chosen: list[str], shown: list[str]) -> None:
    """Codes chosen come after those that stood there; one that was shown and is no longer marked goes."""
    try:
        before = references.listed(str(typed.get(name, "")))
    except NoSuchToken:
        before = str(typed.get(name, "")).split()
    kept = [code for code in before if code not in shown or code in chosen]
    typed[name] = " ".join([*kept, *(code for code in chosen if code not in kept)])


def _one(typed: Typed, name: str, chosen: list[str], _shown: list[str]) -> None:
    if chosen:
        typed[name] = chosen[0]


def _added(typed: Typed, name: str, chosen: list[str], _shown: list[str]) -> None:
    """What was chosen goes to the end of the text, for the writer to put where it belongs."""
    typed[name] = " ".join(filter(None, (str(typed.get(name, "")), "".join(chosen))))


def _records(kinds: frozenset[RecordKind], name: str) -> Offers:
    def offers(asked: Asked) -> Pick:
        stood = str(asked.typed.get(name, "")).upper().replace(",", " ").split()
        found = [
            Choice(one.code, f"{one.code} · {telling.title(one)}", _about(one), one.code in stood)
            for one in asked.whole.standing(*kinds)
            if asked.fits(one.code, telling.title(one), _about(one), one.said("name"))
        ]
        return Pick.of(asked.words, found, many=True)

    return offers


def _tokens(asked: Asked) -> Pick:
    """What a sentence may carry: records, whoever gave a testimony, figures."""
    whole, found = asked.whole, list[Choice]()
    for one in whole.standing(*RecordKind):
        about = _about(one)
        if one.row.kind == RecordKind.MEMBER or not asked.fits(one.code, telling.title(one), about):
            continue
        note = _("a note to it")
        found.append(Choice(f"{{{one.code}}}", f"{one.code} · {telling.title(one)}: {note}", about))
        if one.row.kind == RecordKind.TESTIMONY:
            called = _("%(record)s: who gave it, as they allow") % {"record": one.code}
            found.append(Choice(f"{{@{one.code}}}", called, telling.who(one)))
    now = counted(whole)
    for code, figure in FIGURES.items():
        if asked.fits(_(figure.label)):
            value = _("now %(n)s") % {"n": now[code]} if whole.opened else ""
            found.append(Choice(f"{{={code}}}", _(figure.label), value))
    return Pick.of(asked.words, found, many=True)


def _about(one: RecordSeen) -> str:
    """A record in a line, for who has the mission open: never more than its card shows."""
    words = one.said("text") or one.said("quoted") or one.said("account") or one.said("name")
    told = " · ".join(filter(None, (telling.day(one.day()), one.said("whom"), words)))
    return told if len(told) <= SHOWN else told[: SHOWN - 1] + "…"


def _pieces(asked: Asked) -> Pick:
    """Pieces of the mission's own evidence, by the names of their files while they are open."""
    found = []
    mission, open_words = asked.whole.mission.id, asked.whole.words
    may = {one.id for one in pieces.offered(mission, open_words)}
    for number, one in enumerate(pieces.offered(mission), 1):
        if one.id not in may:
            continue
        name, on = pieces.named(asked.whole.words, one), telling.day(day_of(one.received_at))
        if asked.fits(str(number), name, on):
            found.append(Choice(str(one.id), f"{number} · {name or on}", on))
    return Pick.of(asked.words, found)


_SUPPORTS: Final = SUPPORTS
_RESTS: Final = {"rests_on": Field(_records(_SUPPORTS, "rests_on"), _several)}
_SENTENCE: Final = {"text": Field(_tokens, _added)}
_TEAM: Final = frozenset({RecordKind.MEMBER})
FIELDS: Final[dict[str, dict[str, Field]]] = {
    FindingForm.__name__: _RESTS,
    ForceForm.__name__: _RESTS,
    ElementForm.__name__: {"supports": Field(_records(_SUPPORTS, "supports"), _several)},
    TestimonyForm.__name__: {"interpreter": Field(_records(_TEAM, "interpreter"), _several)},
    SentenceForm.__name__: _SENTENCE,
    RewriteForm.__name__: _SENTENCE,
    DocumentForm.__name__: {
        "source": Field(lambda asked: elsewhere.documents(asked.request, asked.words), _one),
        "quoted": Field(
            lambda asked: elsewhere.passages(str(asked.typed.get("source", "")), asked.words), _one
        ),
    },
    PieceForm.__name__: {"piece": Field(_pieces, _one)},
    EventForm.__name__: {
        "event": Field(
            lambda asked: elsewhere.events(asked.request, asked.words), elsewhere.event_taken
        )
    },
    FollowClaimForm.__name__: {
        "claim": Field(lambda asked: elsewhere.claims(asked.request, asked.words), _one)
    },
}
