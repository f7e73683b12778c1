"""Figures over collections: opened on purpose, asked by codes, exported exactly as shown."""

import csv
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.custody import ledger
from amparo.documentation import services
from amparo.documentation.patterns.repaired import Repaired
from amparo.documentation.records import Act, Event, Reparation
from amparo.documentation.tests.scene import Scene
from amparo.documentation.tests.test_patterns import march, verified
from amparo.web.desk.patterns import owed


def lines(answer):
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


@pytest.fixture
def kept(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    found = Scene(cast)
    records = march()
    owed = Reparation(
        victim=records[1].id, form="compensation", basis="national_judgment", state="pending",
        amount="1000", currency="PEN",
    )  # fmt: skip
    services.enter(found.actor, found.id, [*records, owed], found.at)
    return found


def tells_reparations(page, asked, left):
    """On the page; as numbers without names nor amounts; one by one with both for whoever may take records out."""
    shown = page.get(asked + "&ver=reparaciones&pagina=" + "9" * 5000).content.decode()
    told = ("PEN", "con sentencia", "Persona uno", "Sentencia nacional")
    assert all(word in shown for word in told)
    due = page.get(left + "&ver=reparaciones")
    assert ["Indemnización", "con sentencia"] in [row[:2] for row in lines(due)]
    assert not any(word in due.content.decode() for word in ("Persona uno", "1000", '"1"'))
    due = lines(page.get(left + "&ver=reparaciones&completo=1"))
    assert {"Persona uno", "1000", "PEN", "Sentencia nacional"} <= set(due[1])


def offers_what_is_there(page, asked):
    """The terms that these records have; the rest of the list one step further, without a script."""
    arrest, torture = (f'<option value="{each}"' for each in ("arrest", "torture"))
    said = page.get(asked).content.decode()
    assert (arrest in said, torture in said) == (True, False)
    assert torture in page.get(asked + "&terminos=1").content.decode()


def test_figures_are_of_the_collections_that_were_opened_for_them_and_leave_as_they_are_shown(
    kept, signed_in
):
    page = signed_in(kept.actor)
    place = reverse("desk:patterns")
    assert page.post(place + "/abrir", {}).status_code == 422
    size = ledger.size()
    opened = page.post(place + "/abrir", {"c": [str(kept.id), "no es un número"]})
    assert (opened.status_code, ledger.size()) == (302, size + 1)

    asked = opened["Location"] + "&filas=act&columnas=department"
    said = page.get(asked).content.decode()
    assert all(word in said for word in ("Arresto", "Ayacucho", "No se conoce", "40–100", "94 %"))
    assert "1 hecho no tiene ningún acto" in said
    offers_what_is_there(page, asked)
    wrong = page.get(asked + "&desde=ayer&hasta=2025-12-31").content.decode()
    assert "2026-03-14" in wrong
    assert 'value="ayer"' in wrong

    left = place + ".csv?" + asked.partition("?")[2]
    rows = lines(page.get(left + "&completo=1"))
    assert rows[0] == ["Qué se hizo", "Ayacucho", "No se conoce", *rows[0][3:]]
    assert ["Total", "63", "1", "64", "44", "104", "5", "3"] in rows
    entry = ledger.entry(ledger.size() - 1).body
    assert (entry["verb"], entry["whole"]) == ("export", True)
    # Two arrested, one killed: neither leaves, nor what gives them away; the crowd of sixty does not stand alone.
    rows = lines(page.get(left))
    said = {row[0]: row[1:] for row in rows if row}
    assert said["Arresto"] == ["×", "0", "×"]
    assert said["Homicidio"] == ["0", "×", "×"]
    assert said["Total"] == ["×", "×", "64"]
    # Neither a share nor how many were left out tells what is hidden, nor the difference from everything.
    assert ("Se dejó fuera" in said, any("%" in cell for row in rows for cell in row)) == (
        False,
        False,
    )
    tells_reparations(page, asked, left)
    part = lines(page.get(left + "&departamento=05"))
    assert {row[0]: row[-1] for row in part if row}["Total"] == "×"


def test_two_files_beside_each_other_tell_no_small_group_by_what_differs(cast, settings, signed_in):
    settings.AMPARO_PROFILE = "organisation"
    kept = Scene(cast)
    event = Event(title="Marcha inventada")
    acts = [
        Act(event=event.id, type=kind, begins=day, count={"best": many})
        for kind, day, many in (
            ("arrest", "2025-03", 20), ("injury", "2025-03", 30),
            ("arrest", "2026-01-05", 3), ("arrest", "2026-03", 10),
        )
    ]  # fmt: skip
    services.enter(kept.actor, kept.id, [event, *acts], kept.at)
    page, place = signed_in(kept.actor), reverse("desk:patterns")
    page.post(place + "/abrir", {"c": [str(kept.id)]})

    def told(asked):
        rows = lines(page.get(f"{place}.csv?c={kept.id}&filas=act&{asked}"))
        return {row[0]: row[-1] for row in rows if row and row[0] in ("Arresto", "Total")}

    first, wider = "hasta=2025-12-31", "hasta=2026-01-31"
    assert told(first) == {"Arresto": "20", "Total": "50"}
    # Each alone tells nothing beside the file of everything; what differs between the two is three people.
    assert told(wider) == {"Arresto": "×", "Total": "×"}
    assert told(first) == {"Arresto": "20", "Total": "50"}
    assert told("desde=2026-02-01") == {"Arresto": "10", "Total": "10"}
    # Nor what differs between two days on which the same was asked.
    more = Act(event=event.id, type="arrest", begins="2025-04", count={"best": 2})
    services.enter(kept.actor, kept.id, [more], kept.at)
    page.post(place + "/abrir", {"c": [str(kept.id)]})
    assert told(first) == {"Arresto": "×", "Total": "×"}
    # It stands sealed in the collection, once for each file that tells something else.
    kept_there = [one for one in kept.opened().sheets("facts") if one.field == "figures"]
    assert len(kept_there) == 4


def test_whoever_reads_no_patterns_meets_no_such_page_and_nobody_a_collection_not_theirs(
    kept, signed_in
):
    place = reverse("desk:patterns")
    assert signed_in(kept.cast.actor("advocate")).get(place).status_code == 404
    litigator = signed_in(kept.cast.actor("litigator"))
    assert litigator.post(place + "/abrir", {"c": str(kept.id)}).status_code == 422
    assert "Ayacucho" not in litigator.get(place + f"?c={kept.id}").content.decode()


def test_the_indicator_is_shown_with_its_method_and_leaves_with_small_numbers_hidden(
    kept, signed_in
):
    records = verified()
    services.enter(kept.actor, kept.id, records, kept.at)
    page = signed_in(kept.actor)
    place = reverse("desk:patterns")
    opened = page.post(place + "/abrir", {"c": [str(kept.id)]})["Location"]
    asked = opened + "&ver=ods&desde=2025-01-01&hasta=2025-12-31"
    said = page.get(asked).content.decode()
    assert all(word in said for word in ("16.10.1", "tres fuentes", "Tortura", "no se cuenta"))
    rows = lines(page.get(place + ".csv?" + asked.partition("?")[2]))
    assert ["Tortura", "Todos", "", "×"] in rows
    assert ["Secuestro", "Todos", "", "0"] in rows


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(("pending", "met")), st.booleans())))
def test_no_file_of_reparations_tells_a_small_number_of_victims(told):
    each = tuple(
        Reparation(
            victim=UUID(int=victim << 100), form="compensation", state=state,
            basis="national_judgment" if judged else "no_title",
        )
        for victim, state, judged in told
    )  # fmt: skip
    _head, *rows = owed.guarded(Repaired({}, each, {}, 0))
    numbers = [cell for row in rows for cell in row[2:]]
    assert not {"1", "2", "3", "4"} & set(numbers)
    assert all(row.count(owed.HIDDEN) != 1 or set(row[2:]) <= {"0", owed.HIDDEN} for row in rows)
