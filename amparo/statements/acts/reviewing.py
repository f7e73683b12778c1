"""Review: what a law or a hand may do to whoever signs, looked at before anybody outside reads it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Invalid
from amparo.statements.errors import NoTextYet, NotReviewed, ReviewBlocks
from amparo.statements.kinds import Outcome, ReviewKind
from amparo.statements.models import Review, Statement, StatementText
from amparo.statements.stages import Step
from amparo.statements.work import DRAFT, REVIEW, newest, working


def ask_review(actor: Actor, statement_id: UUID, at: datetime) -> Statement:
    """Hand the texts to whoever reviews. Raises NoTextYet, IllegalMove."""
    with working(actor, DRAFT, "ask_review", statement_id, at) as work:
        whole(work.statement)
        work.step(Step.ASK_REVIEW)
        return work.statement


def send_back(actor: Actor, statement_id: UUID, because: str, at: datetime) -> Statement:
    """Take the texts up again; signatures given so far were for other words and no longer count.

    Raises Invalid at `because`, IllegalMove.
    """
    power = REVIEW if actor.may(REVIEW) else DRAFT
    with working(actor, power, "send_back", statement_id, at) as work:
        if not because.strip():
            raise Invalid({"because": [_("Say why, in words.")]})
        work.step(Step.SEND_BACK, because.strip())
        work.statement.circulated_id = None
        return work.statement


def review(
    actor: Actor,
    statement_id: UUID,
    kind: str,
    outcome: str,
    reasons: str,
    at: datetime,
    *,
    about: str = "",
) -> Review:
    """Clear or block the texts as they stand now, with reasons that are sealed.

    about  a country or a signatory in words, sealed; for everybody when left out

    Raises Invalid, NoTextYet.
    """
    with working(actor, REVIEW, f"review_{kind}", statement_id, at) as work:
        _check(kind, outcome, reasons)
        sheet = work.deed.write("judgement", "review", {"text": reasons.strip(), "about": about})
        work.deed.note(outcome=outcome)
        return Review.objects.create(
            statement=work.statement,
            kind=kind,
            outcome=outcome,
            for_all=not about.strip(),
            digests=_digests(whole(work.statement)),
            sheet_id=sheet.id,
            at=at,
            by=actor.id,
        )


def whole(statement: Statement) -> dict[str, StatementText]:
    """The newest texts. Raises NoTextYet when a language lacks one."""
    texts = newest(statement.id)
    missing = [language for language in statement.languages if language not in texts]
    if missing:
        raise NoTextYet(languages=", ".join(missing))
    return texts


def cleared(statement: Statement) -> None:
    """Both kinds of review clear the texts as they stand, and the newest of none blocks them.

    Raises NotReviewed, ReviewBlocks, NoTextYet.
    """
    now = set(_digests(whole(statement)))
    counting = [row for row in statement.reviews.order_by("at") if set(_bytes(row)) == now]
    latest = {(row.kind, row.for_all, row.by): row for row in counting}
    if any(row.outcome == Outcome.BLOCKED for row in latest.values()):
        raise ReviewBlocks
    given = {row.kind for row in latest.values() if row.for_all}
    missing = [str(kind.label) for kind in ReviewKind if kind not in given]
    if missing:
        raise NotReviewed(what=", ".join(missing))


def _digests(texts: dict[str, StatementText]) -> list[bytes]:
    return [bytes(texts[language].digest) for language in sorted(texts)]


def _bytes(row: Review) -> list[bytes]:
    return [bytes(digest) for digest in row.digests]


def _check(kind: str, outcome: str, reasons: str) -> None:
    faults: dict[str, list[str]] = {}
    if kind not in ReviewKind.values:
        faults["kind"] = [_("Choose one of the list.")]
    if outcome not in Outcome.values:
        faults["outcome"] = [_("Choose one of the list.")]
    if not reasons.strip():
        faults["reasons"] = [_("Say why, in words.")]
    if faults:
        raise Invalid(faults)
