"""A bundle for a court holds on a machine with nothing but Python, and one changed bit of it is named."""

import json
import re
import subprocess
import sys
import zipfile

import pytest

from amparo.custody.verification import verify as verify_ledger
from amparo.evidence import chain, errors, handling, selectors
from amparo.evidence.forms import CaptureForm
from amparo.evidence.media import telling
from amparo.evidence.models import Blob, Copy
from amparo.evidence.tests.scene import AT, PDF, TEXT, Scene
from amparo.evidence.zipping import zipped
from amparo.kernel.errors import Forbidden
from amparo.verifier import court as verifier

CAPTURED = CaptureForm(
    url="https://noticia.example/", captured_at=AT, tool="Fingida 1", collector="Inventada"
)


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return Scene(cast)


@pytest.fixture
def handed(scene, tmp_path):
    """What a court receives, unpacked into a folder."""
    first, second = scene.add(), scene.add("declaración.txt", TEXT)
    handling.check_seal(scene.actor, scene.file_id, first.id, scene.later())
    handling.hand_out(scene.actor, scene.opened, second, scene.later())
    bundle = scene.make(first, second)
    with pytest.raises(errors.NotSignedYet):
        scene.parts(bundle)
    scene.signed()
    folder = tmp_path / "handed"
    for name, content in scene.parts(bundle).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def alone(*words, folder):
    """The packed verifier in an empty environment: no site, no variable, no path but its own."""
    command = [sys.executable, "-I", "-S", "verificar.pyz", *words]
    told = subprocess.run(command, cwd=folder, env={}, capture_output=True, check=False, timeout=60)
    return told.returncode, told.stdout.decode("utf-8", "replace") + told.stderr.decode()


def test_it_is_verified_with_nothing_but_python(handed, tmp_path):
    code, said = alone(".", folder=handed)
    assert (code, "Todo lo que se comprobó aquí es lo que fue registrado." in said) == (0, True), (
        said
    )
    assert "evidence/01-prueba.pdf: es el archivo que se recibió el 2026-03-03" in said
    assert "evidence/02-declaración.txt" in said
    assert re.search(r"01-custody.json: veces abierto: [1-9]; visto: \d; examinado: 0;", said)
    (head, _, checked, *_) = (handed / "records" / "01-custody.csv").read_text().splitlines()
    assert head == "Cuándo (UTC),Qué,Persona,Rol,Mesa,Institución,Para qué,Asiento,Palabras"
    assert "litigator" not in checked
    key = json.loads((handed / "manifest.json").read_bytes())["key"]
    assert alone("--log-key", key, "--language", "en", folder=handed)[0] == 0
    code, said = alone(".", "--log-key", "ab" * 32, folder=handed)
    assert (code, "otra llave" in said) == (1, True)

    packed = tmp_path / "bundle.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(handed.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(handed).as_posix())
    assert alone(str(packed), folder=handed)[0] == 0


def test_one_changed_bit_of_any_file_is_found_and_named(handed):
    files = [path for path in sorted(handed.rglob("*")) if path.is_file()]
    assert len(files) == 13
    for path in files:
        name, whole = path.relative_to(handed).as_posix(), path.read_bytes()
        places = {0, len(whole) // 3, len(whole) // 2, len(whole) - 1}
        if name in (verifier.MANIFEST, verifier.PROOFS):
            places |= set(range(1, len(whole), len(whole) // 40))
        for place in places:
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            path.write_bytes(changed)
            said = [fault.in_("es") for fault in verifier.verify(handed).faults]
            assert any(name in fault for fault in said), (name, place, said)
        path.write_bytes(whole)
    assert not verifier.verify(handed).faults


def test_what_is_missing_added_or_told_otherwise_is_named(handed):
    def faults():
        return {fault.code for fault in verifier.verify(handed).faults}

    (handed / "evidence" / "extra.txt").write_text("de más")
    assert faults() == {"file_extra"}
    (handed / "evidence" / "extra.txt").unlink()
    custody = handed / "records" / "01-custody.json"
    told = json.loads(custody.read_bytes())
    told["lines"][0]["who"] = None
    custody.write_bytes(verifier.canonical(told))
    assert {"file_changed", "line_fails"} <= faults()
    manifest = handed / verifier.MANIFEST
    told = json.loads(manifest.read_bytes())
    told["recipient"] = "Otro juzgado inventado"
    manifest.write_bytes(verifier.canonical(told))
    assert "manifest_changed" in faults()
    proofs = handed / verifier.PROOFS
    told = json.loads(proofs.read_bytes())
    told["proofs"].pop(0)
    proofs.write_bytes(verifier.canonical(told))
    assert "proof_missing" in faults()
    proofs.unlink()
    assert "proofs_unreadable" in faults()


def test_a_chain_tells_every_hand_in_order_and_nobody_changes_it(scene):
    blob = scene.add()
    for _ in range(2):
        handling.seen(scene.actor, scene.opened, blob, scene.later())
    assert handling.check_seal(scene.actor, scene.file_id, blob.id, scene.later())
    handling.transfer(scene.actor, scene.file_id, blob.id, "Se entregó el teléfono", scene.later())
    scene.make(blob)
    scene.opened = scene.open()
    handling.hand_out(scene.actor, scene.opened, blob, scene.later())
    handling.seen(scene.actor, scene.opened, blob, scene.later())
    lines = chain.chains([blob], scene.file_id, scene.opened)[blob.id]
    assert [line.what for line in lines] == [
        *("received", "opened", "viewed", "seal_checked", "transferred", "exported", "opened"),
        "viewed",
    ]
    assert {line.who for line in lines} == {str(scene.actor.id)}
    assert lines[4].words == "Se entregó el teléfono"
    report = verify_ledger()
    assert report.good, report.faults
    Blob.objects.filter(id=blob.id).update(commitment=bytes(32))
    assert any(str(blob.id) in fault for fault in verify_ledger().faults)
    assert not handling.check_seal(scene.actor, scene.file_id, blob.id, scene.later())


def test_a_broken_seal_is_found_and_recorded(scene, settings):
    blob = scene.add()
    path = settings.AMPARO_EVIDENCE_DIR / blob.path
    path.write_bytes(path.read_bytes()[:-1])
    assert not handling.check_seal(scene.actor, scene.file_id, blob.id, scene.later())
    path.unlink()
    assert not handling.check_seal(scene.actor, scene.file_id, blob.id, scene.later())
    lines = chain.chains([blob], scene.file_id)[blob.id]
    assert [line.outcome for line in lines if line.what == "seal_checked"] == ["broken", "broken"]


def test_the_same_file_leads_to_the_piece_that_is_there_and_its_chain_tells_it(
    scene, cast, settings
):
    blob = scene.add()
    assert scene.add("otro nombre.pdf", PDF, note="Vino por correo", capture=CAPTURED) == blob
    stored = [one for one in settings.AMPARO_EVIDENCE_DIR.rglob("*") if one.is_file()]
    assert (Blob.objects.count(), [one.name for one in stored if one.suffix == ""]) == (
        1,
        [blob.path.rpartition("/")[2]],
    )
    last = chain.chains([blob], scene.file_id, scene.opened)[blob.id][-2]
    assert (last.what, last.words) == ("came_again", "Vino por correo")
    assert telling.told(scene.opened, blob).captured["tool"] == CAPTURED.tool
    scene.add("otro nombre.pdf", PDF, capture=CAPTURED.model_copy(update={"tool": "Otra"}))
    assert telling.told(scene.opened, blob).captured["tool"] == CAPTURED.tool
    assert verify_ledger().good
    other = Scene(cast)
    other.add()
    assert Blob.objects.count() == 2


def test_who_may_not_hand_over_or_whom_she_did_not_name_gets_nothing(scene, cast):
    blob = scene.add()
    with pytest.raises(errors.NoConsent):
        scene.make(blob, consented=False)
    scene.make(blob, consented=False, basis="order")
    with pytest.raises(errors.NothingChosen):
        scene.make()
    stranger = cast.actor("reviewer")
    with pytest.raises(errors.BlobNotVisible):
        selectors.piece(stranger, scene.file_id, blob.id)
    scene.actor = cast.actor("litigator")
    scene.actor, writer = cast.actor("reviewer"), scene.actor
    with pytest.raises((Forbidden, errors.NothingChosen)):
        scene.make(blob)
    scene.actor = writer


def test_a_bundle_of_a_consent_that_was_taken_back_since_leaves_no_more(scene):
    blob = scene.add()
    agreed, ordered = scene.make(blob, body="MP"), scene.make(blob, body="MP", basis="order")
    scene.signed()
    asked = []

    def taken_back(body, pieces):
        asked.append((body, pieces))
        return False

    with pytest.raises(errors.NoConsent):
        scene.parts(agreed, taken_back)
    assert asked == [("MP", [blob.id])]
    assert scene.parts(ordered, taken_back)


def test_a_copy_goes_without_the_name_of_an_original_that_stays(scene):
    first, twin = scene.add(), scene.add("Juana Inventada (copia de trabajo).txt", TEXT)
    told = {"origin_id": first.id, "blob_id": twin.id, "made_by": scene.actor.id}
    Copy.objects.create(file_id=scene.file_id, what="working", made_at=scene.at, **told)
    apart, both = scene.make(twin), scene.make(first, twin)
    scene.signed()
    assert "evidence/01-copia de trabajo 1.txt" in scene.parts(apart)
    assert not any("Juana" in name for name in scene.parts(apart))
    assert "Juana" not in str(scene.parts(apart)["manifest.json"])
    assert "evidence/02-Juana Inventada (copia de trabajo).txt" in scene.parts(both)


def test_a_bundle_is_streamed_as_a_zip(handed, tmp_path):
    files = {
        path.relative_to(handed).as_posix(): path.read_bytes()
        for path in sorted(handed.rglob("*"))
        if path.is_file()
    }
    packed = tmp_path / "streamed.zip"
    packed.write_bytes(b"".join(zipped((name, iter([body])) for name, body in files.items())))
    assert verifier.verify(packed).faults == []
    whole = packed.read_bytes()
    at = whole.index(b"%PDF-1.7") + 5_000
    packed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    (fault, *_) = verifier.verify(packed).faults
    assert "evidence/01-prueba.pdf" in fault.in_("es")
