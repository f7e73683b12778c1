"""Search and choose within a mission's forms: what is typed stays, and no identifier is typed by hand."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.custody import ledger
from amparo.documentation.tests.scene import Scene as Documented
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.missions.models import MissionRecord
from amparo.missions.tests.scene import Scene

PAPER = b"Acta inventada de la plaza.\n\nLlegaron tres camionetas inventadas.\nNadie respondio por ellas."


@pytest.fixture
def scene(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast, timezone.now() - timedelta(minutes=5))


def said(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_record_rests_on_is_searched_for_and_chosen_and_what_was_typed_stays(
    scene, signed_in
):
    scene.told()
    page = signed_in(scene.documenter)
    page.post(reverse("desk:mission_open", args=[scene.mission_id]), {"purpose": "mission_work"})

    def press(act, **typed):
        return said(page.post(reverse("desk:mission_act", args=[scene.mission_id, act]), typed))

    typed = {"text": "Tres camionetas inventadas.", "rests_on": "T1 V1"}
    offered = press("enter_finding", **typed, pick="rests_on", **{"q-rests_on": "CASQUILLOS"})
    assert "Tres camionetas inventadas." in offered
    assert 'name="p-rests_on" value="V1" checked' in offered
    assert 'value="T2"' not in offered
    shown = {"s-rests_on": ["V1", "T2"], "p-rests_on": ["T2"]}
    assert 'value="T1 T2"' in press("enter_finding", **typed, take="rests_on", **shown)
    guide = press(
        "enter_testimony", account="Vi (inventado).", take="interpreter", **{"p-interpreter": "P1"}
    )
    assert ("Vi (inventado)." in guide, 'name="interpreter" value="P1"' in guide) == (True, True)
    sentence = press("write_sentence", text="En", pick="text", **{"q-text": "dias de la mision"})
    assert 'value="{=days}"' in sentence
    assert "En {=days}" in press("write_sentence", text="En", take="text", **{"p-text": "{=days}"})

    source = library.add_source(
        scene.documenter, PAPER, Facts(title="Acta inventada", language="es"), scene.at
    )
    assert f'value="{source.pk}"' in press(
        "enter_document", pick="source", **{"q-source": "camionetas"}
    )
    words = "Llegaron tres camionetas inventadas."
    passage = press("enter_document", source=source.pk, pick="quoted", **{"q-quoted": "tres"})
    assert (f'value="{words}"' in passage, "Nadie respondio" in passage) == (True, False)
    assert words in press("enter_document", source=source.pk, take="quoted", **{"p-quoted": words})


def test_an_event_is_chosen_from_a_collection_that_is_opened_with_an_entry(scene, signed_in):
    scene.begun().opens()
    kept = Documented(scene.cast)
    event = kept.event(description="Cruzaron el puente inventado.")
    page = signed_in(scene.documenter)
    address = reverse("desk:mission_act", args=[scene.mission_id, "enter_event"])
    first = said(page.post(address, {"pick": "event", "text": "Cruzaron (inventado)."}))
    assert kept.collection.designation in first
    assert str(event.id) not in first
    asked = {"pick": "event", "c-event": kept.id, "q-event": "cruzaron", "text": "Cruzaron."}
    choice = f"{kept.id}/{event.id}"
    assert f'value="{choice}"' in said(page.post(address, asked))
    assert ledger.entries_of(kept.id)[-1].body["purpose"] == "mission_work"
    taken = said(page.post(address, {"take": "event", "p-event": choice, "text": "Cruzaron."}))
    assert "El puente inventado" in taken
    missing = page.post(address, {"text": "Cruzaron."})
    assert missing.status_code == 422
    refused = missing.content.decode()
    assert refused.count("Complete este campo.") == 2
    assert '<a href="#f-collection">Hecho documentado: Complete este campo.</a>' in refused
    whole = {"collection": kept.id, "event": event.id, "text": "Cruzaron."}
    assert page.post(address, whole).status_code == 302
    assert MissionRecord.objects.get().code == "E1"
    a_piece_is_chosen_by_the_name_of_its_file(scene, page)
    findings = said(page.get(reverse("desk:mission_findings", args=[scene.mission_id])))
    link = reverse("desk:event", args=[kept.id, event.id])
    assert f'<a href="{link}">El puente inventado ({kept.collection.number}' in findings
    hidden = {"pick": "event", "c-event": "00000000-0000-4000-8000-000000000001"}
    assert "El puente inventado" not in said(page.post(address, hidden))


def a_piece_is_chosen_by_the_name_of_its_file(scene, page):
    address = reverse("desk:mission_act", args=[scene.mission_id, "enter_piece"])
    assert page.get(address).status_code == 404
    piece, text = str(scene.seals_a_piece()), "Casquillos (inventado)."
    page.post(reverse("desk:mission_open", args=[scene.mission_id]), {"purpose": "mission_work"})
    offered = said(page.post(address, {"pick": "piece", "q-piece": "casquillos", "text": text}))
    assert ("casquillos-de-fulana.txt" in offered, text in offered) == (True, True)
    assert f'name="p-piece" value="{piece}"' in offered
    taken = said(page.post(address, {"take": "piece", "p-piece": piece, "text": text}))
    assert re.search(rf'value="{piece}"[^>]* (checked|selected)', taken)
    assert page.post(address, {"piece": piece, "text": text}).status_code == 302
    findings = said(page.get(reverse("desk:mission_findings", args=[scene.mission_id])))
    assert ("SHA-256" in findings, piece in findings, "de-fulana" in findings) == (
        True,
        False,
        False,
    )
