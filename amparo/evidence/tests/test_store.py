"""One interface, two places: what holds of the folder holds of a bucket of a real S3-speaking server."""

import hashlib
import os
import secrets
import time

import pytest
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

from amparo.config import evidence_place, examination
from amparo.config.environment import SettingRefused
from amparo.evidence import buckets, errors, store
from amparo.evidence.buckets import Address, Bucket
from amparo.evidence.places import OutOfReach
from amparo.evidence.upload import SealedFile

PDF = b"%PDF-1.7\n" + b"inventado " * 20_000
YEAR_S = 365 * 86_400


@pytest.fixture(scope="module")
def server():
    """An S3-speaking server for this module; the address of a bucket there."""
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    address = Address(
        "pruebas", "amparo/", f"http://{host}:{port}", "us-east-1", "inventada", "inventada-1"
    )
    buckets._client(address).create_bucket(Bucket=address.bucket)
    yield address
    started.stop()


@pytest.fixture(params=["folder", "bucket"])
def place(request, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    settings.AMPARO_EVIDENCE_BUCKET = None
    if request.param == "bucket":
        address = request.getfixturevalue("server")
        settings.AMPARO_EVIDENCE_BUCKET = {
            name: getattr(address, name) for name in Address.__dataclass_fields__
        }
    return store._place()


def received(content=PDF):
    file = SealedFile("prueba.pdf")
    file.take(content)
    file.complete()
    return file


def raw(place, key):
    with place.open(key) as file:
        return file.read()


def test_ciphertext_comes_back_as_it_was_put_and_its_key_leads_nowhere_once_removed(place):
    stored = received().settle()
    wire = b"".join(store.chunks(stored.path, stored.digest))
    assert hashlib.sha256(wire).digest() == stored.digest == store.digest_of(stored.path)
    assert b"inventado" not in wire
    assert stored.size == len(wire)
    assert store.examine()
    store.remove(stored.path)
    store.remove(stored.path)
    assert store.digest_of(stored.path) is None
    with pytest.raises(errors.BlobChanged):
        next(store.chunks(stored.path, stored.digest))
    assert not any(store.incoming_folder().iterdir())


def test_a_ciphertext_changed_in_its_place_gives_no_byte(place, tmp_path):
    stored = received().settle()
    changed = tmp_path / "changed"
    *before, last = raw(place, stored.path)
    changed.write_bytes(bytes([*before, last ^ 1]))
    place.put(changed, stored.path, hashlib.sha256(changed.read_bytes()).digest())
    with pytest.raises(errors.BlobChanged):
        next(store.chunks(stored.path, stored.digest))


def test_what_was_placed_for_a_row_that_never_came_is_swept_and_the_rest_stays(place):
    lost, kept = received().settle(), received().settle()
    assert store.sweep(3600, known=lambda key: False) == 0
    assert store.sweep(-1, known=lambda key: key == kept.path) == 1
    assert store.digest_of(lost.path) is None
    assert store.digest_of(kept.path) == kept.digest
    assert store.sweep(-1, known=lambda key: False) == 0


def test_a_large_file_goes_in_parts_and_a_killed_upload_is_seen_by_nobody_and_swept(
    server, monkeypatch, tmp_path
):
    monkeypatch.setattr(buckets, "PART_BYTES", 5 * 1024 * 1024)
    place, content = Bucket(server, tmp_path), secrets.token_bytes(11 * 1024 * 1024)
    source = tmp_path / "large"
    source.write_bytes(content)
    place.put(source, "aa/large", hashlib.sha256(content).digest())
    assert not source.exists()
    assert raw(place, "aa/large") == content

    client = buckets._client(server)
    begun = client.create_multipart_upload(Bucket=server.bucket, Key="amparo/aa/killed")
    client.upload_part(
        Bucket=server.bucket,
        Key="amparo/aa/killed",
        UploadId=begun["UploadId"],
        PartNumber=1,
        Body=PDF,
    )
    with pytest.raises(ClientError):
        client.head_object(Bucket=server.bucket, Key="amparo/aa/killed")
    assert place.sweep(100 * YEAR_S) == 0  # the server says of every upload that it began in 2010
    assert place.sweep(YEAR_S) == 1
    assert place.sweep(YEAR_S) == 0


def test_a_store_out_of_reach_takes_nothing_says_so_and_the_doctor_names_it(
    server, settings, tmp_path
):
    settings.AMPARO_EVIDENCE_DIR = tmp_path
    settings.AMPARO_EVIDENCE_BUCKET = {
        **{name: getattr(server, name) for name in Address.__dataclass_fields__},
        "bucket": "nadie-la-hizo",
    }
    with pytest.raises(errors.NoRoom):
        received().settle()
    with pytest.raises(errors.StoreAway):
        next(store.chunks("aa/aa", b""))
    with pytest.raises(OutOfReach, match="NoSuchBucket"):
        store.examine()
    finding = examination.evidence_store()
    assert not finding.good
    assert "AMPARO_EVIDENCE_URL" in finding.to_do
    assert "inventada-1" not in finding.what + repr(store._place())


def test_notes_of_what_is_being_placed_are_younger_than_the_sweep(place):
    stored = received().settle()
    (note,) = store.incoming_folder().iterdir()
    assert stored.path.endswith(note.name.removesuffix(".placed"))
    os.utime(note, (time.time() - 7200,) * 2)
    assert store.sweep(3600, known=lambda key: True) == 0
    assert not note.exists()


@pytest.mark.parametrize(
    "value",
    [
        *("s3://", "s3://UPPER/x", "s3://bucket/a b", "s3://bucket?endpoint=http://store.example"),
        *("s3://bucket?endpoint=ftp://127.0.0.1", "s3://bucket?acl=public", "file://host/folder"),
        *("s3://bucket?endpoint=https://user@store.example", "https://store.example/bucket"),
    ],
)
def test_a_wrong_address_stops_the_start_with_the_variables_name(monkeypatch, tmp_path, value):
    monkeypatch.setenv("AMPARO_EVIDENCE_URL", value)
    with pytest.raises(SettingRefused, match="AMPARO_EVIDENCE_URL"):
        evidence_place.place(tmp_path)


def test_a_bucket_needs_its_keys_from_files(monkeypatch, tmp_path):
    address = "s3://pruebas/amparo?endpoint=https://store.example&region=lima-1"
    monkeypatch.setenv("AMPARO_EVIDENCE_URL", address)
    with pytest.raises(SettingRefused, match="AMPARO_EVIDENCE_KEY_ID_FILE"):
        evidence_place.place(tmp_path)
    for name, text in (("KEY_ID", "inventada\n"), ("SECRET_KEY", "inventada-1\n")):
        (tmp_path / name).write_text(text)
        monkeypatch.setenv(f"AMPARO_EVIDENCE_{name}_FILE", str(tmp_path / name))
    folder, bucket = evidence_place.place(tmp_path)
    assert folder == tmp_path
    assert bucket == {
        "bucket": "pruebas",
        "prefix": "amparo/",
        "endpoint": "https://store.example",
        "region": "lima-1",
        "key_id": "inventada",
        "secret": "inventada-1",
    }
