"""Situations of risk by their pages and the API: recorded, judged, followed and taken to a file."""

import csv
import json
import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.custody import cards, ledger
from amparo.intake import services as intake
from amparo.registry.models import Case, Person, SavedSearch, Situation
from amparo.web.desk.attend import COOKIE
from amparo.web.desk.situations import finding, writing
from amparo.web.desk.tests.scene import URGENT

NAME = "Filomena Quispe Huarancca"
TOLD = {
    "channel": "press",
    "known_on": "2026-02-03",
    "department": "05",
    "victims": NAME,
    "account": "Dejaron un papel inventado en la puerta.",
    "defends": ["water"],
    "acts": ["physical_attack"],
    "alleged": ["illegal_mining"],
    "sources.0.kind": "press",
    "sources.0.reliability": "likely",
}


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def _is_told_to_whoever_hears_the_page(refused):
    """The title begins with it, the reader begins at the summary, and the field says what is wrong with it."""
    assert "<title>Error: Registrar una situación" in refused
    assert re.search(r'class="govuk-error-summary"[^>]* tabindex="-1" autofocus>', refused)
    assert '<a href="#f-account">' in refused
    field = re.search(r'<textarea[^>]*id="f-account"[^>]*>', refused)[0]
    assert 'aria-invalid="true"' in field
    assert "f-account-e" in field
    assert 'id="f-account-e"' in refused


def test_a_situation_is_recorded_judged_followed_and_seen_by_who_opened_it_alone(scene, signed_in):
    client = signed_in(scene.analyst)
    refused = client.post(reverse("desk:situation_new"), {**TOLD, "account": ""})
    assert refused.status_code == 422
    assert NAME in text_of(refused)
    _is_told_to_whoever_hears_the_page(text_of(refused))
    made = client.post(reverse("desk:situation_new"), TOLD)
    assert made.status_code == 302, text_of(made)[:2000]
    place = reverse("desk:situation", args=[Situation.objects.get().pk])
    for address in (place, reverse("desk:situations")):
        closed = text_of(client.get(address))
        assert NAME not in closed
        assert "papel inventado" not in closed
    waiting = reverse("desk:situations") + "?state=recorded"
    assert f'<a href="{waiting}">Situaciones por verificar</a>' in text_of(client.get("/"))
    assert client.get(waiting).context["count"] == 1
    assert client.post(place + "/abrir", {}).status_code == 422
    client.post(place + "/abrir", {"purpose": "situation_work"})
    assert NAME in text_of(client.get(place))

    done = client.post(place + "/actos/verify", {"reasons": "Tres testigos inventados."})
    assert done.status_code == 302
    assert client.post(place + "/actos/verify", {"reasons": "Otra vez."}).status_code == 409
    client.post(place + "/actos/plan", {"what": "Llamar a la comunidad inventada."})
    client.post(
        place + "/actos/done", {"step": "0", "done_on": "2026-02-09", "result": "Contestaron."}
    )
    page = text_of(client.get(place))
    for words in ("Verificada", "Tres testigos inventados.", "Contestaron.", "La prensa"):
        assert words in page
    assert client.get(reverse("desk:situations") + "?state=withdrawn").context["count"] == 0
    assert client.get(reverse("desk:situations") + "?state=verified").context["count"] == 1


def test_a_situation_taken_to_a_file_begins_the_request_and_is_tied_to_it(scene, signed_in):
    client = signed_in(scene.officer)
    when = {"occurred_on": "2026-02-01", "occurred": "month", "place": "Huallpapata"}
    client.post(reverse("desk:situation_new"), {**TOLD, **when})
    place = reverse("desk:situation", args=[Situation.objects.get().pk])
    client.post(place + "/abrir", {"purpose": "situation_work"})
    assert client.post(place + "/solicitud").status_code == 422
    begun = client.post(place + "/solicitud", {"consent": "knows"})
    form = client.get(begun.url)
    assert NAME in text_of(form)
    assert "papel inventado" in text_of(form)
    carried = {"place_danger", "incidents", "last_incident_on", "received_on", "who_asks"}
    draft = intake.read_draft(client.cookies[COOKIE].value, timezone.now())
    assert carried <= set(draft.raw)
    assert draft.raw["incidents"][0]["incident_on"] == "2026-02"
    how = {"track": "urgent", "how_channel": "telephone", "how_language": "es"}
    asked = {"who_asks": "organisation", "consent_status": "knows", "protected_name": NAME}
    raw = {**URGENT, **asked, **how, "do": "seal", "way": "dictated"}
    said = "Este formulario se empezó desde una situación de riesgo"
    assert said in text_of(client.post(begun.url, {**raw, "do": "read"}))
    sealed = client.post(begun.url, raw)
    assert "No se pudo vincular" not in text_of(sealed)
    assert sealed.status_code == 200, text_of(sealed)[:3000]
    assert sealed.context["words"]
    page = client.get(place)
    related = page.context["related"]
    assert [one["id"] for one in related] == [Case.objects.get().pk]
    assert related[0]["note"] == "Lo sabe, pero no ha dicho si está de acuerdo"
    assert not page.context["may_take"]

    # The next one begins empty; one that cannot be tied says so beside its receipt.
    assert said not in text_of(client.post(begun.url, {**raw, "do": "read"}))
    draft = {"~situation": str(uuid4())}
    intake.write_draft(client.cookies[COOKIE].value, draft, at=timezone.now())
    assert "No se pudo vincular" in text_of(client.post(begun.url, raw))


def test_the_second_of_two_who_take_one_situation_is_told_before_sealing(scene, signed_in):
    first, second = (
        signed_in(scene.officer),
        signed_in(scene.cast.actor("intake_officer", number=2)),
    )
    first.post(reverse("desk:situation_new"), TOLD)
    place = reverse("desk:situation", args=[Situation.objects.get().pk])
    for client in (first, second):
        client.post(place + "/abrir", {"purpose": "situation_work"})
        begun = client.post(place + "/solicitud", {"consent": "knows"}).url
    how = {"track": "urgent", "how_channel": "telephone", "how_language": "es"}
    raw = {**URGENT, **how, "consent_status": "knows", "protected_name": NAME, "way": "dictated"}
    said = "otra persona de la institución llevó"
    assert said not in text_of(second.post(begun, {**raw, "do": "read"}))
    assert first.post(begun, {**raw, "do": "seal"}).status_code == 200
    for step, status in (("read", 200), ("seal", 409)):
        told = second.post(begun, {**raw, "do": step})
        assert (told.status_code, said in text_of(told)) == (status, True)
        assert place in text_of(told)
    assert Case.objects.count() == 1
    sealed = second.post(begun, {**raw, "do": "seal", "second": "yes"})
    assert sealed.context["words"]
    assert "No se pudo vincular" not in text_of(sealed)
    ties = {one["tie"] for one in first.get(place).context["related"]}
    assert ties == {"La situación se llevó a ese expediente", "Trata de los mismos hechos"}


def test_the_province_and_district_are_corrected_at_their_field_found_exported_and_taken_along(
    scene, signed_in
):
    client, new = signed_in(scene.officer), reverse("desk:situation_new")
    near = {
        "department": "25",
        "province": "coronel portillo",
        "community": "Caserío inventado",
        "complained.0.body": "prosecutor",
        "complained.0.number": "77-2026",
        "complaints": "Y de palabra.",
    }
    refused = text_of(client.post(new, {**TOLD, **near, "district": "Nauta"}))
    assert '<a href="#f-district">Distrito: Ningún lugar de Coronel Portillo, Ucayali' in refused
    assert "Masisea" in refused
    assert client.post(new, {**TOLD, **near, "district": "masisea"}).status_code == 302
    client.post(new, {**TOLD, "victims": "Otra"})
    situation, listed = Situation.objects.get(department="25"), reverse("desk:situations")
    assert 'id="f-province"' in text_of(client.get(listed))
    found = client.post(listed, {"province": "Coronel Portillo"})
    assert found.context["count"] == 1
    assert "Masisea, Coronel Portillo, Ucayali" in text_of(found)
    assert client.post(listed, {"district": "Nadie"}).status_code == 422
    sent = client.post(listed, {"district": "Masisea", "act": "export"}, follow=True)
    lines = sent.content.decode("utf-8-sig").splitlines()
    assert "Masisea, Coronel Portillo, Ucayali" in lines[1]
    assert {"Nada del lugar", "La fiscalía"} <= set(lines[1].strip('"').split('","'))

    place = reverse("desk:situation", args=[situation.pk])
    client.post(place + "/abrir", {"purpose": "situation_work"})
    page = text_of(client.get(place))
    assert "Masisea, Coronel Portillo, Ucayali · Caserío inventado" in page
    assert "La fiscalía · 77-2026<br>Y de palabra." in page
    assert 'value="Masisea, Coronel Portillo, Ucayali"' in text_of(client.get(place + "/escribir"))
    client.post(place + "/solicitud", {"consent": "knows"})
    draft = intake.read_draft(client.cookies[COOKIE].value, timezone.now()).raw
    assert draft["place_danger"] == "Masisea, Coronel Portillo, Ucayali"
    assert (draft["place_words"], draft["was_reported"]) == ("Caserío inventado", "yes")
    assert "77-2026" in draft["reported_where"]


def test_the_api_records_opens_and_judges_by_the_same_acts(scene, signed_in):
    client = signed_in(scene.analyst)

    def send(name, body, *args):
        return client.post(
            reverse(f"api-desk:{name}", args=args),
            json.dumps(body),
            content_type="application/json",
        )

    told = {name: value for name, value in TOLD.items() if not name.startswith("sources")}
    assert send("situation_new", {**told, "victims": [NAME], "acts": ["no"]}).status_code == 422
    made = send("situation_new", {**told, "victims": [NAME]})
    assert made.status_code == 201
    one = made.json()["id"]
    listed = client.get(reverse("api-desk:situations")).json()
    assert [row["state"] for row in listed["items"]] == ["recorded"]
    assert NAME not in str(listed)
    opened = send("situation_open", {"purpose": "situation_work"}, one).json()
    assert opened["victims"] == [NAME]
    assert send("situation_act", {"reasons": "Inventadas."}, one, "verify").status_code == 200
    assert send("situation_act", {"reasons": "Inventadas."}, one, "verify").status_code == 409
    amended = {**told, "victims": [], "department": "08", "version": opened["version"]}
    assert send("situation_act", amended, one, "amend").status_code == 200
    row = Situation.objects.get()
    assert (row.state, row.department) == ("verified", "08")


def test_a_search_of_situations_is_counted_listed_kept_and_exported_alike(scene, signed_in):
    client, listed = signed_in(scene.analyst), reverse("desk:situations")
    client.post(reverse("desk:situation_new"), TOLD)
    client.post(
        reverse("desk:situation_new"), {**TOLD, "acts": ["death_threat"], "victims": "Otra"}
    )
    asked = {"acts": "physical_attack", "defends": "water"}
    found = client.post(listed, asked)
    assert found.context["count"] == len(found.context["found"]) == 1
    assert NAME in text_of(found)
    assert "Ataque físico" in text_of(found)
    assert client.post(listed, {"since": "ayer"}).status_code == 422
    entry = str(ledger.entry(ledger.size() - 1).body)
    assert "physical_attack" not in entry

    client.post(listed, {**asked, "act": "save", "name": "golpes por el agua"})
    row = SavedSearch.objects.get()
    assert "golpes por el agua" in text_of(client.get(listed))
    assert "golpes por el agua" not in text_of(client.get(reverse("desk:find")))
    again = client.post(listed, {"act": "again", "saved": str(row.pk)})
    assert again.context["count"] == 1
    sent = client.get(reverse("desk:situations_csv") + f"?saved={row.pk}")
    lines = list(csv.reader(sent.content.decode("utf-8-sig").splitlines()))
    assert [line[0] for line in lines[1 : lines.index([])]] == [NAME]
    assert {line[0] for line in lines[lines.index([]) + 1 :]} >= {"Lo que se pidió", "Filas"}
    assert "SHA-256" in lines[-1][0]
    assert signed_in(scene.officer).get(
        reverse("desk:situations_csv") + f"?saved={row.pk}"
    ).status_code in (302, 404)
    client.post(listed, {"act": "forget", "saved": str(row.pk)})
    assert not SavedSearch.objects.exists()


def test_a_person_and_their_situations_lead_to_each_other_as_one_line_through_the_years(
    scene, signed_in, monkeypatch
):
    request = scene.admitted(protected_name=NAME)
    client = signed_in(scene.analyst)
    happened = {"occurred_on": "2024-05-03", "occurred": "month"}
    client.post(reverse("desk:situation_new"), {**TOLD, **happened})
    hidden = signed_in(scene.officer)
    hidden.post(reverse("desk:situation_new"), {**TOLD, "only_here": "on"})
    situation = Situation.objects.get(desk_id=scene.analyst.seats[0].desk_id)
    client.post(reverse("desk:person_new"), {"kind": "person", "names": NAME, "from_file": request})
    person = Person.objects.get()
    place, page = (
        reverse("desk:situation", args=[situation.pk]), reverse("desk:person", args=[person.pk]),
    )  # fmt: skip
    client.post(place + "/abrir", {"purpose": "situation_work"})
    client.post(page + "/abrir", {"purpose": "linkage_work"})
    assert NAME in text_of(client.get(place + "/actos/tie"))
    # Of very many people those are offered whose names come nearest to who suffered it.
    client.post(reverse("desk:person_new"), {"kind": "person", "names": "Otra Muy Distinta"})
    monkeypatch.setattr(writing, "FILES", 1)
    few = text_of(client.get(place + "/actos/tie"))
    assert ("Otra Muy Distinta" in few, str(person.pk) in few) == (False, True)
    monkeypatch.undo()

    tied = client.post(place + "/actos/tie", {"file": str(person.pk), "tie": "same_person"})

    assert tied.status_code == 302, text_of(tied)[:2000]
    life = client.get(page).context["belongs"]
    assert next((one["id"], one["day"]) for one in life) == (situation.pk, "mayo de 2024")
    assert {one["id"] for one in life} == {situation.pk, request}
    related = client.get(place).context["related"]
    assert [(one["url"], one["label"]) for one in related] == [(page, NAME)]
    assert client.post(place + "/soltar", {"file": str(person.pk)}).status_code == 302
    assert {one["id"] for one in client.get(page).context["belongs"]} == {request}


def test_a_community_is_found_by_its_words_and_what_fits_comes_part_by_part(scene, signed_in):
    client = signed_in(scene.analyst)
    for place in ("Caserío Ñahuín inventado", "Nahuin de arriba, inventado", "Otro inventado"):
        client.post(reverse("desk:situation_new"), {**TOLD, "community": place})
    found = client.post(reverse("desk:situations"), {"community": "nahuin"})
    assert (found.context["count"], found.context["in_words"]) == (2, "nahuin")
    assert "Caserío Ñahuín inventado · Ayacucho" in text_of(found)

    def search(query=""):
        address = reverse("api-desk:situations_search") + query
        return client.post(address, {"community": "nahuin"}, content_type="application/json")

    whole = search().json()
    first = search("?limit=1").json()
    then = search(f"?limit=1&after={first['next']}").json()
    assert (whole["count"], first["count"], whole["next"], then["next"]) == (2, 2, None, None)
    assert first["items"] + then["items"] == whole["items"]
    assert search(f"?after={uuid4()}").status_code == 422


def test_what_fits_is_turned_by_pages_that_keep_what_was_asked(scene, signed_in, monkeypatch):
    client, listed = signed_in(scene.analyst), reverse("desk:situations")
    names = [f"{NAME} {each}" for each in ("Uno", "Dos", "Tres")]
    for each in names:
        assert (
            client.post(reverse("desk:situation_new"), TOLD | {"victims": each}).status_code == 302
        )
    monkeypatch.setattr(finding, "SHOWN", 2)
    asked = {"q": "quispe", "department": "05"}
    first, second, beyond = (client.post(listed, {**asked, "pagina": at}) for at in ("", "2", "9"))
    assert [len(page.context["found"]) for page in (first, second, beyond)] == [2, 1, 1]
    shown = text_of(first) + text_of(second)
    assert [each for each in names if shown.count(f">{each}<") != 1] == []
    for page in (first, second):
        assert '<input type="hidden" name="q" value="quispe">' in text_of(page)
        assert "3 en total" in text_of(page)
    assert 'name="pagina" value="2"' in text_of(first)
    assert 'name="pagina" value="3"' not in text_of(second)
