"""A folder into the library: each file is kept, fills a source known by its digest, or is refused with the reason."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Refused
from amparo.library import limits, services
from amparo.library.errors import DocumentTooLarge
from amparo.library.extracting import extract
from amparo.library.facts import Facts
from amparo.library.models import Source


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file. `did`: added, filled, known or refused; in a dry run, what would.

    `why` is the code of a refusal, `words` its sentence.
    """

    file: str
    did: str
    source_id: UUID | None = None
    title: str = ""
    paragraphs: int = 0
    why: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    rows: tuple[Row, ...]

    def count(self, did: str) -> int:
        return sum(row.did == did for row in self.rows)

    @property
    def good(self) -> bool:
        return not self.count("refused")


def import_folder(
    actor: Actor | None, folder: Path, at: datetime, *, dry_run: bool = False
) -> Report:
    """Keep every file of a folder and its folders, in order of name; one act each, so that one refusal stops none.

    `actor` None is whoever owns the installation. Hidden files and links are left out. A dry run reads each file
    and writes nothing.
    """
    return Report(tuple(_one(actor, folder, path, at, dry_run) for path in files(folder)))


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder, at most `limits.FILES`, no link followed."""
    count = 0
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            count += 1
            if count > limits.FILES:
                return
            yield path


def _one(actor: Actor | None, folder: Path, path: Path, at: datetime, dry_run: bool) -> Row:
    name = str(path.relative_to(folder))
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise DocumentTooLarge(limit=str(limits.FILE_BYTES // limits.MEGABYTE))
        content = path.read_bytes()
        return _foreseen(name, content) if dry_run else _kept(actor, name, content, at)
    except Refused as refusal:
        return Row(name, "refused", why=refusal.code, words=str(refusal))
    except OSError as error:
        return Row(name, "refused", why="unreadable", words=error.strerror or "It cannot be read.")


def _kept(actor: Actor | None, name: str, content: bytes, at: datetime) -> Row:
    kept = services.keep(actor, content, Facts(), at, file_name=Path(name).name)
    source = kept.source
    return Row(name, kept.did, source.pk, source.title, source.paragraphs.count())


def _foreseen(name: str, content: bytes) -> Row:
    source = Source.objects.filter(digest=hashlib.sha256(content).digest()).first()
    if source is not None and source.has_text:
        return Row(name, "known", source.pk, source.title, source.paragraphs.count())
    _, layout = extract(content)
    did = "filled" if source else "added"
    title = source.title if source else layout.facts.get("title", "")
    return Row(name, did, source.pk if source else None, title, len(layout.spans))
