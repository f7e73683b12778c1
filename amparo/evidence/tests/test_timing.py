"""Time stamps of an authority: over the ciphertext, verified at once, kept beside the file, never in the way of it."""

import hashlib
import json
import subprocess

import pytest
from django.db import connection

from amparo.config import evidence_place
from amparo.config.environment import SettingRefused
from amparo.custody import ledger
from amparo.custody.verification import verify as verify_ledger
from amparo.evidence import chain, handling, timing
from amparo.evidence.models import Blob, TimeStamp
from amparo.evidence.tests.authority import Authority, serving
from amparo.evidence.tests.scene import PDF, Scene
from amparo.verifier import court, tokens


@pytest.fixture(scope="module")
def authorities(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authorities")
    return Authority(folder, "buena"), Authority(folder, "otra")


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return Scene(cast)


def test_every_file_is_stamped_and_the_stamp_travels_to_the_court(
    scene, authorities, settings, tmp_path
):
    good, _ = authorities
    blob, asked = scene.add(), []
    settings.AMPARO_TSA_ROOTS = good.root
    with serving(lambda query: asked.append(query) or good.answer(query)) as url:
        settings.AMPARO_TSA_URL = url
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE amparo_worker")
            assert timing.run(scene.later()) == 1
            assert timing.run(scene.later()) == 0
            cursor.execute("RESET ROLE")
    assert bytes(blob.digest) in asked[0]
    assert hashlib.sha256(PDF).digest() not in asked[0]
    row = TimeStamp.objects.get()
    assert tokens.read(bytes(row.answer)).digest == bytes(blob.digest)
    assert timing.signer(bytes(row.answer)) == "Autoridad inventada buena que sella"
    assert verify_ledger().good
    scene.opened = scene.open()
    lines = chain.chains([blob], scene.file_id)[blob.id]
    assert [line.what for line in lines] == ["received", "opened", "stamped", "opened"]

    bundle = scene.make(blob)
    scene.signed()
    folder = tmp_path / "handed"
    for name, content in scene.parts(bundle).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    report = court.verify(folder)
    assert not report.faults, report.faults
    said = [fact.in_("es") for fact in report.facts]
    assert any("la firma de la autoridad NO" in line for line in said)
    (command,) = (line.strip() for line in said if line.strip().startswith("openssl"))
    told = subprocess.run(command.split(), cwd=folder, capture_output=True, check=False, timeout=30)
    assert b"Verification: OK" in told.stdout + told.stderr
    manifest = json.loads((folder / court.MANIFEST).read_bytes())
    assert manifest["pieces"][0]["time"] == ["time/01-1.tsr"]


def test_an_answer_that_does_not_hold_is_not_kept_and_nothing_waits_for_it(
    scene, authorities, settings
):
    good, other = authorities
    scene.add()
    settings.AMPARO_TSA_ROOTS, before = good.root, ledger.size()
    replayed = good.answer(timing.request(bytes(Blob.objects.get().digest), 7))
    another = timing.request(bytes(32), 7)
    for answer in (
        other.answer,
        lambda query: replayed,
        lambda query: good.answer(another),
        lambda query: good.answer(query)[:-9],
        lambda query: b"nothing of the kind",
    ):
        with serving(answer) as url:
            settings.AMPARO_TSA_URL = url
            with pytest.raises(timing.AnswerRefused):
                timing.run(scene.later())
    with serving({}.__getitem__) as url:
        settings.AMPARO_TSA_URL = url
        with pytest.raises(timing.AuthorityAway):
            timing.run(scene.later())
    with pytest.raises(timing.AuthorityAway):
        timing.run(scene.later())
    assert (TimeStamp.objects.count(), ledger.size()) == (0, before)
    settings.AMPARO_TSA_URL = ""
    assert timing.run(scene.later()) == 0


def test_one_changed_byte_of_an_answer_is_never_taken(authorities, settings):
    good, _ = authorities
    settings.AMPARO_TSA_ROOTS, digest = good.root, hashlib.sha256(b"inventado").digest()
    whole = good.answer(timing.request(digest, 7))
    timing.verify(whole, digest, 7)
    for place in range(0, len(whole), 23):
        changed = bytearray(whole)
        changed[place] ^= 1
        try:
            timing.verify(bytes(changed), digest, 7)
        except timing.AnswerRefused:
            continue
        # A bit of a certificate that nothing here rests on; what is stated is the same.
        assert tokens.read(bytes(changed)) == tokens.read(whole)


def test_a_certificate_that_ran_out_stamps_nothing_and_no_piece_is_lost_for_it(
    scene, settings, tmp_path
):
    blob, before = scene.add(), ledger.size()
    late = Authority(tmp_path, "vencida", expired=True)
    settings.AMPARO_TSA_ROOTS = late.root
    with serving(late.answer) as url:
        settings.AMPARO_TSA_URL = url
        with pytest.raises(timing.AnswerRefused):
            timing.run(scene.later())
    assert (TimeStamp.objects.count(), ledger.size()) == (0, before)
    assert handling.check_seal(scene.actor, scene.file_id, blob.id, scene.later())
    good = Authority(tmp_path, "renovada")
    settings.AMPARO_TSA_ROOTS = good.root
    with serving(good.answer) as url:
        settings.AMPARO_TSA_URL = url
        assert timing.run(scene.later()) == 1


@pytest.mark.parametrize("pem", [None, "no certificate"])
def test_an_authority_without_its_pinned_root_stops_the_start(monkeypatch, tmp_path, pem):
    monkeypatch.setenv("AMPARO_TSA_URL", "https://sello.example/tsr")
    if pem:
        (tmp_path / "root.pem").write_text(pem)
        monkeypatch.setenv("AMPARO_TSA_ROOT_FILE", str(tmp_path / "root.pem"))
    with pytest.raises(SettingRefused, match="AMPARO_TSA_ROOT_FILE"):
        evidence_place.authority()
