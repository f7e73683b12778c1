import hashlib
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.claims import services as claims
from amparo.claims.models import Claim, Party, Proposal
from amparo.commitments.laws import services
from amparo.commitments.laws.forms import EnterLaw, RecordStep
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
    issued = {"issuer": "Coalición inventada"}
    assert coordinator.post(url, issued).status_code == 409
    opens(coordinator, written)
    assert coordinator.post(url, {}).status_code == 422
    act(coordinator, written, "publish", **issued)
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
    what_it_asked_is_read_with_its_issuer_and_followed(signed_in(cast.actor("documenter")), written)
    what_moved_since_says_what_nobody_follows_and_what_a_law_did(coordinator, cast, written)


def what_it_asked_is_read_with_its_issuer_and_followed(documenter, row):
    asked, answer = (
        Proposal.objects.filter(source_id=row.publications.get(language=code).source_id).order_by(
            "start"
        )[0]
        for code in ("es", "en")
    )
    shown = said(documenter.get(reverse("desk:reading", args=[asked.source_id])))
    assert re.search(r'name="issuer" value="coalicion_inventada" checked', shown)
    assert shown.count("call on the State of Sample") == 2
    typed = {"kind": asked.kind, "words_es": "Derogar.", "issuer": "coalicion_inventada"}
    documenter.post(reverse("desk:proposal_accept", args=[asked.id]), typed)
    claim = Claim.objects.get()
    shown = said(documenter.get(reverse("desk:reading", args=[answer.source_id])))
    assert "La misma, en otro idioma" in shown
    documenter.post(reverse("desk:proposal_merge", args=[answer.id]), {"claim": claim.id})
    assert claim.citations.count() == 2


def what_moved_since_says_what_nobody_follows_and_what_a_law_did(page, cast, row):
    url = reverse("desk:statement_since", args=[row.id])
    shown = said(page.get(url))
    assert "A 1 nadie le da seguimiento" in shown
    advocate, now = cast.actor("advocate"), timezone.now()
    Party.objects.create(code="muestra", kind="state", name_es="Muestra", name_en="Sample")
    law = EnterLaw(
        code="ley_inventada", kind="law", state_code="muestra", title_es="Ley 7", invented=True
    )
    made = services.enter_law(advocate, law, now)
    claims.link(cast.actor("documenter"), Claim.objects.get().id, "law", made.code, "concerns", now)
    assert "A 1 nadie le da seguimiento" in said(page.get(url))
    today = timezone.localdate().isoformat()
    services.record_step(advocate, made.id, RecordStep(act="repeal", on=today), now)
    assert "De 1 cosas que pide o promete, 1 se ha movido." in said(page.get(url))


def test_a_desk_without_its_keys_meets_a_statement_as_if_it_were_not(signed_in, cast):
    advocate = signed_in(cast.actor("advocate"))
    advocate.post(reverse("desk:statement_new"), {"languages": ["es"]})
    row = Statement.objects.get()
    other = signed_in(cast.actor("litigator"))
    for name in ("statement", "statement_open", "statement_since", "statement_preview"):
        absent = other.get(reverse(f"desk:{name}", args=["00000000-0000-4000-8000-000000000000"]))
        assert other.get(reverse(f"desk:{name}", args=[row.id])).status_code == 404
        assert absent.status_code == 404
