"""Where `AMPARO_EVIDENCE_URL` says that sealed files lie, and which authority stamps them with trusted time."""

import re
from pathlib import Path
from typing import TypedDict
from urllib.parse import SplitResult, parse_qs, urlsplit

from amparo.config import environment
from amparo.config.environment import SettingRefused

NAME = "AMPARO_EVIDENCE_URL"
_SHAPE = (
    "file:///folder, or s3://bucket/prefix?endpoint=https://store.example&region=name"
    " (http only for a store on this very machine)"
)
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"(?:[A-Za-z0-9_.-]+/)*")
_REGION = re.compile(r"[a-z0-9-]{1,40}")
_HERE = {"127.0.0.1", "localhost", "::1"}


class BucketSettings(TypedDict):
    """The fields of `amparo.evidence.buckets.Address`."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    key_id: str
    secret: str


def place(default: Path) -> tuple[Path, BucketSettings | None]:
    """Return the local folder and, where the address names one, the bucket.

    Raises SettingRefused naming the variable that is wrong.
    """
    found = environment.address(NAME, ("file", "s3"))
    if found is None:
        return default, None
    if found.scheme == "s3":
        return default, _bucket(found)
    if found.netloc or not found.path.startswith("/") or found.query:
        raise SettingRefused(NAME, _SHAPE)
    return Path(found.path), None


def authority() -> tuple[str, bytes]:
    """Return the address of the time-stamping authority and its pinned root certificates as PEM, both or none.

    Raises SettingRefused naming the variable that is wrong.
    """
    found = environment.address("AMPARO_TSA_URL", ("https", "http"))
    if found is None:
        return "", b""
    may_be = "the path of a readable file with the root certificate of the authority, as PEM"
    try:
        pem = Path(environment.text("AMPARO_TSA_ROOT_FILE", "")).read_bytes()
    except OSError as error:
        raise SettingRefused("AMPARO_TSA_ROOT_FILE", may_be) from error
    if b"-----BEGIN CERTIFICATE-----" not in pem:
        raise SettingRefused("AMPARO_TSA_ROOT_FILE", may_be)
    if not found.hostname or found.username:
        raise SettingRefused("AMPARO_TSA_URL", "an address such as https://authority.example/tsr")
    return found.geturl(), pem


def _bucket(found: SplitResult) -> BucketSettings:
    asked = parse_qs(found.query, keep_blank_values=True)
    prefix = found.path.strip("/")
    told: BucketSettings = {
        "bucket": found.netloc,
        "prefix": f"{prefix}/" if prefix else "",
        "endpoint": _endpoint(asked.pop("endpoint", [""])),
        "region": asked.pop("region", ["us-east-1"])[-1],
        "key_id": "",
        "secret": "",
    }
    fits = (
        (_BUCKET, told["bucket"]),
        (_PREFIX, told["prefix"]),
        (_REGION, told["region"]),
    )
    if asked or not all(shape.fullmatch(text) for shape, text in fits):
        raise SettingRefused(NAME, _SHAPE)
    told["key_id"] = environment.secret("AMPARO_EVIDENCE_KEY_ID", least=3)
    told["secret"] = environment.secret("AMPARO_EVIDENCE_SECRET_KEY", least=8)
    return told


def _endpoint(given: list[str]) -> str:
    """The address of a store that is not the public one; keys are never sent in clear over a network."""
    if given == [""]:
        return ""
    try:
        parts = urlsplit(given[-1])
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise SettingRefused(NAME, _SHAPE) from error
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)
    if len(given) > 1 or not safe or not host or parts.query or parts.username:
        raise SettingRefused(NAME, _SHAPE)
    return given[-1].rstrip("/")
