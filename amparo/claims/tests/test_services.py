from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from amparo.accounts.acts import NotYourAct
from amparo.claims import owing, quotes, services
from amparo.claims.deciding import Span
from amparo.claims.errors import (
    AlreadyDecided,
    CannotBeOwed,
    ClaimChangedMeanwhile,
    ClaimNoLongerStands,
    CodeTaken,
    NoSuchClaim,
)
from amparo.claims.facts import CitationFacts, ClaimFacts, DoingFacts, ObligationFacts, VoiceFacts
from amparo.claims.models import Citation, Claim, Proposal, Valuation
from amparo.claims.tests.scene import NOW, TEXT
from amparo.custody import verification
from amparo.kernel.errors import Invalid


def proposal(scene, words="informe en un plazo de quince días", kind="request"):
    place = scene.place(words)
    span = Span(place.start, place.end, kind)
    return services.propose_by_hand(scene.documenter, scene.source.pk, span, NOW)


FACTS = ClaimFacts(kind="request", issuer="body", addressees=("ministry",), words_es="Informar.")


def test_the_reader_only_proposes_and_reading_again_proposes_nothing_twice(scene):
    found = services.propose(scene.documenter, scene.source.pk, NOW)

    assert found
    assert {TEXT[p.start : p.end] for p in found}
    assert all(p.reason for p in found)
    assert not Claim.objects.exists()
    assert services.propose(scene.documenter, scene.source.pk, NOW) == []


def test_a_proposal_becomes_a_claim_by_a_person_once(scene):
    proposed = proposal(scene)
    claim = services.accept(scene.documenter, proposed.id, FACTS, NOW)

    citation = claim.citations.get()
    assert TEXT[citation.start : citation.end] == "informe en un plazo de quince días"
    assert citation.paragraph
    proposed.refresh_from_db()
    assert (proposed.state, proposed.claim_id) == ("accepted", claim.id)
    with pytest.raises(AlreadyDecided):
        services.reject(scene.documenter, proposed.id, "not_a_claim", NOW)


def test_two_places_that_say_the_same_are_one_claim_with_two_citations(scene):
    claim = scene.claim()
    services.merge(scene.documenter, proposal(scene).id, claim.id, NOW)

    assert Claim.objects.count() == 1
    assert claim.citations.count() == 2


def test_a_split_proposal_leaves_its_parts_to_be_decided_and_stays_in_the_history(scene):
    whole = proposal(scene, "La Comisión pide al Ministerio de Ensayo que informe")
    middle = whole.start + 11
    spans = [Span(whole.start, middle, "request"), Span(middle, whole.end, "order")]
    parts = services.correct(scene.documenter, whole.id, spans, NOW)

    whole.refresh_from_db()
    assert whole.state == "replaced"
    assert [p.replaces_id for p in parts] == [whole.id, whole.id]
    assert list(Proposal.objects.filter(state="open").order_by("start")) == parts


def test_a_rejection_says_why_and_a_place_without_words_is_no_proposal(scene):
    one = proposal(scene)
    with pytest.raises(Invalid):
        services.reject(scene.documenter, one.id, "because I say so", NOW)
    services.reject(scene.documenter, one.id, "told_of", NOW)
    with pytest.raises(Invalid):
        services.propose_by_hand(
            scene.documenter, scene.source.pk, Span(0, len(TEXT) + 1, "order"), NOW
        )


def test_a_claim_without_a_citation_or_with_an_unknown_party_is_refused_at_its_field(scene):
    with pytest.raises(Invalid) as refusal:
        services.record_claim(scene.documenter, FACTS, [], NOW)
    assert set(refusal.value.fields) == {"citations"}
    with pytest.raises(Invalid) as refusal:
        scene.claim(
            addressees=("nobody",), cited_on="2026-13", disputed=True, words_es="", words_en=""
        )
    assert set(refusal.value.fields) == {"addressees", "cited_on", "dispute_note_es", "words_es"}


def test_an_amendment_keeps_what_the_claim_said_and_notices_another_hand(scene):
    claim = scene.claim(code="once")
    changed = ClaimFacts(
        kind="demand",
        issuer="body",
        addressees=("state",),
        words_es="Otra cosa.",
        due_on=date(2026, 5, 1),
    )
    services.amend(scene.documenter, claim.id, changed, "Se leyó mal.", NOW, expected=1)

    kept = claim.revisions.get()
    assert kept.before["words_es"] == "Proteger a quienes defienden el valle."
    assert (kept.before["kind"], kept.because) == ("order", "Se leyó mal.")
    with pytest.raises(ClaimChangedMeanwhile):
        services.amend(scene.documenter, claim.id, changed, "Otra vez.", NOW, expected=1)
    with pytest.raises(CodeTaken):
        scene.claim(code="once")


def test_a_withdrawn_claim_stays_readable_with_its_reason_and_takes_nothing_more(scene):
    claim = scene.claim()
    with pytest.raises(Invalid):
        services.withdraw(scene.documenter, claim.id, " ", NOW)
    services.withdraw(scene.documenter, claim.id, "No es de este documento.", NOW)

    claim.refresh_from_db()
    assert claim.withdrawn_because == "No es de este documento."
    with pytest.raises(ClaimNoLongerStands):
        services.link(scene.documenter, claim.id, "law", "ley_inventada", "concerns", NOW)
    with pytest.raises(NoSuchClaim):
        services.withdraw(scene.documenter, uuid4(), "Nada.", NOW)


def test_merging_two_claims_moves_no_history_and_adds_the_places(scene):
    first, second = scene.claim(), scene.claim(words_es="Lo mismo dicho de otro modo.")
    services.cite(scene.documenter, first.id, scene.place("no recibieron nada"), NOW)
    services.merge_claims(scene.documenter, first.id, second.id, "Es la misma.", NOW)

    first.refresh_from_db()
    assert (first.state, first.merged_into_id) == ("merged", second.id)
    assert (first.citations.count(), second.citations.count()) == (2, 2)


def test_only_what_can_be_owed_is_followed(scene):
    concern = scene.claim(kind="concern")
    with pytest.raises(CannotBeOwed):
        services.owe(scene.documenter, concern.id, ObligationFacts(scale="own"), NOW)


def test_our_own_view_is_signed_over_its_very_words(scene):
    said = scene.says("own", "not_done", date(2026, 3, 1), component="life")
    message = owing.own_words(said)

    assert scene.documenter.signed_by(said.signed_by, message, bytes(said.signature))
    said.words_es = "Otras palabras."
    assert not scene.documenter.signed_by(
        said.signed_by, owing.own_words(said), bytes(said.signature)
    )


def test_another_voice_is_heard_only_with_a_citation_and_never_on_a_day_to_come(scene):
    tomorrow = (NOW + timedelta(days=1)).date()
    bare = VoiceFacts(speaker="state", stance="done", on=tomorrow, words_es="Hecho.", component="x")
    with pytest.raises(Invalid) as refusal:
        services.record_voice(scene.documenter, scene.owed.id, bare, NOW)
    assert set(refusal.value.fields) == {"source", "on", "component"}
    with pytest.raises(Invalid):
        services.record_doing(
            scene.documenter, scene.owed.id, DoingFacts(on=NOW.date(), words_es="Algo."), NOW
        )


def test_a_degree_is_of_the_scale_and_a_correction_stands_beside_what_it_corrects(scene):
    first = scene.values("partial", date(2026, 2, 1))
    second = scene.values("pending", date(2026, 2, 1), replaces=first.id)
    with pytest.raises(Invalid):
        scene.values("kept", date(2026, 2, 2))
    with pytest.raises(Invalid):
        scene.values("partial", date(2026, 2, 2), replaces=first.id)

    assert set(Valuation.objects.all()) == {first, second}


def test_a_role_without_the_power_neither_reads_in_nor_values(scene):
    reviewer = scene.cast.actor("reviewer")
    with pytest.raises(NotYourAct):
        services.propose(reviewer, scene.source.pk, NOW)
    advocate = scene.cast.actor("advocate")
    with pytest.raises(NotYourAct):
        services.owe(advocate, scene.claim().id, ObligationFacts(scale="own"), NOW)


def test_citations_are_checked_against_the_very_words_whatever_became_of_them(scene):
    claim = scene.claim()
    far = CitationFacts(source_id=scene.source.pk, start=5000, end=5010, words_digest=bytes(32))
    services.cite(scene.documenter, claim.id, far, NOW)
    known_by_digest = CitationFacts(source_id=uuid4(), start=0, end=9, words_digest=bytes(32))
    services.cite(scene.documenter, claim.id, known_by_digest, NOW)
    scene.says("state", "done", date(2026, 3, 1))
    told = VoiceFacts(
        speaker="state", stance="done", on=date(2026, 3, 2), words_es="Otra.", citation=far
    )
    services.record_voice(scene.documenter, scene.owed.id, told, NOW)
    report = quotes.check_citations()

    assert (report.citations, report.resolved) == (6, 3)
    assert verification.verify().faults == []
    assert {(each.what, each.why) for each in report.unresolved} == {
        *(("claim", "outside"), ("claim", "no_source"), ("voice", "outside")),
    }
    assert set(Citation.objects.values_list("resolves", flat=True)) == {False, None, True}


def test_a_word_changed_behind_the_ledger_is_named(scene):
    scene.says("state", "done", date(2026, 3, 1))
    proposal(scene)
    assert verification.verify().faults == []

    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_voice SET stance = 'not_done'")
        cursor.execute("UPDATE claims_proposal SET kind = 'welcome'")
        cursor.execute("UPDATE claims_party SET name_es = 'Otra' WHERE code = 'state'")

    faults = verification.verify().faults
    assert [" ".join(fault.split()[:1]) for fault in faults] == ["claim", "proposals", "party"]
