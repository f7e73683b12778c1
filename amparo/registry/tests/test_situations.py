"""Situations of risk: sealed whole, verified by people, tied to files, and followed while there is no case."""

from datetime import timedelta
from uuid import uuid4

import orjson
import pytest

from amparo.accounts.acts import NotYourAct
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import cards, verification
from amparo.custody.errors import ChangedMeanwhile
from amparo.kernel.errors import Conflict, Invalid
from amparo.registry.models import Situation
from amparo.registry.names import NameCard
from amparo.registry.opened import NameCards
from amparo.registry.people import entering, finding, linking
from amparo.registry.people.errors import NamesSeveral, NoSuchPerson, OtherKind, SameAlready
from amparo.registry.people.forms import NewPerson
from amparo.registry.people.forms import filled as people_filled
from amparo.registry.people.kinds import Verdict
from amparo.registry.situations import following, reading, recording, searching
from amparo.registry.situations.errors import NoSuchSituation
from amparo.registry.situations.forms import (
    DoneForm,
    NewSituation,
    SituationForm,
    StateForm,
    StepForm,
    TieForm,
    filled,
)
from amparo.registry.tests.test_people import NAME, carded, whole_database

LATER = BIRTH + timedelta(minutes=1)
TOLD = {
    "channel": "press",
    "known_on": "2026-02-03",
    "occurred_on": "2026-02-01",
    "occurred": "around",
    "department": "05",
    "place": "la quebrada inventada de Huallpapata",
    "located": "locality",
    "victims": [NAME, "Comunidad Campesina de Huallpapata"],
    "account": "Dejaron un papel inventado en la puerta.",
    "defends": ["water"],
    "acts": ["physical_attack"],
    "alleged": ["illegal_mining"],
    "alleged_name": "Fulgencio Inventado",
    "context": ["illegal_mining"],
    "complaints": "En la comisaría inventada; no la recibieron.",
    "sources": [{"kind": "press", "reliability": "likely", "words": "un diario inventado"}],
}


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()


@pytest.fixture
def analyst(cast):
    return cast.actor("analyst")


@pytest.fixture
def officer(cast):
    return cast.actor("intake_officer", "intake")


def recorded(actor, **changes):
    return recording.record(actor, filled(NewSituation, {**TOLD, **changes}), LATER)


def opened(actor, row):
    return reading.open_situation(actor, row.pk, "situation_work", LATER)


def test_a_situation_is_sealed_whole_and_found_by_the_names_of_those_who_suffered_it(analyst):
    row = recorded(analyst)
    assert (row.channel, row.state, row.department) == ("press", "recorded", "05")
    assert row.entered_on.day == 1
    dump = whole_database()
    for word in (
        "Quispe",
        "Huallpapata",
        "papel",
        "Fulgencio",
        "comisar",
        "illegal_mining",
        "water",
    ):
        assert word not in dump
    seen = opened(analyst, row)
    assert filled(SituationForm, seen.form(row)) == filled(SituationForm, TOLD)
    assert [one.file_id for one in finding.known(analyst, LATER).search("kispe filomena")] == [
        row.pk
    ]
    assert verification.verify().good


def test_what_is_not_known_stays_unknown_and_what_is_half_said_is_refused(analyst):
    bare = {name: TOLD[name] for name in ("channel", "known_on", "account")}
    seen = opened(analyst, recording.record(analyst, filled(NewSituation, bare), LATER))
    assert (seen.told["occurred_on"], seen.told["occurred"], seen.located) == (
        None,
        "unknown",
        "unknown",
    )
    with pytest.raises(Invalid) as refused:
        filled(NewSituation, {**TOLD, "acts": ["nonsense"], "department": "99", "occurred_on": None,
                              "sources": [{"kind": "press"}]})  # fmt: skip
    assert set(refused.value.fields) == {"acts", "department", "occurred_on", "sources.0.kind"}
    nowhere = {"department": "", "place": "", "community": ""}
    for wrong, at in (
        ({"occurred": "unknown"}, "occurred"),
        ({"occurred": "day", "occurred_on": "2026-02-04"}, "known_on"),
        ({**nowhere, "located": "exact"}, "located"),
        ({**nowhere, "located": "district", "province": "Huanta"}, "located"),
        ({**nowhere, "located": "unknown", "published": "province"}, "published"),
    ):
        with pytest.raises(Invalid) as refused:
            filled(NewSituation, {**TOLD, **wrong})
        assert set(refused.value.fields) == {at}
    with pytest.raises(Invalid) as refused:
        recorded(analyst, known_on="2026-03-03", occurred_on="2026-03-03")
    assert set(refused.value.fields) == {"known_on", "occurred_on"}


def test_it_is_verified_disputed_and_withdrawn_with_sealed_reasons_and_only_once(analyst, officer):
    row = recorded(analyst)
    reasons = filled(StateForm, {"reasons": "Tres testigos inventados."}).reasons
    recording.judge(analyst, row.pk, "verify", reasons, LATER)
    with pytest.raises(Conflict):
        recording.judge(officer, row.pk, "verify", reasons, LATER)
    recording.judge(officer, row.pk, "dispute", "Otra fuente inventada lo niega.", LATER)
    assert Situation.objects.get(pk=row.pk).state == "disputed"
    assert [one["state"] for one in opened(analyst, row).judged] == ["verified", "disputed"]
    assert "testigos" not in whole_database()
    assert verification.verify().good


def test_it_is_written_anew_only_over_what_was_read(analyst):
    row = recorded(analyst)
    version = opened(analyst, row).version
    form = filled(SituationForm, {**TOLD, "department": "08", "victims": []})
    recording.amend(analyst, row.pk, form, LATER, expected=version)
    with pytest.raises(ChangedMeanwhile):
        recording.amend(analyst, row.pk, form, LATER, expected=version)
    assert Situation.objects.get(pk=row.pk).department == "08"
    assert finding.known(analyst, LATER).search(NAME) == []


def test_prevention_is_followed_until_it_is_taken_to_a_file(cast, analyst, officer):
    row, file_id = recorded(analyst), carded(cast, officer, NAME)
    step = {"what": "Llamar a la comunidad inventada.", "due_on": "2026-02-10"}
    following.plan(analyst, row.pk, filled(StepForm, step), LATER)
    done = filled(DoneForm, {"step": 0, "done_on": "2026-02-09", "result": "Contestaron."})
    following.done(analyst, row.pk, done, LATER)
    with pytest.raises(Conflict):
        following.done(analyst, row.pk, done, LATER)
    taken = filled(TieForm, {"file": str(file_id), "tie": "promoted"})
    following.tie(analyst, row.pk, taken, LATER)
    for again in (
        lambda: following.tie(analyst, row.pk, taken, LATER),
        lambda: following.plan(analyst, row.pk, filled(StepForm, step), LATER),
    ):
        with pytest.raises(Conflict):
            again()
    seen = opened(analyst, row)
    assert [(one["file"], one["tie"]) for one in seen.related] == [(file_id.hex, "promoted")]
    assert [(one["done_on"], one["result"]) for one in seen.steps] == [
        ("2026-02-09", "Contestaron.")
    ]
    following.untie(analyst, row.pk, file_id, LATER)
    assert opened(analyst, row).related == []


def test_what_a_member_may_not_know_is_neither_listed_opened_tied_nor_changed(
    cast, analyst, officer
):
    row = recorded(officer, only_here=True)
    hidden = carded(cast, officer, NAME, "intake")
    for absent in (row.pk, uuid4()):
        with pytest.raises(NoSuchSituation):
            reading.open_situation(analyst, absent, "situation_work", LATER)
        with pytest.raises(NoSuchSituation):
            recording.judge(analyst, absent, "verify", "Inventadas.", LATER)
    assert not reading.situations(analyst).exists()
    shared = recorded(officer)
    for absent in (hidden, uuid4()):
        form = filled(TieForm, {"file": str(absent), "tie": "same_facts"})
        with pytest.raises(NoSuchPerson):
            following.tie(analyst, shared.pk, form, LATER)
    following.tie(
        officer, shared.pk, filled(TieForm, {"file": str(hidden), "tie": "same_facts"}), LATER
    )
    assert opened(analyst, shared).related == []
    with pytest.raises(NotYourAct):
        recording.record(cast.actor("auditor", "audit"), filled(NewSituation, TOLD), LATER)


def test_a_situation_of_several_is_of_each_of_them_and_makes_them_no_one(analyst):
    row = recorded(analyst)
    entered = {
        kind: entering.enter(
            analyst, people_filled(NewPerson, {"kind": kind, "names": [name]}), LATER
        ).id
        for kind, name in zip(("person", "collective"), TOLD["victims"], strict=True)
    }

    for one in entered.values():
        assert linking.judge(analyst, one, row.pk, Verdict.SAME, "La nombra.", LATER) == one
    with pytest.raises(SameAlready):
        linking.judge(analyst, row.pk, entered["person"], Verdict.SAME, "La nombra.", LATER)
    with pytest.raises(OtherKind):
        linking.judge(analyst, *entered.values(), Verdict.SAME, "Inventada.", LATER)
    again = recorded(analyst)
    with pytest.raises(NamesSeveral):
        linking.judge(analyst, again.pk, recorded(analyst).pk, Verdict.SAME, "Inventada.", LATER)

    cards._lately.clear()
    known = finding.known(analyst, LATER)
    assert known.wholes.owners(row.pk) == set(entered.values())
    for one in entered.values():
        assert (known.root(one), set(known.of(one))) == (one, {one, row.pk})
        assert row.pk not in {maybe.file_id for maybe in known.candidates(one)}
    assert not {maybe.file_id for maybe in known.candidates(row.pk)} & set(entered.values())
    pairs = [{one, maybe.file_id} for one, maybe in known.repeated(100).pairs]
    assert not [pair for pair in pairs if row.pk in pair and pair & set(entered.values())]


def found_by(actor, **asked):
    cards._lately.clear()
    rows = searching.look(actor, searching.asked(asked), LATER, LATER.date())
    return {row.row.pk for row in rows}


def test_situations_are_found_by_what_is_sealed_of_them_and_an_unknown_day_is_not_taken_for_one(
    analyst, officer
):
    day = recorded(analyst)
    month = recorded(
        analyst, occurred="month", occurred_on="2026-02-20", acts=["death_threat"], victims=["Otra"],
        located="district", defends=[], alleged=[], channel="officer", department="06", context=[],
    )  # fmt: skip
    unknown = recorded(analyst, occurred="unknown", occurred_on=None)
    hidden = recorded(officer, only_here=True)

    assert found_by(analyst) == {day.pk, month.pk, unknown.pk}
    assert found_by(analyst, since="2026-02-01", until="2026-02-05") == {day.pk, month.pk}
    assert found_by(analyst, since="2026-03-01") == set()
    assert found_by(analyst, occurred="unknown") == {unknown.pk}
    for asked in ({"acts": "death_threat"}, {"located": "district"}, {"channel": "officer"}):
        assert found_by(analyst, **asked) == {month.pk}, asked
    for asked in ({"defends": "water"}, {"alleged": "illegal_mining"}, {"department": "05"}):
        assert found_by(analyst, **asked) == {day.pk, unknown.pk}, asked
    assert found_by(analyst, q="kispe filomena", context="illegal_mining") == {day.pk, unknown.pk}
    assert hidden.pk in found_by(officer)
    recording.judge(analyst, day.pk, "verify", "Inventadas.", LATER)
    assert found_by(analyst, state="verified") == {day.pk}
    for wrong in (
        {"acts": "nonsense"},
        {"since": "ayer"},
        {"since": "2026-02-02", "until": "2026-01-01"},
    ):
        with pytest.raises(Invalid):
            searching.asked(wrong)


def test_a_name_that_many_others_of_the_register_have_hides_no_situation(
    cast, analyst, officer, monkeypatch
):
    row, file_id = recorded(analyst), carded(cast, officer, NAME)
    known = finding.known(analyst, LATER)
    namesakes = {uuid4(): NameCard("case", (NAME,)) for _each in range(700)}
    cards = {one: orjson.dumps(each.sealed()) for one, each in {**namesakes, **known.cards}.items()}
    known.cards = NameCards({one: orjson.loads(wire) for one, wire in cards.items()})
    known.within |= dict.fromkeys(namesakes, file_id)

    assert len(known.search(NAME)) == 702
    assert [one.file_id for one in known.search(NAME, lambda card: card.kind != "case")] == [row.pk]
    monkeypatch.setattr(searching.finding, "known", lambda *_asked: known)
    assert found_by(analyst, q=NAME) == {row.pk}


def test_what_is_due_and_what_was_taken_to_a_file_is_known_by_the_list(cast, analyst, officer):
    row, file_id = recorded(analyst), carded(cast, officer, NAME)
    for what, due in (("Uno inventado.", "2026-02-10"), ("Dos inventado.", "2099-01-01")):
        following.plan(analyst, row.pk, filled(StepForm, {"what": what, "due_on": due}), LATER)
    assert found_by(analyst, followed="late") == found_by(analyst, followed="planned") == {row.pk}
    done = filled(DoneForm, {"step": 0, "done_on": "2026-02-09", "result": "Contestaron."})
    following.done(analyst, row.pk, done, LATER)
    assert (found_by(analyst, followed="late"), found_by(analyst, followed="planned")) == (
        set(),
        {row.pk},
    )
    taken = filled(TieForm, {"file": str(file_id), "tie": "promoted"})
    following.tie(analyst, row.pk, taken, LATER)
    recording.amend(analyst, row.pk, filled(SituationForm, TOLD), LATER)
    assert found_by(analyst, followed="taken") == {row.pk}
    assert found_by(analyst, followed="planned") == set()
    following.untie(analyst, row.pk, file_id, LATER)
    assert found_by(analyst, followed="not_taken") == {row.pk}
    assert verification.verify().good
