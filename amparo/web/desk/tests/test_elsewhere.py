"""What a search finds beside the register: open texts by their words, sealed files by their numbers."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amparo.claims.tests.scene import Scene as Record
from amparo.commitments.models import Law
from amparo.custody import cards
from amparo.documentation.acts.collections import found_collection
from amparo.missions.models import Mission
from amparo.web.desk import finding as desk
from amparo.web.desk.people.elsewhere import elsewhere


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()
    desk._lately.clear()


def law(number):
    return Law.objects.create(
        code=f"law-{number}",
        kind="bill",
        state_code="XX",
        number=f"{number}/2026",
        title_es="Ley inventada de protección del Válle",
        recorded_at=timezone.now(),
        recorded_by=UUID(int=1),
    )


def groups(page):
    return {one.label: (one.count, len(one.items), one.url) for one in page.context["elsewhere"]}


def test_one_search_finds_open_texts_and_the_clear_of_sealed_files_for_their_readers_alone(
    cast, settings, signed_in
):
    settings.AMPARO_PROFILE = "organisation"
    record = Record(cast)
    record.claim()
    law(1)
    followed = Mission(
        number="MI-2222-2222", designation="río claro", public=True, title_es="Misión al valle"
    )
    followed.desk_id, followed.opened_at = UUID(int=1), timezone.now()
    followed.save()
    held = found_collection(record.documenter, "Colección inventada del valle", timezone.now())
    documenter, stranger = signed_in(record.documenter), signed_in(cast.actor("reviewer"))

    found = documenter.post("/buscar", {"q": "valle"})
    assert groups(found) == {
        "Biblioteca": (1, 1, "/biblioteca"),
        "Afirmaciones": (1, 1, "/afirmaciones"),
        "Leyes": (1, 1, "/leyes"),
        "Misiones": (1, 1, "/misiones"),
    }
    assert "Proteger a quienes defienden el valle" in found.content.decode()
    numbered = documenter.post("/buscar", {"q": held.number.lower().replace("-", " ")})
    assert groups(numbered) == {"Colecciones": (1, 1, "/colecciones")}
    assert groups(documenter.post("/buscar", {"q": "valle", "what": "person"})) == {}
    assert not groups(stranger.post("/buscar", {"q": held.number}))

    for number in range(2, 9):
        law(number)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        many = {
            one.label: (one.count, len(one.items)) for one in elsewhere(record.documenter, "valle")
        }
    assert many["Leyes"] == (8, 5)
    assert len(asked) <= 14
    settings.AMPARO_PROFILE = "mechanism"
    assert "Misiones" not in {one.label for one in elsewhere(record.documenter, "valle")}
