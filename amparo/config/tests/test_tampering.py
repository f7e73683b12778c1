"""What an administrator with every right over the database can do, and what `ledger verify` says of it."""

import pytest


@pytest.mark.parametrize(
    ("deed", "undo", "said"),
    [
        (
            "UPDATE accounts_member SET box_public = sign_public WHERE email = 'oficial@example.invalid'",
            "UPDATE accounts_member SET box_public = kept.box_public FROM kept WHERE kept.id = accounts_member.id",
            "is not one the directory states",
        ),
        (
            "UPDATE accounts_deskkey SET public = decode(repeat('07', 32), 'hex')",
            "UPDATE accounts_deskkey SET public = kept_key.public FROM kept_key"
            " WHERE kept_key.id = accounts_deskkey.id",
            "is not the one the directory states",
        ),
        (
            "UPDATE accounts_statement SET signature = decode(repeat('07', 64), 'hex') WHERE seq = 1",
            "UPDATE accounts_statement SET signature = kept_said.signature FROM kept_said"
            " WHERE kept_said.seq = accounts_statement.seq",
            "statement 1 of the directory",
        ),
        (
            "UPDATE accounts_desk SET institution = 'PNP' WHERE code = 'intake'",
            "UPDATE accounts_desk SET institution = 'DGDH' WHERE code = 'intake'",
            "desk intake is not as the directory states it",
        ),
    ],
)
def test_a_swapped_key_or_member_is_told_in_words(standing, deed, undo, said):
    standing.sql("DROP TABLE IF EXISTS kept, kept_key, kept_said")
    standing.sql("CREATE TABLE kept AS SELECT id, box_public FROM accounts_member")
    standing.sql("CREATE TABLE kept_key AS SELECT id, public FROM accounts_deskkey")
    standing.sql("CREATE TABLE kept_said AS SELECT seq, signature FROM accounts_statement")
    standing.sql(deed)
    try:
        verdict = standing.amparo("ledger", "verify", "--json")
    finally:
        standing.sql(undo)
        standing.sql("DROP TABLE kept, kept_key, kept_said")
    assert verdict.code == 1
    assert any(said in fault for fault in verdict.facts["faults"]), verdict.facts["faults"]
    assert standing.amparo("ledger", "verify").code == 0
