"""Petitions with their domestic remedies, judgments by component and victim, and who holds a mandate."""

from dataclasses import replace
from datetime import date

import pytest

from amparo.accounts.acts import NotYourAct
from amparo.interamerican.errors import AlreadyMet, RequestNotWhole
from amparo.interamerican.kinds import Identity
from amparo.interamerican.law import Clock
from amparo.interamerican.models import Consent, Due
from amparo.interamerican.picture import seen
from amparo.interamerican.selectors import matters
from amparo.interamerican.veiling import outside
from amparo.kernel.errors import Invalid
from amparo.kernel.workflow import IllegalMove


def test_a_petition_goes_to_its_merits_report_with_each_remedy_on_its_own_clock(scene):
    scene.opens("petition")
    scene.person("Alba", "victim")
    scene.consents("Alba")
    habeas = scene.does(
        "file_remedy",
        kind="habeas_corpus",
        filed_on=scene.today,
        due_on=date(2026, 1, 8),
        text="Ante un juzgado inventado.",
    )
    amparo = scene.does("file_remedy", kind="amparo", filed_on=scene.today, text="Ante otro.")
    scene.on(date(2026, 1, 20))
    assert seen(Due.objects.get(remedy=habeas), scene.today).clock is Clock.LATE
    ended = {"remedy": habeas.id, "on": scene.today, "exemption": "delay"}
    scene.does("decide_remedy", outcome="never_answered", **ended)
    with pytest.raises(AlreadyMet):
        scene.does("decide_remedy", outcome="rejected", **ended)
    assert seen(Due.objects.get(remedy=habeas), scene.today).clock is Clock.MET_LATE
    lost_remedies_set_the_six_months_to_petition(scene, amparo)
    scene.step("consent_obtained")
    with pytest.raises(RequestNotWhole) as refused:
        scene.step("file")
    assert "Gravedad" not in refused.value.params["what"]
    it_is_filed_within_the_six_months(scene)
    for step in ("begin_review", "transmit", "admit", "seek_settlement", "resume_merits"):
        scene.step(step)
    scene.step("report_merits", due_on=date(2026, 3, 20))
    with pytest.raises(IllegalMove):
        scene.step("admit")
    scene.does(
        "record_ruling", court="Corte inventada", ruling="1", outcome="refused", on=scene.today
    )
    the_commission_values_in_five_degrees(scene)
    scene.step("publish")
    whole = scene.whole()
    assert sorted(remedy.exemption for remedy in whole.remedies) == ["", "", "delay"]
    assert whole.text(whole.rulings[0].sheet_id, "court") == "Corte inventada"
    assert whole.rulings[0].court == ""


def it_is_filed_within_the_six_months(scene):
    for section in ("people", "facts", "measures_asked", "prior_complaint"):
        scene.does("write_section", section=section, text="Texto inventado.")
    scene.step("file")
    assert scene.matter.dues.get(kind="filing", stopped_on=None).met_on == scene.today


def lost_remedies_set_the_six_months_to_petition(scene, amparo):
    assert (amparo.due.rule, amparo.due.due_on) == ("amparo", date(2026, 3, 6))
    ordinary = scene.does("file_remedy", kind="ordinary", filed_on=scene.today, text="Otro más.")
    assert ordinary.due is None
    told = {"on": scene.today, "told_on": date(2026, 2, 28)}
    with pytest.raises(Invalid):
        scene.does("decide_remedy", remedy=amparo.id, outcome="rejected", **told)
    for remedy, day in ((amparo, date(2026, 1, 20)), (ordinary, date(2026, 1, 30))):
        told = {"on": date(2026, 1, 20), "told_on": day}
        scene.on(day).does("decide_remedy", remedy=remedy.id, outcome="rejected", **told)
    stopped, running = scene.matter.dues.filter(kind="filing").order_by("due_on")
    assert (stopped.due_on, stopped.stopped_on) == (date(2026, 7, 20), date(2026, 1, 30))
    assert (running.due_on, running.whose) == (date(2026, 7, 30), "representatives")


def the_commission_values_in_five_degrees(scene):
    point = scene.does("add_point", letter="1", kind="restitution", text="Inventado.").id
    said = {"point": point, "measure": "compliance", "on": scene.today, "text": "R."}
    for value in ("substantial", "not_complied"):
        scene.does("record_finding", value=value, **said)
    with pytest.raises(Invalid):
        scene.does("record_finding", value="declared", **{**said, "measure": "contempt"})
    dates = {"asked_on": scene.today, "due_on": scene.today}
    with pytest.raises(Invalid):
        scene.does("set_due", kind="other", whose="commission", **dates)


def test_a_judgment_is_followed_by_component_and_by_victim_and_a_breach_is_declared_apart(
    state_scene,
):
    scene = state_scene
    scene.opens("judgment", stage="supervised", since=date(2026, 1, 2))
    scene.person("Alba", "victim")
    scene.person("Bruna", "victim")
    point = scene.does("add_point", letter="1", kind="compensation", text="Pagar (inventado).").id
    common = {"point": point, "measure": "compliance", "component": "material"}
    for who, value in (("Alba", "pending"), ("Bruna", "total")):
        scene.does(
            "record_finding",
            value=value,
            person=scene.ids[who],
            on=scene.today,
            text="R.",
            **common,
        )
    scene.on(date(2026, 2, 1))
    scene.does(
        "record_finding",
        value="partial",
        person=scene.ids["Alba"],
        on=scene.today,
        text="R.",
        **common,
    )
    scene.step("declare_breach", text="Incumplimiento inventado.")
    for value in ("mitigated", "substantial"):
        with pytest.raises(Invalid):
            scene.does("record_finding", value=value, on=scene.today, text="No.", **common)
    the_court_hears_the_commission_too(scene)
    whole = scene.whole()
    (seen_point,) = whole.points
    found = {(f.row.component, f.who): f.row.value for f in seen_point.compliance}
    assert found == {("material", "Víctima 1"): "partial", ("material", "Víctima 2"): "total"}
    assert len(seen_point.findings) == 3
    assert (whole.moves[-1].step, whole.matter.side) == ("declare_breach", "state")


def the_court_hears_the_commission_too(scene):
    report = {"kind": "state_report", "author": "state", "on": scene.today, "text": "Inventado."}
    scene.does("enter_paper", commission_by=date(2026, 3, 1), answer_by=date(2026, 3, 1), **report)
    assert {each.whose for each in scene.whole().silences} == {"representatives", "commission"}
    theirs = {"kind": "commission", "author": "commission", "text": "Observaciones inventadas."}
    scene.does("enter_paper", on=scene.today, meets=scene.due("commission"), **theirs)
    assert {each.whose for each in scene.whole().silences} == {"representatives"}


def test_a_mandate_ends_and_a_name_is_told_only_with_consent_that_the_state_knows(scene):
    scene.opens()
    scene.people_of_three()
    scene.person("Rita", "representative")
    mandate = scene.does(
        "grant_mandate", representative=scene.ids["Rita"], scope=["follow_up"], since=scene.today
    )
    scene.does("revoke_mandate", mandate=mandate.id, on=scene.today)
    with pytest.raises(Invalid):
        scene.does("revoke_mandate", mandate=mandate.id, on=scene.today)
    for key in ("Alba", "Reservada"):
        scene.consents(key)
    before = {p.row.number: outside(p) for p in scene.whole().people if p.row.part == "beneficiary"}
    assert before[1] == "Persona beneficiaria 1"
    scope = ["request", "state_knows"]
    for key in ("Alba", "Reservada"):
        scene.does(
            "record_consent", person=scene.ids[key], on=scene.today, form="written", scope=scope
        )
    after = {p.row.number: outside(p) for p in scene.whole().people if p.row.part == "beneficiary"}
    assert after[1] == "Alba (inventada)"
    assert after[2].startswith("Persona beneficiaria 2: Comunidad")
    assert after[3] == "Persona beneficiaria 3"
    assert Consent.objects.filter(person__identity=Identity.RESERVED).count() == 2


def test_a_matter_is_shared_with_another_desk_without_who_the_people_are(scene, cast):
    scene.opens()
    scene.people_of_three()
    advocate = cast.actor("advocate")
    other = replace(scene, actor=advocate)
    assert list(matters(advocate)) == []
    desk = cast.desk("org_advocacy").id
    with pytest.raises(Invalid):
        scene.does("share_matter", desk=scene.matter_id)
    scene.does("share_matter", desk=desk)
    assert [row.id for row in matters(advocate)] == [scene.matter_id]
    whole = other.whole()
    assert whole.text(whole.matter.head_sheet_id, "title") == "Medida inventada"
    assert {person.name for person in whole.people} == {""}
    with pytest.raises(NotYourAct):
        other.step("consent_obtained")
