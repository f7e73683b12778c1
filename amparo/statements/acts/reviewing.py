"""Review: what a law or a hand may do to whoever signs, looked at before anybody outside reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.statements.errors import NoTextYet, NotReviewed, OpenTheStatement, ReviewBlocks
from amparo.statements.kinds import Outcome, ReviewKind
from amparo.statements.models import Review, Signatory, Statement, StatementText
from amparo.statements.selectors import Words
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


def cleared(statement: Statement, words: Words) -> None:
    """Both kinds of review clear the texts as they stand, and the newest of none blocks them.

    words  what is sealed of the statement: for which country or signatory a review is stands there

    Raises NotReviewed, ReviewBlocks, NoTextYet, OpenTheStatement.
    """
    latest = _latest(statement, words)
    if any(row.outcome == Outcome.BLOCKED for row in latest.values()):
        raise ReviewBlocks
    given = {kind for kind, about, _by in latest if not about}
    missing = [str(kind.label) for kind in ReviewKind if kind not in given]
    if missing:
        raise NotReviewed(what=", ".join(missing))


def unreviewed(
    statement: Statement, signatories: Iterable[Signatory], words: Words
) -> list[Signatory]:
    """Those of a country for which, as for themselves, not both kinds of review clear these texts.

    For a signatory of no country the reviews for everybody count. Raises NoTextYet, OpenTheStatement.
    """
    given: dict[str, set[str]] = {}
    for (kind, about, _by), row in _latest(statement, words).items():
        if about and row.outcome == Outcome.CLEARED:
            given.setdefault(about, set()).add(kind)
    return [one for one in signatories if not _covered(_said(words, one.sheet_id), given)]


def _covered(who: Mapping[str, object], given: Mapping[str, set[str]]) -> bool:
    country, name = (fold(str(who.get(part, ""))).strip() for part in ("country", "name"))
    kinds = given.get(country, set()) | given.get(name, set())
    return not country or kinds == set(ReviewKind.values)


def _latest(statement: Statement, words: Words) -> dict[tuple[str, str, UUID], Review]:
    """The newest review of these very texts by kind, by whom it is for (empty: everybody) and by reviewer."""
    now = set(_digests(whole(statement)))
    counting = [row for row in statement.reviews.order_by("at") if set(_bytes(row)) == now]
    return {(row.kind, _about(row, words), row.by): row for row in counting}


def _about(row: Review, words: Words) -> str:
    return "" if row.for_all else fold(str(_said(words, row.sheet_id).get("about", ""))).strip()


def _said(words: Words, sheet_id: UUID) -> Mapping[str, object]:
    value = words.get(sheet_id)
    if value is None:
        raise OpenTheStatement
    return value


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
