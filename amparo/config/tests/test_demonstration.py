"""The demonstration, made once on the test database and then looked at."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pyotp
import pytest
from django.core.management import call_command
from django.test import override_settings

from amparo.accounts import directory
from amparo.accounts.models import Desk, Member
from amparo.accounts.services import actor_of, actor_of_token, sign_in
from amparo.accounts.tests.cast import empty_ledger
from amparo.agenda.models import Deadline, Escalation
from amparo.config import demonstration
from amparo.config.demonstration import people
from amparo.custody import installation, verification
from amparo.custody.models import Grant
from amparo.custody.opening import open_file
from amparo.custody.selectors import desks_holding
from amparo.earlywarning.models import Appointment, Move, Procedure
from amparo.evidence import chain
from amparo.evidence.models import Blob, CourtBundle
from amparo.intake import services as intake
from amparo.intake.models import Request
from amparo.interamerican.selectors import matters
from amparo.law import packs
from amparo.measures import selectors as measures
from amparo.measures.models import Measure, Order

pytestmark = pytest.mark.django_db
LIMA = ZoneInfo("America/Lima")
INVENTED = ("Demo", "Inventada", "(inventada)")


class Made:
    """What `create` answered, and how to find a scenario's file by it."""

    def __init__(self, facts, at):
        self.facts, self.at = facts, at

    def receipt(self, scenario):
        return next(one for one in self.facts["receipts"] if one["scenario"] == scenario)

    def request(self, scenario):
        return Request.objects.get(number=self.receipt(scenario)["number"])

    def actor(self, role, desk=None):
        token = next(
            one["token"]
            for one in self.facts["members"]
            if one["role"] == role and desk in (None, one["desk"])
        )
        return actor_of_token(token, self.at)

    def opened(self, request, kind):
        """What somebody whose desk received the request reads of it."""
        roles = {"duty": "duty_delegate"}
        desk = Desk.objects.get(id=request.desk_id).code
        actor = self.actor(roles.get(desk, "intake_officer"), desk)
        return open_file(actor, request.id, "intake_review", self.at, kinds=[kind])


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    home = tmp_path_factory.mktemp("demonstration")
    at = datetime.now(UTC)
    with (
        django_db_blocker.unblock(),
        override_settings(AMPARO_DATA_DIR=home, AMPARO_EVIDENCE_DIR=home / "evidence"),
    ):
        installation.forget_cache()
        directory.forget()
        empty_ledger()
        try:
            facts = demonstration.create(home, portal="http://p", desk="http://d", at=at)
            yield Made(facts, at)
        finally:
            installation.forget_cache()
            directory.forget()
            call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


def test_every_stage_of_the_law_pack_has_a_file(made):
    stages = {stage.code for stage in packs.current().procedure.stages}

    assert set(Procedure.objects.values_list("stage", flat=True)) == stages


def test_files_differ_in_track_channel_place_and_people(made):
    def values(name):
        return set(Request.objects.values_list(name, flat=True))

    assert Request.objects.count() >= 40
    assert values("track") == {"urgent", "ordinary"}
    assert values("channel") == {"portal", "telephone", "counter"}
    assert values("collective") == {True, False}
    assert values("standing") >= {"self", "organisation", "relative"}
    assert len(values("department")) >= 20
    assert "" not in values("department")


def test_orders_stand_in_every_state_that_somebody_must_see(made):
    states = set(Order.objects.values_list("state", flat=True))

    assert states >= {
        "issued",
        "acknowledged",
        "more_time_asked",
        "cannot",
        "reported",
        "confirmed",
        "contested",
    }
    assert set(Measure.objects.values_list("agreed", flat=True)) == {
        "unanswered",
        "yes",
        "no",
        "proposed_other",
    }


def test_nothing_is_told_of_a_day_to_come(made):
    assert not Move.objects.filter(at__gt=made.at).exists()
    assert not Deadline.objects.filter(started_at__gt=made.at).exists()


def test_what_is_late_has_lapsed_on_the_record(made):
    late = Deadline.objects.late(made.at)

    assert late.filter(unit="hour").exists()
    assert late.exclude(unit="hour").exists()
    assert not late.filter(lapsed_at=None).exists()


def test_the_ledger_vouches_for_every_row(made):
    assert verification.verify().faults == []


def test_everybody_in_it_is_plainly_invented(made):
    for name in Member.objects.values_list("name", flat=True):
        assert any(mark in name for mark in INVENTED), name
    for request in Request.objects.all():
        identity = made.opened(request, "identity")
        for field in ("protected_name", "spokesperson"):
            told = identity.value("identity", field)
            assert told is None or any(mark in str(told["value"]) for mark in INVENTED), told


@pytest.mark.parametrize(
    ("profile", "seated"), [("mechanism", people.PEOPLE), ("organisation", people.PEOPLE_BESIDE)]
)
def test_every_desk_and_role_of_a_profile_has_somebody(profile, seated):
    desks = packs.current().desks_of(profile)
    assert {one.desk for one in seated} == {desk.code for desk in desks}
    assert {one.role for one in seated} == {role for desk in desks for role in desk.roles}


def test_every_member_signs_in_with_known_secrets(made):
    desks = packs.current().desks_of("mechanism")
    assert {one["desk"] for one in made.facts["members"]} == {desk.code for desk in desks}
    one = made.facts["members"][0]
    code = pyotp.TOTP(one["totp_secret"]).at(made.at)
    secret = sign_in(one["email"], one["password"], code, made.at)
    assert actor_of(secret, made.at).roles == {one["role"]}


def test_each_token_is_a_service_of_the_same_desk_and_role(made):
    for one in made.facts["members"]:
        actor = actor_of_token(one["token"], made.at)
        assert [(seat.desk_code, seat.role) for seat in actor.seats] == [(one["desk"], one["role"])]


def test_each_receipt_opens_its_own_file(made):
    for one in made.facts["receipts"]:
        assert intake.enter(one["receipt"], made.at).number == one["number"]


def test_scenarios_are_labelled_once_each(made):
    labels = [one["scenario"] for one in made.facts["receipts"] if one["scenario"]]

    assert sorted(labels) == ["1", "2", "3", "4", "5", "7"]


def test_scenario_1_has_an_order_within_the_hour_of_a_radio_call_at_two(made):
    request = made.request("1")
    first = Order.objects.filter(file_id=request.id).order_by("issued_at").first()

    assert request.received_at.astimezone(LIMA).hour == 2
    assert (request.track, request.department) == ("urgent", "12")
    assert first.issued_at - request.received_at < timedelta(hours=1)
    assert Appointment.objects.get(case_id=request.id).starts_at > made.at
    told = intake.enter(made.receipt("1")["receipt"], made.at).standing.of_kind("appointment")
    assert [one.params["interpreter"] for one in told] == ["cni"]


def test_scenario_2_is_ninety_people_and_two_interviews_apart(made):
    request = made.request("2")
    count = made.opened(request, "facts").value("facts", "people_count")
    apart = Appointment.objects.filter(case_id=request.id, starts_at__gt=made.at)

    assert request.collective
    assert count == {"value": 90}
    assert apart.count() == 2


def test_scenario_3_is_hidden_from_the_police_and_protected_by_others(made):
    request = made.request("3")
    closed = packs.current().with_bodies("MININTER")
    desks = Desk.objects.filter(institution__in=closed).values("id")

    assert not Grant.objects.filter(envelope__file_id=request.id, holder_id__in=desks).exists()
    orders = Order.objects.filter(file_id=request.id)
    assert orders.filter(state="confirmed").exists()
    assert not closed & set(orders.values_list("institution", flat=True))


def test_scenario_4_waits_for_six_months_and_its_lapse_is_before_the_supervisor(made):
    request = made.request("4")
    decision = Deadline.objects.get(file_id=request.id, term_code="decision_ordinary")

    assert made.at - request.received_at > timedelta(days=183)
    assert decision.met_at is None
    assert decision.lapsed_at - decision.due_at < timedelta(minutes=1)
    assert Escalation.objects.filter(deadline=decision, to_role="supervisor").exists()


def test_scenario_5_puts_two_voices_that_differ_before_the_supervisor(made):
    request = made.request("5")
    waiting = measures.contradictions(made.actor("supervisor"), request.id)

    assert [row.order.institution for row in waiting] == ["PNP"]


def test_scenario_7_is_registered_and_handed_to_nobody(made):
    request = made.request("7")
    holding = Desk.objects.filter(id__in=desks_holding(request.id))

    assert request.standing == "relative"
    assert intake.enter(made.receipt("7")["receipt"], made.at).proxy
    assert {desk.kind for desk in holding} <= {"intake", "duty", "supervision"}


def test_a_capture_was_kept_checked_passed_on_and_made_ready_for_a_court(made):
    file_id = made.request("5").id
    (bundle,) = CourtBundle.objects.filter(file_id=file_id)
    chains = chain.chains(Blob.objects.filter(file_id=file_id), file_id).values()
    told = next(lines for lines in chains if any(line.what == "transferred" for line in lines))
    assert [line.what for line in told if line.what != "opened"] == [
        *("received", "seal_checked", "transferred", "examined", "copied", "copied", "exported"),
    ]
    assert bundle.made_at < made.at


def test_it_is_made_only_once(made, settings):
    with pytest.raises(FileExistsError):
        demonstration.create(settings.AMPARO_DATA_DIR, portal="", desk="", at=made.at)


def test_the_state_keeps_what_it_owes_before_the_commission_and_the_court(made):
    liaison = made.actor("international_liaison")
    found = list(matters(liaison))
    assert len(found) == 3
    assert {one.side for one in found} == {"state"}
