import hashlib
import re

import pytest
from django.urls import reverse

from amparo.statements.models import Publication, Statement
from amparo.statements.tests.scene import SECRET, TEXTS


@pytest.fixture(autouse=True)
def organisation(settings):
    settings.AMPARO_PROFILE = "organisation"


def said(answer):
    return answer.content.decode()


def opens(page, row):
    purpose = re.search(
        r'name="purpose" id="p1" value="([^"]+)"',
        said(page.get(reverse("desk:statement_open", args=[row.id]))),
    )
    page.post(reverse("desk:statement_open", args=[row.id]), {"purpose": purpose.group(1)})


def act(page, row, code, **typed):
    answer = page.post(reverse("desk:statement_act", args=[row.id, code]), typed)
    assert answer.status_code in (200, 302), said(answer)
    return answer


@pytest.fixture
def advocate(signed_in, cast):
    return signed_in(cast.actor("advocate"))


@pytest.fixture
def written(advocate):
    """A statement with its two texts, open for whoever wrote them."""
    advocate.post(reverse("desk:statement_new"), {"languages": ["es", "en"]})
    row = Statement.objects.get()
    opens(advocate, row)
    for language, (title, text) in TEXTS.items():
        url = reverse("desk:statement_text", args=[row.id, language])
        assert advocate.post(url, {"title": title, "text": text}).status_code == 302
    return row


def test_each_sentence_says_what_it_rests_on(advocate, written):
    home = reverse("desk:statement", args=[written.id])
    shown = said(advocate.get(home))
    assert TEXTS["es"][0] in shown
    assert "2 frases no se sustentan" in shown
    rest = reverse("desk:statement_rest", args=[written.versions.get(language="es").id])
    assert advocate.post(rest, {"sentence": "0", "target": "nada"}).status_code == 422
    advocate.post(rest, {"sentence": "0", "target": "claim:inventada", "note": "así"})
    assert "claim:inventada" in said(advocate.get(home))


def test_a_draft_is_chosen_to_be_checked_and_asks_for_a_purpose_while_it_is_closed(
    advocate, written
):
    url = reverse("desk:library_check")
    what = f"draft:{written.id}:es"
    assert what in said(advocate.get(url))
    assert TEXTS["es"][1].split(".")[0] in said(advocate.get(url, {"what": what}))

    advocate.post(reverse("desk:statement_close", args=[written.id]))
    asked = advocate.get(url, {"what": what})
    assert asked.status_code == 302
    opened = advocate.post(
        asked.url.partition("?")[0],
        {"purpose": "text_work", "next": f"{url}?what={what}"},
    )
    assert opened.url == f"{url}?what={what}"
    assert advocate.get(url, {"what": "draft:nonsense"}).status_code == 404


def test_a_statement_goes_from_draft_to_publication_by_its_pages(
    signed_in, cast, advocate, written
):
    act(advocate, written, "ask_review")
    reviewer = signed_in(cast.actor("reviewer"))
    opens(reviewer, written)
    for kind in ("legal", "safety"):
        cleared = {"outcome": "cleared", "reasons": "Leído entero."}
        act(reviewer, written, "review", kind=kind, **cleared)
    act(advocate, written, "circulate")
    invited = said(act(advocate, written, "invite", name="Organización inventada 1"))
    assert len(re.search(r'class="am-words num">([^<]+)<', invited).group(1).split()) == 10
    hand = {"person": "Persona inventada", "capacity": "Directora", "means": "letter"}
    for name, unnamed in (("Organización inventada 2", {}), (SECRET, {"anonymous": "on"})):
        typed = {"name": name, "proof": "Carta del 3", **hand, **unnamed}
        act(advocate, written, "record_signature", **typed)

    coordinator = signed_in(cast.actor("coordinator"))
    url = reverse("desk:statement_act", args=[written.id, "publish"])
    assert coordinator.post(url, {}).status_code == 409
    opens(coordinator, written)
    act(coordinator, written, "publish")
    assert Publication.objects.get(language="es").signed_by == ["Organización inventada 2"]
    preview = said(coordinator.get(reverse("desk:statement_preview", args=[written.id])))
    assert SECRET not in preview
    assert "una organización que no se nombra" in preview
    assert "Comprobado aquí: coinciden." in preview
    told = coordinator.get(reverse("desk:statement_json", args=[written.id, "es"])).json()["signed"]
    made = hashlib.sha256(bytes.fromhex(told["salt"]) + told["text"].encode()).hexdigest()
    assert made == told["sha256_of_salt_and_text"]
    paper = coordinator.get(reverse("desk:statement_pdf", args=[written.id, "es"]))
    assert paper.content[:5] == b"%PDF-"
    assert b"<entry>" in coordinator.get(reverse("desk:statements_atom")).content
    assert coordinator.get(reverse("desk:statement_since", args=[written.id])).status_code == 200


def test_a_desk_without_its_keys_meets_a_statement_as_if_it_were_not(signed_in, cast):
    advocate = signed_in(cast.actor("advocate"))
    advocate.post(reverse("desk:statement_new"), {"languages": ["es"]})
    row = Statement.objects.get()
    other = signed_in(cast.actor("litigator"))
    for name in ("statement", "statement_open", "statement_since", "statement_preview"):
        absent = other.get(reverse(f"desk:{name}", args=["00000000-0000-4000-8000-000000000000"]))
        assert other.get(reverse(f"desk:{name}", args=[row.id])).status_code == 404
        assert absent.status_code == 404
