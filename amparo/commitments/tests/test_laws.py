"""The life of a law: stages with their windows, letting one lapse, three versions, who is alerted. All invented."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from amparo.accounts.acts import acting
from amparo.claims.models import Claim, Party, Topic
from amparo.commitments.errors import CodeInUse, NoSuchLaw, StepOutOfOrder
from amparo.commitments.kinds import Affected
from amparo.commitments.laws import acts, alerts, matters, selectors, services
from amparo.commitments.laws.affected import affected, claims_about
from amparo.commitments.laws.forms import (
    AddVersion,
    EnterLaw,
    OpenWindow,
    RecordStep,
    SayEffect,
    SayTouch,
)
from amparo.commitments.models import Effect
from amparo.commitments.stages import LawAct, LawStage, WindowState, lawful, reached
from amparo.commitments.text.difference import Fate
from amparo.custody import verification, watch
from amparo.kernel.errors import Forbidden, Invalid
from amparo.kernel.workflow import IllegalMove

AT = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
BILL = (
    "Artículo 1.- Objeto\nLa ley inventada enciende el faro de {0}.\n"
    "Artículo 2.- Pago\nEl guardián cobra {1} monedas al mes.\n"
)


@pytest.fixture
def advocate(cast):
    for code, kind in (
        ("isla", "state"),
        ("junta", "body"),
        ("liga", "organisation"),
        ("victims", "people"),
    ):
        Party.objects.create(
            code=code, kind=kind, name_es=f"{code} inventada", name_en=f"Invented {code}"
        )
    return cast.actor("advocate")


@pytest.fixture
def law(advocate):
    form = EnterLaw(
        code="ley_del_faro", kind="bill", state_code="isla", title_es="Ley del faro", invented=True
    )
    return services.enter_law(advocate, form, AT)


def step(actor, law, act, on="", **more):
    return services.record_step(actor, law.id, RecordStep(act=act, on=on, **more), AT)


def states(law, today):
    return [term.standing.state for term in selectors.terms_of(law, today)]


def test_a_window_that_nobody_uses_is_late_until_letting_it_lapse_is_entered_with_its_day(
    advocate, law
):
    step(advocate, law, "approve", "2026-10-01")
    form = OpenWindow(
        kind="observe", whose_code="junta", opens_on=date(2026, 10, 2), due_on=date(2026, 10, 23)
    )
    services.open_window(advocate, law.id, form, AT)
    assert states(law, date(2026, 10, 1)) == [WindowState.TO_COME]
    assert states(law, date(2026, 10, 2)) == [WindowState.OPEN]
    assert states(law, date(2026, 10, 16)) == [WindowState.CLOSING]
    (late,) = selectors.terms_of(law, date(2026, 10, 30))
    assert (late.standing.state, late.standing.late) == (WindowState.LATE, 7)

    step(advocate, law, "lapse", "2026-10-24", party_code="junta")

    (term,) = selectors.terms_of(law, date(2026, 10, 30))
    assert (term.standing.state, term.answered_on) == (WindowState.LAPSED, date(2026, 10, 24))
    law.refresh_from_db()
    assert law.stage == LawStage.LET_LAPSE


def test_a_window_with_no_date_is_unknown_and_never_in_time(advocate, law):
    services.open_window(advocate, law.id, OpenWindow(kind="promulgate", whose_code="junta"), AT)
    (term,) = selectors.terms_of(law, date(2030, 1, 1))
    assert (term.standing.state, term.standing.days_left) == (WindowState.UNKNOWN, None)
    assert not term.window.verified


def test_a_step_the_record_cannot_reach_leaps_and_says_so_and_none_leads_back(advocate, law):
    done = step(
        advocate,
        law,
        "declare_inapplicable",
        "2026-01",
        places="arts. 4.u, 21.b.4",
        to_whom=("liga",),
    )
    assert (done.leaped, done.to_stage, done.places) == (True, LawStage.IN_FORCE, ["4.u", "21.b.4"])
    with pytest.raises(IllegalMove):
        step(advocate, law, "approve")


def test_every_act_either_leads_on_or_is_refused_and_nothing_follows_the_end():
    for stage in LawStage:
        for act in LawAct:
            if act in lawful(stage):
                assert reached(stage, act).stage in LawStage
    assert LawAct.APPROVE not in lawful(LawStage.REPEALED)


def test_a_step_that_moves_a_law_does_not_come_before_the_last_one(advocate, law):
    step(advocate, law, "approve", "2026-10-01")
    with pytest.raises(StepOutOfOrder):
        step(advocate, law, "promulgate", "2026-09-01")


def test_what_is_learnt_late_of_an_earlier_day_is_entered_and_moves_nothing(advocate, law):
    step(advocate, law, "enter_into_force", "2026-10-20")
    step(advocate, law, "approve", "2026-10-01")
    law.refresh_from_db()
    assert law.stage == LawStage.IN_FORCE
    assert [each.act for each in selectors.steps_of(law)] == ["approve", "enter_into_force"]


def test_three_versions_of_a_bill_are_compared_article_by_article(advocate, law):
    last = (
        BILL.format("isla", "nueve")
        + "Artículo 3.- Cierre\nEl faro inventado se apaga en verano.\n"
    )
    for n, text in enumerate((BILL.format("puerto", "ocho"), BILL.format("isla", "ocho"), last), 1):
        services.add_version(advocate, law.id, AddVersion(label_es=f"Versión {n}", text=text), AT)

    first, second, whole = selectors.journey(law)

    def changed(pair):
        return [(e.fate, e.new_key) for e in pair.change.entries if not e.stays]

    assert changed(first) == [(Fate.CHANGED, "1")]
    assert changed(second) == [(Fate.CHANGED, "2"), (Fate.ADDED, "3")]
    assert changed(whole) == [(Fate.CHANGED, "1"), (Fate.CHANGED, "2"), (Fate.ADDED, "3")]
    assert [(pair.old.position, pair.new.position) for pair in (first, second, whole)] == [
        (1, 2),
        (2, 3),
        (1, 3),
    ]


def test_what_an_article_touches_stands_in_the_version_and_the_article_that_were_chosen(
    advocate, law
):
    Topic.objects.create(vocabulary="right", code="luz", label_es="Luz inventada", label_en="Light")
    for text in (BILL.format("puerto", "ocho"), BILL.format("isla", "ocho")):
        services.add_version(advocate, law.id, AddVersion(label_es="Versión", text=text), AT)
    articles = acts.schema("touch", law)["properties"]["article"]["oneOf"]
    assert [each["const"] for each in articles] == ["2/1", "2/2", "1/1", "1/2"]

    def say(article, place=""):
        said = {"kind": "right", "target": "luz", "reason_es": "Lo apaga."}
        form = SayTouch(article=article, place=place, **said)
        return services.say_touch(advocate, law.id, form, AT)

    assert say("2/1", "art. 1, literal a").place == "1.a"
    touched = say("1/2")
    assert (touched.place, touched.article.version.position, touched.article.key) == ("2", 1, "2")
    for article, place in (("3/1", ""), ("2/9", ""), ("2/1", "2.a")):
        with pytest.raises(Invalid):
            say(article, place)
    connection.cursor().execute("UPDATE commitments_touchedarticle SET key = '2'")
    assert [fault for fault in verification.verify().faults if str(law.id) in str(fault)]


def test_what_nobody_counted_is_unknown_and_what_a_source_counts_says_what(advocate, law):
    people = {
        "kind": "people",
        "target": "victims",
        "counts_es": "víctimas inventadas que pierden defensa",
    }
    services.say_effect(advocate, law.id, SayEffect(**people), AT)
    groups = {g.kind: g for g in affected(advocate, law, claims_about(law))}
    assert [each.number for each in groups["people"].said] == [None]
    assert groups["proceeding"].unknown
    with pytest.raises(Invalid) as refused:
        services.say_effect(
            advocate, law.id, SayEffect(kind="people", target="victims", number=3), AT
        )
    assert set(refused.value.fields) == {"counts_es"}


def test_those_a_law_harms_are_alerted_once_for_each_thing_and_a_mark_is_ones_own(
    cast, advocate, law
):
    today = date(2026, 10, 20)
    form = OpenWindow(
        kind="observe", whose_code="junta", opens_on=date(2026, 10, 2), due_on=date(2026, 10, 23)
    )
    services.open_window(advocate, law.id, form, AT)
    assert alerts.alerts(advocate, today) == []
    services.say_effect(advocate, law.id, SayEffect(kind="organisation", target="liga"), AT)

    found = alerts.alerts(advocate, today)

    assert [each.what for each in found] == [alerts.What.CLOSING, alerts.What.OPENED]
    assert found[0].harmed == (("organisation", "liga"),)
    services.mark_read(advocate, found[0].key, AT)
    assert alerts.unread(advocate, today) == 1
    assert alerts.unread(cast.actor("litigator"), today) == 2
    later = alerts.alerts(advocate, today + timedelta(days=9))
    assert {each.what for each in later} == {
        alerts.What.OPENED,
        alerts.What.CLOSING,
        alerts.What.LATE,
    }


def test_a_step_and_a_text_alert_those_whom_claims_alone_link_to_the_law(cast, advocate, law):
    step(advocate, law, "order_stop", "2026-09", party_code="junta")
    window = OpenWindow(kind="observe", whose_code="junta", due_on=date(2026, 10, 23))
    step(advocate, law, "approve", "2026-10-01")
    services.open_window(advocate, law.id, window, AT)
    step(advocate, law, "promulgate", "2026-10-20")
    services.add_version(advocate, law.id, AddVersion(label_es="Final", text="Art. 1. X"), AT)
    assert alerts.alerts(advocate, AT.date()) == []
    said = Claim.objects.create(
        code="dicho", kind="finding", words_es="Daña.", folded="dana", recorded_at=AT,
        persons=["victims"], institutions=["junta", "liga"],
    )  # fmt: skip
    said.links.create(kind="law", target=law.code, relation="concerns", added_at=AT)

    found = alerts.alerts(advocate, AT.date())

    assert {(each.what, each.on) for each in found[:2]} == {
        (alerts.What.VERSION, "2026-11-02"),
        (alerts.What.OPENED, "2026-11-02"),
    }
    assert [(each.what, each.on) for each in found[2:]] == [
        (alerts.What.ANSWERED, "2026-10-20"),
        (alerts.What.STEP, "2026-10-01"),
        (alerts.What.STEP, "2026-09"),
    ]
    assert {each.harmed for each in found} == {(("organisation", "liga"), ("people", "victims"))}
    linked = {g.kind: g.codes for g in affected(advocate, law, claims_about(law))}
    assert (linked["organisation"], linked["people"]) == (("liga",), ("victims",))


def test_which_matter_of_ours_a_law_affects_is_read_only_by_opening_it(cast, law):
    keeper = cast.actor("litigator")
    matter_id = uuid4()
    with acting(keeper, "keep_matters", matter_id, AT, note={"did": "open"}) as deed:
        deed.create("facts")
    form = SayEffect(
        kind="matter", target=str(matter_id), number=7, counts_es="personas inventadas"
    )
    services.say_effect(keeper, law.id, form, AT)
    (row,) = law.effects.all()
    assert (row.target, row.number, row.counts_es) == ("", None, "")
    closed = {g.kind: g for g in affected(keeper, law, [], AT)}["matter"]
    assert (closed.codes, closed.known, closed.sealed) == ((), 1, 1)
    assert matters.held(cast.actor("documenter"), [law]).count() == 0
    assert Affected.MATTER not in {g.kind for g in affected(cast.actor("documenter"), law, [], AT)}
    matters.open_matters(keeper, law, AT)
    opened = {g.kind: g for g in affected(keeper, law, [], AT)}["matter"]
    assert (opened.codes, opened.said[0].number, opened.sealed) == ((str(matter_id),), 7, 0)
    assert not [fault for fault in verification.verify().faults if "party" not in fault]


def test_effects_on_matters_of_before_they_were_sealed_are_sealed_as_they_are_opened(cast, law):
    keeper = cast.actor("litigator")
    matter_id = uuid4()
    with acting(keeper, "keep_matters", matter_id, AT, note={"did": "open"}) as deed:
        deed.create("facts")
    by = {"recorded_at": AT, "recorded_by": keeper.id}
    Effect.objects.create(law=law, kind="matter", target=str(matter_id), number=3, **by)
    (opened,) = matters.open_matters(keeper, law, AT)
    assert (opened.target, opened.number) == (str(matter_id), 3)
    assert [(row.target, row.number) for row in law.effects.all()] == [("", None)]


def test_who_may_not_follow_laws_learns_of_none_and_who_may_not_keep_them_changes_none(
    cast, advocate, law
):
    with pytest.raises(NoSuchLaw):
        selectors.law(cast.actor("auditor"), law.id)
    with pytest.raises(Forbidden):
        step(cast.actor("reviewer"), law, "approve")
    with pytest.raises(CodeInUse):
        services.enter_law(
            advocate,
            EnterLaw(code="ley_del_faro", kind="law", state_code="isla", title_es="Otra"),
            AT,
        )
    with pytest.raises(Invalid):
        services.say_touch(
            advocate, law.id, SayTouch(kind="judgment", target="nada", reason_es="Por qué"), AT
        )


def test_an_act_of_the_worker_on_any_file_may_ask_whether_it_is_a_law(law):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE amparo_worker")
    try:
        assert watch.marks_of(uuid4()) == []
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
