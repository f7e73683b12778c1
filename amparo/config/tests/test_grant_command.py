def test_the_operator_sees_who_holds_what_and_reads_nothing(standing):
    number = standing.deposit("PD-TEST-0001", "intake", "analysis")
    listed = standing.amparo("grant", "list", number)
    assert listed.code == 0, listed.err
    assert "identity: intake, for deposit" in listed.out
    assert "identity: receipt (own), for deposit" in listed.out
    assert "5 grants." in listed.out
    assert "Inventada" not in listed.out


def test_a_desk_loses_a_file_under_one_entry_and_the_rows_still_verify(standing):
    number = standing.deposit("PD-TEST-0002", "intake", "analysis")
    ended = standing.amparo(
        "grant", "end", number, "--desk", "analysis", "--reason", "consent_withdrawn", "--json"
    )
    assert ended.facts == {"number": number, "desk": "analysis", "ended": 2}
    left = standing.amparo("grant", "list", number, "--json").facts["grants"]
    assert {one["holder"] for one in left} == {"intake", "receipt (own)"}
    assert all(one["stale"] for one in left)
    assert standing.amparo("ledger", "verify").code == 0

    twice = standing.amparo(
        "grant", "end", number, "--desk", "analysis", "--reason", "consent_withdrawn"
    )
    assert "holds nothing" in twice.err


def test_the_last_desk_keeps_a_file_and_reasons_are_codes(standing):
    number = standing.deposit("PD-TEST-0003", "intake")
    last = standing.amparo(
        "grant", "end", number, "--desk", "intake", "--reason", "consent_withdrawn"
    )
    assert last.code == 1
    assert "nobody could open it again" in last.err

    worded = standing.amparo(
        "grant", "end", number, "--desk", "intake", "--reason", "because she said so"
    )
    assert "code of the law pack" in worded.err
    assert standing.amparo("grant", "list", "PD-NONE-0000").code == 1
