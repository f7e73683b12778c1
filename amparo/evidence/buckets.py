"""A bucket of an S3-speaking store, for ciphertext alone.

A small file goes in one request, a large one in parts that become an object only when all are there.
Each part and the whole carry their SHA-256, which the store checks. What a killed upload left is
invisible, and `sweep` ends it.
"""

from __future__ import annotations

import base64
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO, Any, Final
from uuid import uuid4

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session

from amparo.evidence.places import Absent, OutOfReach

PART_BYTES: Final = 16 * 1024 * 1024
_CHUNK: Final = 64 * 1024
_GONE: Final = {"NoSuchKey", "404", "NotFound"}


@dataclass(frozen=True, slots=True)
class Address:
    """Which bucket, and who asks.

    endpoint  address of the store; empty for the public one of the region
    prefix    what every key begins with: empty, or ending in a slash
    """

    bucket: str
    prefix: str
    endpoint: str
    region: str
    key_id: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place behind the network; `spool` is a local folder for ciphertext that is being checked."""

    address: Address
    spool: Path

    def put(self, source: Path, key: str, digest: bytes) -> None:
        """Upload; only then is the local file removed."""
        with _answering():
            if source.stat().st_size <= PART_BYTES:
                with source.open("rb") as body:
                    self._call("put_object", key, Body=body, ChecksumSHA256=_b64(digest))
            else:
                self._put_parts(source, key)
        source.unlink(missing_ok=True)

    @contextmanager
    def open(self, key: str) -> Iterator[IO[bytes]]:
        """Give a local copy of the ciphertext, which has no name and goes when closed. Raises Absent."""
        with tempfile.TemporaryFile(dir=self.spool) as copy:
            with _answering():
                body = self._call("get_object", key)["Body"]
                for chunk in body.iter_chunks(_CHUNK):
                    copy.write(chunk)
            copy.seek(0)
            yield copy

    def remove(self, key: str) -> None:
        with _answering():
            self._call("delete_object", key)

    def sweep(self, older_than_s: int) -> int:
        """End uploads in parts that began earlier and never became an object."""
        limit, ended = datetime.now(UTC) - timedelta(seconds=older_than_s), 0
        with _answering():
            asked = _client(self.address).get_paginator("list_multipart_uploads")
            for page in asked.paginate(Bucket=self.address.bucket, Prefix=self.address.prefix):
                for one in page.get("Uploads", ()):
                    if one["Initiated"] < limit:
                        self._abort(one["Key"], one["UploadId"])
                        ended += 1
        return ended

    def examine(self) -> str:
        """Put, read and remove a probe."""
        key, body = f"probe/{uuid4().hex}", b"probe"
        with _answering():
            self._call("put_object", key, Body=body)
            found = self._call("get_object", key)["Body"].read()
            self._call("delete_object", key)
        if found != body:
            raise OutOfReach("what was put came back otherwise")
        return f"s3://{self.address.bucket}/{self.address.prefix}"

    def _put_parts(self, source: Path, key: str) -> None:
        whole = self.address.prefix + key
        begun = self._call("create_multipart_upload", key, ChecksumAlgorithm="SHA256")
        upload = begun["UploadId"]
        try:
            parts = [*self._parts(source, key, upload)]
            self._call(
                "complete_multipart_upload", key, UploadId=upload, MultipartUpload={"Parts": parts}
            )
        except BaseException:
            with suppress(BotoCoreError, ClientError):
                self._abort(whole, upload)
            raise

    def _parts(self, source: Path, key: str, upload: str) -> Iterator[dict[str, object]]:
        with source.open("rb") as file:
            number = 0
            while part := file.read(PART_BYTES):
                number += 1
                checked = _b64(hashlib.sha256(part).digest())
                told = self._call(
                    "upload_part",
                    key,
                    UploadId=upload,
                    PartNumber=number,
                    Body=part,
                    ChecksumSHA256=checked,
                )
                yield {"PartNumber": number, "ETag": told["ETag"], "ChecksumSHA256": checked}

    def _abort(self, whole: str, upload: str) -> None:
        _client(self.address).abort_multipart_upload(
            Bucket=self.address.bucket, Key=whole, UploadId=upload
        )

    def _call(self, name: str, key: str, **more: object) -> dict[str, Any]:
        method = getattr(_client(self.address), name)
        told: dict[str, Any] = method(
            Bucket=self.address.bucket, Key=self.address.prefix + key, **more
        )
        return told


@cache
def _client(address: Address) -> Any:
    """One client for each address and process; it reads no profile, variable or machine role."""
    session = Session()
    session.set_config_variable("config_file", "/dev/null")
    session.set_config_variable("credentials_file", "/dev/null")
    return session.create_client(
        "s3",
        region_name=address.region,
        endpoint_url=address.endpoint or None,
        aws_access_key_id=address.key_id,
        aws_secret_access_key=address.secret,
        config=Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"mode": "standard", "total_max_attempts": 4},
            s3={"addressing_style": "path" if address.endpoint else "auto"},
            # Some stores refuse the framework's own trailing sums; we send our own.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _GONE:
            raise Absent from error
        raise OutOfReach(f"the store refused: {code}") from error
    except (BotoCoreError, OSError) as error:
        raise OutOfReach(f"the store does not answer: {type(error).__name__}") from error


def _b64(digest: bytes) -> str:
    return base64.b64encode(digest).decode()
