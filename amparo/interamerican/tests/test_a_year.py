"""A year of an invented precautionary measure, with late reports on both sides."""

from datetime import date

import pytest

from amparo.custody import ledger
from amparo.interamerican.errors import ConsentMissing, NobodyToProtect, RequestNotWhole
from amparo.interamerican.law import Clock
from amparo.interamerican.portfolio import Asked, portfolio
from amparo.kernel.workflow import IllegalMove


def lapses(scene):
    return [e for e in ledger.entries_of(scene.matter_id) if e.body["verb"] == "lapse"]


def line(scene, **asked):
    (found,) = portfolio(scene.actor, Asked(**asked), scene.today)
    return found


def test_nothing_is_filed_before_everybody_consents_and_each_requirement_is_reasoned(scene):
    scene.opens()
    with pytest.raises(NobodyToProtect):
        scene.step("consent_obtained")
    scene.people_of_three()
    scene.consents("Alba")
    with pytest.raises(ConsentMissing) as refused:
        scene.step("consent_obtained")
    assert "2" in refused.value.params["who"]
    assert "3" in refused.value.params["who"]
    why = "No hay modo seguro de hablarle (inventado)."
    scene.does("justify_absence", person=scene.ids["Comunidad"], on=scene.today, text=why)
    scene.consents("Reservada")
    scene.step("consent_obtained")
    with pytest.raises(RequestNotWhole):
        scene.step("file")
    scene.writes_all()
    scene.does("withdraw_consent", person=scene.ids["Alba"], on=scene.today)
    with pytest.raises(ConsentMissing):
        scene.step("file")
    scene.consents("Alba")
    scene.step("file")

    assert scene.matter.stage == "filed"


def test_a_year_with_late_reports_on_both_sides_keeps_every_day_of_it(scene):
    scene.granted()
    # The State's first report is due on 22 February and comes on 10 March, 16 days late.
    scene.on(date(2026, 3, 1)).on(date(2026, 3, 5))
    assert len(lapses(scene)) == 2  # the information of January and this report, each once
    assert line(scene).late == {"state": 2}
    scene.on(date(2026, 3, 10))
    told = scene.does(
        "enter_paper",
        kind="state_report",
        author="state",
        on=scene.today,
        meets=scene.due("state_report"),
        answer_by=date(2026, 3, 31),
        text="Informe inventado.",
    )
    our_own_answer_is_late(scene, told)
    meeting_and_extension(scene)
    the_state_is_silent_for_half_a_year(scene)
    lifting_is_asked_and_it_is_kept(scene)


def our_own_answer_is_late(scene, told):
    # Our own observations are due on 31 March; three weeks later we are the ones in silence.
    scene.on(date(2026, 4, 21))
    ours = line(scene, whose="representatives", by="silence").ours
    assert (ours.since, ours.days) == (date(2026, 3, 10), 42)
    for letter, stance in (("a", "not_done"), ("b", "partly")):
        scene.does(
            "record_saying",
            point=scene.ids[letter],
            speaker="beneficiaries",
            stance=stance,
            on=scene.today,
            person=scene.ids["Alba"],
            text=f"La patrulla no vino (inventado, {letter}).",
        )
    scene.does(
        "record_saying",
        point=scene.ids["a"],
        speaker="state",
        stance="done",
        on=date(2026, 3, 10),
        paper=told.id,
        text="Dice que patrulla a diario (inventado).",
    )
    sent = {"kind": "observations", "author": "representatives", "on": scene.today}
    scene.does("enter_paper", meets=scene.due("observations"), text="Observaciones.", **sent)
    assert line(scene).ours is None


def meeting_and_extension(scene):
    scene.on(date(2026, 5, 4))
    agreed = [{"whose": "state", "due_on": date(2026, 5, 20), "text": "Un enlace policial"}]
    scene.does("hold_meeting", kind="working_meeting", on=scene.today, agreed=agreed)
    found = {"measure": "mitigation", "value": "partly", "on": scene.today, "ours": True}
    scene.does("record_finding", point=scene.ids["a"], text="Rondas sin horario.", **found)
    scene.does("record_finding", point=scene.ids["a"], text="Ya.", **{**found, "ours": False})
    scene.person("Nieta", "family", of=scene.ids["Alba"])
    with pytest.raises(ConsentMissing):
        scene.step("extend")
    scene.consents("Nieta")
    scene.step("extend")
    scene.step("follow_up", text="Resolución de seguimiento inventada.")


def the_state_is_silent_for_half_a_year(scene):
    before = len(lapses(scene))
    scene.on(date(2026, 12, 1))
    # Due 22 May, 22 August and 22 November, and the commitment of 20 May: four lapses, each once.
    assert len(lapses(scene)) == before + 4
    scene.on(date(2026, 12, 2))
    assert len(lapses(scene)) == before + 4
    assert line(scene).late == {"state": 5}
    assert line(scene).silences["state"].since == date(2026, 1, 20)
    assert line(scene, clock="late").next.days_late == 309


def lifting_is_asked_and_it_is_kept(scene):
    scene.on(date(2027, 1, 8)).step("ask_lifting", due_on=date(2027, 1, 22))
    with pytest.raises(IllegalMove):
        scene.step("extend")
    scene.on(date(2027, 1, 30)).step("comment_lifting")
    scene.on(date(2027, 2, 1)).step("keep")
    whole = scene.whole()
    by_kind = {(d.row.kind, d.clock) for d in whole.dues}
    assert ("comments", Clock.MET_LATE) in by_kind
    assert ("observations", Clock.MET_LATE) in by_kind
    assert whole.matter.stage == "in_force"
    first = whole.points[0]
    assert [said.row.stance for said in first.voices["beneficiaries"]] == ["not_done"]
    assert [said.row.stance for said in first.voices["state"]] == ["done"]
    assert {found.text for found in first.findings} == {"Ya.", "Rondas sin horario."}
    assert [m.step for m in whole.moves][-3:] == ["ask_lifting", "comment_lifting", "keep"]
