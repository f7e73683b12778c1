"""The pages of collections: entered by keyboard, drawn, split, changed without losing a word."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.documentation import reading, services, vocabulary
from amparo.documentation.models import Collection, Record, TermChange
from amparo.documentation.records import Act, Chain, Event, Narrative
from amparo.documentation.tests.scene import SECRET, TOLD, Scene, crowd
from amparo.web.desk.documentation.drawing import Strand, who_did_what


@pytest.fixture
def kept(cast, settings):
    """A collection of an organisation, and a member's browser who has it open."""
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)


@pytest.fixture
def documenter(kept, signed_in):
    return signed_in(kept.actor)


def said(answer):
    return answer.content.decode()


def opens(page, kept):
    place = reverse("desk:collection_open", args=[kept.id])
    assert page.post(place, {}).status_code == 422
    assert page.post(place, {"purpose": "documenting_work"}).status_code == 302


def at(name, kept, *more):
    return reverse(f"desk:{name}", args=[kept.id, *more])


def acts_of(kept, event_id):
    return reading.graph(
        reading.open_collection(kept.actor, kept.id, "documenting_work", now()), event_id
    )


def now():
    from django.utils import timezone

    return timezone.now()


def test_an_event_is_entered_with_its_acts_on_one_page_and_more_rows_lose_no_word(documenter, kept):
    opens(documenter, kept)
    typed = {
        "title": "Marcha inventada", "begins": "~2026-03", "where.ubigeo": "0501", "where.public": "department",
        "counts.dead": "1 / 2 / 4", "status": "confirmed", "rows": "2",
        "r1-victim": SECRET, "r1-type": "injury", "r1-begins": "2026-03-14", "r1-method": "pellets",
        "r1-by": "Unidad inventada", "r1-degree": "carried_out",
        "r2-victim": "Otra Persona Inventada", "r2-type": "=", "r2-begins": "=", "r2-by": "=", "r2-degree": "=",
        "names": "Tercera Inventada\nComunidad Inventada [comunidad, 80/90/120]",
        "all-type": "arbitrary_detention", "all-by": "Unidad inventada",
    }  # fmt: skip
    more = said(documenter.post(at("event_new", kept), {**typed, "do": "more"}))
    assert all(word in more for word in (SECRET, "r10-victim", "Comunidad Inventada", "1 / 2 / 4"))
    wrong = documenter.post(at("event_new", kept), {**typed, "do": "save", "r2-begins": "14/3"})
    assert wrong.status_code == 422
    assert "Fila 2" in said(wrong)
    assert SECRET in said(wrong)

    answer = documenter.post(at("event_new", kept), {**typed, "do": "save"})
    assert answer.status_code == 302
    event = Record.objects.get(kind="event").id
    graph = acts_of(kept, event)
    assert sorted(act.type for act in graph.acts) == ["arbitrary_detention"] * 2 + ["injury"] * 2
    assert len(graph.people) == 5
    (many,) = [one for one in graph.people.values() if one.unit == "community"]
    assert (many.name, many.size.best, many.size.high) == ("Comunidad Inventada", 90, 120)
    unknown = {**typed, "do": "save", "r2-victim": "Otra [clan, 3]"}
    told = documenter.post(at("event_new", kept), unknown)
    assert (told.status_code, 'href="#r2-victim"' in said(told)) == (422, True)
    assert {i.degree for i in graph.involvements} == {"carried_out", ""}
    page = said(documenter.get(at("event", kept, event)))
    assert all(word in page for word in ("<svg", SECRET, "2 (1 a 4)", "Ayacucho"))
    assert page.count("Unidad inventada") > 3


def test_a_change_is_told_in_public_and_whoever_comes_second_keeps_their_words(documenter, kept):
    event = kept.event()
    opens(documenter, kept)
    place = at("record_change", kept, event.id)
    form = said(documenter.get(place))
    assert 'name="version" value="1"' in form
    body = {"title": "Corregido", "begins": "2026-03-14", "status": "disputed", "version": "1"}
    assert documenter.post(place, body).status_code == 422
    assert documenter.post(place, {**body, "note": "La fecha se discute."}).status_code == 302
    late = documenter.post(place, {**body, "title": "Lo que yo escribí", "note": "x"})
    assert late.status_code == 409
    assert all(word in said(late) for word in ("Lo que yo escribí", "Corregido", 'value="2"'))
    shown = said(documenter.get(at("record", kept, event.id)))
    assert all(word in shown for word in ("La fecha se discute.", "en disputa"))


def test_a_narrative_is_split_on_its_page_and_a_chain_is_drawn_in_time(documenter, kept):
    event, after = kept.event(), Event(title="Después del puente", begins={"value": "2026-04"})
    narrative = Narrative(event=event.id, text=TOLD, title="Relato inventado")
    link = Chain(event=after.id, related=event.id, type="follows_from")
    services.enter(kept.actor, kept.id, [narrative, after, link], kept.at)
    opens(documenter, kept)
    place = at("narrative_split", kept, narrative.id)
    assert "Lo golpearon con palos." in said(documenter.get(place))
    typed = {"rows": "5", "version": "1", "p1-from": "1", "p1-to": "2"}
    typed |= {"p1-victim": "Molino Inventado"}
    again = {
        "p1-by": "Unidad inventada",
        "p2-from": "3",
        "p2-victim": "=",
        "p2-type": "=",
        "p2-by": "=",
    }
    missing = documenter.post(place, {**typed, "do": "save"})
    assert missing.status_code == 422
    assert "Molino Inventado" in said(missing)
    assert (
        documenter.post(
            place, {**typed, "p1-type": "physical_attack", **again, "do": "save"}
        ).status_code
        == 302
    )
    acts = acts_of(kept, event.id)
    assert [(act.type, len(act.passages)) for act in acts.acts] == [("physical_attack", 1)] * 2
    assert len({act.victim for act in acts.acts}) == 1
    assert [one.name for one in acts.people.values() if one.name.startswith("Un")] == [
        "Unidad inventada"
    ]
    page = said(documenter.get(at("event", kept, event.id)))
    assert "Lo golpearon con palos." in page
    assert page.count('<svg class="am-drawn"') == 2
    assert "Después del puente" in page


def test_other_records_are_added_and_nothing_is_met_by_who_holds_no_key(
    documenter, kept, cast, signed_in
):
    event = kept.event()
    assert SECRET not in said(documenter.get(at("event", kept, event.id)))
    opens(documenter, kept)
    place = at("record_add", kept, event.id, "intervention")
    assert documenter.get(place).status_code == 200
    body = {
        "event": str(event.id),
        "party": "Casa inventada",
        "types": ["legal_help"],
        "on": "2026-04-01",
    }
    assert documenter.post(place, body).status_code == 302
    assert "Casa inventada" in said(documenter.get(at("event", kept, event.id)))
    owed = {"event": str(event.id), "victim": "Luz Inventada", "form": "rehabilitation"}
    owed |= {"basis": "no_title", "state": "pending"}
    place = at("record_add", kept, event.id, "reparation")
    assert documenter.post(place, owed).status_code == 302
    assert "Reparaciones" in said(documenter.get(at("event", kept, event.id)))
    found = documenter.post(at("collection", kept), {"q": "puente"})
    assert "El puente inventado" in said(found)

    other = signed_in(cast.actor("litigator"))
    absent = "00000000-0000-4000-8000-000000000000"
    for name, more in (("collection", []), ("event", [event.id]), ("record_change", [event.id])):
        hidden = other.get(at(name, kept, *more))
        gone = other.get(reverse(f"desk:{name}", args=[absent, *more]))
        assert (hidden.status_code, said(hidden)) == (404, said(gone))
    assert signed_in(cast.actor("reviewer")).get(reverse("desk:collections")).status_code == 404


def test_a_collection_is_founded_handed_over_until_a_day_and_taken_back(documenter, kept, cast):
    assert documenter.post(reverse("desk:collection_new"), {"title": " "}).status_code == 422
    assert documenter.post(reverse("desk:collection_new"), {"title": "Otra"}).status_code == 302
    assert Collection.objects.count() == 2
    desk = cast.actor("litigator").seats[0].desk_id
    body = {"desk": str(desk), "purpose": "court_work", "ends_on": "2020-01-01"}
    place = at("collection_share", kept)
    assert documenter.post(place, body).status_code == 422
    assert documenter.post(place, {**body, "ends_on": "2099-01-01"}).status_code == 302
    assert documenter.post(place, {"end": str(desk)}).status_code == 302


def test_a_vocabulary_is_changed_on_its_page_with_its_history_and_its_uses(documenter, kept):
    act = Act(event=kept.event().id, type="killing")
    services.enter(kept.actor, kept.id, [act], kept.at)
    opens(documenter, kept)
    used = said(documenter.get(reverse("desk:word_list", args=[4]) + "?termino=killing&contar=1"))
    assert "Colección inventada · Acto: <span" in used
    place = reverse("desk:word_list", args=[4])
    assert "Homicidio" in said(documenter.get(place))
    assert documenter.post(place, {"code": "El faro", "es": ""}).status_code == 422
    assert documenter.post(place, {"code": "faro", "es": "Quema del faro"}).status_code == 302
    assert documenter.post(place, {"retire": "faro"}).status_code == 302
    page = said(documenter.get(place + "?termino=faro&q=faro"))
    assert all(word in page for word in ("Quema del faro", "retirado", "2109"))
    assert "Homicidio" not in page
    everywhere = said(documenter.get(reverse("desk:vocabularies") + "?q=perdigones"))
    assert "?termino=pellets" in everywhere
    assert TermChange.objects.count() == 2
    assert documenter.get(reverse("desk:word_list", args=[9999])).status_code == 404


def test_a_record_is_erased_after_its_page_has_told_what_goes_with_it(documenter, kept):
    event = kept.event()
    act = Act(event=event.id, type="injury")
    services.enter(kept.actor, kept.id, [act], kept.at)
    opens(documenter, kept)
    place = at("record_erase", kept, event.id)
    assert "Se va con él" in said(documenter.get(place))
    body = {
        "version": "1",
        "along": [str(act.id)],
        "reason": "mistake",
        "words": "No era un hecho.",
    }
    assert documenter.post(place, {**body, "words": " "}).status_code == 422
    assert documenter.post(place, {**body, "along": []}).status_code == 409
    assert documenter.post(place, body).status_code == 302
    assert documenter.get(at("event", kept, event.id)).status_code == 404
    assert "El puente inventado" not in said(documenter.get(at("collection", kept)))


def test_a_drawing_of_many_acts_is_by_kinds_first_and_then_a_page_at_a_time(documenter, kept):
    records = crowd(50)
    services.enter(kept.actor, kept.id, records, kept.at)
    opens(documenter, kept)
    place = at("event", kept, records[1].id)
    together = said(documenter.get(place))
    assert all(word in together for word in ("50 personas", "50 líneas", f"{SECRET} 49"))
    last = said(documenter.get(place + "?tipo=injury&dibujo=2"))
    assert "Líneas 41 a 50 de 50" in last
    assert last.count("<rect") < together.count("<rect") + 25
    assert "50 personas" not in said(documenter.get(place + "?tipo=killing"))


def test_a_drawing_escapes_what_people_wrote_and_says_what_it_is():
    drawn = str(who_did_what([Strand("<b>", 'a "b"', "& c")], "Quién", ("1", "2", "3")))
    assert all(
        word in drawn for word in ("&lt;b&gt;", "&amp; c", 'role="img"', 'aria-label="Quién"')
    )
    assert not re.search(r"style=|<script|href=", drawn)


def test_a_table_of_codes_is_tried_taken_by_lists_and_taken_back_and_forms_stay_short(
    documenter, kept
):
    pairs = [(n, m) for n in range(1, 30) for m in range(20)]
    lines = [f"{its},{n:02}{m:02}00000000,Invented {n} {m}" for its in (4, 5) for n, m in pairs]
    place = reverse("desk:vocabulary_table")
    file = SimpleUploadedFile("t.csv", "\n".join(["list_code,huri_code,english", *lines]).encode())
    tried = documenter.post(place, {"file": file, "do": "try"})
    assert [one["number"] for one in tried.context["tried"]] == [4, 5]
    assert tried.context["left"] > 0
    assert TermChange.objects.count() == 0
    carried = {"carried": tried.context["carried"], "do": "take"}
    assert documenter.post(place, carried).status_code == 422
    done = documenter.post(place, {**carried, "list": ["4"]})
    assert done.context["done"] == TermChange.objects.count() > 400
    opens(documenter, kept)
    event = kept.event()
    for page in (at("event_new", kept), at("record_add", kept, event.id, "act")):
        assert len(documenter.get(page).content) < 100_000, page
    (batch,) = done.context["batches"]
    used = Act(event=event.id, type=TermChange.objects.first().code)
    services.enter(kept.actor, kept.id, [used], kept.at)
    assert documenter.post(place, {"undo": batch["batch"]}).status_code == 422
    other = documenter.post(place, {**carried, "list": ["5"]}).context
    undone = documenter.post(place, {"undo": other["batches"][0]["batch"]}).context["undone"]
    assert undone == other["done"]
    assert not [word for word in vocabulary.vocabulary(5).offered if word.own]
