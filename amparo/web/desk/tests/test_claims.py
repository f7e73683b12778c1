"""From a document to an obligation with four voices, through the pages; and what lists and exports show."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.claims import services
from amparo.claims.facts import ObligationFacts
from amparo.claims.models import Claim, Obligation, Proposal, Voice
from amparo.claims.tests.scene import NOW, TEXT
from amparo.claims.tests.scene import Scene as Record
from amparo.custody import verification


@pytest.fixture
def record(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Record(cast)


@pytest.fixture
def desk(record, signed_in):
    return signed_in(record.documenter)


def text_of(page):
    return " ".join(page.content.decode().split())


def accepted(record, desk):
    """A claim made of what the reader proposed first of the document."""
    reading = reverse("desk:reading", args=[record.source.pk])
    assert desk.get(reading).status_code == 200
    desk.post(reverse("desk:reading_propose", args=[record.source.pk]))
    page = desk.get(reading)
    chosen = page.context["chosen"]["row"]
    assert page.context["left"] == Proposal.objects.count() > 0
    assert TEXT[chosen.start : chosen.end] in page.content.decode()

    accept = reverse("desk:proposal_accept", args=[chosen.pk])
    assert desk.post(accept, {"kind": "order"}).status_code == 422
    said = {"kind": "order", "words_es": "Proteger la vida.", "issuer": "body"}
    assert desk.post(accept, {**said, "addressees": "Ruritania"}).status_code == 302
    return Claim.objects.get()


def spoken(record, desk, claim):
    """Three voices and a valuation on one part of the claim, each cited by its very words."""
    cited = {"source": str(record.source.pk), "component": "life"}
    voice = reverse("desk:obligation_voice", args=[claim.pk])
    for speaker, stance in (("state", "done"), ("beneficiaries", "not_done"), ("own", "not_done")):
        body = {"speaker": speaker, "stance": stance, "on": "2026-03-01", "component": "life"}
        body["words_es"] = f"Dicho por {speaker}."
        if speaker != "own":
            body |= {**cited, "quote": "la protección fue\nentregada"}
        assert desk.post(voice, body).status_code == 302, speaker
    valued = {**cited, "degree": "partial", "on": "2026-03-02", "quote": "no recibieron nada"}
    assert desk.post(reverse("desk:obligation_value", args=[claim.pk]), valued).status_code == 302


def test_from_a_document_to_an_obligation_with_four_voices(record, desk, as_the_desk):
    as_the_desk()
    claim = accepted(record, desk)
    assert (claim.addressees, claim.words_es) == (["state"], "Proteger la vida.")
    parts = {"components.0.code": "life", "components.0.words_es": "Vida"}
    desk.post(
        reverse("desk:claim_owe", args=[claim.pk]), {"scale": "iachr", "body": "body", **parts}
    )
    spoken(record, desk, claim)

    shown = desk.get(reverse("desk:obligation", args=[claim.pk]))
    words = text_of(shown)
    assert len(shown.context["contradictions"]) == 2
    assert "la protección fue entregada" in words
    assert all(f"Dicho por {who}." in words for who in ("state", "beneficiaries", "own"))
    assert shown.context["degree"] == "Cumplimiento parcial"
    assert Voice.objects.filter(signed_by=record.documenter.id).count() == 1
    for name in ("claim", "preview_claim", "preview_owed"):
        assert desk.get(reverse(f"desk:{name}", args=[claim.pk])).status_code == 200


def test_a_citation_leads_to_its_words_lit_in_the_text(record, desk):
    claim = record.claim()
    place = claim.citations.get()
    page = desk.get(reverse("desk:claim", args=[claim.pk]))
    url = page.context["citations"][0][1]["url"]
    lit = desk.get(url)

    assert f'id="luz">{TEXT[place.start : place.end]}</mark>' in lit.content.decode()


def test_a_proposal_is_divided_corrected_merged_and_rejected_by_its_very_words(
    record, desk, as_the_desk
):
    as_the_desk()
    add = reverse("desk:reading_add", args=[record.source.pk])
    desk.post(
        add, {"kind": "request", "quote": "La Comisión pide al Ministerio de Ensayo que informe"}
    )
    whole = Proposal.objects.get()
    correct = reverse("desk:proposal_correct", args=[whole.pk])
    assert desk.post(correct, {"divided": "Palabras ajenas.\n\nOtras."}).status_code == 422
    desk.post(correct, {"divided": "La Comisión pide\n\nal Ministerio de Ensayo que informe"})
    first, second = Proposal.objects.filter(state="open").order_by("start")
    assert TEXT[first.start : first.end] == "La Comisión pide"

    held = record.claim()
    desk.post(reverse("desk:proposal_merge", args=[second.pk]), {"claim": str(held.pk)})
    assert held.citations.count() == 2
    assert desk.post(reverse("desk:proposal_reject", args=[first.pk]), {}).status_code == 422
    last = desk.post(reverse("desk:proposal_reject", args=[first.pk]), {"because": "boilerplate"})
    assert last.url.endswith("?told=read")


def test_an_export_is_exactly_the_list_with_its_filter_and_digest(record, desk):
    record.claim(code="ordered")
    record.claim(code="welcomed", kind="welcome", words_es="=Saluda la ley.")
    listed = desk.get(reverse("desk:claims"), {"clase": "welcome"})
    assert [row["said"] for row in listed.context["rows"]] == ["=Saluda la ley."]
    assert "reconocimiento" in text_of(listed).lower()

    name = reverse("desk:claims_export", args=["csv"])
    rows = list(
        csv.reader(io.StringIO(desk.get(name + "?clase=welcome").content.decode("utf-8-sig")))
    )
    assert [row[1] for row in rows[1:2]] == ["welcomed"]
    assert "'=Saluda la ley." in rows[1]
    told = json.loads(desk.get(reverse("desk:claims_export", args=["json"])).content)
    assert {row["code"] for row in told["rows"]} == {"ordered", "welcomed"}
    assert len(told["about"]["sha256"]) == 64
    feed = desk.get(reverse("desk:claims_export", args=["atom"])).content.decode()
    assert "urn:uuid:" in feed
    assert desk.get(reverse("desk:claims_export", args=["pdf"])).status_code == 404


def test_what_is_owed_shows_lateness_and_counts_the_unknown_as_unknown(record, desk):
    late = record.claim(code="late", due_on=date(2026, 1, 31))
    calm = record.claim(code="calm", addressees=("ministry",))
    for claim in (calm, late):
        services.owe(record.documenter, claim.id, ObligationFacts(scale="court", body="body"), NOW)
    page = desk.get(reverse("desk:owed"))
    assert [row["code"] for row in page.context["rows"]] == ["late", "calm"]
    assert page.context["rows"][0]["late"] > 0

    only = desk.get(reverse("desk:owed"), {"a": "ministry"})
    assert [row["code"] for row in only.context["rows"]] == ["calm"]
    scores = desk.get(reverse("desk:scores"), {"por": "organo"}).context["rows"]
    assert [(row["name"], dict(row["counts"])["unknown"], row["late"]) for row in scores] == [
        ("Comisión Inventada", 2, 1)
    ]
    assert Obligation.objects.count() == 2


def test_an_amendment_shows_what_the_claim_said_and_refuses_to_overwrite_another_hand(record, desk):
    claim = record.claim()
    amend = reverse("desk:claim_amend", args=[claim.pk])
    form = desk.get(amend)
    assert 'name="expected" value="1"' in form.content.decode()
    body = {
        "kind": "order",
        "words_es": "Con otras palabras.",
        "because": "Más claro.",
        "expected": "1",
    }
    assert desk.post(amend, body).status_code == 302
    assert desk.post(amend, {**body, "words_es": "Otra."}).status_code == 409
    page = text_of(desk.get(reverse("desk:claim", args=[claim.pk])))
    assert "Proteger a quienes defienden el valle." in page
    assert "Más claro." in page
    gone = reverse("desk:claim_withdraw", args=[claim.pk])
    assert desk.post(gone, {"because": "No es de aquí."}).status_code == 302
    assert "No es de aquí." in text_of(desk.get(reverse("desk:claim", args=[claim.pk])))


def test_the_record_is_absent_for_who_may_not_follow_it(record, signed_in):
    claim = record.claim()
    auditor = signed_in(record.cast.actor("auditor", "org_audit"))
    assert auditor.get(reverse("desk:claim", args=[claim.pk])).status_code == 404
    assert auditor.get(reverse("desk:owed")).status_code == 404
    assert auditor.get(reverse("desk:claims")).status_code == 404
    reviewer = signed_in(record.cast.actor("reviewer"))
    assert reviewer.get(reverse("desk:claim", args=[claim.pk])).status_code == 200
    assert reviewer.get(reverse("desk:claim_new")).status_code == 403


def test_a_table_is_tried_mapped_and_imported_without_being_kept_before(record, desk, as_the_desk):
    as_the_desk()
    url = reverse("desk:recommendations")
    table = b"what,whom,year\nProtect every defender of the invented valley,Ruritania,2019\n,Ruritania,2019\n"

    def sent():
        return SimpleUploadedFile("invented.csv", table)

    blind = desk.post(url, {"file": sent(), "do": "try"})
    assert blind.status_code == 422
    assert "invented.csv" in text_of(blind)
    named = {"m-text": "0", "m-to": "1", "m-date": "2"}
    tried = desk.post(
        url, {**named, "carried": blind.context["carried"], "name": "invented.csv", "do": "try"}
    )
    assert [row["did"] for row in tried.context["rows"]] == [
        "no es una afirmación",
        "afirmación nueva",
    ]
    assert not Claim.objects.exists()
    done = desk.post(
        url, {**named, "carried": tried.context["carried"], "name": "invented.csv", "do": "import"}
    )
    batch = done.context["report"].import_id
    assert Claim.objects.get().words_en == "Protect every defender of the invented valley"
    out = desk.get(reverse("desk:imported", args=[batch, "csv"])).content
    assert list(csv.reader(io.StringIO(out.decode()))) == list(
        csv.reader(io.StringIO(table.decode()))
    )
    assert desk.post(url, {"do": "try"}).status_code == 422


def test_parties_topics_and_links_are_kept_by_people_too(record, desk):
    party = {"code": "council", "kind": "body", "name_es": "Consejo Inventado", "parent": "state"}
    assert desk.post(reverse("desk:party"), {**party, "country": "Ruritania"}).status_code == 422
    assert desk.post(reverse("desk:party"), {**party, "country": "xx"}).status_code == 302
    ring = {"code": "state", "kind": "state", "name_es": "Ruritania", "parent": "council"}
    assert desk.post(reverse("desk:party"), ring).status_code == 422
    topic = {"vocabulary": "right", "code": "water", "label_es": "Agua"}
    assert desk.post(reverse("desk:topic"), topic).status_code == 302
    page = text_of(desk.get(reverse("desk:vocabulary")))
    assert "Consejo Inventado" in page
    assert "Agua" in page

    claim = record.claim(addressees=("council",), rights=("water",))
    other = record.claim(code="other")
    link = {"kind": "claim", "target": "other", "relation": "repeats"}
    assert desk.post(reverse("desk:claim_link", args=[claim.pk]), link).status_code == 302
    made = claim.links.get()
    assert (
        desk.get(reverse("desk:claim", args=[other.pk])).context["links"][0]["relation"]
        == "La nombra"
    )
    desk.post(reverse("desk:claim_unlink", args=[claim.pk]), {"enlace": str(made.pk)})
    assert desk.get(reverse("desk:claim", args=[claim.pk])).context["links"] == []
    assert verification.verify().faults == []
