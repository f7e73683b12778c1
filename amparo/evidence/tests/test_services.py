import base64
import hashlib
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import RequestFactory

from amparo.custody import ledger
from amparo.custody.opening import open_file
from amparo.evidence import services, store
from amparo.evidence.errors import BlobChanged, BlobNotVisible
from amparo.evidence.models import Blob

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
CONTENT = b"%PDF-1.7\n" + b"inventado " * 300_000


@pytest.fixture
def kept(cast, settings, tmp_path):
    """A file of three megabytes, kept for the intake desk."""
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    posted = RequestFactory().post("/", {"file": SimpleUploadedFile("prueba.pdf", CONTENT)})
    file = posted.FILES["file"]
    stored = services.settle(file)
    holder = cast.actor("intake_officer").seats[0].desk_id
    from amparo.accounts.directory import desk_holder

    with transaction.atomic():
        blob, marks = services.keep(
            file,
            stored,
            file_id=uuid4(),
            sender_id=uuid4(),
            holders=[desk_holder(holder)],
            at=AT,
            note="Una nota",
        )
        ledger.append("answer", at=AT, file_id=blob.file_id, marks=marks)
    return blob


def opened(cast, blob):
    return open_file(cast.actor("intake_officer"), blob.file_id, "intake_review", AT)


def test_what_was_sent_is_what_the_officer_reads(cast, kept):
    read = services.read(opened(cast, kept), kept)
    assert (read.name, read.content_type, read.size, read.note) == (
        "prueba.pdf",
        "application/pdf",
        len(CONTENT),
        "Una nota",
    )
    assert read.plain_digest == hashlib.sha256(CONTENT).hexdigest()
    assert b"".join(read.chunks) == CONTENT


def test_a_file_changed_on_the_disk_gives_no_byte(cast, kept, settings):
    path = settings.AMPARO_EVIDENCE_DIR / kept.path
    changed = bytearray(path.read_bytes())
    changed[500_000] ^= 1
    path.write_bytes(changed)
    with pytest.raises(BlobChanged):
        next(services.read(opened(cast, kept), kept).chunks)


def test_a_file_swapped_with_its_digest_in_the_row_gives_no_byte(cast, kept, settings):
    other = b"x" * 1000
    (settings.AMPARO_EVIDENCE_DIR / kept.path).write_bytes(other)
    Blob.objects.filter(id=kept.id).update(digest=hashlib.sha256(other).digest())
    kept.refresh_from_db()
    with pytest.raises(BlobChanged):
        next(services.read(opened(cast, kept), kept).chunks)


def test_a_blob_of_another_file_is_not_visible(cast, kept):
    elsewhere = Blob(id=uuid4(), envelope_id=uuid4(), file_id=uuid4())
    with pytest.raises(BlobNotVisible):
        services.read(opened(cast, kept), elsewhere)


def test_no_clear_column_says_what_a_file_is(kept):
    clear = " ".join(str(value) for value in Blob.objects.values_list().get())
    assert "prueba" not in clear
    assert str(len(CONTENT)) not in clear
    assert "pdf" not in clear
    assert base64.b64encode(hashlib.sha256(CONTENT).digest()).decode() not in clear


def test_blobs_are_found_in_the_order_they_came(kept):
    assert services.blobs_of(kept.file_id) == [kept]
    store.remove(kept.path)
