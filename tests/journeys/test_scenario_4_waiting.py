"""More than six months without a decision: late in her sight, at the desk and before the supervisor."""

from tests.journeys.programs import Applicant, Service


def _number(installation):
    return next(one["number"] for one in installation.receipts if one["scenario"] == "4")


def test_everybody_sees_that_the_decision_is_late(installation, desk, person):
    number = _number(installation)
    him = person().comes_back(installation.receipt_of("4").split())
    him.reads("Se venció el plazo")

    for role, at in (("supervisor", None), ("decision_maker", None)):
        member = desk(role, at).today("late")
        row = member.main.locator("tr").filter(has_text=number).first
        assert "Vencido" in row.inner_text(), role
        assert "Decisión" in row.inner_text()
    file_id = desk("analyst", "analysis").find(number)
    supervisor = desk("supervisor").file(file_id, "historia")
    supervisor.says("Venció: Decisión")
    supervisor.says("Se avisó a: ")


def test_the_lateness_by_program(installation):
    seen = Applicant.returning(installation, installation.receipt_of("4")).sees()
    assert "late" in {one["state"] for one in seen["terms"]} or seen["next_term"]["state"] == "late"
    supervisor = Service(installation, "supervisor")
    late = supervisor.all("terms", clock="late")
    file_id = supervisor.file(_number(installation))
    assert (file_id, "decision_ordinary") in {(one["file_id"], one["code"]) for one in late}
