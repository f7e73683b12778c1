"""From the lines written for her, and what she said herself, to where her file stands: pure.

Each line is codes and parameters as an act wrote them; a later line about the same thing replaces
the earlier one. A line that cannot be read is left out rather than failing her page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from amparo.intake import reviews
from amparo.intake.answers import AnswerCode
from amparo.intake.values import (
    Happened,
    MeasureSeen,
    Message,
    Opened,
    OrderSeen,
    Said,
    Standing,
    Term,
)

Line = Mapping[str, object]
_AGREED = {
    AnswerCode.AGREE: "yes",
    AnswerCode.OBJECT: "no",
    AnswerCode.PROPOSE: "proposed_other",
}
_ARRIVED = {
    AnswerCode.CONFIRM: "yes",
    AnswerCode.CONTEST: "no",
    AnswerCode.WORSE: "worse",
}


def fold(lines: Iterable[Line], said: Iterable[Said], at: datetime) -> Standing:
    """Return where the file stands at `at`, from lines and answers in the order of their writing."""
    history = tuple(_happened(line) for line in lines)
    answers = tuple(said)
    stages = [step for step in history if step.kind in {"stage", "acknowledged"}]
    last = stages[-1] if stages else None
    tracks = [str(step.params["track"]) for step in stages if step.params.get("track")]
    may_ask_review, review = reviews.fold(history, answers)
    return Standing(
        stage=str(last.params.get("stage", "received")) if last else "received",
        track=tracks[-1] if tracks else "",
        since=last.at if last else at,
        terms=_terms(history, at),
        messages=_messages(history, answers),
        measures=_measures(history, answers),
        opened=_opened(history),
        history=history,
        may_ask_review=may_ask_review,
        review=review,
    )


def without_lines(standing: Standing, track: str, since: datetime) -> Standing:
    """Return the same with what the request's own row says, when no line told it."""
    return replace(standing, track=track, since=since)


def instant(value: object) -> datetime | None:
    """Return an ISO text as an aware instant, or None."""
    if isinstance(value, datetime):
        return value
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def identifier(value: object) -> UUID | None:
    """Return a text as an identifier, or None."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return None


def _happened(line: Line) -> Happened:
    at = instant(line.get("at")) or datetime(1970, 1, 1, tzinfo=UTC)
    params = {name: value for name, value in line.items() if name not in {"at", "kind"}}
    return Happened(at, str(line.get("kind", "")), params)


def _terms(history: Iterable[Happened], at: datetime) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for step in history:
        due = instant(step.params.get("due_at"))
        if step.kind != "term":
            continue
        code, state = str(step.params.get("code", "")), str(step.params.get("state", "running"))
        if due is None and code in found:
            due = found[code].due_at
        if due is None:
            continue
        state = "late" if state == "running" and due <= at else state
        found[code] = Term(code, due, str(step.params.get("whose", "institution")), state)
    return tuple(sorted(found.values(), key=lambda term: term.due_at))


def _messages(history: Iterable[Happened], said: Iterable[Said]) -> tuple[Message, ...]:
    theirs = [
        Message(
            step.at, str(step.params.get("text", "")), False, str(step.params.get("from_role", ""))
        )
        for step in history
        if step.kind == "message"
    ]
    hers = [
        Message(one.at, str(one.value.get("text", "")), True)
        for one in said
        if one.value.get("text")
    ]
    return tuple(sorted([*theirs, *hers], key=lambda message: message.at))


def _measures(history: Iterable[Happened], said: Iterable[Said]) -> tuple[MeasureSeen, ...]:
    """Lines and answers in the order of time: a measure proposed again asks her again."""
    found: dict[UUID, MeasureSeen] = {}
    events: list[Happened | Said] = [*history, *said]
    for event in sorted(events, key=lambda event: (event.at, isinstance(event, Said))):
        if isinstance(event, Said):
            key = _measure_of(found, event.about)
            if key is not None:
                found[key] = _answered(found[key], event)
        else:
            _take(found, event)
    return tuple(found.values())


def _take(found: dict[UUID, MeasureSeen], step: Happened) -> None:
    key = identifier(step.params.get("id" if step.kind == "measure" else "measure_id"))
    if key is None:
        return
    if step.kind == "measure":
        found[key] = _measure(key, step, found.get(key))
    elif key in found and step.kind == "order":
        found[key] = _asked_again(_with_order(found[key], step.params), step)
    elif key in found and step.kind == "contradiction":
        found[key] = replace(found[key], contradicted=step.params.get("state") != "resolved")


def _asked_again(measure: MeasureSeen, step: Happened) -> MeasureSeen:
    """Its institution says that it is done, after she had said that it did not arrive."""
    if step.params.get("state") != "reported" or measure.arrived != "no":
        return measure
    return replace(measure, arrived="", again_at=step.at)


def _arrival(measure: MeasureSeen, arrived: str, at: datetime) -> MeasureSeen:
    return replace(
        measure, arrived=arrived, denied_at=at if arrived == "no" else None, again_at=None
    )


def _measure(key: UUID, step: Happened, before: MeasureSeen | None) -> MeasureSeen:
    told = step.params

    def word(name: str, earlier: str = "") -> str:
        return str(told.get(name) or earlier)

    past = before or MeasureSeen(key, "", "", "", "", None, "", "", "")
    seen = MeasureSeen(
        id=key,
        type=word("type", past.type),
        state=word("state", past.state),
        words=word("words", past.words),
        institution=word("institution", past.institution),
        due_at=instant(told.get("due_at")) or past.due_at,
        agreed=word("agreed", past.agreed),
        arrived=word("arrived", past.arrived),
        helped=word("helped", past.helped),
        orders=past.orders,
        contradicted=past.contradicted,
        denied_at=past.denied_at,
        again_at=past.again_at,
    )
    changed = seen.arrived != past.arrived and seen.arrived in ("yes", "no")
    return _arrival(seen, seen.arrived, step.at) if changed else seen


def _with_order(measure: MeasureSeen, told: Line) -> MeasureSeen:
    reveals = told.get("reveals")
    order = OrderSeen(
        order_id=identifier(told.get("order_id") or told.get("id")),
        institution=str(told.get("institution", "")),
        reveals=tuple(str(one) for one in reveals) if isinstance(reveals, list | tuple) else (),
        due_at=instant(told.get("due_at")),
    )
    others = tuple(one for one in measure.orders if one.order_id != order.order_id)
    return replace(measure, orders=(*others, order), due_at=order.due_at or measure.due_at)


def _measure_of(found: Mapping[UUID, MeasureSeen], about: UUID | None) -> UUID | None:
    if about in found:
        return about
    for key, measure in found.items():
        if any(order.order_id == about for order in measure.orders):
            return key
    return None


def _answered(measure: MeasureSeen, one: Said) -> MeasureSeen:
    code = one.code
    if code in _AGREED:
        return replace(measure, agreed=_AGREED[AnswerCode(code)])
    if code == AnswerCode.WORSE:
        return replace(_arrival(measure, "worse", one.at), helped="worse")
    if code in _ARRIVED:
        return _arrival(measure, _ARRIVED[AnswerCode(code)], one.at)
    if code == AnswerCode.HELPED:
        return replace(measure, helped=str(one.value.get("helped", "yes")))
    return measure


def _opened(history: Iterable[Happened]) -> tuple[Opened, ...]:
    return tuple(
        Opened(
            role=str(step.params.get("role", "")),
            desk=str(step.params.get("desk", "")),
            institution=str(step.params.get("institution", "")),
            purpose=str(step.params.get("purpose", "")),
            on=step.at,
        )
        for step in history
        if step.kind == "opened"
    )
