"""The log of advocacy: which State was met, what it leans to and what it said. All of it is sealed.

Whoever holds the rows sees how many contacts a contest has and when each was entered, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.commitments import choices
from amparo.commitments.candidacies.forms import LogContact
from amparo.commitments.candidacies.services import KEEP, the_contest
from amparo.commitments.kinds import Contact, StateStance
from amparo.commitments.models import Contest
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, EnvelopeKind, Sheet
from amparo.custody.opening import OpenFile, open_file, reopened
from amparo.custody.selectors import envelopes_of

NOTES, CONTACT = EnvelopeKind.NOTES.value, "contact"
# Words of contacts that were entered before the rest of them was sealed as well.
WORDS_ALONE = "advocacy"
# Whose desks hold the log besides the one that began it.
HELD_BY = ("advocacy", "coordination")
PURPOSE = "follow_up_work"


@dataclass(frozen=True, slots=True)
class Logged:
    """One contact with a member State, as it was entered; `words` empty where none were written."""

    state_code: str
    kind: Contact
    stance: StateStance
    on: date
    entered_at: datetime
    words: str = field(default="", repr=False)


def log_contact(actor: Actor, contest_id: UUID, form: LogContact, at: datetime) -> Sheet:
    """Seal one contact with a member State into the contest's log.

    Raises NothingToOpen when the log is held by desks that are none of the actor's.
    """
    with acting(actor, KEEP, contest_id, at, note={"did": "log_contact"}) as deed:
        choices.check(form)
        contest = the_contest(contest_id)
        envelope = _envelope(deed, contest)
        _seal_older(deed, contest, envelope)
        told = form.model_dump(mode="json", exclude={"notes"}) | {"words": form.notes}
        return deed.write_to(envelope, CONTACT, _whole(told, uuid4(), at, deed.the_opener().id))


def open_log(actor: Actor, contest_id: UUID, at: datetime) -> list[Logged]:
    """Open the log for follow-up, which leaves an entry first; newest first.

    Raises NothingToOpen alike when there is none and when it is not the actor's.
    """
    if actor.may(KEEP) and the_contest(contest_id).advocacy.exists():
        with acting(actor, KEEP, contest_id, at, note={"did": "seal_contacts"}) as deed:
            contest = the_contest(contest_id)
            _seal_older(deed, contest, _envelope(deed, contest))
    opened = open_file(actor, contest_id, PURPOSE, at, kinds=[NOTES], holders=directory.holders_of)
    return _read(opened)


def read_log(actor: Actor, contest: Contest, at: datetime) -> list[Logged] | None:
    """The log while the actor has it open; None when it is closed."""
    opened = reopened(actor, contest.id, at) if actor.may(KEEP) else None
    return _read(opened) if opened else None


def number(actor: Actor, contest: Contest) -> int:
    """How many contacts the log has; for who does not keep candidacies there is none."""
    if not actor.may(KEEP):
        return 0
    held = envelopes_of(actor, frozenset({NOTES})).filter(file_id=contest.id)
    sealed = Sheet.objects.filter(envelope__in=held, field=CONTACT).count()
    return sealed + contest.advocacy.count()


def tally(log: Iterable[Logged]) -> dict[StateStance, int]:
    """How many States lean where, by the last thing each said; a vote counts over what came before it."""
    last: dict[str, Logged] = {}
    for each in sorted(log, key=lambda one: (one.kind == Contact.VOTE, one.on, one.entered_at)):
        last[each.state_code] = each
    counted = Counter(each.stance for each in last.values())
    return {stance: counted[stance] for stance in StateStance}


def _read(opened: OpenFile) -> list[Logged]:
    sheets = opened.sheets(NOTES)
    words = {
        str(each.value["about"]): str(each.value["words"])
        for each in sheets
        if each.field == WORDS_ALONE
    }
    found = [_logged(each.value, words) for each in sheets if each.field == CONTACT]
    return sorted(found, key=lambda each: (each.on, each.entered_at), reverse=True)


def _logged(value: Mapping[str, object], words: Mapping[str, str]) -> Logged:
    return Logged(
        state_code=str(value["state_code"]),
        kind=Contact(str(value["kind"])),
        stance=StateStance(str(value["stance"])),
        on=date.fromisoformat(str(value["on"])),
        entered_at=datetime.fromisoformat(str(value["entered_at"])),
        words=str(value["words"]) or words.get(str(value["id"]), ""),
    )


def _whole(told: dict[str, object], key: UUID, at: datetime, by: UUID) -> dict[str, object]:
    return {**told, "id": str(key), "entered_at": at.isoformat(), "entered_by": str(by)}


def _envelope(deed: Deed, contest: Contest) -> Envelope:
    found = Envelope.objects.filter(file_id=contest.id, kind=NOTES).first()
    if found is not None:
        return found
    holders = [desk.id for kind in HELD_BY for desk in directory.desks(kind=kind)]
    return deed.create(NOTES, holders=holders)


def _seal_older(deed: Deed, contest: Contest, envelope: Envelope) -> None:
    """Seal contacts that an earlier version kept in clear, and take their rows away."""
    for row in contest.advocacy.order_by("recorded_at", "id"):
        told: dict[str, object] = {
            "state_code": row.state_code,
            "kind": row.kind,
            "stance": row.stance,
            "on": row.on.isoformat(),
            "words": "",
        }
        deed.write_to(envelope, CONTACT, _whole(told, row.id, row.recorded_at, row.recorded_by))
        row.delete()
