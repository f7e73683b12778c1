"""What was acknowledged is there, whatever happens to the machine afterwards; what was not may be repeated."""

import secrets
import threading

import httpx
import pytest

from tests.faults.many import together
from tests.processes import owner

KILLS, SENDERS = 3, 6


def deposit(public, body, key=None):
    return public.post("requests", json=body, headers={"Idempotency-Key": key} if key else {})


def opens(public, receipt):
    return public.post("receipt", json={"receipt": receipt}).status_code == 200


def count(house):
    with owner(house.home) as connection:
        return connection.execute("SELECT count(*) FROM intake_request").fetchone()[0]


def test_sixty_four_people_at_the_same_instant_are_all_acknowledged_and_each_receipt_opens(
    house, example
):
    def one(_):
        with house.public() as public:
            return deposit(public, example)

    got = together(64, one)
    assert [answer for answer in got if not isinstance(answer, httpx.Response)] == []
    assert [answer.text for answer in got if answer.status_code != 201] == []
    told = [answer.json() for answer in got]
    assert len({one["receipt"] for one in told}) == len({one["number"] for one in told}) == 64
    with house.public() as public:
        assert all(opens(public, one["receipt"]) for one in told)


def test_repeats_at_the_same_instant_with_one_key_make_one_file(house, example):
    key, before = secrets.token_urlsafe(24), count(house)

    def one(_):
        with house.public() as public:
            return deposit(public, example, key)

    got = together(12, one)
    assert {answer.status_code for answer in got} == {201}
    assert len({answer.text for answer in got}) == 1
    assert count(house) == before + 1


class Stream:
    """People who go on asking, each with a key of their own, until the door no longer answers."""

    def __init__(self, house, example):
        self.house, self.example = house, example
        self.sent, self.acknowledged, self.lock = {}, {}, threading.Lock()
        self.enough = threading.Event()

    def run(self):
        with self.house.public() as public:
            while True:
                key = secrets.token_urlsafe(24)
                body = {**self.example, "account": f"relato inventado {key[:6]}"}
                with self.lock:
                    self.sent[key] = body
                try:
                    answer = deposit(public, body, key)
                except httpx.TransportError:
                    return
                if answer.status_code != 201:
                    return
                with self.lock:
                    self.acknowledged[key] = answer.json()
                    if len(self.acknowledged) >= 3 * SENDERS:
                        self.enough.set()


@pytest.mark.parametrize("_kill", range(1, KILLS + 1))
def test_after_a_kill_in_the_middle_each_acknowledged_deposit_is_there_and_each_repeat_is_one(
    house, example, _kill
):
    before, stream = count(house), Stream(house, example)
    threads = [threading.Thread(target=stream.run) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    assert stream.enough.wait(60)
    house.kill()
    for thread in threads:
        thread.join()
    house.start()

    with house.public() as public:
        for key, told in stream.acknowledged.items():
            assert opens(public, told["receipt"])
            assert deposit(public, stream.sent[key], key).json() == told
        for key in stream.sent.keys() - stream.acknowledged.keys():
            first = deposit(public, stream.sent[key], key).json()
            assert deposit(public, stream.sent[key], key).json() == first
            assert opens(public, first["receipt"])
    assert count(house) == before + len(stream.sent)
