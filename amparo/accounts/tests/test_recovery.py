"""The recovery key opens every desk: each use is on the record, and told to those whose files it reaches."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from amparo.accounts import ceremony, directory
from amparo.accounts.errors import WrongKeyFile
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import ledger, notices, sealing
from amparo.custody.models import Notice

LATER = BIRTH + timedelta(days=3)


def deposited(desk, master):
    plan = sealing.Deposit(uuid4(), BIRTH)
    plan.add("account", {"story": {"text": "Palabras inventadas"}})
    plan.hold([directory.desk_holder(desk.id)])
    plan.receipt(master)
    plan.receipt(master[::-1], standing="proxy")
    with transaction.atomic():
        ledger.append("receive", at=BIRTH, file_id=plan.file_id, marks=plan.save())
    return plan.file_id


def told_to(master, file_id):
    pair, lookup = sealing.receipt_pair(master), sealing.receipt_lookup(master)
    rows = Notice.objects.filter(file_id=file_id, receipt__lookup=lookup)
    return [notices.read(pair, bytes(row.wire)) for row in rows]


def test_each_use_of_the_recovery_key_is_told_to_those_whose_files_the_desk_holds(cast, settings):
    hers, others = b"h" * 31 + b"1", b"o" * 31 + b"2"
    intake, decision = cast.desk("intake"), cast.desk("decision")
    file_id, elsewhere = deposited(intake, hers), deposited(decision, others)
    secret = (Path(settings.AMPARO_DATA_DIR) / "ceremony" / "recovery.key").read_bytes()
    ceremony.desk_pair_from_recovery(intake, secret, LATER)

    (line,) = told_to(hers, file_id)
    assert (line["kind"], line["desk"]) == ("recovery_used", "intake")
    assert told_to(hers[::-1], file_id) == told_to(others, elsewhere) == []
    assert [one.body["verb"] for one in ledger.entries_of(file_id)] == ["receive", "use_recovery"]


def test_the_key_of_another_installation_opens_nothing_and_tells_nobody(cast):
    master = b"h" * 31 + b"1"
    file_id = deposited(cast.desk("intake"), master)
    with pytest.raises(WrongKeyFile):
        ceremony.desk_pair_from_recovery(cast.desk("intake"), b"x" * 32, LATER)
    assert told_to(master, file_id) == []
