"""Laws, candidacies and tables of recommendations over HTTP: the acts of the pages, by whoever may do them."""

import pytest

from amparo.claims.models import Claim
from amparo.claims.tests.scene import Scene as Record

pytestmark = pytest.mark.usefixtures("staff_door")
LAW = {"code": "faro", "kind": "bill", "state_code": "state", "title_es": "Ley inventada del faro"}
POST = {"code": "faros", "body_code": "body", "post_es": "Presidencia inventada"}
TABLE = (
    "text,to,decision,from,year\nProteger el valle inventado.,Ruritania,support,Freedonia,2012\n"
)


@pytest.fixture
def record(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Record(cast)


@pytest.fixture
def call(record, calling):
    return calling("advocate", "org_advocacy")


def test_a_law_is_entered_and_followed_by_calls_alone(call):
    law = call("post", "laws", LAW).json()["id"]
    shown = call("get", f"laws/{law}").json()
    step = next(act["schema"] for act in shown["acts"] if act["code"] == "step")
    assert {"const", "title"} <= set(step["properties"]["act"]["oneOf"][0])

    version = {"label_es": "Texto inicial", "text": "Artículo 1. Se crea el faro."}
    made = call("post", f"laws/{law}/acts/version", version)
    assert made.status_code == 200
    assert made.json()["made"]
    assert call("post", f"laws/{law}/acts/step", {"act": "invented"}).status_code == 422
    assert call("post", f"laws/{law}/acts/unknown", {}).status_code == 404
    assert len(call("get", f"laws/{law}").json()["versions"]) == 1


def test_a_post_and_who_is_proposed_are_entered_by_calls_alone(call):
    post = call("post", "candidacies", POST).json()["id"]
    nominee = {"state_code": "state", "gender": "unknown"}
    made = call("post", f"candidacies/{post}/acts/nominee", nominee)
    assert made.status_code == 200, made.content
    dossier = call("get", f"candidacies/{post}").json()
    assert len(dossier["nominees"]) == 1
    withdrawal = next(act for act in dossier["acts"] if act["code"] == "withdrawal")
    assert withdrawal["schema"]["properties"]["nominee"]["oneOf"][0]["const"] == made.json()["made"]


def test_who_only_reads_is_told_so_before_anything_they_sent_is_looked_at(record, calling, call):
    reviewer, law = calling("reviewer", "org_review"), call("post", "laws", LAW).json()["id"]
    asked = ["laws", f"laws/{law}/acts/step", "candidacies", "claims"]
    asked += [f"obligations/{record.owed.id}/voices", "recommendations"]
    for path in asked:
        assert reviewer("post", path, {"nonsense": True}).status_code == 403, path
    assert reviewer("get", f"laws/{law}").json()["acts"] == []


def test_a_table_is_tried_then_imported_and_told_row_by_row(record, calling):
    call = calling("documenter", "org_documentation")
    before = Claim.objects.count()

    def send(query=""):
        path, kind = f"/api/v1/recommendations?{query}", "text/csv"
        return call.client.post(path, TABLE.encode(), kind, headers=call.headers)

    tried = send()
    assert tried.status_code == 200
    assert [row["did"] for row in tried.json()["rows"]] == ["new"]
    assert Claim.objects.count() == before

    done = send("dry_run=false")
    assert done.status_code == 201
    assert done.json()["import_id"]
    assert Claim.objects.count() == before + 1
    again = send("dry_run=false").json()
    assert again["known_before"]
    assert [row["did"] for row in again["rows"]] == ["held"]
    assert send("columns=text=text,to=to").json()["mapping"] == {"text": 0, "to": 1}
    assert send("columns=text=none").status_code == 422
