import os
import socket
import threading

import pytest

from amparo import bounded
from amparo.bounded import Limits
from amparo.config import walling

READERS = "amparo.bounded.tests.readers"
SHORT = Limits(cpu=1, clock=5, output=1024)


def run(name, given=b"abc", params=None, limits=SHORT, **more):
    return bounded.run(f"{READERS}:{name}", given, params, limits, **more)


def test_bytes_go_in_and_come_out_by_pipes_and_nothing_printed_is_taken_for_an_answer():
    taken = []
    answer = run("upside_down", iter([b"ab", b"c"]), {"word": "ñandú"}, sink=taken.append)
    assert answer.facts == {"size": 3, "word": "ñandú"}
    assert (answer.body, b"".join(taken)) == (b"", b"cba")


def test_a_child_sees_no_secret_no_network_and_no_process_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("AMPARO_SECRET", "hunter2")
    secret = tmp_path / "pepper"
    secret.write_bytes(b"pepper")
    with socket.create_server(("127.0.0.1", 0)) as server:
        params = {
            "secret": str(secret),
            "scratch": str(tmp_path / "scratch"),
            "parent": os.getpid(),
            "port": server.getsockname()[1],
        }
        facts = run("tries_everything", b"", params, Limits()).facts
    assert facts["possible"] == []
    assert not [name for name in facts["environment"] if "AMPARO" in name]
    assert [one.name for one in tmp_path.iterdir()] == ["pepper"]


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("never_ends", bounded.OutOfTime),
        ("eats", bounded.OutOfMemory),
        ("talks", bounded.TooMuchOutput),
        ("falls", bounded.Crashed),
    ],
)
def test_a_child_that_goes_wild_ends_and_its_end_is_told(name, failure):
    with pytest.raises(failure):
        run(name)


def test_a_child_that_sleeps_is_killed_by_the_clock():
    with pytest.raises(bounded.OutOfTime):
        run("sleeps", limits=Limits(clock=0.5))


def test_a_refusal_keeps_its_code_and_an_error_does_not_quote_the_file():
    with pytest.raises(bounded.TurnedDown) as refused:
        run("refuses")
    assert (refused.value.code, refused.value.params) == ("too_odd", {"how": "very"})
    with pytest.raises(bounded.Crashed) as crashed:
        run("quotes", b"Rosa Inventada")
    assert crashed.value.kind == "LookupError"
    assert "Rosa" not in repr(crashed.value)


def test_what_breaks_while_bytes_are_given_is_raised_and_leaves_no_thread():
    def given():
        yield b"a"
        raise ValueError("changed")

    before = threading.active_count()
    with pytest.raises(ValueError, match="changed"):
        run("upside_down", given())
    assert threading.active_count() == before


def test_the_walls_that_stand_are_told_and_what_is_missing_with_how_to_mend_it():
    standing, possible = bounded.standing()
    assert "limits" in standing
    assert possible == set()
    (whole,) = walling.told({"limits", "network", "landlock", "seccomp"}, possible)
    assert whole.good
    assert "Landlock" in whole.what
    stand, *missing = walling.told({"limits", "seccomp"}, {"read"})
    assert "Landlock" not in stand.what
    assert [one.good for one in missing] == [False] * 3
    assert "Linux 5.13" in missing[1].to_do
    assert "list the folders" in missing[2].what
