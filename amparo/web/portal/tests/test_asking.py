import pytest
from django.test import Client

from amparo.intake.values import Track
from amparo.law import packs
from amparo.web.portal.asking import roads

pytestmark = pytest.mark.django_db

SENT = {
    1: {"q-danger_now": "yes", "q-danger_words": "Hay dos camionetas frente a la casa."},
    2: {"q-who_asks": "self"},
    3: {"q-protected_name": "Persona inventada Tres"},
    4: {"q-place_now": "Masisea, Ucayali", "q-place_danger-no": "unknown"},
    5: {"q-safe_way": ["receipt"], "q-safe_hours": "de noche"},
    6: {"q-must_not_know": ["PNP"]},
}


def answer(client, number, go="next", road="urgente/", **changes):
    return client.post(f"/pedir/{road}{number}", {**SENT.get(number, {}), "go": go, **changes})


def text(page):
    return page.content.decode()


def test_the_urgent_road_has_at_most_six_pages():
    assert len(roads.pages(Track.URGENT)) <= 6


def test_every_question_of_the_form_is_on_the_ordinary_road_or_only_for_a_desk():
    asked = {
        each.code for page in roads.pages(Track.ORDINARY) for each in roads.page_questions(page)
    }
    all_questions = packs.current().form.questions()
    apart = {each.code for each in all_questions if each.desk_only or each.kind == "files"}

    assert asked | apart == {each.code for each in all_questions}


def test_the_urgent_road_says_where_one_stands_and_leads_on(client):
    assert "Paso 1 de 6" in text(client.get("/pedir/urgente/1"))
    assert answer(client, 1)["Location"] == "/pedir/urgente/2"


def test_a_missing_answer_is_told_above_and_at_the_field_with_the_way_out(client):
    page = answer(client, 1, **{"q-danger_now": "", "q-danger_words": "palabras que no se pierden"})

    assert page.status_code == 422
    assert 'href="#q-danger_now"' in text(page)
    assert 'id="q-danger_now-error"' in text(page)
    assert text(page).count("Si no lo sabe, marque «No sé»") == 2
    assert "palabras que no se pierden" in text(page)
    assert "<title>Error:" in text(page)


def test_going_back_keeps_what_is_on_the_page_and_what_was_before(client):
    answer(client, 1)
    back = answer(client, 2, go="back", **{"q-asker_relation": "vecina inventada"})

    assert back["Location"] == "/pedir/urgente/1"
    assert "Hay dos camionetas" in text(client.get("/pedir/urgente/1"))
    assert "vecina inventada" in text(client.get("/pedir/urgente/2"))


def test_going_back_never_asks_for_what_is_missing(client):
    answer(client, 1)

    assert client.post("/pedir/urgente/2", {"go": "back"})["Location"] == "/pedir/urgente/1"


def test_an_answer_beside_i_prefer_not_to_say_asks_which_of_the_two_counts(client):
    page = answer(client, 4, **{"q-place_now-no": "prefer_not"})

    assert page.status_code == 422
    assert "Borre una de las dos" in text(page)
    assert "Masisea, Ucayali" in text(page)


def test_an_answer_beside_i_do_not_know_is_the_answer(client):
    assert answer(client, 4, **{"q-place_now-no": "unknown"})["Location"] == "/pedir/urgente/5"
    assert 'value="Masisea, Ucayali"' in text(client.get("/pedir/urgente/4"))


def test_what_was_marked_as_not_known_is_still_marked_on_the_way_back(client):
    answer(client, 4)

    marked = 'name="q-place_danger-no" value="unknown" checked'
    assert marked in text(client.get("/pedir/urgente/4"))


def test_the_short_road_folds_away_what_is_not_insisted_on(client):
    page = text(client.get("/pedir/urgente/3"))

    assert page.index("q-protected_name") < page.index("<details") < page.index("q-people_count")


def test_a_question_folded_away_is_in_sight_once_it_was_answered(client):
    answer(client, 3, **{"q-people_count": "90"})

    assert 'am-asides" open' in text(client.get("/pedir/urgente/3"))


def test_an_event_can_be_added_and_taken_away_and_the_others_stay(client):
    number = next(
        n for n, page in enumerate(roads.pages(Track.ORDINARY), 1) if page.code == "incidents"
    )
    first = {
        "q-incidents.0.incident_words": "Una llamada inventada",
        "q-incidents.0.incident_on-y": "2026",
        "q-incidents.0.incident_on-m": "3",
    }
    more = answer(client, number, go="add:incidents", road="", **first)
    assert "q-incidents.1.incident_words" in text(more)
    assert 'value="03"' in text(more)

    second = first | {"q-incidents.1.incident_words": "Una piedra inventada"}
    fewer = answer(client, number, go="drop:incidents.0", road="", **second)
    assert "Una llamada inventada" not in text(fewer)
    assert "Una piedra inventada" in text(fewer)


def test_a_day_that_does_not_exist_is_told_and_kept(client):
    number = next(
        n for n, page in enumerate(roads.pages(Track.ORDINARY), 1) if page.code == "incidents"
    )
    wrong = {"q-last_incident_on-y": "2026", "q-last_incident_on-m": "13"}
    page = answer(client, number, road="", **wrong)

    assert page.status_code == 422
    assert 'value="13"' in text(page)
    assert "como 2026-03-09" in text(page)


def test_a_form_that_did_not_come_from_here_is_refused():
    stranger = Client(enforce_csrf_checks=True)

    page = stranger.post("/pedir/urgente/1", {"q-danger_now": "yes"})

    assert page.status_code == 403
    assert "Abra la página otra vez" in text(page)


def test_what_is_typed_stands_nowhere_in_the_cookies(client):
    answer(client, 3)

    assert "inventada" not in str(client.cookies)
    assert client.cookies["__Host-portal-draft"]["samesite"] == "Strict"
    assert client.cookies["__Host-portal-draft"]["httponly"]
    assert not client.cookies["__Host-portal-draft"]["max-age"]


def test_a_draft_that_ended_begins_again_and_says_why(client):
    client.cookies["__Host-portal-draft"] = "A" * 43
    answered = answer(client, 3)

    assert answered["Location"] == "/pedir/urgente/1?vencido=1"
    assert "Pasaron más de 30 minutos" in text(client.get(answered["Location"]))
    assert "Persona inventada Tres" in text(client.get("/pedir/urgente/3"))


def test_a_question_that_hangs_on_another_of_its_page_says_when_to_answer_it(client):
    assert "no respondió: Por mí." in text(client.get("/pedir/urgente/2"))
