"""A table goes in through the screens that everybody has, and a collection comes out and back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.custody import ledger
from amparo.documentation import reading
from amparo.documentation.models import Record
from amparo.documentation.tests.scene import Scene
from amparo.web.desk.tests.test_documentation import opens

TABLE = (
    "clave,qué pasó,cuándo,a quién,país,color\n"
    "A1,golpiza,14/3/2025,Inventada Ana,Perú,rojo\n"
    "A2,golpiza,2025,Inventado Beto,Narnia,azul\n"
    "A2,Arresto,2025,Otra Inventada,Perú,\n"
)
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
    assert all(word in shown for word in ("golpiza", "no es ningún país", "no conoce"))
    assert not Record.objects.exists()

    words = {"w-0-of": "act.type", "w-0-word": "golpiza", "w-0": "injury"}
    carried = {"carried": tried.context["carried"], "name": "t.csv"}
    entered = page.post(place, {**said, **words, **carried, "do": "enter"})
    assert entered.status_code == 200
    assert sorted(act.type for act in records(kept, "act")) == ["arrest", "injury", "injury"]
    assert sorted(event.number for event in records(kept, "event")) == ["A1", "A2"]
    assert {event.beside.get("color") for event in records(kept, "event")} == {"rojo", "azul"}


def test_what_goes_out_leaves_an_entry_and_comes_back_equal(kept, signed_in):
    page = signed_in(kept.actor)
    event = kept.event("Puente inventado")
    opens(page, kept)
    size = ledger.size()
    out = page.get(reverse("desk:collection_lines_csv", args=[kept.id]))
    written = b"".join(out.streaming_content)
    assert ledger.size() == size + 1
    table = page.get(reverse("desk:collection_csv", args=[kept.id]))
    assert b"Puente inventado" in b"".join(table.streaming_content)

    other = Scene(kept.cast)
    opens(page, other)
    place = reverse("desk:collection_import", args=[other.id])
    back = SimpleUploadedFile("t.jsonl", written)
    assert page.post(place, {"do": "enter", "file": back}).status_code == 200
    assert records(other, "event") == [event]
    out = page.get(reverse("desk:collection_export_csv", args=[kept.id]) + "?form=openevsys")
    sent = SimpleUploadedFile("t.zip", b"".join(out.streaming_content))
    opens(page, other)
    tried = page.post(place, {"do": "try", "file": sent})
    assert "OpenEvSys" in tried.content.decode()
    carried = {"carried": tried.context["carried"], "name": "t.zip"}
    again = page.post(place, {"do": "enter", **carried})
    assert again.context["whole"] == 0, "it is there already"
    assert records(other, "event") == [event]
    strange = reverse("desk:collection_export_csv", args=[kept.id]) + "?form=otra"
    assert page.get(strange).status_code == 404
    assert signed_in(kept.cast.actor("litigator")).get(place).status_code == 404
