"""What leaves for the other side: a paper drafted from the record, and the bundle that carries it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import ledger, proving
from amparo.custody.models import Checkpoint
from amparo.interamerican import annexes, bundles, drafting, selectors
from amparo.interamerican.acts import keeping
from amparo.interamerican.bundles import File
from amparo.interamerican.days import day_of
from amparo.interamerican.errors import (
    AnnexUnreadable,
    NamesReserved,
    NoSuchBundle,
    NotSignedYet,
    OpenTheMatter,
)
from amparo.interamerican.forms import BundleForm
from amparo.interamerican.kinds import Identity
from amparo.interamerican.models import Bundle
from amparo.interamerican.picture import Whole, picture
from amparo.interamerican.rules import CAVEAT, bears_the_caveat
from amparo.interamerican.veiling import Veil, goes_unnamed
from amparo.interamerican.work import working
from amparo.kernel.errors import Invalid
from amparo.library.selectors import original

# The verb of the entry that states a manifest and nothing of the house: its very bytes leave with the bundle.
STATED = "state_bundle"


def draft_paper(actor: Actor, matter_id: UUID, at: datetime) -> tuple[str, bytes]:
    """The report or the observations of our side as PDF, from what is open. Raises OpenTheMatter.

    Leaves an entry: it is a paper that can be carried out of the house.
    """
    whole = opened(actor, matter_id, at)
    sheet = drafting.draft(whole, _issuer(whole), get_language() or settings.LANGUAGE_CODE)
    with working(actor, "draft_paper", matter_id, at) as work:
        work.deed.note(draft=hashlib.sha256(drafting.canonical(sheet)).hexdigest())
    return str(sheet["kind"]), drafting.paper(sheet, at)


def make_bundle(actor: Actor, matter_id: UUID, form: BundleForm, at: datetime) -> Bundle:
    """Make the bundle for the other side and keep it sealed: our draft, its annexes and their digests.

    An entry of its own states the digest of the manifest and nothing else. Raises OpenTheMatter, the refusal of
    a file that is too large, and NamesReserved when an annex would tell who must not be named.
    """
    whole = opened(actor, matter_id, at)
    sheet = drafting.draft(whole, _issuer(whole), get_language() or settings.LANGUAGE_CODE)
    name = str(sheet["kind"])
    files = [
        File(f"papers/{name}.pdf", drafting.paper(sheet, at)),
        File(f"papers/{name}.json", drafting.canonical(sheet)),
        *_annexes(actor, whole, form.papers),
    ]
    manifest = _manifest(whole, files, name, at)
    stated = hashlib.sha256(manifest)
    file = keeping.sealed(f"amparo-{whole.matter.number}.zip", bundles.packed(files, manifest))
    with (
        keeping.settled(file) as stored,
        working(actor, "make_bundle", matter_id, at) as work,
    ):
        entry = ledger.append(STATED, at=at, facts={"manifest": stated.hexdigest()})
        row = Bundle.objects.create(
            matter=work.matter,
            evidence_id=keeping.keep(work, file, stored),
            manifest=stated.digest(),
            entry=entry,
            **work.entered(),
        )
        work.deed.note(manifest=stated.hexdigest(), entry=entry)
    return row


def sent_bundle(actor: Actor, matter_id: UUID, bundle_id: UUID, at: datetime) -> bytes:
    """A bundle of ours as it leaves, with the proof that our log states it; it is opened first.

    Raises NoSuchBundle, and NotSignedYet until a checkpoint signs its entry.
    """
    row = selectors.matter(actor, matter_id).bundles.filter(id=bundle_id).first()
    if row is None:
        raise NoSuchBundle
    proof = proving.prove(row.entry)
    if proof is None or proof["checkpoint"] is None:
        raise NotSignedYet
    _name, content = keeping.content_of(actor, matter_id, row.evidence_id, at)
    return bundles.proven(content, json.dumps(proof, indent=1).encode())


def signed_entries() -> int:
    """How many entries of the ledger a checkpoint signs: a bundle of an earlier one may leave."""
    return Checkpoint.objects.aggregate(most=Max("size"))["most"] or 0


def opened(actor: Actor, matter_id: UUID, at: datetime) -> Whole:
    """The matter with its words. Raises OpenTheMatter while they are sealed."""
    row = selectors.matter(actor, matter_id)
    words = selectors.words_of(actor, matter_id, at)
    if words is None:
        raise OpenTheMatter
    return picture(row, day_of(at), words)


def veil_of(whole: Whole) -> Veil:
    """Whoever must not be named outside the file. Raises NamesReserved when this reader is not told who they are."""
    unnamed = [one for one in whole.people if goes_unnamed(one)]
    hidden = [one.row.sheet_id for one in whole.people if one.row.identity == Identity.RESERVED]
    hidden += [one.row.sheet_id for one in unnamed]
    if any(sheet is not None and sheet not in whole.words for sheet in hidden):
        raise NamesReserved({"papers": [_("Your desk is not told who must not be named.")]})
    return Veil(whole.people, also=unnamed)


def _manifest(whole: Whole, files: Sequence[File], name: str, at: datetime) -> bytes:
    matter = whole.matter
    return bundles.manifest_of(
        files,
        matter=matter.number,
        what=name,
        side=matter.side,
        state=matter.state,
        reference=whole.reference,
        made_at=at.isoformat(timespec="seconds"),
        caveat=CAVEAT if bears_the_caveat(matter.kind) else "",
    )


def _issuer(whole: Whole) -> str:
    """Who signs below: the desk that keeps the matter."""
    desks = (desk.name for desk in directory.desks() if desk.id == whole.matter.desk_id)
    return next(desks, whole.matter.number)


def _annexes(actor: Actor, whole: Whole, papers: Sequence[UUID]) -> list[File]:
    """The papers of the library that were chosen, as they came; none that names who must not be named."""
    rows = [row for row in whole.papers if row.id in papers]
    chosen = [(row, row.source_id) for row in rows if row.source_id is not None]
    veil = veil_of(whole) if chosen else None
    found: list[File] = []
    for row, source_id in chosen:
        content = original(actor, source_id)
        try:
            text, ending = annexes.written(content)
        except AnnexUnreadable as unread:
            raise Invalid({"papers": [unread.template()]}) from unread
        if veil is None or veil.tells(text):
            raise NamesReserved({"papers": [_("This annex would tell who must not be named.")]})
        found.append(File(f"annexes/{len(found) + 1:02d}-{row.kind}.{ending}", content))
    return found
