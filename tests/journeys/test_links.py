"""No page of a mechanism offers a member what refuses them."""

from tests.journeys import links

ROLES = (
    *("analyst", "intake_officer", "duty_delegate", "international_liaison"),
    *("second_signer", "decision_maker", "supervisor", "focal_point", "prosecutor_liaison"),
    *("companion", "observer", "auditor", "administrator"),
)


def test_no_link_offered_to_any_of_these_roles_refuses_them(installation):
    found = links.of_roles(installation, ROLES)
    assert {role: wrong for role, (_pages, wrong) in found.items() if wrong} == {}
    assert sum(pages for pages, _wrong in found.values()) > 150
