"""The record over HTTP: proposals decided, claims kept, four voices, lists by cursor, refusals as the others'."""

import pytest

from amparo.claims import services
from amparo.claims.facts import ObligationFacts
from amparo.claims.models import Claim, Proposal
from amparo.claims.tests.scene import NOW
from amparo.claims.tests.scene import Scene as Record

pytestmark = pytest.mark.usefixtures("staff_door")


@pytest.fixture
def record(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Record(cast)


@pytest.fixture
def call(record, calling):
    return calling("documenter", "org_documentation")


def test_a_source_is_proposed_decided_and_followed_by_calls_alone(record, call):
    source = record.source.pk
    made = call("post", f"sources/{source}/proposals")
    assert made.status_code == 201
    first, *rest = made.json()
    assert len(call("get", f"sources/{source}/proposals").json()) == len(made.json())
    body = {"kind": "order", "words_en": "Protect them.", "issuer": "body", "addressees": ["state"]}
    accepted = call("post", f"proposals/{first['id']}/acts/accept", body)
    assert accepted.status_code == 200
    assert (
        call("post", f"proposals/{first['id']}/acts/reject", {"because": "told_of"}).status_code
        == 409
    )
    claim = accepted.json()["id"]
    if rest:
        assert (
            call("post", f"proposals/{rest[0]['id']}/acts/merge", {"claim": claim}).status_code
            == 200
        )
        assert Proposal.objects.get(id=rest[0]["id"]).claim_id == Claim.objects.get().id

    shown = call("get", f"claims/{claim}").json()
    assert {act["code"] for act in shown["acts"]} >= {"amend", "withdraw", "owe"}
    assert shown["citations"][0]["words_digest"]
    assert call("post", f"claims/{claim}/acts/owe", {"scale": "iachr"}).status_code == 200
    assert call("post", f"claims/{claim}/acts/owe", {"scale": "iachr"}).status_code == 409
    voice = {"speaker": "state", "stance": "done", "on": "2026-03-01", "words_en": "Done."}
    assert call("post", f"obligations/{claim}/voices", voice).status_code == 422
    voice |= {"source": str(source), "quote": "la protección fue entregada"}
    assert call("post", f"obligations/{claim}/voices", voice).status_code == 201
    own = {"speaker": "own", "stance": "not_done", "on": "2026-03-02", "words_en": "It is not."}
    assert call("post", f"obligations/{claim}/voices", own).status_code == 201
    whole = call("get", f"obligations/{claim}").json()
    assert whole["state"] == "disputed"
    assert {voice["speaker"] for voice in whole["components"][0]["voices"]} == {"state", "own"}


def test_refusals_say_where_and_absent_is_not_found(record, call):
    claim = record.claim().id
    absent = "00000000-0000-4000-8000-000000000000"
    wrong = call("post", f"claims/{claim}/acts/amend", {"kind": "order", "words_es": "Algo."})
    assert wrong.status_code == 422
    assert "because" in str(wrong.json())
    assert call("post", f"claims/{claim}/acts/unknown", {}).status_code == 404
    assert call("get", f"claims/{absent}").status_code == 404
    assert call("get", f"obligations/{claim}").status_code == 409
    assert call("post", f"proposals/{absent}/acts/accept", {"kind": "order"}).status_code == 404
    assert call("post", "claims", {"kind": "order", "words_es": "Sin cita."}).status_code == 422


def test_lists_go_on_where_they_stopped_and_narrow_like_the_pages(record, call):
    ids = {str(record.claim(code=f"c{n}").id) for n in range(3)}
    record.claim(code="w", kind="welcome")
    first = call("get", "claims?kind=order&limit=2").json()
    second = call("get", f"claims?kind=order&limit=2&cursor={first['next']}").json()
    assert {row["id"] for row in first["items"] + second["items"]} == ids
    assert second["next"] is None
    for row in Claim.objects.filter(kind="order"):
        services.owe(record.documenter, row.id, ObligationFacts(scale="own"), NOW)
    owed = call("get", "commitments?limit=2").json()
    rest = call("get", f"commitments?limit=2&cursor={owed['next']}").json()
    assert [row["code"] for row in owed["items"] + rest["items"]] == ["c0", "c1", "c2"]
    assert {row["degree"] for row in owed["items"]} == {None}
    assert call("get", "commitments?cursor=nowhere").status_code == 422


def test_who_may_not_follow_finds_nothing(record, calling):
    claim = record.claim().id
    auditor = calling("auditor", "org_audit")
    assert auditor("get", f"claims/{claim}").status_code == 404
    assert auditor("get", "claims").json()["items"] == []
    assert auditor("get", "commitments").json()["items"] == []
