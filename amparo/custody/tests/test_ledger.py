import hashlib
import threading

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.accounts.tests.cast import BIRTH
from amparo.custody import ledger
from amparo.verifier import merkle


def written(number):
    with transaction.atomic():
        return [ledger.append("note", at=BIRTH, facts={"n": n}) for n in range(number)]


@pytest.mark.django_db
def test_entries_are_numbered_and_prove_themselves_at_once():
    first = ledger.size()
    written(7)

    size, root = ledger.size(), ledger.root(ledger.size())
    assert size == first + 7
    for entry in ledger.entries(first, size):
        proof = ledger.inclusion(entry.index, size)
        merkle.verify_inclusion(entry.leaf_hash, entry.index, size, proof, root)


@pytest.mark.django_db
def test_a_grown_ledger_proves_that_it_begins_with_the_old_one():
    written(5)
    old = ledger.size()
    old_root = ledger.root(old)
    written(6)

    size = ledger.size()
    proof = ledger.consistency(old, size)
    merkle.verify_consistency(old, old_root, size, ledger.root(size), proof)


@pytest.mark.django_db
def test_the_tree_is_that_of_rfc_9162_over_the_stored_leaves():
    written(11)

    hashes = [hashlib.sha256(b"\0" + e.leaf).digest() for e in ledger.entries(0, ledger.size())]
    assert ledger.root(ledger.size()) == merkle.root(hashes)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET leaf = 'x'",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "UPDATE ledger_node SET hash = 'x'",
        "DELETE FROM ledger_node",
        "TRUNCATE ledger_node",
    ],
)
@pytest.mark.parametrize("replica", [False, True])
def test_even_the_owner_cannot_change_or_empty_the_ledger(statement, replica):
    written(2)

    with connection.cursor() as cursor:
        if replica:
            cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(DatabaseError, match="only grows"):
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_two_who_append_at_once_get_different_numbers_and_one_tree():
    numbers, errors = [], []

    def append_some():
        try:
            for _ in range(5):
                with transaction.atomic():
                    numbers.append(ledger.append("note", at=BIRTH))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=append_some) for _ in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert errors == []
    assert len(set(numbers)) == 30
    hashes = [entry.leaf_hash for entry in ledger.entries(0, ledger.size())]
    assert ledger.root(ledger.size()) == merkle.root(hashes)


@pytest.mark.parametrize("role", ["portal", "desk", "worker"])
@pytest.mark.parametrize("verb", ["SELECT * FROM", "DELETE FROM", "INSERT INTO"])
def test_no_process_touches_the_tables_of_the_ledger(connected_as, role, verb):
    tail = " DEFAULT VALUES" if verb.startswith("INSERT") else ""
    with pytest.raises(Exception, match="permission denied"):
        connected_as(role).execute(f"{verb} ledger_entry{tail}")


def test_the_door_is_stamped_by_the_database_and_not_by_the_caller(connected_as):
    with connected_as("portal") as portal:
        index = portal.execute('SELECT ledger_append(\'{"door": "desk"}\', NULL)').fetchone()[0]

    assert ledger.entry(index).leaf.startswith(b'{"v":1,"index":%d,"door":"portal"' % index)


def test_the_portal_cannot_read_the_ledger(connected_as):
    with pytest.raises(Exception, match="permission denied"):
        connected_as("portal").execute("SELECT * FROM ledger_range(0, 10)")


def test_salts_differ_so_that_equal_entries_have_different_hashes(db):
    written(2)

    entries = list(ledger.entries(ledger.size() - 2, ledger.size()))
    assert entries[0].leaf_hash != entries[1].leaf_hash
