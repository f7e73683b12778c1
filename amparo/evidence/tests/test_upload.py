import gzip
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from amparo.evidence import errors, kinds, limits, store, upload

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + b"\x00" * 200
PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n" + b"0" * 200
OGG = b"OggS\x00\x02" + b"\x00" * 20 + b"\x01vorbis" + b"\x00" * 200
MAIL = b"From: a@x.example\r\nDate: Mon, 2 Mar 2026 10:00:00\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
WARC = b"WARC/1.1\r\nWARC-Type: response\r\n\r\n<html><script>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016) + "WordDocument".encode("utf-16-le")
CANARY = b"KCANARY" + b"f3a9" * 6


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path / "evidence"


@pytest.fixture
def received(folder):
    """A function giving what a posted form hands to a view: the sealed files, in their order."""
    requests = []

    def post(*files):
        posted = {"files": [SimpleUploadedFile(name, content) for name, content in files]}
        requests.append(RequestFactory().post("/", posted))
        return requests[-1].FILES.getlist("files")

    yield post
    for request in requests:
        request.close()


def everything_under(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def an_office_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<document/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "family"),
    [
        (PNG, "image/png"),
        (PDF, "application/pdf"),
        (OGG, ("audio/", "video/", "application/ogg")),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 100, "image/"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 100, "audio/"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 100, ("video/", "audio/")),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 100, "audio/"),
        ("Una línea inventada\n".encode(), "text/plain"),
        ("Una línea".encode("utf-16"), "text/plain"),
        (b"#!AMR\n" + b"\x3c" + bytes(31), "audio/amr"),
        (b"#!AMR-WB\n\x04", "audio/amr-wb"),
        (b"BM" + bytes(12) + b"\x28" + bytes(40), "image/bmp"),
        (b"<!DOCTYPE html><html><script>alert(1)</script><svg>", "text/html"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --> <!-- b -->\n<html lang='es'>",
            "text/html",
        ),
        (MAIL + b"\r\n<html><b>Hola</b></html>\r\n", "message/rfc822"),
        (
            MAIL + b"Snapshot-Content-Location: x\r\nX: multipart/related\r\n\r\n",
            "multipart/related",
        ),
        (WARC, "application/warc"),
        (gzip.compress(WARC, mtime=0), "application/warc"),
        (OLE, "application/msword"),
        (OLE[:600], "application/x-ole-storage"),
    ],
)
def test_a_file_is_known_by_its_content(content, family):
    found = kinds.recognise(content)
    assert found is not None
    assert found.mime.startswith(family)


def test_an_office_document_is_taken():
    assert kinds.recognise(an_office_file()) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + b"\x00" * 200,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 200,
        b"#!/bin/sh\nrm -rf /\n",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<script>alert(1)</script>",
        b"<!-- x --><svg onload='alert(1)'><!doctype html><html>",
        b"<html><?php system('x'); ?>",
        b"#!AMRITA\nrm -rf /\n",
        gzip.compress(b"MZ" + bytes(900), mtime=0),
        b"GIF89a<script>alert(1)</script>",
        b"\xca\xfe\xba\xbe" + b"\x00" * 60,
        bytes(range(256)) * 4,
    ],
)
def test_what_runs_or_cannot_be_told_is_not_taken(content):
    assert kinds.recognise(content) is None


def test_a_file_comes_back_with_the_type_of_its_content_and_not_of_its_name(folder, received):
    (one,) = received(("photo.exe", PNG))
    assert (one.name, one.content_type, one.size) == ("photo.exe", "image/png", len(PNG))
    assert one.refusal is None


@pytest.mark.parametrize("size", [100, 3_000_000])
def test_nothing_of_a_file_lies_in_clear_on_the_disk(folder, received, size):
    content = PDF + CANARY * (size // len(CANARY) + 1)
    (one,) = received(("canary.pdf", content))
    assert one.refusal is None
    written = everything_under(folder)
    assert len(written) > size
    assert CANARY not in written


def test_the_stored_size_says_only_a_bucket(folder, received):
    small, smaller = received(("a.pdf", PDF), ("b.pdf", PDF + b"0" * 40_000))
    assert small.settle().size == smaller.settle().size


def test_an_empty_file_is_told(folder, received):
    (one,) = received(("nothing.pdf", b""))
    assert isinstance(one.refusal, errors.FileEmpty)


def test_a_file_too_large_is_refused_with_the_limit_and_leaves_nothing(
    folder, received, monkeypatch
):
    monkeypatch.setattr(limits, "FILE_BYTES", 2 * limits.MEGABYTE)
    large, fine = received(("large.pdf", PDF + b"0" * 3_000_000), ("fine.pdf", PDF))
    assert isinstance(large.refusal, errors.FileTooLarge)
    assert large.refusal.params == {"limit": "2"}
    assert fine.refusal is None
    fine.close()
    assert everything_under(folder) == b""


def test_a_large_file_is_given_up_when_others_fill_the_disk_on_its_way(
    folder, settings, monkeypatch
):
    monkeypatch.setattr(limits, "PART_BYTES", 1000)
    handler = upload.LargeUploadHandler()
    handler.new_file("file", "a.pdf", "application/pdf", 3000)
    handler.receive_data_chunk(PDF * 5, 0)
    assert handler.file.refusal is None
    settings.AMPARO_DISK_RESERVE_MB = 1 << 40
    handler.receive_data_chunk(PDF * 5, 1000)
    assert isinstance(handler.file_complete(3000).refusal, errors.NoRoom)
    assert everything_under(folder) == b""


def test_the_words_beside_a_file_that_is_too_large_are_still_there(folder, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    posted = {"note": "Una nota", "files": SimpleUploadedFile("a.pdf", PDF * 50)}
    request = RequestFactory().post("/", posted)
    assert request.POST["note"] == "Una nota"
    assert isinstance(request.FILES["files"].refusal, errors.FileTooLarge)


def test_files_too_large_together_are_refused_from_the_one_that_passes_the_limit(
    folder, received, monkeypatch
):
    monkeypatch.setattr(limits, "REQUEST_BYTES", 200_000)
    first, second = received(("a.pdf", PDF + b"0" * 150_000), ("b.pdf", PDF + b"0" * 150_000))
    assert first.refusal is None
    assert isinstance(second.refusal, errors.TooMuchAtOnce)


def test_too_many_files_at_once_are_refused(folder, received, monkeypatch):
    monkeypatch.setattr(limits, "FILES_PER_REQUEST", 1)
    first, second = received(("a.pdf", PDF), ("b.pdf", PDF))
    assert first.refusal is None
    assert isinstance(second.refusal, errors.TooManyFiles)


def test_a_full_disk_is_told_before_a_byte_is_written(folder, received, monkeypatch):
    monkeypatch.setattr(limits, "RESERVE_BYTES", 1 << 60)
    (one,) = received(("a.pdf", PDF))
    assert isinstance(one.refusal, errors.NoRoom)
    assert everything_under(folder) == b""


def test_an_upload_cut_short_leaves_nothing(folder):
    handler = upload.SealedUploadHandler()
    handler.new_file("files", "a.pdf", "application/pdf", None)
    handler.receive_data_chunk(PDF * 1000, 0)
    handler.upload_interrupted()
    assert everything_under(folder) == b""


def test_a_file_nobody_keeps_goes_with_its_request(folder):
    request = RequestFactory().post("/", {"files": SimpleUploadedFile("a.pdf", PDF)})
    assert request.FILES["files"].refusal is None
    request.close()
    assert everything_under(folder) == b""


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\fotos\\casa.jpg", "casa.jpg"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("\x00\n", "file"),
        (".", "file"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(sent, kept):
    assert upload.clean_name(sent) == kept


def test_a_stored_file_gives_its_bytes_only_if_none_changed(folder, received):
    (one,) = received(("a.pdf", PDF))
    stored = one.settle()
    assert b"".join(store.chunks(stored.path, stored.digest))
    path = folder / stored.path
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(errors.BlobChanged):
        next(store.chunks(stored.path, stored.digest))
    path.unlink()
    with pytest.raises(errors.BlobChanged):
        next(store.chunks(stored.path, stored.digest))


def test_uploads_that_nobody_finished_are_swept(folder):
    forgotten = store.Incoming()
    assert store.sweep(older_than_s=3600) == 0
    assert store.sweep(older_than_s=-1) == 1
    forgotten.discard()
