"""By which log the other side of a matter is known: the first bundle pins its key, and a person alone changes it."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody import installation
from amparo.interamerican.forms import PinForm
from amparo.interamerican.kinds import Known, Side, Whose
from amparo.interamerican.models import Matter, OtherLog
from amparo.interamerican.picture import Whole
from amparo.interamerican.unpacking import UNREADABLE, Unpacked
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.verifier.digests import fingerprint

OURS = _("This bundle was made by our own log: it is no paper of the other side.")
UNSIGNED = _(
    "No checkpoint signs this bundle yet, so nobody can know whose it is. Ask for it again once it is signed."
)
OF_ANOTHER = _("This bundle is of a matter of another State.")
OTHER_MATTER = _(
    "This bundle is of another matter: its reference or its number is not the one known here."
)
OTHER_KEY = _(
    "Another log made this bundle than the one known for the other side. Nothing was kept. Compare the key by "
    "telephone; if it did change, enter the new one with the reason."
)
NO_FINGERPRINT = _("Write the eight groups of five digits, as the other side reads them to you.")
_OTHER = {Side.STATE.value: Whose.REPRESENTATIVES, Side.REPRESENTATIVES.value: Whose.STATE}


def newest(matter: Matter) -> OtherLog | None:
    """The log by which the other side is known now; None before its first bundle."""
    return matter.other_logs.order_by("-recorded_at", "-id").first()


def author_of(whole: Whole, bundle: Unpacked) -> Whose:
    """Who wrote a bundle: the other side, by the key that is known for it and never by what the bundle says.

    Raises Invalid at `file` for one that is ours, unsigned, of another log, State or matter.
    """
    matter, author = whole.matter, _OTHER[whole.matter.side]
    known = newest(matter)
    fault = ""
    if bundle.key == installation.checkpoint_public():
        fault = OURS
    elif not bundle.signed:
        fault = UNSIGNED
    elif known is not None and known.fingerprint != bundle.fingerprint:
        fault = OTHER_KEY
    elif bundle.state != matter.state:
        fault = OF_ANOTHER
    elif not _same_matter(whole, known, bundle):
        fault = OTHER_MATTER
    elif bundle.side != author.value:
        fault = UNREADABLE
    if fault:
        raise Invalid({"file": [fault]})
    return author


def pin(work: Work, whole: Whole, bundle: Unpacked) -> None:
    """Know the other side by this bundle's key from now on, and its matter by its number."""
    known = newest(work.matter)
    if known is not None and _number(whole, known):
        return
    OtherLog.objects.create(
        matter=work.matter,
        fingerprint=bundle.fingerprint,
        known=known.known if known else Known.FIRST_USE,
        **work.entered(work.seal("notes", "other_log", matter=bundle.matter)),
    )


def pin_other_log(actor: Actor, matter_id: UUID, form: PinForm, at: datetime) -> OtherLog:
    """Enter the key of the other side's log as it was heard by telephone, with the reason.

    The same key as is known confirms it; another takes its place. Raises Invalid at `fingerprint`.
    """
    digits = re.sub(r"\D", "", form.fingerprint)
    told = " ".join(digits[start : start + 5] for start in range(0, len(digits), 5))
    ours = fingerprint(installation.checkpoint_public())
    if len(digits) != len(ours.replace(" ", "")) or told == ours:
        raise Invalid({"fingerprint": [NO_FINGERPRINT]})
    with working(actor, "pin_other_log", matter_id, at) as work:
        sealed = work.seal("notes", "other_log", because=form.because)
        return OtherLog.objects.create(
            matter=work.matter, fingerprint=told, known=Known.TELEPHONE, **work.entered(sealed)
        )


def _number(whole: Whole, known: OtherLog) -> str:
    """The other side's own number of the matter, as far as a bundle under this key gave it."""
    rows = whole.matter.other_logs.filter(fingerprint=known.fingerprint)
    return next(filter(None, (whole.text(row.sheet_id, "matter") for row in rows)), "")


def _same_matter(whole: Whole, known: OtherLog | None, bundle: Unpacked) -> bool:
    """By the body's reference where both give one, and by the other side's number once it is known."""
    ours, theirs = _plain(whole.reference), _plain(bundle.reference)
    number = _number(whole, known) if known else ""
    return not (ours and theirs and ours != theirs) and number in ("", bundle.matter)


def _plain(reference: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", fold(reference).lower())
