"""Joint statements over HTTP: what is public of them, what moved since, and nothing that is sealed."""

import pytest

from amparo.claims import services as claims
from amparo.claims.facts import ObligationFacts, VoiceFacts
from amparo.statements.tests.scene import TEXTS, Scene

pytestmark = pytest.mark.usefixtures("staff_door")


def test_a_published_statement_is_read_with_what_moved_since(cast, calling, settings):
    settings.AMPARO_PROFILE = "organisation"
    told = Scene(cast)
    record = told.asked()
    claims.owe(record.documenter, record.asked.id, ObligationFacts(scale="own"), told.later())
    shown = {"citation": record.place, "words_es": "Palabras inventadas."}
    told.later(days=2)
    record.says(VoiceFacts, speaker="state", stance="partly", on=told.at.date(), **shown)
    Scene(cast).written()
    call = calling("coordinator", "org_coordination")
    draft, published = sorted(
        call("get", "statements").json()["items"], key=lambda each: each["stage"]
    )
    assert (draft["title"], published["title"]) == ("", TEXTS["es"][0])
    assert TEXTS["es"][1] not in call("get", f"statements/{draft['id']}").content.decode()
    whole = call("get", f"statements/{published['id']}").json()
    assert [one["language"] for one in whole["published"]] == ["en", "es"]
    asked, worried = call("get", f"statements/{published['id']}/since").json()
    assert (asked["standing"], worried["standing"]) == ("moved", "said")
    (voice,) = asked["since"]
    assert (voice["kind"], voice["who"], voice["what"]) == ("voice", "state", "partly")
    elsewhere = calling("documenter", "org_documentation")
    assert elsewhere("get", f"statements/{published['id']}").status_code == 404
    settings.AMPARO_PROFILE = "mechanism"
    assert call("get", "statements").status_code == 404
