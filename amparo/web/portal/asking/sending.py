"""From a draft to a deposit: what was not said is said to be unknown, and a repeat gives the same receipt."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from amparo.intake import services as intake
from amparo.intake.law import is_required
from amparo.intake.values import Acknowledgement, Channel, Draft, Track
from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal.asking import roads

OURS = "_"  # keys of the draft that are the portal's own, never answers
KEY = "_key"
RECEIPT = "_receipt"


def answers_only(raw: Mapping[str, object]) -> dict[str, object]:
    """The answers of a draft, without what the portal keeps beside them."""
    return {code: given for code, given in raw.items() if not code.startswith(OURS)}


def with_the_unsaid(
    questions: Iterable[Question], given: Mapping[str, object]
) -> dict[str, object]:
    """The answers, with “I don't know” (or “I prefer not to say”) for each one left blank."""
    full = dict(given)
    for each in questions:
        if full.get(each.code) in (None, "", []):
            otherwise = next(
                (code for code in ("unknown", "prefer_not") if code in each.allows), ""
            )
            full[each.code] = otherwise
    return full


def deposit(secret: str, draft: Draft, at: datetime) -> Acknowledgement:
    """Send what the draft holds and keep in it only the receipt, until the person has copied it.

    Raises what `intake.parse` and `intake.deposit` raise; the draft is then as it was.
    """
    key = str(draft.raw.get(KEY) or secrets.token_urlsafe(24))
    intake.write_draft(secret, {KEY: key}, at=at)
    pack = packs.current()
    given = _insisted(draft)
    ready = intake.parse(
        pack, given, draft.track.value, language=draft.language, channel=Channel.PORTAL
    )
    receipt = intake.deposit(ready, at=at, channel=Channel.PORTAL, idempotency=key)
    emptied: dict[str, object] = {code: None for code in draft.raw}
    intake.write_draft(secret, emptied | {RECEIPT: _kept(receipt)}, at=at)
    return receipt


def _insisted(draft: Draft) -> dict[str, object]:
    """The answers; on the urgent road, what the form insists on and was not said counts as unknown."""
    given = answers_only(draft.raw)
    if draft.track is not Track.URGENT:
        return given
    asked = [each for page in roads.pages(Track.URGENT) for each in roads.page_questions(page)]
    return with_the_unsaid([each for each in asked if is_required(each, draft.track, given)], given)


def _kept(receipt: Acknowledgement) -> dict[str, object]:
    return {
        "words": list(receipt.receipt),
        "number": receipt.number,
        "designation": receipt.designation,
        "track": receipt.track.value,
        "at": receipt.acknowledged_at.isoformat(),
        "due": receipt.due_at.isoformat(),
    }
