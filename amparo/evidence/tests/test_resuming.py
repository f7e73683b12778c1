"""A large file arrives in parts over a line that breaks; every part is sealed as it comes."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection

from amparo.evidence import errors, limits, resuming, services, store, sweep
from amparo.evidence.models import Blob, Upload
from amparo.evidence.resuming import Said
from amparo.evidence.tests.scene import PDF, Scene

CANARY = b"KCANARY" * 3
WHOLE = PDF + CANARY + b"final inventado " * 12_000
CUT = 150_000


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    yield Scene(cast)
    become("NONE")


def become(role):
    """Give the connection the rights of one process."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")


def lying(scene):
    files = [path for path in store.incoming_folder().rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def test_a_broken_line_costs_one_part_and_the_whole_is_kept_once(scene, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    become("amparo_desk")
    begun = resuming.begin(scene.actor, scene.opened, scene.later())

    def send(offset, *chunks):
        return resuming.append(scene.actor, begun.id, begun.secret, offset, chunks)

    def broken():
        yield WHOLE[CUT : CUT + 5000]
        raise ConnectionError

    assert send(0, WHOLE[:100], WHOLE[100:CUT]) == CUT
    with pytest.raises(ConnectionError):
        send(CUT, *broken())
    with pytest.raises(errors.WrongOffset) as refused:
        send(0, WHOLE)
    assert refused.value.params == {"expected": str(CUT)}
    assert resuming.received(scene.actor, begun.id, begun.secret) == CUT
    assert send(CUT, WHOLE[CUT:]) == len(WHOLE)
    assert CANARY not in lying(scene)
    assert lying(scene)

    said = Said("video.pdf", hashlib.sha256(WHOLE).hexdigest(), "En partes")
    wrong = Said("video.pdf", "00" * 32)
    with pytest.raises(errors.UploadCutShort):
        resuming.finish(scene.actor, scene.opened, begun.id, begun.secret, wrong, scene.later())
    kept = resuming.finish(scene.actor, scene.opened, begun.id, begun.secret, said, scene.later())
    read = services.read(scene.open(), kept.blob)
    assert (read.name, read.note, b"".join(read.chunks)) == ("video.pdf", "En partes", WHOLE)
    assert (Upload.objects.count(), Blob.objects.count(), lying(scene)) == (0, 1, b"")


def test_only_who_began_it_with_its_secret_goes_on(scene, cast):
    begun = resuming.begin(scene.actor, scene.opened, scene.later())
    other = cast.actor("documenter", number=2)
    for actor, secret in ((other, begun.secret), (scene.actor, bytes(32)), (scene.actor, b"")):
        with pytest.raises(errors.NoSuchUpload):
            resuming.append(actor, begun.id, secret, 0, [PDF])
    elsewhere = Scene(cast)
    resuming.append(scene.actor, begun.id, begun.secret, 0, [PDF])
    with pytest.raises(errors.NoSuchUpload):
        resuming.finish(
            scene.actor, elsewhere.opened, begun.id, begun.secret, Said("a.pdf"), scene.later()
        )


def test_a_part_too_large_is_not_kept_and_what_nobody_finishes_goes_after_a_day(scene, monkeypatch):
    monkeypatch.setattr(limits, "PART_BYTES", 10_000)
    monkeypatch.setattr(limits, "UPLOADS_AT_ONCE", 2)
    first, second = (resuming.begin(scene.actor, scene.opened, scene.later()) for _ in range(2))
    with pytest.raises(errors.TooManyUploads):
        resuming.begin(scene.actor, scene.opened, scene.later())
    with pytest.raises(errors.FileTooLarge):
        resuming.append(scene.actor, first.id, first.secret, 0, [PDF])
    assert lying(scene) == b""
    resuming.append(scene.actor, first.id, first.secret, 0, [PDF[:9_000]])
    resuming.drop(scene.actor, second.id, second.secret)
    become("amparo_worker")
    sweep.run(scene.at + timedelta(hours=23))
    assert Upload.objects.count() == 1
    sweep.run(scene.at + timedelta(hours=25))
    assert (Upload.objects.count(), lying(scene)) == (0, b"")
