"""What the two sides exchange is a document: a bundle that leaves, and one that is received."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import ledger, proving
from amparo.interamerican import annexes, bundles, drafting, selectors
from amparo.interamerican.acts.papers import enter_paper
from amparo.interamerican.bundles import File
from amparo.interamerican.days import day_of
from amparo.interamerican.errors import NamesReserved, OpenTheMatter
from amparo.interamerican.forms import BundleForm, PaperForm
from amparo.interamerican.kinds import PaperKind, Side, Whose
from amparo.interamerican.models import Matter, Paper
from amparo.interamerican.picture import Whole, picture
from amparo.interamerican.rules import CAVEAT, bears_the_caveat
from amparo.interamerican.veiling import Veil
from amparo.interamerican.work import working
from amparo.kernel.errors import Invalid
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.library.selectors import original
from amparo.verifier import bundles as verifier
from amparo.verifier.bundles import BundleFaulty

UNREADABLE = _("This is not a bundle, or something in it was changed.")
OF_ANOTHER = _("This bundle is of a matter of another State.")
_OF_WHOM = {Side.STATE.value: Whose.STATE, Side.REPRESENTATIVES.value: Whose.REPRESENTATIVES}


def draft_paper(actor: Actor, matter_id: UUID, at: datetime) -> tuple[str, bytes]:
    """The report or the observations of our side as PDF, from what is open. Raises OpenTheMatter.

    Leaves an entry: it is a paper that can be carried out of the house.
    """
    whole = _opened(actor, matter_id, at)
    sheet = drafting.draft(whole, _issuer(whole), get_language() or settings.LANGUAGE_CODE)
    with working(actor, "draft_paper", matter_id, at) as work:
        work.deed.note(draft=hashlib.sha256(drafting.canonical(sheet)).hexdigest())
    return str(sheet["kind"]), drafting.paper(sheet, at)


def make_bundle(actor: Actor, matter_id: UUID, form: BundleForm, at: datetime) -> bytes:
    """The bundle that goes to the other side: our draft, its annexes, digests and proof.

    Its entry states the digest of the manifest. Raises OpenTheMatter, and NamesReserved when an annex
    would tell who has their identity reserved.
    """
    whole = _opened(actor, matter_id, at)
    sheet = drafting.draft(whole, _issuer(whole), get_language() or settings.LANGUAGE_CODE)
    name = str(sheet["kind"])
    files = [
        File(f"papers/{name}.pdf", drafting.paper(sheet, at)),
        File(f"papers/{name}.json", drafting.canonical(sheet)),
        *_annexes(actor, whole, form.papers),
    ]
    matter = whole.matter
    manifest = bundles.manifest_of(
        files,
        matter=matter.number,
        what=name,
        side=matter.side,
        state=matter.state,
        reference=matter.reference,
        made_at=at.isoformat(timespec="seconds"),
        caveat=CAVEAT if bears_the_caveat(matter.kind) else "",
    )
    stated = hashlib.sha256(manifest).hexdigest()
    with working(actor, "make_bundle", matter_id, at) as work:
        work.deed.note(manifest=stated)
    return bundles.packed(files, manifest, _proof(matter_id, stated))


def receive_bundle(actor: Actor, matter_id: UUID, content: bytes, at: datetime) -> Paper:
    """Verify a bundle of the other side and keep its paper: in the library when the matter is public, else sealed.

    Raises Invalid at `file` for one that does not verify, that our own side made or that is of another State.
    """
    matter = selectors.matter(actor, matter_id)
    try:
        told, files = verifier.verify(content).manifest, verifier.files_of(content)
    except BundleFaulty:
        raise Invalid({"file": [UNREADABLE]}) from None
    author = _OF_WHOM.get(str(told.get("side", "")))
    papers = {name: body for name, body in files.items() if name.startswith("papers/")}
    pdf = next((body for name, body in papers.items() if name.endswith(".pdf")), None)
    if told.get("state") != matter.state:
        raise Invalid({"file": [OF_ANOTHER]})
    if author is None or author.value == matter.side or pdf is None:
        raise Invalid({"file": [UNREADABLE]})
    sheet = next((body for name, body in papers.items() if name.endswith(".json")), b"{}")
    kind = PaperKind.STATE_REPORT if author is Whose.STATE else PaperKind.OBSERVATIONS
    form = PaperForm(
        kind=kind,
        author=author,
        on=day_of(at),
        answer_by=None,
        source=_in_the_library(actor, matter, pdf, kind, at) if matter.public else None,
        text=_as_words(sheet),
    )
    return enter_paper(actor, matter_id, form, at, digest=hashlib.sha256(pdf).digest())


def _opened(actor: Actor, matter_id: UUID, at: datetime) -> Whole:
    row = selectors.matter(actor, matter_id)
    words = selectors.words_of(actor, matter_id, at)
    if words is None:
        raise OpenTheMatter
    return picture(row, day_of(at), words)


def _issuer(whole: Whole) -> str:
    """Who signs below: the desk that keeps the matter."""
    desks = (desk.name for desk in directory.desks() if desk.id == whole.matter.desk_id)
    return next(desks, whole.matter.number)


def _annexes(actor: Actor, whole: Whole, papers: Sequence[UUID]) -> list[File]:
    """The papers of the library that were chosen, as they came; none that names a reserved identity."""
    veil = Veil(whole.people)
    found: list[File] = []
    for row in whole.papers:
        if row.id not in papers or row.source_id is None:
            continue
        content = original(actor, row.source_id)
        text, ending = annexes.written(content)
        if veil.tells(text):
            raise NamesReserved(
                {"papers": [_("This annex would tell who has their identity reserved.")]}
            )
        found.append(File(f"annexes/{len(found) + 1:02d}-{row.kind}.{ending}", content))
    return found


def _proof(matter_id: UUID, stated: str) -> bytes:
    """The proof of the entry that states this manifest."""
    for entry in reversed(ledger.entries_of(matter_id)):
        if entry.body is not None and entry.body.get("manifest") == stated:
            return json.dumps(proving.prove(entry.index), indent=1).encode()
    raise LookupError(stated)


def _in_the_library(
    actor: Actor, matter: Matter, pdf: bytes, kind: PaperKind, at: datetime
) -> UUID:
    facts = Facts(
        title=f"{kind.label}: {matter.reference or matter.number}",
        issued_on=day_of(at),
        reference=matter.reference,
        kind="other",
    )
    return library.add_source(actor, pdf, facts, at).id


def _as_words(sheet: bytes) -> str:
    """What the other side says point by point, as one text of at most what a field holds."""
    try:
        told = json.loads(sheet)
        lines = [
            f"{point['title']} {voice['speaker']}: {line}"
            for point in told["points"]
            for voice in point["voices"]
            for line in voice["said"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return "\n".join(lines)[:8000]
