import subprocess
import sys

import pytest

from amparo.config import environment as read
from amparo.config.environment import SettingRefused


def test_a_choice_outside_the_list_names_the_variable_and_the_list(environment):
    environment.setenv("AMPARO_PROFILE", "mecanism")
    with pytest.raises(
        SettingRefused, match="AMPARO_PROFILE must be one of: mechanism, organisation"
    ):
        read.choice("AMPARO_PROFILE", ("mechanism", "organisation"), "mechanism")


@pytest.mark.parametrize("value", ["0", "65536", "eighty", "-1", "8 0"])
def test_a_number_out_of_bounds_names_the_variable_and_the_bounds(environment, value):
    environment.setenv("AMPARO_PORT", value)
    with pytest.raises(SettingRefused, match="AMPARO_PORT must be a whole number from 1 to 65535"):
        read.whole("AMPARO_PORT", 8000, least=1, most=65535)


@pytest.mark.parametrize("value", ["mysql://h/db", "postgresql://h:port/db", "amparo"])
def test_a_wrong_address_names_the_variable_and_never_repeats_the_value(environment, value):
    environment.setenv("AMPARO_DATABASE_URL", value)
    with pytest.raises(SettingRefused) as refused:
        read.address("AMPARO_DATABASE_URL", ("postgresql",))
    assert "AMPARO_DATABASE_URL" in str(refused.value)
    assert value not in str(refused.value)


def test_a_secret_comes_from_the_file_that_its_variable_points_at(environment, tmp_path):
    path = tmp_path / "key"
    path.write_text("sixteen characters at least\n")
    environment.setenv("AMPARO_KEY_FILE", str(path))
    assert read.secret("AMPARO_KEY") == "sixteen characters at least"


def test_a_secret_file_that_is_missing_names_its_variable(environment, tmp_path):
    environment.setenv("AMPARO_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(SettingRefused, match="AMPARO_KEY_FILE must be the path of a readable file"):
        read.secret("AMPARO_KEY")


def test_a_short_secret_is_refused_without_being_shown(environment):
    environment.setenv("AMPARO_KEY", "short")
    with pytest.raises(SettingRefused) as refused:
        read.secret("AMPARO_KEY")
    assert "AMPARO_KEY" in str(refused.value)
    assert "short" not in str(refused.value)


@pytest.mark.parametrize("value", ["*", ".example.org", "https://example.org"])
def test_a_door_answers_to_full_host_names_only(environment, value):
    environment.setenv("AMPARO_PORTAL_HOSTS", value)
    with pytest.raises(SettingRefused, match="AMPARO_PORTAL_HOSTS"):
        read.hosts("AMPARO_PORTAL_HOSTS", "127.0.0.1")


def test_a_wrong_variable_stops_a_command_with_one_line_and_exit_one(environment, home):
    environment.setenv("AMPARO_PROFILE", "wrong")
    run = subprocess.run(
        [sys.executable, "-m", "amparo.config", "migrate", "--data", str(home)],
        capture_output=True, text=True, check=False,
        env={"AMPARO_DATABASE_URL": "postgresql://localhost/amparo", "AMPARO_PROFILE": "wrong"},
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.strip() == "amparo: AMPARO_PROFILE must be one of: mechanism, organisation."
