"""A web archive (WACZ): the page it was made for, as captured, with address, time and the digest of the resource."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from amparo.library import limits
from amparo.library.errors import DocumentDamaged, DocumentUnpacksTooMuch, NoWordsInDocument
from amparo.library.extracting import markup, pdf
from amparo.library.extracting.kinds import members, part
from amparo.library.extracting.layout import Layout


@dataclass(frozen=True, slots=True)
class Capture:
    url: str
    at: str
    kind: str
    content: bytes


def read(content: bytes) -> Layout:
    """The text of the archive's first page. Facts: url, captured_at, resource_sha256."""
    archive = members(content)
    wanted = _pages(archive)
    captures = list(_captures(archive))
    chosen = next((one for url in wanted for one in captures if one.url == url), None) or next(
        (one for one in captures if "html" in one.kind or "pdf" in one.kind), None
    )
    if chosen is None:
        raise NoWordsInDocument
    facts = {
        "url": chosen.url,
        "captured_at": chosen.at,
        "resource_sha256": hashlib.sha256(chosen.content).hexdigest(),
    }
    read_one = pdf.read if "pdf" in chosen.kind else markup.read
    layout = read_one(chosen.content)
    return Layout(layout.text, layout.spans, {**layout.facts, **facts})


def _pages(archive: zipfile.ZipFile) -> list[str]:
    if "pages/pages.jsonl" not in archive.namelist():
        return []
    lines = part(archive, "pages/pages.jsonl").decode("utf-8", "replace").splitlines()
    found = []
    for line in lines[: limits.PARTS]:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            found.append(entry["url"])
    return found


def _captures(archive: zipfile.ZipFile) -> Iterator[Capture]:
    """Every page that answered well, until the limit of what an archive may unpack to."""
    room = limits.UNPACKED_BYTES
    for name in archive.namelist():
        if not name.startswith("archive/") or not name.endswith((".warc", ".warc.gz")):
            continue
        try:
            for record in ArchiveIterator(BytesIO(part(archive, name))):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").lower()
                if record.http_headers.get_statuscode() != "200" or not _is_page(kind):
                    continue
                content = record.content_stream().read(room + 1)
                room -= len(content)
                if room < 0:
                    raise DocumentUnpacksTooMuch(
                        limit=str(limits.UNPACKED_BYTES // limits.MEGABYTE)
                    )
                headers = record.rec_headers
                yield Capture(
                    headers.get_header("WARC-Target-URI") or "",
                    headers.get_header("WARC-Date") or "",
                    kind,
                    content,
                )
        except (ArchiveLoadFailed, EOFError, OSError) as error:
            raise DocumentDamaged from error


def _is_page(kind: str) -> bool:
    return "html" in kind or "pdf" in kind
