"""Files on disk, however long: read by pieces, refused where they were changed or unpack to too much."""

import io
import zipfile
from contextlib import ExitStack

import pytest

from amparo.documentation import reading, services
from amparo.documentation.notes import Note
from amparo.documentation.shapes import Status
from amparo.documentation.tests.scene import Scene
from amparo.exchange import archives, arriving, coming, whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotAsItWas, NotATable, UnpacksTooMuch
from amparo.exchange.formats import FORMATS
from amparo.exchange.packing import About, Written, pack
from amparo.exchange.reports import Report
from amparo.exchange.tests.test_whole import everything, full
from amparo.exchange.unpacking import Bounds

pytestmark = pytest.mark.django_db(transaction=True)


def given_out(form, scene, path):
    about = About("prueba", "Prueba", "Inventada", scene.at, {"form": form})
    members = FORMATS[form].members(Source(scene.opened()))
    path.write_bytes(b"".join(pack(members, about, Written())))
    return path


def doubted(scene):
    """An event that became disputed and was withdrawn, each with its reason, and put in order without one."""
    event = next(one for one in everything(scene).values() if one.kind == "event")
    for version, note, said in (
        (1, "Otra fuente lo niega.", {"status": "disputed"}),
        (2, "", {"status": "disputed", "remarks": "En orden."}),
        (3, "Se retira: era otro hecho.", {"status": "withdrawn"}),
        (4, "", {"status": "withdrawn", "remarks": "En orden."}),
    ):
        now = event.model_copy(update={**said, "status": Status(said["status"])})
        services.change(scene.actor, scene.id, [(now, version)], scene.at, note)
    return event.id


def entered(scene, path):
    report = Report()
    with ExitStack() as stack:
        found = coming.opened(path, stack, report)
        list(whole.enter(scene.actor, scene.opened(), found.records, scene.at, report))
    return report.faults


@pytest.mark.parametrize("form", ["lines", "openevsys", "ftm"])
def test_an_archive_larger_than_a_page_takes_comes_back_equal(cast, tmp_path, monkeypatch, form):
    here, there = Scene(cast), Scene(cast)
    services.enter(here.actor, here.id, full(), here.at)
    event = doubted(here)
    path = given_out(form, here, tmp_path / "salida.zip")
    for module in (archives, coming):
        monkeypatch.setattr(module, "FILE_BYTES", path.stat().st_size - 1)
    with pytest.raises(NotATable):
        arriving.brought(arriving.unpacked(path.read_bytes()), Report())
    for reader in ("gathered", "_put_together", "read"):
        for module in (coming.ftm, coming.openevsys):
            monkeypatch.delattr(module, reader, raising=False)
    assert not entered(there, path)
    assert everything(there) == everything(here)
    (back,) = reading.history(there.opened(), event)
    assert (back.record.status, back.note) == ("withdrawn", "Se retira: era otro hecho.")
    (said,) = (one for one in reading.noted(here.opened(), "event", [event]))
    assert (
        back.notes
        == said.notes
        == tuple(
            Note(words, "2026-04-06")
            for words in ("Otra fuente lo niega.", "Se retira: era otro hecho.")
        )
    )
    # And again: whoever takes it from there has what was said at either place, in its order.
    doubts = [(back.record.model_copy(update={"remarks": "De nuevo."}), 1)]
    services.change(there.actor, there.id, doubts, there.at, "Lo dijo también otra casa.")
    (onward,) = reading.noted(there.opened(), "event", [event])
    assert [note.words for note in onward.notes] == [
        *(note.words for note in said.notes), "Lo dijo también otra casa.",
    ]  # fmt: skip


def changed(path, name):
    """The archive with one byte of a member changed, its own sums put right."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.namelist():
            held = before.read(one)
            after.writestr(one, held.replace(b"Relato", b"Relata", 1) if one == name else held)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "name"), [("lines", "registros.jsonl"), ("openevsys", "amparo_rest.csv")]
)
def test_nothing_is_read_of_an_archive_that_was_changed_or_unpacks_to_too_much(
    cast, tmp_path, form, name
):
    scene = Scene(cast)
    services.enter(scene.actor, scene.id, full(), scene.at)
    path = given_out(form, scene, tmp_path / "salida.zip")
    for bounds in (Bounds(largest=5_000), Bounds(ratio=1, small=5_000)):
        with ExitStack() as stack, pytest.raises(UnpacksTooMuch):
            coming.opened(path, stack, Report(), bounds)
    path.write_bytes(changed(path, name))
    with ExitStack() as stack, pytest.raises(NotAsItWas):
        coming.opened(path, stack, Report())
    with pytest.raises((NotATable, NotAsItWas)):
        arriving.brought(arriving.unpacked(path.read_bytes()), Report())


def test_tables_of_others_are_put_together_from_a_file_as_from_a_page(cast, tmp_path):
    path = tmp_path / "ajeno.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("event.csv", "event_record_number,event_title\nPE-1,Marcha inventada\n")
        made.writestr("person.csv", "person_record_number,person_name\nP1,Ana Inventada\n")
    with ExitStack() as stack:
        found = coming.opened(path, stack, Report())
        assert [one.kind for one in found.records] == ["person", "event"]
    path.write_bytes(b"PK\x03\x04nada")
    with ExitStack() as stack, pytest.raises(NotATable):
        coming.opened(path, stack, Report())
