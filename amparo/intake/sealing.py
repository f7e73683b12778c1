"""From accepted answers to sealed rows: which envelope each answer goes to, and to whose desks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.accounts import directory
from amparo.custody.errors import NotSetUp
from amparo.custody.principals import HolderKey
from amparo.custody.sealing import Deposit as Rows
from amparo.intake.errors import CannotKeep, NoDeskMayReceive
from amparo.intake.values import Deposit
from amparo.law.schema import Pack
from amparo.territory import places

# Made for every file, empty or not, so that which envelopes exist says nothing about the answers.
ALWAYS = ("identity", "contact", "place", "account", "facts", "shield", "mailbox")
OWN_WORDS = ("identity", "contact", "place", "account", "facts", "shield")
SHIELD_SHEET = "must_not_know"
# What a proxy sends goes here; the mailbox stays hers, for when she takes hold of the file.
PROXY_BOX = "dropbox"
OWN_BOX = "mailbox"
# The words of a receipt that an accompanying organisation keeps for her.
KEPT = "receipt"

# Those who watch over a file know that it exists and to whom it is closed, and read no more of it.
WATCHES = frozenset({"shield"})

Contents = dict[str, dict[str, dict[str, object]]]
# A desk's key and the kinds it holds; None stands for all.
Holder = tuple[HolderKey, frozenset[str] | None]


def contents(pack: Pack, deposit: Deposit) -> Contents:
    """Return envelope kind to field to value; a field is a question's code, its value under `value`."""
    found: Contents = {kind: {} for kind in ALWAYS}
    if deposit.on_behalf:
        found[PROXY_BOX] = {}
    for question in pack.form.questions():
        answer = deposit.answers.get(question.code)
        if answer is None or question.envelope is None:
            continue
        value: dict[str, object] = {"value": answer}
        if question.kind == "place" and (known := places.resolve(str(answer))):
            value |= {"value": known.label, "typed": answer, "ubigeo": known.code}
        found.setdefault(question.envelope, {})[question.code] = value
    found["shield"][SHIELD_SHEET] = {"institutions": sorted(deposit.must_not_know)}
    return found


def rows(
    file_id: UUID,
    sealed: Contents,
    deposit: Deposit,
    holders: Iterable[Holder],
    master: bytes,
    at: datetime,
) -> Rows:
    """Return the unsaved rows of one file: envelopes, their sheets, the desks' grants, the receipt."""
    made = Rows(file_id, at)
    for kind, values in sealed.items():
        made.add(kind, values)
    for holder, kinds in holders:
        made.hold([holder], kinds)
    if deposit.on_behalf:
        made.receipt(master, standing="proxy", reads=[PROXY_BOX], duress=deposit.duress)
    else:
        own = OWN_WORDS if deposit.reads_own else ()
        made.receipt(master, standing="own", reads=[OWN_BOX, *own], duress=deposit.duress)
    return made


def keep_receipt(made: Rows, words: Iterable[str], keeper: HolderKey) -> None:
    """Seal the words of a new request's receipt to one desk that keeps them for her."""
    keep_words(made, made.receipts[0].id, words, keeper)


def keep_words(made: Rows, receipt_id: UUID, words: Iterable[str], keeper: HolderKey) -> None:
    """Seal a receipt's words to one desk that keeps them for her; no other desk holds them."""
    made.add(KEPT, {"words": {"value": " ".join(words)}}, about=receipt_id)
    made.hold([keeper], {KEPT})


def keeper(desk_id: UUID, deposit: Deposit) -> HolderKey:
    """Return the key of an accompanying organisation's desk. Raises CannotKeep."""
    found = next((desk for desk in directory.desks("companion") if desk.id == desk_id), None)
    if found is None or found.institution in deposit.must_not_know:
        raise CannotKeep
    return found.holder


@dataclass(frozen=True, slots=True)
class Reception:
    """Which desk must answer a request first, and which desks hold what of it."""

    desk_id: UUID
    holders: tuple[Holder, ...]


def receiving(pack: Pack, deposit: Deposit) -> Reception:
    """Return who receives this request; never a desk whose institution must not know.

    Intake and the duty desk hold everything, supervision only the shield. When those who receive or
    decide are part of the harm, the alternative desk alone holds it.

    Raises NoDeskMayReceive, and NotSetUp in an installation without any desk.
    """
    known = directory.desks()
    if not known:
        raise NotSetUp
    closed = deposit.must_not_know
    able = [desk for desk in known if desk.institution not in closed]
    elsewhere = bool(closed & frozenset(pack.meta.alternative_intake.when_source_in))
    first = [] if elsewhere else [desk for desk in able if desk.kind == "intake"]
    if first:
        whole = [*first, *(desk for desk in able if desk.kind == "duty")]
        watching = [(desk.holder, WATCHES) for desk in able if desk.kind == "supervision"]
    else:
        whole = [desk for desk in able if desk.kind == "alternate_intake"]
        watching = []
    if not whole:
        reason = _("At least one desk that receives requests must be able to read this one.")
        asked = pack.form.meaning("must_not_know")
        raise NoDeskMayReceive({asked.code if asked else "must_not_know": [reason]})
    return Reception(whole[0].id, (*((desk.holder, None) for desk in whole), *watching))


def notices(deposit: Deposit, terms: Mapping[str, datetime]) -> list[dict[str, object]]:
    """Return the first lines written for the person: where it stands, and the clocks that run."""
    stage: dict[str, object] = {"kind": "stage", "stage": "received", "track": deposit.track.value}
    running: list[dict[str, object]] = [
        {
            "kind": "term",
            "code": code,
            "due_at": due.isoformat(),
            "whose": "institution",
            "state": "running",
        }
        for code, due in terms.items()
    ]
    return [{"kind": "acknowledged", "track": deposit.track.value}, stage, *running]
