"""Trusted time by an authority (RFC 3161), for ciphertexts: asked by the worker, verified at once, kept.

What is asked carries the digest of the CIPHERTEXT. The worker knows no other; an authority that learnt the
digest of the file in clear could tell that we hold a video that the world knows; and the ciphertext
binds the file, whose key no second one opens.
"""

from __future__ import annotations

import secrets
import urllib.request
from datetime import datetime
from typing import Final
from urllib.error import URLError
from urllib.parse import urlsplit

from cryptography.x509 import (
    Certificate,
    ExtendedKeyUsage,
    ExtensionNotFound,
    load_der_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings
from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

from amparo.accounts.acts import system_act
from amparo.evidence import marks
from amparo.evidence.models import Blob, TimeStamp
from amparo.verifier import tokens
from amparo.verifier.errors import DoesNotHold

_AT_ONCE: Final = 50
_LARGEST: Final = 64 * 1024
_WAIT_S: Final = 20


class AuthorityAway(Exception):
    """The authority does not answer; it is asked again later."""


class AnswerRefused(Exception):
    """The authority's answer is not over our digest, or not signed below the pinned root."""


def run(at: datetime) -> int:
    """Ask for what has no stamp yet, when an authority is configured; return how many were stamped.

    Raises AuthorityAway or AnswerRefused at the end of a round in which something failed, so that the
    next one waits longer; what succeeded before is kept.
    """
    if not settings.AMPARO_TSA_URL:
        return 0
    asked, stamped, refused = authority(), 0, 0
    done = TimeStamp.objects.filter(authority=asked).values("blob_id")
    for blob in Blob.objects.exclude(id__in=done).order_by("received_at")[:_AT_ONCE]:
        try:
            answer = stamp(bytes(blob.digest))
        except AnswerRefused:
            refused += 1
            continue
        keep(blob, asked, answer, at)
        stamped += 1
    if refused:
        raise AnswerRefused
    return stamped


def authority() -> str:
    """The host name of the authority that this installation asks; empty where none is set up."""
    return (urlsplit(settings.AMPARO_TSA_URL).hostname or "")[:100]


def signer(answer: bytes) -> str:
    """Who signed an answer that was kept, as the certificate in it calls them; empty where none says."""
    try:
        held = decode_timestamp_response(answer).signed_data.certificates
        certificates = [load_der_x509_certificate(each) for each in held]
    except ValueError:
        return ""
    names = [
        str(name.value)
        for each in certificates
        if _stamps(each)
        for name in each.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    ]
    return names[0] if names else ""


def _stamps(certificate: Certificate) -> bool:
    try:
        uses = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
    except (ExtensionNotFound, ValueError):
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in uses


def keep(blob: Blob, authority: str, answer: bytes, at: datetime) -> TimeStamp:
    """Keep a verified answer under an entry of its own."""
    row = TimeStamp(
        file_id=blob.file_id,
        blob_id=blob.id,
        authority=authority,
        answer=answer,
        stamped_at=tokens.read(answer).at,
        kept_at=at,
    )
    with system_act("stamp_evidence", blob.file_id, at, note={"blob": str(blob.id)}) as deed:
        row.save(force_insert=True)
        deed.marks.append(marks.of(row))
    return row


def stamp(digest: bytes) -> bytes:
    """Return the authority's whole answer over a SHA-256, verified. Raises AuthorityAway, AnswerRefused."""
    nonce = secrets.randbits(63)
    answer = _asked(request(digest, nonce))
    verify(answer, digest, nonce)
    return answer


def verify(answer: bytes, digest: bytes, nonce: int | None = None) -> None:
    """Return if the answer is over `digest`, and signed below the pinned root. Raises AnswerRefused."""
    builder = VerifierBuilder(roots=_roots(), nonce=nonce)
    try:
        builder.build().verify(decode_timestamp_response(answer), digest)
        if tokens.read(answer).digest != digest:
            raise AnswerRefused
    except (VerificationError, DoesNotHold, ValueError) as wrong:
        raise AnswerRefused from wrong


def request(digest: bytes, nonce: int) -> bytes:
    """Return the DER of a request: version 1, SHA-256 and digest, nonce, certificates wanted."""
    method = _der(0x30, _der(0x06, tokens.SHA256) + _der(0x05, b""))
    imprint = _der(0x30, method + _der(0x04, digest))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(0x30, b"\x02\x01\x01" + imprint + _der(0x02, number) + b"\x01\x01\xff")


def roots_pem() -> bytes:
    """The pinned root certificates as PEM; empty without an authority."""
    return bytes(settings.AMPARO_TSA_ROOTS)


def _roots() -> list[Certificate]:
    return load_pem_x509_certificates(roots_pem())


def _asked(query: bytes) -> bytes:
    asked = urllib.request.Request(  # noqa: S310 - the settings allow http and https alone
        settings.AMPARO_TSA_URL, query, {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_WAIT_S) as told:  # noqa: S310 - the same
            answer: bytes = told.read(_LARGEST + 1)
    except (URLError, OSError, ValueError) as error:
        raise AuthorityAway from error
    if len(answer) > _LARGEST:
        raise AnswerRefused
    return answer


def _der(tag: int, content: bytes) -> bytes:
    """One value of at most 127 bytes."""
    return bytes((tag, len(content))) + content
