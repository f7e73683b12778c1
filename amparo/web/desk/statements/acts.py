"""The acts on a statement: what each is called, whose power it needs, when it is offered, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Invalid
from amparo.statements.acts import publishing, reviewing, signing, writing
from amparo.statements.errors import OpenTheStatement
from amparo.statements.kinds import Stage
from amparo.statements.models import Statement
from amparo.statements.selectors import Words, words_of
from amparo.statements.work import DRAFT, PUBLISH, REVIEW, SIGN
from amparo.web.desk.statements import forms

Typed = dict[str, Any]
Perform = Callable[[Actor, Statement, Typed, datetime], str]
"""Does the act; what it returns is shown once, such as the ten words of an invitation."""

WRITTEN: Final = frozenset({Stage.DRAFTING, Stage.IN_REVIEW})
ALIVE: Final = WRITTEN | {Stage.CIRCULATING}
NOT_A_MOMENT = _("Write a day and an hour.")


@dataclass(frozen=True, slots=True)
class Act:
    code: str
    label: str
    powers: tuple[str, ...]
    stages: frozenset[Stage]
    schema: Callable[[Statement], forms.Schema]
    perform: Perform
    hint: str = ""

    def offered(self, actor: Actor, statement: Statement) -> bool:
        return statement.stage in self.stages and any(map(actor.may, self.powers))


def _add_language(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    writing.add_language(actor, row.id, typed.get("language", ""), at)
    return ""


def _ask_review(actor: Actor, row: Statement, _typed: Typed, at: datetime) -> str:
    reviewing.ask_review(actor, row.id, at)
    return ""


def _review(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    kind, outcome, why = (str(typed.get(name, "")) for name in ("kind", "outcome", "reasons"))
    reviewing.review(actor, row.id, kind, outcome, why, at, about=typed.get("about", ""))
    return ""


def _send_back(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    reviewing.send_back(actor, row.id, typed.get("because", ""), at)
    return ""


def _circulate(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    moments = {name: _moment(typed, name) for name in ("closes_at", "embargo_until")}
    despite = str(typed.get("despite", ""))
    signing.circulate(actor, row.id, opened(actor, row, at), at, **moments, despite=despite)
    return ""


def _invite(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    anonymous = bool(typed.get("anonymous"))
    _made, words = signing.invite(actor, row.id, _organisation(typed), at, anonymous=anonymous)
    return words


def _record_signature(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    hand = signing.Hand(typed.get("person", ""), typed.get("capacity", ""), typed.get("proof", ""))
    signing.record_signature(
        actor, row.id, _organisation(typed), hand, typed.get("means", ""), at,
        anonymous=bool(typed.get("anonymous")),
    )  # fmt: skip
    return ""


def _publish(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    issuer = publishing.issuer_of(str(typed.get("issuer", "")))
    publishing.publish(actor, row.id, opened(actor, row, at), at)
    publishing.enter_in_library(actor, row.id, issuer, at)
    return ""


def _abandon(actor: Actor, row: Statement, typed: Typed, at: datetime) -> str:
    publishing.abandon(actor, row.id, typed.get("because", ""), at)
    return ""


ACTS: Final = {
    act.code: act
    for act in (
        Act("add_language", _("Add a language"), (DRAFT,), WRITTEN, forms.add_language, _add_language),
        Act(
            "ask_review", _("Ask for review"), (DRAFT,), frozenset({Stage.DRAFTING}), forms.nothing,
            _ask_review, _("Whoever reviews reads the newest texts in every language."),
        ),
        Act("review", _("Review the texts"), (REVIEW,), ALIVE, forms.review, _review),
        Act(
            "circulate", _("Circulate for signature"), (DRAFT,), frozenset({Stage.IN_REVIEW}),
            forms.circulate, _circulate,
            _("Both reviews must clear these very texts. From then on they are closed."),
        ),
        Act(
            "invite", _("Invite an organisation"), (SIGN,), frozenset({Stage.CIRCULATING}), forms.invite,
            _invite, _("Its invitation opens the texts and nothing else."),
        ),
        Act(
            "record_signature", _("Record a signature"), (SIGN,), frozenset({Stage.CIRCULATING}),
            forms.record_signature, _record_signature,
        ),
        Act(
            "send_back", _("Take the texts up again"), (DRAFT, REVIEW),
            frozenset({Stage.IN_REVIEW, Stage.CIRCULATING}), forms.reasons, _send_back,
            _("Signatures given so far are of these words and will not count for others."),
        ),
        Act(
            "publish", _("Publish"), (PUBLISH,), frozenset({Stage.CIRCULATING}), forms.publish, _publish,
            _("The texts become public with the names of those who signed them. It cannot be undone."),
        ),
        Act("abandon", _("Give it up"), (PUBLISH,), ALIVE, forms.reasons, _abandon),
    )
}  # fmt: skip


def opened(actor: Actor, row: Statement, at: datetime) -> Words:
    """What is sealed, as the actor has it open. Raises OpenTheStatement."""
    words = words_of(actor, row.id, at)
    if words is None:
        raise OpenTheStatement
    return words


def _organisation(typed: Typed) -> signing.Organisation:
    return signing.Organisation(
        typed.get("name", ""), typed.get("country", ""), typed.get("contact", "")
    )


def _moment(typed: Typed, name: str) -> datetime | None:
    given = typed.get(name, "")
    if not given:
        return None
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        raise Invalid({name: [NOT_A_MOMENT]}) from None
    if found.tzinfo is None:
        raise Invalid({name: [NOT_A_MOMENT]})
    return found
