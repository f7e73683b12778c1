"""The forms of records: every field of every kind is there, comes back as it was, and says what is wrong with it."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from amparo.documentation import reading, services, vocabulary
from amparo.documentation.details import Address
from amparo.documentation.fields import described, within
from amparo.documentation.forms import filled
from amparo.documentation.records import KINDS, Act, Information, Person
from amparo.documentation.shapes import Passage, When
from amparo.documentation.tests.scene import Scene
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.web.desk.documentation import forms, linked, people, typed
from amparo.web.desk.documentation.people import People

_WHO = uuid4()
_SAID = {
    "currency": "PEN", "country": "PE", "ubigeo": "0501", "precision": "district", "public": "department",
    "entered_on": "2026-03-14", "updated_on": "2026-03-15", "latitude": "-13.16", "longitude": "-74.22",
    "amount": "10.50", "made_amount": "3", "dependants": "2", "status": "disputed", "since": "2020",
    "steps": "2026-03 Un oficio inventado",
}  # fmt: skip


@pytest.fixture
def kept(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)


def whole(kind):
    """A record of a kind in which every field says something."""
    return filled(kind, {"id": uuid4(), **_body(KINDS[kind], _own(kind))})


def _own(kind):
    return [field for field in described(KINDS[kind]) if "." not in field.name]


def _body(kind, fields):
    return {
        field.name.rpartition(".")[2]: _value(kind, field) for field in fields if field.name != "id"
    }


def _value(kind, field):
    last = field.name.rpartition(".")[2]
    special = {
        "counts": {"dead": {"low": 1, "best": 2, "high": 4}}, "notes": {"status": "Una nota inventada"},
        "beside": {"Columna": "Lo que no cabe"}, "documents": ("Uno", "Otro"), "other_names": ("Apodo",),
        "addresses": ({"type": "home", "address": "Calle inventada", "country": "pe", "email": "a@b.pe"},),
        "passages": ({"narrative": str(_WHO), "first": 1, "last": 1, "text": "Una frase."},),
    }  # fmt: skip
    if last in special:
        return special[last]
    if field.shape is When:
        return {"value": "2026-03", "precision": "estimate", "words": "a fines de marzo"}
    if field.shape is not None:
        inner = [each for each in within(kind, field) if each.shape is None or each.shape is When]
        return {"low": 1, "best": 2, "high": 3} if last in ("count", "size") else _body(kind, inner)
    if field.terms:
        code = vocabulary.vocabulary(field.terms).offered[-1].code
        return (code,) if field.many else code
    if last in ("confidential", "deceased"):
        return True
    return (
        str(_WHO) if field.refers or last in typed.LINKED else _SAID.get(last, f"Dicho de {last}")
    )


def posted(controls):
    """What a browser sends of these controls as they are drawn."""
    sent = QueryDict(mutable=True)
    for control in controls:
        if control.kind == "group":
            sent.update(posted(control.parts))
        elif control.kind == "checkboxes":
            sent.setlist(control.name, [one.value for one in control.options if one.chosen])
        elif control.kind == "select":
            sent[control.name] = next((one.value for one in control.options if one.chosen), "")
        elif control.kind != "checkbox":
            sent[control.name] = control.value
        elif control.chosen:
            sent[control.name] = "on"
    return sent


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_is_on_its_form_and_what_is_not_touched_comes_back_as_it_was(kind):
    record, people = whole(kind), People({_WHO: "Luz Inventada"})
    empty = {
        name for name in KINDS[kind].model_fields if getattr(record, name) in ((), {}, "", None)
    }
    assert empty - set(KINDS[kind].lacks) == set(), "the record says something in every field"
    drawn = forms.controls(kind, typed.typed_of(record, people), people, {_WHO: "Un hecho"}, {})
    said = typed.typed_in(kind, posted(drawn))
    assert filled(kind, typed.body(kind, said, people, record)) == record


def opened(kept, signed_in):
    page = signed_in(kept.actor)
    page.post(reverse("desk:collection_open", args=[kept.id]), {"purpose": "documenting_work"})
    return page


def now(kept, record):
    file = reading.open_collection(kept.actor, kept.id, "documenting_work", timezone.now())
    return reading.record(file, record.id).record


def test_what_is_wrong_is_told_at_its_field_and_no_typed_word_is_lost(kept, signed_in):
    page, person = opened(kept, signed_in), Person(name="Luz Inventada")
    services.enter(kept.actor, kept.id, [person], kept.at)
    place = reverse("desk:record_change", args=[kept.id, person.id])
    body = {
        "version": "1", "status": "likely", "name": "Luz Inventada Corregida", "citizenship": "Perú\nAtlántida",
        "born": "14/03/1990 «según su hermana»", "addresses.0.type": "", "addresses.0.email": "luz@ejemplo.pe",
        "notes.0.text": "Una nota sin campo", "where.latitude": "al norte", "beside.0.field": "Columna",
        "beside.0.text": "Lo que no cabe",
    }  # fmt: skip
    for wrong, field, right in (
        ("notes.0.field", "f-notes-0-field", "born"),
        ("born", "f-born", "1990-03-14 «según su hermana»"),
        ("where.latitude", "f-where-latitude", "-13.16"),
        ("citizenship", "f-citizenship", "Perú"),
    ):
        answer = page.post(place, body)
        told = answer.content.decode()
        assert (answer.status_code, f'href="#{field}"' in told, f'id="{field}"' in told) == (
            422, True, True,
        ), wrong  # fmt: skip
        assert "Luz Inventada Corregida" in told
        assert "luz@ejemplo.pe" in told
        assert "Lo que no cabe" in told
        body[wrong] = right
    assert page.post(place, body).status_code == 302
    saved = now(kept, person)
    assert saved.addresses == (Address(email="luz@ejemplo.pe"),)
    assert (saved.citizenship, saved.notes, saved.where.latitude) == (
        ("pe",),
        {"born": "Una nota sin campo"},
        -13.16,
    )
    assert (saved.born.value, saved.born.words) == ("1990-03-14", "según su hermana")


def test_a_paper_of_the_library_is_chosen_by_its_title_and_one_that_is_hidden_stays(
    kept, signed_in, monkeypatch
):
    page, hidden = opened(kept, signed_in), uuid4()
    facts = Facts(title="Acta inventada de la plaza", language="es")
    paper = library.add_source(kept.actor, b"Llegaron camionetas inventadas.", facts, kept.at)
    told = Information(event=kept.event().id, cited="Acta inventada", paper=hidden)
    services.enter(kept.actor, kept.id, [told], kept.at)
    place = reverse("desk:record_change", args=[kept.id, told.id])
    shown = page.get(place).content.decode()
    assert f'<option value="{paper.pk}">Acta inventada de la plaza' in shown
    assert f'<option value="{hidden}" selected>' in shown
    said = {"version": "1", "status": "likely", "event": str(told.event), "paper": str(paper.pk)}
    assert page.post(place, said).status_code == 302
    assert now(kept, told).paper == paper.pk
    monkeypatch.setattr(linked, "OFFERED", 0)
    assert f'name="paper" value="{paper.pk}"' in page.get(place).content.decode()


def test_the_passages_of_an_act_stay_while_they_are_ticked(kept, signed_in):
    page, narrative = opened(kept, signed_in), kept.told()
    heard = Passage(narrative=narrative.id, first=1, last=1, text="Una frase.")
    act = Act(event=narrative.event, type="injury", passages=(heard,))
    services.enter(kept.actor, kept.id, [act], kept.at)
    place = reverse("desk:record_change", args=[kept.id, act.id])
    said = {"version": "1", "status": "likely", "event": str(narrative.event), "type": "injury"}
    assert "Una frase." in page.get(place).content.decode()
    assert page.post(place, said | {"passages": ["0"]}).status_code == 302
    assert now(kept, act).passages == (heard,)
    assert page.post(place, said | {"version": "2"}).status_code == 302
    assert now(kept, act).passages == ()


def test_of_very_many_people_a_name_that_several_have_is_nobodys_and_each_keeps_their_own(
    kept, monkeypatch
):
    two = [Person(name="Ana Inventada", unit="individual") for _ in range(2)]
    one = Person(name="Sola Inventada", unit="individual")
    services.enter(kept.actor, kept.id, [*two, one], kept.at)
    monkeypatch.setattr(people, "HELD", 0)
    known = people.people_of(kept.opened())
    assert known.of("ana  inventada") not in {each.id for each in two}
    assert known.of("Sola Inventada") == one.id
    for each in two:
        assert known.of(known.label(each.id)) == each.id
    again = people.people_of(kept.opened())
    assert [again.of(f"Ana Inventada ({str(each.id)[:4]})") for each in two] == [
        each.id for each in two
    ]
