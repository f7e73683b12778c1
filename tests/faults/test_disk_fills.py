"""A disk that takes no more in the middle of a file."""

from tests.faults.disk import MEGABYTE, left_behind, rows, send
from tests.processes import door, no_file_beyond


def test_a_disk_that_fills_in_the_middle_of_a_file_refuses_it_whole(house, public, example):
    receipt = public.post("requests", json=example).json()["receipt"]
    before, there = rows(house), left_behind(house)
    with no_file_beyond(door(house.process.pid, "portal"), MEGABYTE):
        answer = send(public, receipt, 5 * MEGABYTE)
    assert answer.status_code == 503
    assert before[2]
    assert rows(house) == before
    assert left_behind(house) <= there
    assert send(public, receipt, 5 * MEGABYTE).status_code == 201
