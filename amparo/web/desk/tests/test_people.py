"""The register of people by its pages: found by name, compared, judged, written anew and exported."""

import csv
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.custody import cardparts, cards, ledger
from amparo.documentation import lives, records
from amparo.documentation import services as documentation
from amparo.documentation.shapes import When
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.acts.people import enter_person
from amparo.interamerican.forms import HeadForm, PersonForm
from amparo.registry.models import Person, SavedSearch
from amparo.registry.people import entering
from amparo.registry.people.forms import NewPerson
from amparo.web.desk import finding as desk
from amparo.web.desk.documentation import registered
from amparo.web.desk.people import searching

NAME, SPELT = "Filomena Quispe Huarancca", "Filomena Kispe Huaranca"


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()
    desk._lately.clear()


@pytest.fixture
def two(scene):
    """Two admitted requests that the analyst has, of one person spelt twice."""
    return scene.admitted(protected_name=NAME), scene.admitted(protected_name=SPELT)


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_two_requests_are_found_compared_and_judged_to_be_one_person(scene, signed_in, two):
    client = signed_in(scene.analyst)
    found = client.post("/buscar", {"q": "quispe filomena"})
    assert found.context["count"] == 2
    assert NAME in text_of(found)
    assert SPELT in text_of(found)
    assert "quispe" not in str(ledger.entry(ledger.size() - 1).body).lower()

    closed = text_of(client.get(reverse("desk:same", args=[two[0]])))
    assert SPELT not in closed
    compared = client.post(reverse("desk:same", args=[two[0]]))
    assert "suena igual" in text_of(compared)
    assert [pair["id"] for pair in compared.context["pairs"]] == [two[1]]
    judgement = {"do": "judge", "theirs": str(two[1]), "verdict": "same"}
    refused = client.post(reverse("desk:same", args=[two[0]]), judgement)
    assert (refused.status_code, Person.objects.count()) == (422, 0)
    assert re.search(r'value="same" checked aria-describedby="w-', text_of(refused))
    told = {**judgement, "reasons": "La misma casa inventada.", "verdict": ""}
    refused = client.post(reverse("desk:same", args=[two[0]]), told)
    assert f'href="#v-{two[1]}-same"' in text_of(refused)
    assert 'value="La misma casa inventada."' in text_of(refused)
    judgement["reasons"] = "La misma comunidad inventada."
    kept = client.post(reverse("desk:same", args=[two[0]]), judgement)
    assert (kept.status_code, kept.context["pairs"]) == (200, [])

    person = Person.objects.get()
    page = reverse("desk:person", args=[person.pk])
    assert NAME not in text_of(client.get(page))
    client.post(page + "/abrir", {"purpose": "linkage_work"})
    opened = client.get(page)
    assert {row["id"] for row in opened.context["belongs"]} == set(two)
    assert "La misma comunidad inventada." in text_of(opened)
    done = client.post(page + "/actos/unlink", {"of": str(two[1]), "reasons": "Era su hermana."})
    assert done.status_code == 302
    assert {row["id"] for row in client.get(page).context["belongs"]} == {two[0]}


def test_a_search_of_a_large_register_goes_on_by_parts_and_ends_as_one_whole(
    scene, signed_in, two, monkeypatch
):
    scene.admitted(protected_name="Teófilo Inventado Rupay")
    client = signed_in(scene.analyst)
    asked = [("/buscar", {"q": NAME}), ("/buscar", {"what": "case"})]
    whole = [client.post(*each).context["rows"] for each in asked]
    assert [len(rows) for rows in whole] == [2, 3]
    monkeypatch.setattr(cardparts, "READ", 1)
    monkeypatch.setattr(searching, "AT_MOST", 0.0)

    for (url, form), rows in zip(asked, whole, strict=True):
        part = client.post(url, form)
        for looked in (1, 2, 3):
            found = part.context["found"]
            assert (found.looked, found.of) == (looked, 3)
            assert f"{looked} de 3 tarjetas revisadas" in text_of(part)
            following, part = found.next, client.post(url, {**form, "next": found.next})
        assert part.context["found"].next == ""
        assert part.context["rows"] == rows
        assert part.context["count"] == len(rows)
    assert client.post("/buscar", {"q": "otra", "next": following}).status_code == 409
    colleague = signed_in(scene.officer)
    assert colleague.post("/buscar", {**form, "next": following}).status_code == 409
    sent = signed_in(scene.analyst).post("/buscar", {"q": NAME, "act": "export"})
    lines = list(csv.reader(client.get(sent.url).content.decode("utf-8-sig").splitlines()))
    assert len(lines[1 : lines.index([])]) == 2


def test_what_a_member_may_not_know_is_in_no_list_count_hint_or_export(scene, signed_in, two):
    hidden = scene.deposited(protected_name=NAME)
    scene.open(scene.officer, hidden, "intake_review")
    scene.do(scene.officer, hidden, "open_review")
    scene.do(scene.officer, hidden, "admit", track="ordinary", reasons="Inventadas.")
    client = signed_in(scene.analyst)

    found = client.post("/buscar", {"q": NAME})

    assert found.context["count"] == len(found.context["rows"]) == 2
    looked = client.post(reverse("desk:same", args=[two[0]]))
    assert [pair["id"] for pair in looked.context["pairs"]] == [two[1]]
    assert client.get(reverse("desk:same", args=[hidden])).status_code == 404
    pairs = client.post("/personas/repetidas").context["pairs"]
    assert [{pair["ours"], pair["id"]} for pair in pairs] == [set(two)]
    sent = client.post("/buscar", {"q": NAME, "act": "export"})
    lines = list(csv.reader(client.get(sent.url).content.decode("utf-8-sig").splitlines()))
    assert len(lines[1 : lines.index([])]) == 2
    assert NAME not in sent.url
    # The officer, whose desk holds all three, is shown the third.
    assert signed_in(scene.officer).post("/buscar", {"q": NAME}).context["count"] == 3


def test_somebody_is_entered_written_anew_and_a_refused_form_keeps_what_was_typed(scene, signed_in):
    client = signed_in(scene.analyst)
    body = {
        "kind": "collective",
        "names": "Comité inventado del Río\nComité del Río",
        "unit": "community",
        "differential.0.what": "people",
        "differential.0.value": "awajún",
    }
    refused = client.post("/personas/nueva", body)
    assert refused.status_code == 422
    assert "Comité inventado del Río" in text_of(refused)
    assert "sin consentimiento no se guarda" in text_of(refused)
    body |= {
        "differential.0.consent_by": "la asamblea",
        "differential.0.consent_on": "2026-02-01",
        "differential.0.consent_for": "pedir medidas",
    }
    assert client.post("/personas/nueva", body).status_code == 302
    page = reverse("desk:person", args=[Person.objects.get().pk])
    assert client.get(page + "/escribir").status_code == 409
    client.post(page + "/abrir", {"purpose": "linkage_work"})
    form = client.get(page + "/escribir").context
    assert client.post(page + "/escribir", {**body, "version": "7"}).status_code == 409
    saved = client.post(
        page + "/escribir", {**body, "aliases": "Los del Río", "version": form["version"]}
    )
    assert saved.status_code == 302
    client.post(page + "/actos/relate", {"kind": "spokesperson", "name": "Vocera Inventada"})
    entered = client.post("/personas/nueva", {"kind": "person", "names": "Socia Inventada"})
    other = entered.url.partition("?")[0]
    client.post(page + "/actos/relate", {"kind": "member", "person": other.rsplit("/", 1)[1]})
    answer = client.get(page)
    shown = text_of(answer)
    for words in ("Los del Río", "Vocera Inventada", "la asamblea", "awajún"):
        assert words in shown
    assert f'<a href="{other}">' in answer.content.decode()
    listed = client.get("/personas")
    assert "Comité" not in text_of(listed)
    assert "Los del Río" in text_of(client.post("/personas"))


def test_a_search_is_kept_for_oneself_and_forgotten(scene, signed_in, two):
    client = signed_in(scene.analyst)
    client.post("/buscar", {"q": NAME, "act": "save", "name": "la de Masisea"})
    row = SavedSearch.objects.get()

    assert "la de Masisea" in text_of(client.get("/buscar"))
    again = client.post("/buscar", {"saved": str(row.pk), "act": "again"})
    assert again.context["count"] == 2
    colleague = signed_in(scene.officer)
    assert "la de Masisea" not in text_of(colleague.get("/buscar"))
    assert colleague.post("/buscar", {"saved": str(row.pk), "act": "again"}).status_code == 404
    colleague.post("/buscar", {"saved": str(row.pk), "act": "forget"})
    client.post("/buscar", {"saved": str(row.pk), "act": "forget"})
    assert not SavedSearch.objects.exists()


def test_an_organisation_keeps_people_of_its_own(cast, signed_in, settings):
    settings.AMPARO_PROFILE = "organisation"
    documenter, litigator = signed_in(cast.actor("documenter")), signed_in(cast.actor("litigator"))
    body = {"kind": "person", "names": NAME, "only_here": "on"}
    assert documenter.post("/personas/nueva", body).status_code == 302

    assert documenter.post("/buscar", {"q": "kispe"}).context["count"] == 1
    assert litigator.post("/buscar", {"q": "kispe"}).context["count"] == 0
    bruno = cast.actor("litigator")
    head = HeadForm(kind="petition", title="Petición inventada")
    matter = open_matter(bruno, head, timezone.now())
    entered = {"part": "beneficiary", "identity": "reserved", "name": SPELT}
    who = PersonForm(**entered, since=timezone.localdate())
    enter_person(bruno, matter.id, who, timezone.now())
    assert matter.number in text_of(litigator.post("/buscar", {"q": "filomena quispe"}))
    assert documenter.post("/buscar", {"q": "kispe"}).context["count"] == 1
    assert documenter.get("/").content.decode().count('href="/personas"') >= 1


def test_the_events_of_an_open_collection_stand_on_the_line_of_whom_they_name(
    scene, signed_in, monkeypatch
):
    client, actor, at = signed_in(scene.analyst), scene.analyst, timezone.now()
    client.post(reverse("desk:person_new"), {"kind": "person", "names": "Zulema Inventada"})
    person = Person.objects.get()
    kept = documentation.found_collection(actor, "Colección inventada", at)
    when = When(value="2025-03")
    event, other = (records.Event(title=f"Hecho inventado {n}", begins=when) for n in "12")
    hers = records.Person(name="Zulema", unit="individual", registry=person.pk)
    another = records.Person(name="Otra inventada", unit="individual")
    both = ((event, hers), (other, another))
    acts = [records.Act(event=e.id, victim=p.id, type="injury") for e, p in both]
    documentation.enter(actor, kept.id, [event, other, hers, another, *acts], at)
    page = reverse("desk:person", args=[person.pk])
    client.post(page + "/abrir", {"purpose": "linkage_work"})
    assert client.get(page).context["belongs"] == []

    client.post(reverse("desk:collection_open", args=[kept.id]), {"purpose": "documenting_work"})
    line = client.get(page).context["belongs"]
    told = [(one["label"], one["names"], one["day"]) for one in line]
    assert told == [("Hecho inventado 1", "Acto", "2025-03")]
    assert client.get(line[0]["url"]).status_code == 200
    monkeypatch.setattr(lives, "MOST", 1)
    assert f"La colección {kept.number} tiene demasiadas personas" in text_of(client.get(page))

    record = reverse("desk:record", args=[kept.id, another.id])
    shown = client.get(record)
    parts = [(one["event"], one["part"]) for one in shown.context["parts"]]
    assert parts == [("Hecho inventado 2", "Víctima")]
    assert "Buscar en el registro" in text_of(shown)
    spelt = records.Person(name="Sulema Ynventada", unit="individual")
    documentation.enter(actor, kept.id, [spelt], timezone.now())
    found = client.post(reverse("desk:record", args=[kept.id, spelt.id]), {"do": "register"})
    (one,) = found.context["sought"]
    assert (one["person"], bool(one["fields"])) == (person.pk, True)
    tied = reverse("desk:record_change", args=[kept.id, spelt.id]) + f"?registro={person.pk}"
    assert tied in text_of(found)
    assert f'value="{person.pk}"' in text_of(client.get(tied))


def test_the_register_is_asked_about_all_the_people_of_a_collection_a_part_at_a_time(
    cast, scene, signed_in, monkeypatch
):
    at, told = timezone.now(), {"kind": "person", "place": "05"}
    here = entering.enter(scene.analyst, NewPerson(**told, names=(NAME,)), at)
    hidden = NewPerson(**told, names=("Teodosia Huamaní Ccoyllo",), only_here=True)
    entering.enter(cast.actor("intake_officer", "intake_alternate"), hidden, at)
    kept = documentation.found_collection(scene.analyst, "Colección inventada", at)
    people = [
        records.Person(name=name, unit="individual", where={"ubigeo": "050101"}, **more)
        for name, more in (
            (SPELT, {}), (NAME, {"registry": here.pk}), ("Teodosia Huamani Ccoyllo", {}),
            ("Nadie Parecido", {}), ("", {}), (NAME, {}),
        )
    ]  # fmt: skip
    documentation.enter(scene.analyst, kept.id, people, at)
    client, place = signed_in(scene.analyst), reverse("desk:collection_people", args=[kept.id])
    assert client.get(place).status_code == 302
    client.post(reverse("desk:collection_open", args=[kept.id]), {"purpose": "documenting_work"})
    assert "Preguntar al registro por 6 personas" in text_of(client.get(place))
    monkeypatch.setattr(registered, "REVIEWED", 1)
    met, after, size, parts = set(), "", ledger.size(), 0
    while after is not None:
        answer = client.post(place, {"after": str(after or "")})
        part, parts = answer.context["part"], parts + 1
        met |= {(pair["record"], pair["person"]) for pair in part.pairs}
        assert f"{part.looked} de 6 personas miradas" in text_of(answer)
        after = part.next
    # Neither whom this member may not know, nor who was said to be somebody; nothing was tied; each part is written.
    assert met == {(people[0].id, here.pk), (people[5].id, here.pk)}
    assert (part.looked, ledger.size() - size) == (6, parts)
    tied = reverse("desk:record_change", args=[kept.id, people[0].id]) + f"?registro={here.pk}"
    assert client.get(tied).status_code == 200
