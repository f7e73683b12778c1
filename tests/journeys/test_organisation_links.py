"""No page of an organisation offers a member what refuses them: those whom no other journey walks."""

from tests.journeys import links

ROLES = ("reviewer", "auditor", "administrator")


def test_no_link_offered_to_these_roles_beside_refuses_them(organisation):
    found = links.of_roles(organisation, ROLES)
    assert {role: wrong for role, (_pages, wrong) in found.items() if wrong} == {}
    assert min(pages for pages, _wrong in found.values()) > 3
