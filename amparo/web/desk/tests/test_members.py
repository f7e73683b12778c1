from datetime import timedelta

from amparo.accounts import membership, signin
from amparo.accounts.models import Membership
from amparo.accounts.tests.cast import BIRTH


def test_a_machine_waits_for_its_seat_like_a_person_and_one_whose_token_ran_out_does_not(
    scene, signed_in
):
    made = membership.make_service("Puente inventado", scene.now)
    membership.make_service("Puente vencido", BIRTH - timedelta(days=100))
    client = signed_in(scene.officer)
    html = client.get("/miembros").content.decode()
    assert "Puente inventado" in html
    assert "Puente vencido" not in html

    desk = scene.officer.seats[0].desk_id
    seat = {"member": made.member.id, "seat": f"{desk}/intake_officer"}
    answer = client.post("/miembros", {**seat, "fingerprint": made.fingerprint})
    assert answer.status_code == 302
    assert Membership.objects.get(member=made.member).desk_id == desk
    assert signin.actor_of_token(made.token, scene.now).kind == "service"
