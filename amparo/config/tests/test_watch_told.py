"""What the demonstration tells of laws and candidacies, and what the pages put together from it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.core import serializers

from amparo.claims.models import Citation, Claim
from amparo.commitments.candidacies import forms, log, services
from amparo.commitments.candidacies import selectors as candidacies
from amparo.commitments.concerns import promises
from amparo.commitments.concerns import selectors as concerns
from amparo.commitments.kinds import FactOf, StateStance
from amparo.commitments.laws import alerts
from amparo.commitments.laws import selectors as laws
from amparo.commitments.models import Advocacy, Contest, Law, LawStep
from amparo.config.demonstration.beside import candidacies as tells_candidacies
from amparo.config.demonstration.beside import laws as tells_laws
from amparo.config.demonstration.beside import missions as tells_missions
from amparo.config.demonstration.beside.sourced import know
from amparo.config.demonstration.record.loading import load_record
from amparo.custody import verification
from amparo.custody.errors import NothingToOpen
from amparo.custody.models import Envelope, Sheet
from amparo.missions.models import Mission, MissionRecord

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def told(cast):
    advocate = cast.actor("advocate")
    load_record(cast.actor("documenter"), AT)
    house = SimpleNamespace(actors={"fatima": advocate})
    tells_laws.tell(house, AT)
    tells_candidacies.tell(house, AT)
    return advocate


def test_the_watch_is_put_together_from_the_record_and_every_row_is_vouched_for(told, cast):
    _the_four_concerns_yield_what_is_linked_to_them(told)
    _the_dossier_is_built_from_records_and_judges_no_person(told)
    _promises_are_followed_whoever_made_them(told)
    _the_bill_alerts_and_the_lapsed_window_is_an_act(told)
    _the_notes_open_for_those_who_hold_them_alone(told, cast)
    _the_mission_of_2023_is_told_by_its_own_document_alone(cast)
    assert verification.verify().faults == []


def _the_four_concerns_yield_what_is_linked_to_them(actor):
    wanted = {
        "concern_1_withdrawal": ("congress_leaves_convention", "law_cpc", "pe_judiciary"),
        "concern_2_contempt": ("court_forbids_release", "law_crimes_against_humanity", ""),
        "concern_3_civil_society": ("apci_excessive_powers", "law_apci", ""),
        "concern_4_democracy": ("institutions_weakened", "law_amnesty", "pe_ombudsman"),
    }
    for code, (claim, law, institution) in wanted.items():
        found = concerns.concern(actor, FactOf.CONCERN, code, TODAY)
        assert claim in {each.code for each in found.claims}
        assert law in {each.code for each in found.laws}
        assert not institution or institution in found.institutions
    contempt = concerns.concern(actor, FactOf.CONCERN, "concern_2_contempt", TODAY)
    assert {each.claim.code for each in contempt.owed} >= {
        "court_forbids_release",
        "court_stops_law_32107",
    }
    assert [step.on for step in contempt.steps] == ["2024-07-01", "2025-10-03"]
    assert "barrios_altos_la_cantuta" in contempt.proceedings
    jne = concerns.concern(actor, FactOf.INSTITUTION, "pe_jne", TODAY)
    assert {"jne_weakened"} <= {each.code for each in jne.claims}
    assert [fact.confidence for fact in jne.facts] == ["reported"]


def _the_dossier_is_built_from_records_and_judges_no_person(actor):
    contest = Contest.objects.get(code="asg_candidacy")
    found = candidacies.dossier(candidacies.contest(actor, contest.id), TODAY)
    assert (contest.disputed, found.sole, contest.sole_cited) == (True, True, True)
    record = {each.pillar.code: each for each in found.records["peru"]}
    rights = record["human_rights"]
    assert "court_forbids_release" in {each.claim.code for each in rights.owed}
    assert rights.counts["unknown"] == len(rights.owed) - sum(
        count for state, count in rights.counts.items() if state != "unknown"
    )
    assert {"law_apci", "law_crimes_against_humanity"} <= {law.code for law in rights.laws}
    assert [step.act for step in rights.steps] == ["order_stop", "declare_breach"]
    assert "institutions_weakened" in {claim.code for claim in record["democracy"].said}
    assert [(n.name, n.gender) for n in found.nominees] == [("", "unknown")]


def _the_mission_of_2023_is_told_by_its_own_document_alone(cast):
    tells_missions.follow_that_of_2023(cast.actor("documenter"), AT)
    mission = Mission.objects.get(public=True)
    told = [one.claim for one in mission.claims.select_related("claim__issuer")]
    assert {(claim.issuer.code, claim.holder.code) for claim in told} == {("mission", "mission")}
    declaration = {claim.citations.values_list("source_id", flat=True)[0] for claim in told}
    cited = Citation.objects.filter(claim__in=told)
    assert len(declaration) == 1
    assert set(cited.values_list("source_id", flat=True)) == declaration
    assert not MissionRecord.objects.filter(mission=mission).exists()
    promised = Claim.objects.filter(issuer=told[0].issuer, kind="promise", state="standing")
    listed = {one.claim.code for one in mission.claims.filter(part="promise")}
    assert listed == set(promised.values_list("code", flat=True))


def _promises_are_followed_whoever_made_them(actor):
    by = {each.party.code: each for each in promises.promises(actor, TODAY) if each.party}
    final = next(p for p in by["mission"].promises if p.claim.code == "final_report_promised")
    assert (final.state, final.due_on) == ("unknown", None)


def _the_bill_alerts_and_the_lapsed_window_is_an_act(actor):
    found = {(each.law.code, each.what) for each in alerts.alerts(actor, TODAY)}
    assert ("clubes_inventados", alerts.What.CLOSING) in found
    assert ("puente_inventado", alerts.What.LAPSED) in found
    assert {
        ("law_apci", alerts.What.OPENED),
        ("law_apci", alerts.What.STEP),
        ("law_cpc", alerts.What.STEP),
        ("law_crimes_against_humanity", alerts.What.STEP),
        ("law_amnesty", alerts.What.STEP),
        ("law_escazu", alerts.What.OPENED),
        ("clubes_inventados", alerts.What.VERSION),
    } <= found
    (first, second, whole) = laws.journey(Law.objects.get(code="clubes_inventados"))
    assert [e.new_key for e in first.change.entries if e.before is None] == ["2"]
    assert {e.new_key for e in second.change.entries if e.before is None} >= {"T.1"}
    assert not whole.change.empty
    apci = LawStep.objects.get(law__code="law_apci", act="declare_inapplicable")
    assert (apci.places, apci.to_whom, apci.leaped) == (["4.u", "21.b.4", "21.c.2"], ["idl"], True)


def _the_notes_open_for_those_who_hold_them_alone(actor, cast):
    contest = Contest.objects.get(code="faros_inventados_presidencia")
    assert (log.number(actor, contest), log.read_log(actor, contest, AT)) == (3, None)
    opened = log.open_log(cast.actor("coordinator"), contest.id, AT)
    assert [each.words for each in opened if each.words] == [
        "Nota inventada: lo dirá en público.",
        "Nota inventada: pidió el expediente en inglés.",
    ]
    tally = log.tally(opened)
    assert (tally[StateStance.SHARES], tally[StateStance.OPPOSES]) == (1, 1)
    with pytest.raises(NothingToOpen):
        log.open_log(cast.actor("litigator"), contest.id, AT)
    told = serializers.serialize("json", [*Sheet.objects.all(), *Envelope.objects.all()])
    assert not Advocacy.objects.exists()
    assert not [word for word in ("archipielago", "cabo_inventado", "opposes") if word in told]


def test_contacts_of_before_the_log_was_sealed_are_sealed_by_the_next_act(cast):
    advocate = cast.actor("advocate")
    know(advocate, AT, (("isla", "state", "Isla", "Island"), ("liga", "body", "Liga", "League")))
    form = forms.EnterContest(code="faros", body_code="liga", post_es="Presidencia inventada")
    contest = services.enter_contest(advocate, form, AT)
    Advocacy.objects.create(
        contest=contest, state_code="isla", kind="reply", stance="listens", on=TODAY,
        recorded_at=AT, recorded_by=advocate.id,
    )  # fmt: skip
    (only,) = log.open_log(advocate, contest.id, AT)
    assert (only.state_code, only.on, only.entered_at) == ("isla", TODAY, AT)
    assert not Advocacy.objects.exists()
    assert log.number(advocate, contest) == 1
    assert verification.verify().faults == []
