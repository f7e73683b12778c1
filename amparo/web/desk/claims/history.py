"""What was done with a claim: each act of the ledger, and what a change replaced."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.accounts.selectors import member_names
from amparo.claims.models import Claim, Revision
from amparo.claims.offered import in_language
from amparo.custody import ledger

LOADED: Final = gettext_noop("Loaded with others")
DID: Final = {
    "accept_claim": gettext_noop("Accepted from a proposal"),
    "merge_proposal": gettext_noop("A place was added from a proposal"),
    "record_claim": gettext_noop("Recorded by hand"),
    "cite": gettext_noop("A place was added"),
    "amend_claim": gettext_noop("Amended"),
    "withdraw_claim": gettext_noop("Withdrawn"),
    "merge_claims": gettext_noop("Merged into another"),
    "link_claim": gettext_noop("Linked"),
    "unlink_claim": gettext_noop("A link was ended"),
    "decide_suggestion": gettext_noop("A suggestion was decided"),
    "make_obligation": gettext_noop("Followed as an obligation from then on"),
    "add_component": gettext_noop("A part was added"),
    "record_doing": gettext_noop("What was done was recorded"),
    "record_voice": gettext_noop("What a voice says was recorded"),
    "value_obligation": gettext_noop("A valuation was recorded"),
}


def history(row: Claim) -> list[dict[str, Any]]:
    """Newest first; a claim that was loaded with others begins with that act, which is not of its file."""
    bodies = [entry.body or {} for entry in ledger.entries_of(row.id)]
    members = [*map(_member, bodies), row.recorded_by]
    names = member_names({member for member in members if member})
    revisions = {_second(each.at): each for each in row.revisions.all()}
    found = [_line(body, names, revisions) for body in reversed(bodies) if "at" in body]
    if not any(line["at"] == _second(row.recorded_at) for line in found):
        by = names.get(row.recorded_by, "") if row.recorded_by else ""
        found.append({"at": row.recorded_at, "did": _(LOADED), "who": by})
    return found


def _line(
    body: dict[str, Any], names: dict[UUID, str], revisions: dict[datetime, Revision]
) -> dict[str, Any]:
    at, member = datetime.fromisoformat(body["at"]), _member(body)
    code = str(body.get("did", ""))
    revision = revisions.get(at)
    return {
        "at": at,
        "did": _(DID[code]) if code in DID else str(body.get("verb", "")),
        "who": names.get(member, "") if member else "",
        "because": revision.because if revision else "",
        "before": _before(revision) if revision else "",
    }


def _before(revision: Revision) -> str:
    """The words that stood before, when words were changed."""
    was = revision.before
    return in_language(str(was.get("words_es", "")), str(was.get("words_en", "")))


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _member(body: dict[str, Any]) -> UUID | None:
    try:
        return UUID(str(body.get("who", "")))
    except ValueError:
        return None
