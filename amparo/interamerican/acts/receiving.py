"""A bundle of the other side: verified apart, known by the pinned key, and kept sealed with its paper entered."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import annexes, unpacking
from amparo.interamerican.acts import keeping
from amparo.interamerican.acts.exchanging import opened, veil_of
from amparo.interamerican.acts.papers import enter
from amparo.interamerican.acts.pinning import author_of, pin
from amparo.interamerican.days import day_of
from amparo.interamerican.errors import AnnexUnreadable, NamesReserved
from amparo.interamerican.forms import PaperForm
from amparo.interamerican.kinds import PaperKind, Whose
from amparo.interamerican.models import Paper
from amparo.interamerican.picture import Whole
from amparo.interamerican.work import working
from amparo.library import services as library
from amparo.library.facts import Facts


def receive_bundle(actor: Actor, matter_id: UUID, content: bytes, at: datetime) -> Paper:
    """Verify a bundle of the other side, keep all its bytes sealed, and enter its paper.

    Of a public matter the paper goes to the library too, unless it tells who must not be named. The first
    bundle pins the key of the other side's log. Raises OpenTheMatter; Invalid at `file` for one that does not
    verify, is not signed, is ours, or is of another log, State or matter.
    """
    whole = opened(actor, matter_id, at)
    bundle = unpacking.read(content)
    author = author_of(whole, bundle)
    kind = PaperKind.STATE_REPORT if author is Whose.STATE else PaperKind.OBSERVATIONS
    public = whole.matter.public and not _tells(whole, bundle.pdf)
    form = PaperForm(
        kind=kind,
        author=author,
        on=day_of(at),
        answer_by=None,
        commission_by=None,
        source=_in_the_library(actor, whole, bundle.pdf, kind, at) if public else None,
        text=bundle.words,
    )
    file = keeping.sealed(f"{kind.value}.zip", content)
    with (
        keeping.settled(file) as stored,
        working(actor, "receive_bundle", matter_id, at) as work,
    ):
        author_of(whole, bundle)  # once more, now that the matter is locked
        pin(work, whole, bundle)
        blob_id = keeping.keep(work, file, stored)
        digest = hashlib.sha256(bundle.pdf).hexdigest()
        return enter(work, form, evidence_id=blob_id, sha256=digest)


def _tells(whole: Whole, pdf: bytes) -> bool:
    """Whether a paper names who must not be named, or nobody here can know that it does not."""
    try:
        return veil_of(whole).tells(annexes.written(pdf)[0])
    except (NamesReserved, AnnexUnreadable):
        return True


def _in_the_library(actor: Actor, whole: Whole, pdf: bytes, kind: PaperKind, at: datetime) -> UUID:
    facts = Facts(
        title=f"{kind.label}: {whole.matter.reference or whole.matter.number}",
        issued_on=day_of(at),
        reference=whole.matter.reference,
        kind="other",
    )
    return library.add_source(actor, pdf, facts, at).id
