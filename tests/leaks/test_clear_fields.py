"""What stands unsealed in the database, column by column, each with the reason why it may.

A new column falls here first: seal it, or write its reason. Whoever reviews this list asks of each line what it
would tell a thief of the database about a person.
"""

import pytest
from django.apps import apps
from django.db import connection, models

from tests.leaks.clear_collections import COLLECTIONS
from tests.leaks.clear_columns import CLEAR as OTHERS
from tests.leaks.clear_evidence import EVIDENCE
from tests.leaks.record_tables import RECORD

CLEAR = {**OTHERS, **COLLECTIONS, **EVIDENCE}
SEALED = {
    "accounts_deskkey.recovery_wrap",
    "accounts_member.wrap",
    "accounts_member.totp",
    "accounts_membership.wrapped",
    "accounts_session.wire",
    "custody_card.wire",
    "custody_draft.wire",
    "custody_grant.wrapped",
    "custody_idempotentanswer.wire",
    "custody_notice.wire",
    "custody_sheet.wire",
    "documentation_block.wire",
    "documentation_record.wire",
    "intake_answer.for_worker",
    "registry_savedsearch.wire",
}
# Tables that are no model: the ledger, whose entries hold codes and digests, and what the database was born as.
APART = {
    "django_content_type": "names of models",
    "django_migrations": "names of migrations",
    "installation_birth": "demonstration or real",
    "ledger_entry": "codes, ids and digests; what is in a leaf is looked through by the canaries",
    "ledger_node": "hashes",
}
LONGEST = 120  # characters; only staff's own names and the signed checkpoint are longer
LONGER = {
    "accounts_member.email",
    "accounts_member.name",
    "accounts_desk.name",
    "custody_checkpoint.note",
}


def columns():
    """Every column of ours that is no id and leads to no other row."""
    for model in apps.get_models():
        if model.__module__.startswith("amparo.") and model._meta.db_table not in RECORD:
            for field in model._meta.concrete_fields:
                if not field.is_relation and not isinstance(field, models.UUIDField):
                    yield f"{model._meta.db_table}.{field.column}", field


def test_every_clear_column_is_on_the_list_and_no_other():
    assert {name for name, _ in columns()} - SEALED == set(CLEAR)


def test_every_sealed_column_holds_bytes():
    kinds = {name: type(field) for name, field in columns()}
    assert {kinds.get(name) for name in SEALED} == {models.BinaryField}


def test_each_line_says_why():
    assert all(len(why) > 6 for why in CLEAR.values())


def test_no_clear_column_has_room_for_an_account():
    roomy = {
        name
        for name, field in columns()
        if isinstance(field, models.TextField | models.CharField)
        and (field.max_length or 10**6) > LONGEST
    }
    assert roomy - SEALED - LONGER == set()


@pytest.mark.django_db
def test_no_table_of_the_database_is_neither_a_model_nor_named_here():
    named = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        found = set(connection.introspection.table_names(cursor))
    assert found - named - set(APART) == set()
