"""What somebody with an account, a token or a seat elsewhere tries, and must not get."""

import json

import pytest
from django.utils import translation

from amparo.accounts import membership
from amparo.accounts.actors import NOT_BY_MACHINE, Actor
from amparo.accounts.tests.cast import BIRTH
from amparo.agenda.models import Deadline
from amparo.custody import ledger
from amparo.custody.granting import shielded_institutions
from amparo.custody.selectors import desks_holding
from amparo.earlywarning.catalogue import ACTS, available, perform
from amparo.earlywarning.tests.scene import DECISION, REASONS, admitted, ordered, planned
from amparo.earlywarning.worklists import Asked, terms
from amparo.earlywarning.worklists import cases as worklist
from amparo.kernel.errors import Forbidden, Invalid
from amparo.law import packs
from amparo.registry.selectors import cases


def as_machine(actor):
    """The same seats in the hands of a machine's token."""
    return Actor(actor.id, actor.name, "service", actor.seats, actor.keyring)


def facts_of(file_id):
    bodies = [entry.body or {} for entry in ledger.entries_of(file_id)]
    return [{k: v for k, v in body.items() if k != "marks"} for body in bodies]


def test_a_machine_hands_no_part_of_a_file_to_another_desk(cast):
    scene = admitted(cast)
    machine = as_machine(scene.actor("analyst"))
    body = {"desk": str(cast.desk("decision").id), "kinds": ["facts"], "purpose": "plan_work"}

    with pytest.raises(Forbidden):
        perform(machine, scene.file_id, "share_file", body, scene.at)


def test_nobody_is_admitted_in_a_role_that_the_desk_does_not_have(cast):
    officer = cast.actor("intake_officer", "intake")
    made = membership.make_person(
        "rol@example.invalid", "Rol inventado", "cuatro palabras mías", BIRTH
    )

    for role in ("decision_maker", "auditor", "no_such_role"):
        with pytest.raises(Invalid) as refused:
            membership.admit_member(
                made.member.id,
                cast.desk("intake").id,
                role,
                made.fingerprint,
                actor=officer,
                at=BIRTH,
            )
        assert set(refused.value.fields) == {"role"}


def test_a_machine_signs_nothing_and_is_told_so_before_it_tries(cast):
    scene, _measure = planned(cast)
    machine = as_machine(scene.actor("decision_maker"))
    with translation.override("en"):
        found = available(machine, scene.file_id, scene.at, "en")
    offered = {one.code: one.why_not for one in found}

    assert "A person does this" in offered["decide_grant"]
    with pytest.raises(Forbidden):
        perform(machine, scene.file_id, "decide_grant", DECISION, scene.at)
    officer, anew = (
        as_machine(scene.actor("intake_officer")),
        {"language": "es", "reasons": REASONS},
    )
    with pytest.raises(Forbidden):
        perform(officer, scene.file_id, "reissue_receipt", anew, scene.at)
    perform(officer, scene.file_id, "send_message", {"text": "Una línea."}, scene.at)


def test_what_a_machine_may_not_do_exists():
    pack = packs.current()
    powers = {power.code for power in pack.matrix.powers}
    acts = {act.code for act in pack.procedure.acts} | set(ACTS)
    assert powers | acts | {"export"} >= NOT_BY_MACHINE


def test_an_excluded_supervisor_no_longer_knows_that_the_file_exists(cast):
    scene, _measure = planned(cast)
    supervisor = scene.actor("supervisor")
    assert cases(supervisor).filter(pk=scene.file_id).exists()

    scene.do("analyst", "exclude_institution", institution="VMDHAJ", reasons=REASONS)

    assert not cases(supervisor).filter(pk=scene.file_id).exists()
    assert not worklist(supervisor, Asked()).exists()
    assert not terms(supervisor, Asked(), scene.at).exists()


def test_the_ledger_does_not_name_an_institution_that_must_not_know(cast):
    scene, _measure = planned(cast)
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)

    last = facts_of(scene.file_id)[-1]
    assert last["act"] == "exclude_institution"
    assert "MINCUL" not in json.dumps(last)


def test_the_ledger_does_not_say_from_whom_a_consent_was_withdrawn(cast):
    scene, _measure = planned(cast)
    scene.says("withdraw_consent", recipient="MINCUL")

    last = facts_of(scene.file_id)[-1]
    assert (last["verb"], last["answer"]) == ("apply_answer", "withdraw_consent")
    assert "MINCUL" not in json.dumps(last)


def test_a_lifted_shield_leaves_neither_its_institution_nor_its_ground_in_the_ledger(cast):
    scene, _measure = planned(cast)
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    scene.do(
        "decision_maker",
        "override_shield",
        desk=str(cast.desk("focal_mincul").id),
        kinds=["place"],
        ground="trusted_unit",
        reasons=REASONS,
    )

    last = json.dumps(facts_of(scene.file_id)[-1])
    assert "MINCUL" not in last
    assert "trusted_unit" not in last


def test_an_institution_closed_again_after_a_lifting_stays_closed(cast):
    scene, _measure = planned(cast)
    lifting = {"desk": str(cast.desk("focal_mincul").id), "kinds": ["place"], "reasons": REASONS}
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    scene.do("decision_maker", "override_shield", ground="trusted_unit", **lifting)
    analyst = scene.actor("analyst")
    assert "MINCUL" not in shielded_institutions(scene.file_id, analyst, scene.at)

    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    assert "MINCUL" in shielded_institutions(scene.file_id, analyst, scene.at)


def test_an_institution_sees_in_its_terms_no_file_no_stage_and_no_department(cast):
    scene, order = ordered(cast)
    police = scene.actor("police_unit")
    assert Deadline.objects.open().filter(owner_desk_id__in=police.desk_ids).exists()

    own = set(terms(police, Asked(), scene.at).values_list("subject_id", flat=True))
    assert own == {order}
    assert not terms(police, Asked(stage=scene.stage), scene.at).exists()
    assert not terms(police, Asked(department="25"), scene.at).exists()


def test_an_institution_found_out_later_finds_the_term_of_its_order_gone_too(cast):
    scene, _order = ordered(cast)
    police = scene.actor("police_unit")
    scene.do("analyst", "exclude_institution", institution="PNP", reasons=REASONS)

    assert not terms(police, Asked(), scene.at).exists()


def test_a_file_whose_whole_house_is_excluded_goes_to_the_alternative_desk(cast):
    scene, _measure = planned(cast)
    scene.do("analyst", "exclude_institution", institution="VMDHAJ", reasons=REASONS)

    alternate = cast.desk("intake_alternate")
    assert desks_holding(scene.file_id) == {alternate.id}
    officer = scene.actor("intake_officer", "intake_alternate")
    assert cases(officer).get(pk=scene.file_id).desk_id == alternate.id
    assert "DGDH" in shielded_institutions(scene.file_id, officer, scene.at)
