import pytest

from amparo.library.models import Source

pytestmark = pytest.mark.usefixtures("staff_door")
TEXT = "Lima, 2 de abril de 2026.- La Liga Inventada pide protección. La votación será el 5 de marzo de 2026."


@pytest.fixture
def documenter(calling, cast):
    desk = next(code for code, (desk, _) in cast.desks.items() if desk.kind == "documentation")
    return calling("documenter", desk)


def sent(call, content, query="", kind="application/octet-stream"):
    """A caller sends JSON; a document is bytes, with the same token."""
    return call.client.post(
        f"/api/v1/sources?{query}", data=content, content_type=kind, headers=call.headers
    )


def test_a_document_is_kept_searched_and_read_to_the_character(documenter):
    made = sent(documenter, TEXT.encode(), "title=Carta&kind=letter&issued_on=2026-04-02")
    again = sent(documenter, TEXT.encode())

    assert (made.status_code, again.status_code) == (201, 200)
    listed = documenter("get", "sources?words=proteccion&kind=letter").json()["items"]
    (place,) = listed[0]["found"]
    text = documenter("get", f"sources/{made.json()['id']}/text").json()
    assert (listed[0]["title"], place["lit"]) == ("Carta", ["protección"])
    assert text["text"][place["start"] : place["end"]] == "protección"
    assert text["paragraphs"][0]["number"] == 1
    assert documenter("get", f"sources/{made.json()['id']}").json()["version"] == 1


def test_a_text_is_checked_and_kept_nowhere(documenter):
    found = documenter("post", "check", {"text": TEXT}).json()
    assert [one["code"] for one in found] == ["future_in_the_past"]
    assert set(found[0]["words"]) == {"es", "en"}
    assert not Source.objects.exists()


def test_what_is_no_document_is_refused_and_strangers_find_no_library(documenter, calling):
    assert sent(documenter, b" ").json()["code"] == "document_empty"
    assert sent(documenter, b"{}", kind="application/json").status_code == 422
    assert sent(documenter, TEXT.encode(), "kind=nada").json()["errors"].keys() == {"kind"}
    assert documenter("get", "sources?cursor=nada").status_code == 422
    officer = calling("intake_officer", "intake")
    assert {officer("get", "sources").status_code, sent(officer, b"x").status_code} == {404}
