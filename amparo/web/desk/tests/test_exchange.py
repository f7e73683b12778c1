"""A table goes in through the screens that everybody has, and a collection comes out and back."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.custody import ledger
from amparo.documentation import reading, services
from amparo.documentation.models import Record
from amparo.documentation.records import Act, Event
from amparo.documentation.tests.scene import Scene
from amparo.web.desk.tests.test_documentation import opens

TABLE = (
    "clave,qué pasó,cuándo,a quién,país,color\n"
    "A1,golpiza,14/3/2025,Inventada Ana,Perú,rojo\n"
    "A2,golpiza,2025,Inventado Beto,Narnia,azul\n"
    "A2,Arresto,2999,Otra Inventada,Perú,\n"
)
LATE = "ese día todavía no llega; queda al lado del registro"
MEANS = ["event.number", "act.type", "event.begins", "victim.name", "event.where.country", ""]


@pytest.fixture
def kept(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)


def records(kept, kind):
    return [one.record for one in reading.records(kept.opened(), kind)]


def test_a_table_is_mapped_tried_told_row_by_row_and_entered(kept, signed_in):
    page = signed_in(kept.actor)
    place = reverse("desk:collection_import", args=[kept.id])
    opens(page, kept)
    assert page.post(place, {"do": "try"}).status_code == 422
    none = page.post(place, {"do": "try", "file": SimpleUploadedFile("t.csv", TABLE.encode())})
    asked = none.content.decode()
    assert (none.status_code, 'name="m-5"' in asked, "Diga qué columna" in asked) == (
        422,
        True,
        True,
    )

    said = {"mapped": "1", "day_first": "on", **{f"m-{n}": means for n, means in enumerate(MEANS)}}
    file = SimpleUploadedFile("t.csv", TABLE.encode())
    tried = page.post(place, {**said, "do": "try", "file": file})
    shown = tried.content.decode()
    assert tried.status_code == 200
    told = ("golpiza", "no es ningún país", "no conoce", "cuándo «2999»: ese día todavía no llega")
    assert all(word in shown for word in told)
    assert not Record.objects.exists()

    carried = {"carried": tried.context["carried"], "name": "t.csv"}
    every = page.post(place, {**said, **carried, "every": "1"}).content.decode()
    assert ('list="terms-4"' in every, '<datalist id="terms-4">' in every) == (True, True)
    words = {"w-0-of": "act.type", "w-0-word": "golpiza", "w-0": "Lesiones por arma o por golpes"}
    entered = page.post(place, {**said, **words, **carried, "do": "enter"})
    assert entered.status_code == 200
    assert sorted(act.type for act in records(kept, "act")) == ["arrest", "injury", "injury"]
    assert sorted(event.number for event in records(kept, "event")) == ["A1", "A2"]
    assert {event.beside.get("color") for event in records(kept, "event")} == {"rojo", "azul"}


def sent(page, kept, **said):
    """The archive that the export page answers with, and what it says of itself."""
    place = reverse("desk:collection_export_csv", args=[kept.id])
    content = b"".join(page.post(place, {"do": "export", **said}).streaming_content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    return content, archive, json.loads(archive.read("datapackage.json"))


def changed(content):
    """The archive with one word of its first member said otherwise."""
    before, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in before.namelist():
            made.writestr(name, before.read(name).replace(b"Puente inv", b"Puente env"))
    return SimpleUploadedFile("t.zip", out.getvalue())


def test_what_goes_out_says_what_it_is_and_comes_back_equal(kept, signed_in):
    page = signed_in(kept.actor)
    event = kept.event("Puente inventado")
    opens(page, kept)
    size = ledger.size()
    content, archive, told = sent(page, kept, form="lines")
    assert [ledger.entry(at).body["verb"] for at in (size, size + 1)] == ["export", "exported"]
    assert ledger.entry(size + 1).body["digest"] == told["amparo"]["digest"].removeprefix("sha256:")
    (first,) = told["resources"]
    assert first["hash"] == "sha256:" + hashlib.sha256(archive.read(first["path"])).hexdigest()
    assert told["contributors"] == [{"title": kept.actor.name, "role": "author"}]
    assert (
        "todos los hechos, sin los registros confidenciales" in archive.read("LEEME.txt").decode()
    )

    other = Scene(kept.cast)
    place = reverse("desk:collection_import", args=[other.id])
    for form in ("lines", "openevsys", "ftm", "table", "xlsx"):
        file = SimpleUploadedFile("t.zip", sent(page, kept, form=form)[0])
        opens(page, other)
        done = page.post(place, {"do": "enter" if form == "lines" else "try", "file": file})
        assert done.status_code == 200, (form, done.context["errors"])
        assert records(other, "event") == [event], form
        new = {"lines": 1, "openevsys": 0, "ftm": 0}.get(form)
        assert done.context.get("whole") == new
        assert done.context["rows"] == [("ya estaba", 1)] if form in ("table", "xlsx") else True
    opens(page, other)
    refused = page.post(place, {"do": "try", "file": changed(content)})
    assert (refused.status_code, "fue cambiado" in refused.content.decode()) == (422, True)
    out = reverse("desk:collection_export_csv", args=[kept.id])
    assert page.post(out, {"form": "otra"}).status_code == 404
    assert signed_in(kept.cast.actor("litigator")).get(place).status_code == 404


def test_lines_and_entities_are_told_row_by_row_on_the_page_and_as_a_table_of_every_row(
    kept, signed_in
):
    page, place = signed_in(kept.actor), reverse("desk:collection_import", args=[kept.id])
    opens(page, kept)
    entity = {
        "id": "e-1",
        "schema": "Event",
        "properties": {"name": ["Por venir"], "startDate": ["2999-01-02"]},
    }
    own = json.loads(Event(title="Por venir", begins="2999-01-02").as_bytes())
    head, broken = {"format": "amparo-records-1"}, b'{"id": "x", "sche\n'
    for file, line in (
        (broken + json.dumps(entity).encode(), 2),
        (b"\n".join(json.dumps(one).encode() for one in (head, {"kind": "event", "record": own})), 2),
    ):  # fmt: skip
        tried = page.post(place, {"do": "try", "file": SimpleUploadedFile("t.jsonl", file)})
        (*_before, (number, done, why)) = tried.context["lines"]
        assert (number, done) == (line, "entra")
        assert why == ["event.begins «2999-01-02»: " + LATE]
        carried = {"carried": tried.context["carried"], "name": "t.jsonl"}
        every = page.post(place, {**carried, "do": "report"}).content.decode()
        assert f'"{line}","entra","event.begins","2999-01-02","{LATE}"' in every
        page.post(place, {**carried, "do": "enter"})
    assert [one.beside for one in records(kept, "event")] == [{"begins": "2999-01-02"}] * 2


def test_what_is_confidential_or_withdrawn_stays_in_unless_asked_and_is_counted(kept, signed_in):
    page = signed_in(kept.actor)
    kept.event("Plaza inventada")
    hidden = kept.event("Casa inventada", confidential=True)
    act = Act(event=hidden.id, type="killing")
    gone = Event(title="Plaza retirada", status="withdrawn")
    services.enter(kept.actor, kept.id, [act, gone], kept.at)
    opens(page, kept)
    place = reverse("desk:collection_export_csv", args=[kept.id])
    shown = page.get(place).content.decode()
    assert "Hechos, marcados como confidenciales: 1" in shown
    for form in ("lines", "acled", "geojson", "xlsx"):
        _content, archive, told = sent(page, kept, form=form)
        left = {(one["kind"], one["why"]): one["records"] for one in told["amparo"]["left"]}
        assert left.items() >= {("event", "confidential"): 1, ("event", "withdrawn"): 1}.items()
        assert left["act", "with_it"] == 1
        assert told["amparo"].get("exact_places") is (
            False if form in ("acled", "geojson") else None
        )
        assert b"Casa" not in archive.read(told["resources"][0]["path"])
    _content, archive, _told = sent(
        page, kept, form="lines", q="plaza", withdrawn="on", confidential="on"
    )
    assert archive.read("registros.jsonl").count(b'"kind":"event"') == 2
    found = page.post(reverse("desk:collection", args=[kept.id]), {"q": "plaza"})
    assert len(found.context["events"]) == 2
    asked = {"act": "killing", "since": "2026-03-01", "until": "2026-03-31", "confidential": "on"}
    found = page.post(reverse("desk:collection", args=[kept.id]), asked)
    assert (found.context["many"], "1 hecho cumple" in found.content.decode()) == (1, True)
    _content, archive, told = sent(page, kept, form="lines", **asked)
    assert archive.read("registros.jsonl").count(b'"kind":"event"') == 1
    assert "hechos desde 2026-03-01" in archive.read("LEEME.txt").decode()
    assert told["amparo"]["act"] == "killing"
    wrong = page.post(place, {**asked, "since": "14/3", "do": "export"})
    assert (wrong.status_code, 'href="#since"' in wrong.content.decode()) == (422, True)
