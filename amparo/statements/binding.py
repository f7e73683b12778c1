"""What binds a review or a signature to a text: the digest of a version, and the salt sealed with its words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from amparo.signing.texts import digest_of
from amparo.statements.errors import OpenTheStatement
from amparo.statements.models import Binding, Publication, StatementText
from amparo.statements.selectors import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """What anybody needs to check which text was signed; `salt` empty for one older than salts."""

    signed: str
    salt: bytes
    digest: bytes

    @property
    def holds(self) -> bool:
        return hashlib.sha256(self.salt + self.signed.encode()).digest() == self.digest


def sealed_text(words: Words, version: StatementText) -> Mapping[str, object]:
    """Title, text and salt of a version. Raises OpenTheStatement when they are still sealed."""
    value = words.get(version.sheet_id)
    if value is None:
        raise OpenTheStatement
    return value


def salt_of(value: Mapping[str, object]) -> bytes:
    return bytes.fromhex(str(value.get("salt", "")))


def bound(version: StatementText, value: Mapping[str, object]) -> bool:
    """Whether a version's digest is that of these words with this salt."""
    made = digest_of(str(value["title"]), str(value["text"]), salt_of(value))
    return made == bytes(version.digest)


def shown(published: Publication) -> Shown | None:
    """The signed part of a published text with its salt; None for one published before this was kept."""
    found = Binding.objects.select_related("version").filter(publication=published).first()
    if found is None:
        return None
    signed = published.text[: found.signed_until]
    return Shown(signed, bytes(found.salt), bytes(found.version.digest))
