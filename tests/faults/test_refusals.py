"""A refusal costs nobody the next attempt: the connection it was given on still answers."""


def test_after_a_refusal_that_read_nothing_the_same_connection_still_answers(public):
    long = {"account": "x" * 100_000}
    refusals = (("PUT", long), ("DELETE", {"account": "x"}), ("PATCH", long))
    for method, body in refusals * 12:
        assert public.request(method, "requests", json=body).status_code == 405
        assert public.post("receipt", json={"receipt": "dos palabras"}).status_code == 422
    too_large = public.post("requests", json={"account": "x" * 3_000_000})
    assert (too_large.status_code, too_large.headers["connection"]) == (413, "close")
    assert public.get("form").status_code == 200
