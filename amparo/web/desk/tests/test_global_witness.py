"""Two published files through the pages: the lists of the micro-thesauri, and a table of 1,733 killings.

The totals of the table are its own, what it does not know stays unknown, and nobody is linked to anybody.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.documentation import reading, vocabulary
from amparo.documentation.patterns.axes import Axis
from amparo.documentation.patterns.counting import Wanted, count
from amparo.documentation.tests.scene import Scene
from amparo.exchange.values import country
from amparo.web.desk.tests.test_documentation import opens

DATA = Path(__file__).resolve().parents[5] / "shared/data"
KILLINGS = DATA / "events/global_witness_2012_2021.csv"
LISTS = DATA / "vocabularies/huridocs_microthesauri.csv"

pytestmark = pytest.mark.django_db(transaction=True)


def _sent(page, place, file, **said):
    sent = SimpleUploadedFile(file.name, file.read_bytes())
    answer = page.post(place, {**said, "file": sent})
    assert answer.status_code == 200
    return answer


def test_published_lists_and_a_published_table_go_in_by_the_pages_whole(cast, settings, signed_in):
    if not (KILLINGS.is_file() and LISTS.is_file()):
        print(f"no {KILLINGS} or no {LISTS}: neither goes in by the pages here")  # noqa: T201 - said where they are absent
        return
    settings.AMPARO_PROFILE = "organisation"
    scene = Scene(cast)
    page = signed_in(scene.actor)
    table = reverse("desk:vocabulary_table")
    tried = _sent(page, table, LISTS).context
    lists = {"list": [one["number"] for one in tried["tried"] if one["brings"]]}
    added = page.post(table, {"carried": tried["carried"], "do": "take", **lists}).context["done"]
    codes = sum(len(its.terms) for its in vocabulary.vocabularies().values())
    assert (added > 1000, codes > added) == (True, True)

    opens(page, scene)
    place = reverse("desk:collection_import", args=[scene.id])
    # What its trial says is read in a browser, by a journey; here it goes in, and of a thousand terms none is lost.
    entered = _sent(page, place, KILLINGS, do="enter").context
    assert (entered["known"], entered["entered"], entered["faults"], entered["lines"]) == (
        "Global Witness", True, [], [],
    )  # fmt: skip
    assert [many for _label, many in entered["rows"]] == [1733]
    assert (entered["meanings"].rest, entered["meanings"].more > 100) == ([], True)
    _is_its_own(scene, list(csv.DictReader(KILLINGS.read_text("utf-8-sig").splitlines())))


def _is_its_own(scene, there):
    """What was entered says what the file says, and no more."""
    opened = scene.opened()
    figures = count([opened], Wanted(Axis.YEAR, Axis.COUNTRY))
    own = Counter((row["date"][:4], country(row["country"])) for row in there)
    assert {key: cell.best for key, cell in figures.cells.items()} == own
    assert (figures.total.best, figures.actless) == (1733, 0)
    events = list(reading.plain(opened, "event"))
    unknown = Counter(not one["where"].get("words") for one in events)
    assert unknown == Counter(not row["local_region"] for row in there)
    assert not any("registry" in one for one in reading.plain(opened, "person"))
    assert Counter(one["beside"]["perpetrator_type"] for one in events) == Counter(
        row["perpetrator_type"] for row in there
    )
