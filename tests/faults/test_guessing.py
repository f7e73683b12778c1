"""Who guesses receipts pays for it; who deposits or comes back meanwhile is served."""

import secrets
import threading

from amparo.crypto import receipts
from tests.faults.many import together

GUESSERS, DEPOSITS = 50, 12


def wrong():
    """Ten words whose checksum is right and which are nobody's."""
    return " ".join(receipts.new_receipt("es").words)


def ask(house, call, body, **headers):
    with house.public() as public:
        return public.post(call, json=body, headers=headers)


def test_a_mistyped_receipt_is_told_by_its_checksum_with_no_look_at_any_file(
    house, public, example
):
    words = public.post("requests", json=example).json()["receipt"].split()
    place = next(n for n in range(9) if words[n] != words[n + 1])
    words[place], words[place + 1] = words[place + 1], words[place]
    answer = public.post("receipt", json={"receipt": " ".join(words)})
    assert (answer.status_code, answer.json()["code"]) == (422, "receipt_checksum_wrong")


def test_a_word_that_is_on_no_list_is_told_by_its_place(house, public, example):
    words = public.post("requests", json=example).json()["receipt"].split()
    answer = public.post("receipt", json={"receipt": " ".join([*words[:6], "xyzzy", *words[7:]])})
    assert answer.status_code == 422
    assert "7" in answer.json()["title"]
    assert "xyzzy" not in answer.text


def test_every_deposit_is_acknowledged_while_fifty_go_on_guessing(house, example):
    over, guesses = threading.Event(), []

    def guess():
        while not over.is_set():
            guesses.append(ask(house, "receipt", {"receipt": wrong()}).status_code)

    guessers = [threading.Thread(target=guess) for _ in range(GUESSERS)]
    for one in guessers:
        one.start()
    try:
        key = [secrets.token_urlsafe(24) for _ in range(DEPOSITS)]
        got = together(
            DEPOSITS, lambda n: ask(house, "requests", example, **{"Idempotency-Key": key[n]})
        )
        known = got[0].json()["receipt"]
        back = ask(house, "receipt", {"receipt": known}).status_code
    finally:
        over.set()
        for one in guessers:
            one.join()
    assert [answer.status_code for answer in got] == [201] * DEPOSITS
    assert back == 200
    assert set(guesses) <= {404, 429, 503}
    assert len(guesses) >= GUESSERS
