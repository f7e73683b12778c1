"""What stands unsealed in the database, column by column, each with the reason why it may.

A new column falls here first: seal it, or write its reason. Whoever reviews this list asks of each line what it
would tell a thief of the database about a person.
"""

import pytest
from django.apps import apps
from django.db import connection, models

WHEN = "a time, cut to the minute where a person acts; the host sees the rhythm of work anyway"
TERM = "a date that a clock needs"
STATUS = "where it stands, clear on purpose: queues work without a key"
PACK = "what of the law pack it was done under"
REASON = "a code of the law pack; the words beside it are sealed"
TURN = "role or desk whose turn it is or was"
STAFF = "people and desks of institutions, not those who ask"
VERSION = "a count that is part of what is signed or sealed"
DERIVED = "derived one way from a secret that is not stored"
DIGEST = "a digest of ciphertext or of a key"
PUBLIC = "public key, signature, salt or cost"

CLEAR = {
    "accounts_desk.code": STAFF,
    "accounts_desk.institution": "the responsible institution, clear on purpose",
    "accounts_desk.kind": STAFF,
    "accounts_desk.name": STAFF,
    "accounts_desk.department": STAFF,
    "accounts_desk.created_at": WHEN,
    "accounts_deskkey.version": VERSION,
    "accounts_deskkey.public": PUBLIC,
    "accounts_member.kind": STAFF,
    "accounts_member.email": STAFF,
    "accounts_member.name": STAFF,
    "accounts_member.box_public": PUBLIC,
    "accounts_member.sign_public": PUBLIC,
    "accounts_member.salt": PUBLIC,
    "accounts_member.ops": PUBLIC,
    "accounts_member.mem": PUBLIC,
    "accounts_member.totp_last_step": "so that a code serves once",
    "accounts_member.lookup": DERIVED,
    "accounts_member.expires_at": WHEN,
    "accounts_member.created_at": WHEN,
    "accounts_member.closed_at": WHEN,
    "accounts_membership.role": TURN,
    "accounts_membership.key_version": VERSION,
    "accounts_membership.since": WHEN,
    "accounts_membership.ended_at": WHEN,
    "accounts_session.lookup": DERIVED,
    "accounts_session.created_at": WHEN,
    "accounts_session.confirmed_at": WHEN,
    "accounts_session.seen_at": WHEN,
    "accounts_statement.seq": VERSION,
    "accounts_statement.kind": "what a signed line of the directory is about",
    "accounts_statement.body": "the signed directory: desks, members and keys, nobody who asks",
    "accounts_statement.signer": PUBLIC,
    "accounts_statement.signature": PUBLIC,
    "agenda_deadline.term_code": PACK,
    "agenda_deadline.track": STATUS,
    "agenda_deadline.unit": PACK,
    "agenda_deadline.amount": PACK,
    "agenda_deadline.whose_turn": TURN,
    "agenda_deadline.escalates_to": PACK,
    "agenda_deadline.measured": STATUS,
    "agenda_deadline.pack_version": PACK,
    "agenda_deadline.owner_role": TURN,
    "agenda_deadline.started_at": WHEN,
    "agenda_deadline.due_at": TERM,
    "agenda_deadline.suspended_at": WHEN,
    "agenda_deadline.pause_reason": REASON,
    "agenda_deadline.extended_by": "days added to a term",
    "agenda_deadline.met_at": WHEN,
    "agenda_deadline.stopped_at": WHEN,
    "agenda_deadline.lapsed_at": WHEN,
    "agenda_deadline.sweep_after": WHEN,
    "agenda_escalation.cause": REASON,
    "agenda_escalation.to_role": TURN,
    "agenda_escalation.raised_at": WHEN,
    "agenda_escalation.answered_at": WHEN,
    "assessment_assessment.version": VERSION,
    "assessment_assessment.pack_version": PACK,
    "assessment_assessment.revision": VERSION,
    "assessment_assessment.level_suggested": STATUS,
    "assessment_assessment.level": STATUS,
    "assessment_assessment.state": STATUS,
    "assessment_assessment.valid_until": TERM,
    "assessment_assessment.started_at": WHEN,
    "assessment_assessment.signed_at": WHEN,
    "assessment_signature.place": "first or second signature",
    "assessment_signature.digest": DIGEST,
    "assessment_signature.signature": PUBLIC,
    "assessment_signature.signed_at": WHEN,
    "assessment_signature.voided_at": WHEN,
    "coordination_informationrequest.number": "random, or typed from the institution's own book; counts nothing",
    "coordination_informationrequest.institution": "the responsible institution, clear on purpose",
    "coordination_informationrequest.track": STATUS,
    "coordination_informationrequest.state": STATUS,
    "coordination_informationrequest.asked_at": WHEN,
    "coordination_informationrequest.due_at": TERM,
    "coordination_informationrequest.answered_at": WHEN,
    "custody_checkpoint.size": "entries of the ledger, published",
    "custody_checkpoint.note": "a signed root, published",
    "custody_checkpoint.made_at": WHEN,
    "custody_draft.lookup": DERIVED,
    "custody_draft.expires_at": WHEN,
    "custody_envelope.kind": "which part of a file; every file has the same",
    "custody_envelope.key_id": DIGEST,
    "custody_envelope.stale": "whether the key must be renewed at the next opening",
    "custody_envelope.created_at": WHEN,
    "custody_grant.holder_kind": "desk or receipt",
    "custody_grant.key_version": VERSION,
    "custody_grant.purpose": REASON,
    "custody_grant.granted_at": WHEN,
    "custody_grant.ends_at": WHEN,
    "custody_grant.signature": PUBLIC,
    "custody_idempotentanswer.lookup": DERIVED,
    "custody_idempotentanswer.expires_at": WHEN,
    "custody_notice.written_at": WHEN,
    "custody_opening.purpose": REASON,
    "custody_opening.opened_at": WHEN,
    "custody_opening.until": WHEN,
    "custody_receipt.lookup": DERIVED,
    "custody_receipt.public": PUBLIC,
    "custody_receipt.standing": "whether she or a proxy holds the words, or it is the decoy that every receipt has",
    "custody_receipt.reads_own_words": "whether the receipt reads back; needed before it opens",
    "custody_receipt.created_at": WHEN,
    "custody_receipt.revoked_at": WHEN,
    "custody_sheet.field": "code of the act that wrote it; every answer of a deposit is called the same",
    "custody_sheet.version": VERSION,
    "custody_sheet.digest": DIGEST,
    "custody_sheet.written_at": WHEN,
    "earlywarning_alert.cause": REASON,
    "earlywarning_alert.raised_at": WHEN,
    "earlywarning_alert.seen_at": WHEN,
    "earlywarning_appeal.remedy": REASON,
    "earlywarning_appeal.stage": STATUS,
    "earlywarning_appeal.number": "random, or typed from the institution's own book; counts nothing",
    "earlywarning_appeal.outcome": STATUS,
    "earlywarning_appeal.filed_at": WHEN,
    "earlywarning_appeal.decided_at": WHEN,
    "earlywarning_appointment.what": REASON,
    "earlywarning_appointment.starts_at": "the day and hour on which somebody is booked; a term like others",
    "earlywarning_appointment.booked_at": WHEN,
    "earlywarning_decision.outcome": STATUS,
    "earlywarning_decision.number": "random, or typed from the institution's own book; counts nothing",
    "earlywarning_decision.signed_on": "date that the institution wrote on its own resolution",
    "earlywarning_decision.ground": REASON,
    "earlywarning_decision.decided_at": WHEN,
    "earlywarning_decision.binding_at": WHEN,
    "earlywarning_decision.returned_at": WHEN,
    "earlywarning_move.act": REASON,
    "earlywarning_move.from_stage": STATUS,
    "earlywarning_move.to_stage": STATUS,
    "earlywarning_move.track": STATUS,
    "earlywarning_move.actor_role": TURN,
    "earlywarning_move.actor_desk": TURN,
    "earlywarning_move.at": WHEN,
    "earlywarning_procedure.sequence": VERSION,
    "earlywarning_procedure.stage": STATUS,
    "earlywarning_procedure.stage_since": WHEN,
    "earlywarning_procedure.track": STATUS,
    "earlywarning_procedure.level": STATUS,
    "earlywarning_procedure.level_valid_until": TERM,
    "earlywarning_procedure.opened_at": WHEN,
    "earlywarning_procedure.closed_at": WHEN,
    "evidence_blob.size": "padded size",
    "evidence_blob.digest": DIGEST,
    "evidence_blob.path": "random name in the folder of ciphertext",
    "evidence_blob.received_at": WHEN,
    "intake_answer.code": "what the worker must apply; her words are sealed",
    "intake_answer.subject": "whether a measure helped, or by which remedy she appeals; never an institution",
    "intake_answer.written_at": WHEN,
    "intake_answer.applied_at": WHEN,
    "intake_request.number": "random, or typed from the institution's own book; counts nothing",
    "intake_request.designation": "two random words to say aloud",
    "intake_request.track": STATUS,
    "intake_request.channel": "how it came: page, telephone, counter, API",
    "intake_request.standing": "on whose behalf it is, as a code",
    "intake_request.department": "two digits, the finest place that is clear",
    "intake_request.collective": "one person or a collective, no name and no number",
    "intake_request.language": "es or en: the language of the receipt's words, not hers",
    "intake_request.pack_code": PACK,
    "intake_request.pack_version": PACK,
    "intake_request.received_at": WHEN,
    "intake_request.due_at": TERM,
    "intake_request.reads_own": "whether the receipt reads back; needed before it opens",
    "measures_contradiction.raised_at": WHEN,
    "measures_contradiction.resolved_at": WHEN,
    "measures_contradiction.finding": STATUS,
    "measures_measure.type": "kind of measure of the pack's catalogue",
    "measures_measure.urgent": STATUS,
    "measures_measure.interim": STATUS,
    "measures_measure.state": STATUS,
    "measures_measure.agreed": STATUS,
    "measures_measure.agreed_at": WHEN,
    "measures_measure.agreed_by": "receipt or an officer's record",
    "measures_measure.institution": "the responsible institution, clear on purpose",
    "measures_measure.proposed_at": WHEN,
    "measures_measure.start_on": TERM,
    "measures_measure.review_on": TERM,
    "measures_measure.ended_at": WHEN,
    "measures_measure.end_reason": REASON,
    "measures_order.number": "random, or typed from the institution's own book; counts nothing",
    "measures_order.institution": "the responsible institution, clear on purpose",
    "measures_order.reveals": "codes of what the order tells, never what it says",
    "measures_order.track": STATUS,
    "measures_order.state": STATUS,
    "measures_order.issued_at": WHEN,
    "measures_order.due_at": TERM,
    "measures_order.asked_until": TERM,
    "measures_order.acknowledged_at": WHEN,
    "measures_order.reported_at": WHEN,
    "measures_order.done_at": WHEN,
    "measures_order.contested_at": WHEN,
    "measures_order.arrived_at": WHEN,
    "measures_order.cannot_reason": REASON,
    "measures_order.cannot_for": TURN,
    "measures_order.helped": "yes, partly, no, worse",
    "measures_order.closed_at": WHEN,
    "measures_report.kind": "what the institution answered",
    "measures_report.reason": REASON,
    "measures_report.until": WHEN,
    "measures_report.written_at": WHEN,
    "registry_case.number": "random, or typed from the institution's own book; counts nothing",
    "registry_case.designation": "two random words to say aloud",
    "registry_case.department": "two digits, the finest place that is clear",
    "registry_case.language": "es or en: the language of the receipt's words, not hers",
    "registry_case.collective": "one person or a collective, no name and no number",
    "registry_case.standing": "on whose behalf it is, as a code",
    "registry_case.channel": "how it came: page, telephone, counter, API",
    "registry_case.pack_code": PACK,
    "registry_case.pack_version": PACK,
    "registry_case.received_at": WHEN,
    "registry_case.opened_on": WHEN,
}
SEALED = {
    "accounts_deskkey.recovery_wrap",
    "accounts_member.wrap",
    "accounts_member.totp",
    "accounts_membership.wrapped",
    "accounts_session.wire",
    "custody_draft.wire",
    "custody_grant.wrapped",
    "custody_idempotentanswer.wire",
    "custody_notice.wire",
    "custody_sheet.wire",
    "intake_answer.for_worker",
}
# Whole tables of the public record: what these documents say was published by whoever said it.
RECORD = {
    "library_original": "a public document as it came",
    "library_paragraph": "its text, by paragraph",
    "library_source": "its issuer, date, reference and digest",
    "library_sourceversion": "the same before an amendment",
    "library_wording": "its text",
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
