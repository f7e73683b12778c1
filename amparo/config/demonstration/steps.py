"""The stretches of the procedure that the stories share. Each goes on from where the tale stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zlib import crc32

from amparo.config.demonstration import words
from amparo.config.demonstration.tale import Tale
from amparo.intake.answers import AnswerCode
from amparo.intake.values import Channel

Story = Iterator[datetime]
HOURS_APART = 14 * 60


@dataclass(frozen=True, slots=True)
class Idea:
    """A measure to be proposed, her word on it, and the facts its order may carry."""

    kind: str
    institution: str
    text: str
    word: AnswerCode | None = AnswerCode.AGREE
    said: str = ""


def received(tale: Tale, at: datetime, channel: Channel = Channel.PORTAL, by: str = "") -> Story:
    """Ask at a moment; what is older than two days, at an hour of its own before it."""
    if tale.days.today - at > timedelta(days=2):
        at -= timedelta(minutes=crc32(tale.plea.key.encode()) % HOURS_APART)
    yield at
    tale.asks(channel, by)


def reviewed(tale: Tale, by: str = "rosa", days: int = 1) -> Story:
    """Have an intake officer open and begin to read it."""
    yield tale.days.working(days)
    tale.opens(by, "intake_review")
    tale.does(by, "open_review")


def admitted(tale: Tale, by: str = "rosa", to: str = "ana") -> Story:
    """Admit it on the ordinary track and hand it to an analyst."""
    yield from reviewed(tale, by)
    yield tale.days.later(hours=2)
    assignee = str(tale.who(to).id)
    body = {"track": "ordinary", "reasons": words.ADMITTED, "assignee": assignee}
    tale.does(by, "admit", body)


def admitted_at_once(tale: Tale, by: str = "saul", minutes: int = 20, to: str = "ana") -> Story:
    """Admit it on the urgent track within minutes."""
    yield tale.days.later(minutes=minutes)
    tale.opens(by, "urgent_response")
    assignee = str(tale.who(to).id)
    body = {"track": "urgent", "reasons": words.ADMITTED_URGENT, "assignee": assignee}
    tale.does(by, "admit", body)


def ordered_at_once(tale: Tale, kind: str, institution: str, text: str, by: str = "saul") -> UUID:
    """Order one interim measure now; returns the order."""
    return tale.orders_at_once(
        by,
        kind,
        institution,
        what=words.what(kind),
        how=words.HOW,
        text=text,
        facts=words.facts(tale.plea, tale.pack, kind),
        reasons=words.INTERIM,
    )


def begun(tale: Tale, by: str = "ana", days: int = 2) -> Iterator[datetime]:
    """Begin the assessment."""
    yield tale.days.working(days)
    tale.does(by, "start_assessment")


def typed(tale: Tale, assessment: UUID, level: str, by: str = "ana") -> None:
    """Type the whole assessment, opened for that."""
    tale.opens(by, "assessment_work")
    tale.writes_assessment(by, assessment, words.assessment(tale.pack, level, tale.days.now))


def assessed(
    tale: Tale, level: str = "high", by: str = "ana", second: str = "carmen", days: int = 4
) -> Story:
    """Assess it and sign it twice, by two people."""
    yield tale.days.later(days=days)
    made = tale.does(by, "start_assessment").subject
    if made is None:
        raise LookupError(tale.plea.key)
    yield tale.days.later(hours=3)
    typed(tale, made, level, by)
    tale.does(by, "sign_assessment")
    yield tale.days.working(1)
    countersigned(tale, second)


def countersigned(tale: Tale, second: str = "carmen") -> None:
    """Read the assessment again and sign it second."""
    tale.opens(second, "assessment_work")
    tale.does(second, "sign_assessment", {"reasons": words.SECOND})


def proposed(tale: Tale, *ideas: Idea, by: str = "ana") -> Story:
    """Put measures to her one by one, and then the plan."""
    yield tale.days.working(1)
    for idea in ideas:
        cautions = tale.plea.worse or words.CAUTIONS
        tale.proposes(by, idea.kind, idea.institution, idea.text, cautions=cautions)
    tale.does(by, "propose_plan", {"summary": words.PLAN})


def answered(tale: Tale, *ideas: Idea) -> Story:
    """Have her answer each measure with her receipt, where she does."""
    yield tale.days.later(hours=30)
    for measure, idea in zip(tale.measures, ideas, strict=True):
        if idea.word is not None:
            tale.says(idea.word, idea.said, about=measure)
    yield tale.days.later(minutes=5)


def submitted(tale: Tale, by: str = "ana", silence: str = "") -> Story:
    """Put the plan before those who decide."""
    yield tale.days.working(1)
    tale.does(by, "submit_plan", {"opinion": words.OPINION, "silence": silence})


def decided(tale: Tale, number: str, act: str = "decide_grant", days: int = 2) -> Story:
    """Decide, with the number of an invented book."""
    yield tale.days.working(days)
    tale.opens("ines", "decision_work")
    tale.does("ines", act, words.resolution(number, tale.day()))


def notified(tale: Tale, by: str = "ana") -> Story:
    """Tell her by the safe way."""
    yield tale.days.later(hours=5)
    tale.does(by, "notify", {"channel": "portal", "note": words.NOTIFIED})


def planned(tale: Tale, *ideas: Idea, level: str = "high") -> Story:
    """Go from an admitted file to one that awaits a decision."""
    yield from assessed(tale, level)
    yield from proposed(tale, *ideas)
    yield from answered(tale, *ideas)
    yield from submitted(tale)


def granted(tale: Tale, number: str, *ideas: Idea, level: str = "high") -> Story:
    """Go from an admitted file to one whose measures were granted and told to her."""
    yield from planned(tale, *ideas, level=level)
    yield from decided(tale, number)
    yield from notified(tale)


def issued(tale: Tale, index: int, institution: str, override: str = "") -> UUID:
    """Order one of the measures to an institution, now; returns the order."""
    measure = tale.measures[index]
    kind = tale.kinds[measure]
    facts = words.facts(tale.plea, tale.pack, kind)
    what = words.what(kind)
    return tale.orders_it(
        "ines", measure, institution, what, how=words.HOW, facts=facts, override=override
    )


def carried_out(tale: Tale, order: UUID, hours: float = 6) -> Story:
    """Have the institution acknowledge an order and report it as done."""
    yield tale.days.later(hours=hours / 3)
    tale.answers_order("acknowledge_order", order)
    yield tale.days.later(hours=hours)
    done = {"text": words.DONE, "done_at": tale.days.now.isoformat()}
    tale.answers_order("report_order", order, done)
