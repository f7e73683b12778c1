"""The acts of the library: keep a document, know one by its digest, amend what is said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting, system_act
from amparo.custody.deeds import Deed
from amparo.law import packs
from amparo.library import facts as said
from amparo.library import indexing, languages, steps, watching
from amparo.library.errors import DocumentDamaged, SourceChangedMeanwhile, SourceNotVisible
from amparo.library.extracting import Layout, extract
from amparo.library.facts import Facts
from amparo.library.models import Source, SourceVersion

POWER = "keep_library"
Did = Literal["added", "filled", "known"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A source and what became of it: `added`, `filled` (only its digest was known), or `known` before."""

    source: Source
    did: Did


@contextmanager
def doing(actor: Actor | None, source_id: UUID, at: datetime, did: str) -> Iterator[Deed]:
    """The act on one source; None is whoever owns the installation, at its command line."""
    note = {"did": did, "source": str(source_id)}
    if actor is None:
        with system_act(POWER, source_id, at, note={**note, "by": "command"}) as deed:
            yield deed
    else:
        with acting(actor, POWER, source_id, at, note=note) as deed:
            yield deed


def add_source(actor: Actor | None, content: bytes, facts: Facts, at: datetime) -> Source:
    """Keep a document; the same bytes twice are the same source. See `keep`."""
    return keep(actor, content, facts, at).source


def keep(
    actor: Actor | None, content: bytes, facts: Facts, at: datetime, file_name: str = ""
) -> Kept:
    """Keep the bytes, the text and the facts of a document.

    What the document says of itself fills the facts nobody gave. A source known by its digest alone gets its bytes
    and text, and keeps its facts.

    Raises a DocumentRefused or FactsUnfit before anything is kept, NotYourAct when the actor may not.
    """
    digest = hashlib.sha256(content).digest()
    known = Source.objects.filter(digest=digest).first()
    if known is not None and known.has_text and (actor is None or actor.may(POWER)):
        return Kept(known, "known")
    medium, layout = extract(content)
    whole = _filled(facts, layout, file_name).checked(packs.local_day(at))
    source_id = known.pk if known else uuid4()
    did: Did = "filled" if known else "added"
    with doing(actor, source_id, at, did) as deed:
        source = steps.locked(digest) or steps.new(source_id, digest, whole, actor, at)
        if source.has_text:
            # Another hand was faster; nothing is kept twice.
            return Kept(source, "known")
        steps.give_text(source, medium, layout, content, file_name)
        deed.marks.append(watching.bytes_mark(source, content))
        deed.marks.append(watching.text_mark(source, bytes(source.text_digest or b"")))
    return Kept(source, did)


def know(actor: Actor | None, digest: bytes, facts: Facts, at: datetime) -> Source:
    """Enter a document of which only the digest and the facts are known; the one there is, if there is one."""
    if len(digest) != hashlib.sha256().digest_size:
        raise DocumentDamaged
    known = Source.objects.filter(digest=digest).first()
    if known is not None:
        return known
    whole, source_id = facts.checked(packs.local_day(at)), uuid4()
    with doing(actor, source_id, at, "known"):
        return steps.locked(digest) or steps.new(source_id, digest, whole, actor, at)


def amend(actor: Actor, source_id: UUID, facts: Facts, at: datetime, *, expected: int) -> Source:
    """Change what is said of a source; the former facts stay as a version.

    Raises SourceChangedMeanwhile when `expected` is not its version now, FactsUnfit, SourceNotVisible.
    """
    whole = facts.checked(packs.local_day(at))
    with doing(actor, source_id, at, "amended"):
        source = Source.objects.select_for_update().filter(pk=source_id).first()
        if source is None:
            raise SourceNotVisible
        if source.version != expected:
            raise SourceChangedMeanwhile
        before = said.of(source)
        if before == whole:
            return source
        SourceVersion.objects.create(
            source=source, version=source.version, facts=before.plain(), amended_at=at,
            amended_by=actor.id,
        )  # fmt: skip
        for name, value in asdict(whole).items():
            setattr(source, name, value)
        source.version += 1
        source.save(update_fields=[*asdict(whole), "version"])
        indexing.index_head(source)
        if before.language != whole.language:
            indexing.index_again(source)
    return source


def _filled(facts: Facts, layout: Layout, file_name: str) -> Facts:
    """The facts with what the document says of itself where nobody said it."""
    own = layout.facts
    first = next((layout.text[span.start : span.end] for span in layout.spans), "")
    title = facts.title or own.get("title", "") or " ".join(first.split())[:160] or file_name
    language = facts.language or languages.of_text(layout.text) or own.get("language", "")
    return replace(
        facts, title=title[:500], language=language, url=facts.url or own.get("url", "")[:1000]
    )
