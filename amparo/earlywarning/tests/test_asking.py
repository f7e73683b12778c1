import pytest

from amparo.coordination import services
from amparo.coordination.errors import AlreadyAnswered, NoSuchInformationRequest
from amparo.custody.errors import MustNotKnow
from amparo.earlywarning.catalogue import available, available_on_information, perform
from amparo.earlywarning.models import Move
from amparo.earlywarning.tests.scene import REASONS, admitted
from amparo.kernel.errors import Invalid

CANARY = "pregunta-inventada-7T"


def ask(scene, role="analyst", desk="focal_mincul", **facts):
    to = str(scene.cast.desk(desk).id)
    return scene.do(role, "request_information", desk=to, text=CANARY, facts=facts).subject


def test_an_analyst_asks_with_the_least_about_her_and_the_term_is_told_as_unverified(cast):
    scene = admitted(cast)
    met = {one.code: one for one in available(scene.actor("analyst"), scene.file_id, scene.at)}
    assert "(por verificar)" in met["request_information"].hint
    desks = {
        one["const"] for one in met["request_information"].schema["properties"]["desk"]["oneOf"]
    }
    assert str(cast.desk("focal_mincul").id) in desks
    assert str(cast.desk("police_unit").id) not in desks

    ask(scene, district="Masisea")
    assert scene.told("information")[-1]["reveals"] == ["district"]
    assert Move.objects.filter(case_id=scene.file_id, act="request_information").exists()


def test_the_institution_is_offered_its_answer_once_and_the_mechanism_to_take_it_back(cast):
    scene = admitted(cast)
    asked, focal = ask(scene), cast.actor("focal_point", "focal_mincul")
    analyst = scene.actor("analyst")

    def offered(actor):
        return [one.code for one in available_on_information(actor, asked, scene.at)]

    assert (offered(focal), offered(analyst)) == (["answer_information"], ["withdraw_request"])
    services.open_request(focal, asked, "formal_request", scene.at)
    perform(focal, scene.file_id, "answer_information", {"text": "Consta."}, scene.at, asked)
    assert (offered(focal), offered(analyst)) == ([], [])
    with pytest.raises(AlreadyAnswered):
        scene.do("analyst", "withdraw_request", asked)


def test_who_must_not_know_and_who_was_not_asked_learn_nothing(cast):
    scene = admitted(cast)
    scene.do("analyst", "exclude_institution", institution="MINCUL", reasons=REASONS)
    with pytest.raises(MustNotKnow):
        ask(scene)
    asked = ask(scene, desk="focal_minem")
    with pytest.raises(NoSuchInformationRequest):
        perform(
            cast.actor("focal_point", "focal_mimp"),
            scene.file_id,
            "answer_information",
            {"text": "Sí."},
            scene.at,
            asked,
        )


def test_a_desk_that_is_not_offered_is_refused_at_its_field(cast):
    scene = admitted(cast)
    with pytest.raises(Invalid) as refused:
        ask(scene, desk="police_unit")
    assert set(refused.value.fields) == {"desk"}
