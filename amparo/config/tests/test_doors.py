import json

import pytest

from amparo.config.doors import DoorRefused, check, options, refuse_strangers
from amparo.config.supervisor import Plan, announce, child_variables


@pytest.mark.parametrize("name", ["amparo.example.org", "10.0.0.5", "::"])
def test_a_demonstration_does_not_answer_beyond_this_machine(name):
    with pytest.raises(DoorRefused, match="this machine alone"):
        refuse_strangers(["127.0.0.1", name])


@pytest.mark.django_db
def test_a_door_does_not_open_with_the_rights_of_the_owner():
    with pytest.raises(DoorRefused, match="may do more than is listed"):
        check()


def test_a_door_is_served_by_several_workers_without_an_access_log():
    words = options("portal", "127.0.0.1", 8000)
    assert "--no-access-log" in words
    assert words[-1] == "amparo.config.doors:portal"


def test_what_the_demonstration_tells_is_readable_by_its_starter_alone(home):
    plan = Plan(home, 8000, 8001, "demonstration")
    announce(plan, {"members": [], "receipts": []})
    assert plan.announcement.stat().st_mode & 0o777 == 0o600
    told = json.loads(plan.announcement.read_text())
    assert told == {
        "portal": "http://127.0.0.1:8000",
        "desk": "http://127.0.0.1:8001",
        "members": [],
        "receipts": [],
    }


def test_a_child_never_gets_the_name_or_password_of_the_owner(home, environment):
    address = "db.example.org/amparo"
    environment.setenv(
        "AMPARO_DATABASE_URL", "postgresql://amparo_owner:" + "long-password@" + address
    )
    variables = child_variables(Plan(home, 8000, 8001, "real"))
    assert variables["AMPARO_DATABASE_URL"] == "postgresql://" + address
    assert variables["AMPARO_DATABASE_PASSWORD"] == ""
